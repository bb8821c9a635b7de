import sys

import numpy as np
import pytest

from indexes.encoders import load_encoder
from vaardig.base.errors import EncoderError, MissingExtraError


def test_the_default_loads_without_torch_and_knows_dutch():
    encoder = load_encoder()
    near, far = (
        encoder.encode(["chauffeur vrachtwagen", "verpleegkundige"]) @ encoder.encode(["vrachtwagenchauffeur"])[0]
    )
    assert near > far + 0.2


def test_a_very_long_text_and_an_empty_one():
    vectors = load_encoder().encode(["lasser " * 20_000, ""])
    assert np.isfinite(vectors).all()
    assert not vectors[1].any()


def test_an_unknown_model_is_one_clear_error(tmp_path):
    pytest.importorskip("sentence_transformers")
    (tmp_path / "leeg").mkdir()
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_encoder(str(tmp_path / "leeg"))


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match=r"vaardig\[transformers\]"):
        load_encoder("some/model")


def test_a_sentence_transformers_folder(tiny, tiny_folder):
    pytest.importorskip("sentence_transformers")
    encoder = load_encoder(str(tiny_folder))
    np.testing.assert_allclose(encoder.encode(["java developer"]), tiny.encode(["java developer"]), atol=1e-5)
    assert encoder.dimension == 32
    assert encoder.id.startswith("tiny:")
