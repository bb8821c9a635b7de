from hypothesis import given
from hypothesis import strategies as st

from vaardig.base.text import fold, squeeze


@given(st.text())
def test_fold_keeps_length_and_is_idempotent(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_fold_unifies_case_accents_quotes_dashes_and_spaces():
    assert fold("Coördinatie – ’s Ochtends\tÉÉN\u00a0ijs") == "coordinatie - 's ochtends een ijs"


def test_fold_shrinks_characters_whose_lower_case_is_longer():
    assert fold("İ") == "i"
    assert len(fold("Straße")) == 6


def test_squeeze_collapses_white_space():
    assert squeeze("  a \n b\t ") == "a b"
