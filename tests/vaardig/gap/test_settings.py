"""The calibration belongs to the encoder that ships."""

import json

from indexes.encoders import load_encoder
from vaardig.gap import settings


def test_the_calibration_was_made_with_the_encoder_in_use():
    # A new encoder has other similarities: run bench/bench_gap.py and write its settings.
    made_with = json.loads(settings._FILE.read_text(encoding="utf-8"))["encoder"]
    assert made_with == load_encoder().id
