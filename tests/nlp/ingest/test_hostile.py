"""A small part of ``bench/hostile.py``: damaged samples, random bytes and texts that trouble matchers."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench" / "hostile.py"


@pytest.fixture(scope="module")
def hostile():
    spec = importlib.util.spec_from_file_location("hostile", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["hostile"] = module
    spec.loader.exec_module(module)
    return module


def test_damaged_files_are_read_or_refused_and_no_row_is_lost(hostile):
    outcomes = hostile.run(1, seed=7, with_bombs=False)
    assert [outcome for outcome in outcomes if outcome.fault] == []
    assert {"read", "refused"} == {outcome.kind for outcome in outcomes}


@pytest.mark.parametrize(
    "name", ["right to left", "NUL", "zero-width between letters", "combining characters", "no spaces"]
)
def test_odd_characters_do_not_hide_the_ad_beside_them(hostile, tmp_path: Path, name: str):
    path = tmp_path / "bron.jsonl"
    path.write_bytes(hostile._line(text=hostile.texts()[name]).encode("utf-8", "surrogatepass"))
    outcome = hostile.one(name, path)
    assert outcome.fault == ""
    assert (outcome.vacancies, outcome.rejects) == (1, 0)
    assert outcome.mentions >= (3 if name != "no spaces" else 0)
