import pytest

from taxonomy.patterns import compile_pattern, compile_patterns
from vaardig.base.errors import TaxonomyError


def _find(source, text):
    pattern = compile_pattern(source)
    for anchor in pattern.anchors:
        at = text.find(anchor)
        while at >= 0:
            span = pattern.covering(text, at, at + len(anchor))
            if span is not None:
                return text[slice(*span)]
            at = text.find(anchor, at + 1)
    return None


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("oog voor detail", "je hebt oog voor detail en", "oog voor detail"),
        ("oog voor detail", "je hebt oog voor details", None),
        ("nauwkeurig*", "een nauwkeurige werker", "nauwkeurige"),
        ("*gericht", "je bent klantgericht", "klantgericht"),
        ("(is|zijn) (altijd|) (welkom|nice to have)", "frans is altijd nice to have", "is altijd nice to have"),
        ("(je|u) werkt .. precies", "je werkt graag heel precies", "je werkt graag heel precies"),
        ("(je|u) werkt ..2 precies", "je werkt graag en altijd heel precies", None),
        ("pluspunten :", "pluspunten: frans", "pluspunten:"),
        ("wat ga je als * doen", "wat ga je als lasser doen?", "wat ga je als lasser doen"),
        ("geen (diploma|opleiding) vereist", "er is geen opleiding vereist", "geen opleiding vereist"),
    ],
)
def test_matches(source, text, found):
    assert _find(source, text) == found


@pytest.mark.parametrize("source", ["", "(a|b", "* ..", "a) b", "()"])
def test_bad_patterns_are_refused_with_the_allowed_marks(source):
    with pytest.raises(TaxonomyError, match="Allowed: words"):
        compile_pattern(source)


def test_a_lone_group_of_plain_words_needs_no_regular_expression():
    assert [p.anchors for p in compile_patterns("(lassen|frezen)")] == [("lassen",), ("frezen",)]
    assert all(p.regex is None for p in compile_patterns("(lassen|frezen)"))
