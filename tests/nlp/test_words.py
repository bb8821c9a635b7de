"""Words that are noun and form of a verb: their neighbours tell which."""

from __future__ import annotations

import pytest

from nlp.words import FINITE, INFINITIVE, NOUN, word_table


def _tag(text: str, word: str) -> str:
    return next(token.tag for token in word_table().tokens(text, 0, len(text)) if token.word == word)


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("je vergelijkt prijzen", "prijzen", NOUN),
        ("opmaken van nieuwe plannen", "plannen", NOUN),
        ("routes plannen en volgen", "plannen", INFINITIVE),
        ("verantwoordelijk voor onderhoud en keuring", "onderhoud", NOUN),
        ("je werkt in het onderhoud van liften", "onderhoud", NOUN),
        ("daarna onderhoud je de liften", "onderhoud", FINITE),
        ("als monteur werk je aan liften", "werk", FINITE),
        ("u houdt de voorraad goed bij", "houdt", FINITE),
        ("constateren van gebreken", "constateren", INFINITIVE),
        ("de kosten van gebreken", "kosten", NOUN),
        ("om lekken te traceren", "traceren", INFINITIVE),
        ("bakker te zandbergen", "zandbergen", NOUN),
    ],
)
def test_class_by_neighbours(text: str, word: str, tag: str) -> None:
    assert _tag(text, word) == tag


def test_lemma_of_a_separated_verb() -> None:
    tokens = word_table().tokens("je houdt de voorraad bij", 0, 24)
    assert tokens[1].lemma == "bijhouden"
