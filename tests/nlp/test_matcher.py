"""What counts inside a longer word, and that word starts are told alike near an anchor and in a whole text."""

import pytest

from nlp.matcher import Entry, Matcher
from taxonomy.patterns import compile_pattern


def _found(entries, text, openings=(0,)):
    return [(text[hit.start : hit.end], hit.payload) for hit in Matcher(entries).scan(text, openings)]


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        (Entry("excel", "x"), "excelkennis en excel", ["excel"]),
        (Entry("excel", "x", ("kennis",)), "excelkennis, excelboek en msexcel", ["excel"]),
        (Entry(compile_pattern("lass*"), "x"), "hij laste en lassers plassen", ["lassers"]),
        (Entry(compile_pattern("*diploma"), "x"), "bachelordiploma en diplomatie", ["bachelordiploma"]),
        (Entry(compile_pattern("wij bied*"), "x", (), True), "wij bieden dat wij bieden", ["wij bieden"]),
    ],
)
def test_inside_a_longer_word_only_what_is_open_counts(entry, text, found):
    assert [surface for surface, _ in _found([entry], text)] == found


def test_many_anchors_are_found_as_few_are():
    """Beyond some anchors the word starts of the whole text are used instead of those nearby."""
    entry = Entry(compile_pattern("(erg |)graag ..2 (leren|werken)"), "x")
    piece = "je wil erg graag bij ons werken; "
    one = _found([entry], piece)
    assert one == [("erg graag bij ons werken", "x")]
    assert _found([entry], "x" * 500 + " " + piece) == one
    assert _found([entry], piece * 30) == one * 30
