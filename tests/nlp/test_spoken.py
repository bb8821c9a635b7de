import pytest

from nlp.spoken import language_level, language_span


@pytest.mark.parametrize(
    ("text", "word", "phrase", "level"),
    [
        (
            "een zeer goede kennis van het nederlands (c1) is nodig",
            "nederlands",
            "een zeer goede kennis van het nederlands (c1",
            "C1",
        ),
        ("spreekt en schrijft vlot nederlands", "nederlands", "spreekt en schrijft vlot nederlands", "zeer goed"),
        ("je hebt basiskennis frans", "frans", "basiskennis frans", "basis"),
        ("frans: basis", "frans", "frans: basis", "basis"),
        ("in het nederlands", "nederlands", "nederlands", None),
    ],
)
def test_span_and_level(text, word, phrase, level):
    at = text.index(word)
    start, end = language_span(text, at, at + len(word), 0, len(text))
    assert text[start:end].rstrip(")") == phrase.rstrip(")")
    assert language_level(text, start, end) == level
