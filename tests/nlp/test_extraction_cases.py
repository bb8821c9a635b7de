"""Sentences with what an expert reads in them. The failures we know of are asserted exactly: a fix is noticed too.

After a change of the extractor: ``python tests/cases/update_known.py`` and read what it says before committing.
"""

import runpy
from pathlib import Path

import pytest

CASES = runpy.run_path(str(Path(__file__).resolve().parent.parent / "cases" / "update_known.py"))


@pytest.fixture(scope="module")
def failed():
    return CASES["failures"]()


def test_there_are_enough_cases_and_ids_are_unique():
    ids = [case["id"] for case in CASES["load_cases"]()]
    assert len(ids) == len(set(ids)) >= 400


def test_surfaces_stand_in_their_texts():
    for case in CASES["load_cases"]():
        for key in ("expect", "absent", "absent_soft", "zones"):
            for surface in case.get(key, ()):
                assert CASES["place"](case["text"], surface)["start"] >= 0, case["id"]


def test_nothing_broke(failed):
    assert sorted(failed.keys() - CASES["load_known"]().keys()) == []


def test_nothing_was_mended_unnoticed(failed):
    assert sorted(CASES["load_known"]().keys() - failed.keys()) == []


def test_an_empty_answer_fails_wherever_something_is_expected():
    """The checker can fail: an extractor that finds nothing must not pass a case that expects a mention."""
    nothing = dict.fromkeys(("education_level", "experience_years_min", "domain", "stem"))
    for case in CASES["load_cases"]():
        if "expect" in case or "zones" in case:
            assert CASES["causes"](case, {"mentions": [], "zones": [], **nothing}), case["id"]
