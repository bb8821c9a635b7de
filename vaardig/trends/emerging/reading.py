"""Noun phrases in the asked part of stored texts that no concept of the taxonomy covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.hard import title_nouns
from nlp.phrases import LIST_MARKS, PhraseReader
from nlp.segments import Segment
from nlp.words import DETERMINER, NOUN, PREPOSITION, UNSPECIFIC, Token, word_table
from vaardig.base.text import fold
from vaardig.trends.passages import ASKED_ZONES, Span

_MOST_WORDS = 3
_SHORTEST, _LONGEST, _SHORTEST_LONE = 3, 60, 5
_COVERED = 0.5
_ADJECTIVES = ("lijk", "waardig", "matig", "loos", "isch")


class Found(NamedTuple):
    """A wording at ``[start, end)`` of a text; ``key`` is equal for singular and plural, ``sentence`` its segment."""

    key: str
    start: int
    end: int
    sentence: tuple[int, int]


def read_phrases(text: str, segments: Iterable[tuple[Segment, str]], mentions: Sequence[Span]) -> Iterator[Found]:
    """Wordings of one text, each place once; a wording of three words also gives its last two and its last one.

    Parameters
    ----------
    segments
        Segments of the text with their zones.
    mentions
        What a build read in it; a wording under a linked one is no news.
    """
    folded = fold(text)
    words = word_table()
    asked = sorted(mention for mention in mentions if mention.linked)
    for segment, zone in segments:
        if zone not in ASKED_ZONES:
            continue
        tokens = words.tokens(folded, segment.start, segment.end)
        reader = PhraseReader(words, tokens, "taken")
        index = 0
        while index < len(tokens):
            phrase = reader.noun_phrase(index)
            if phrase is None:
                index += 1
                continue
            # A line of its own that is only a noun phrase is a heading, unless a bullet stands before it.
            whole = phrase[0] == 0 and phrase[1] == len(tokens) - 1
            if not whole or segment.bullet:
                sentence = (segment.start, segment.end)
                for found in _suffixes(tokens, phrase, words.generic, asked, sentence):
                    if _noun(text[found.start : found.end], found.start, tokens, segment.bullet):
                        yield found
            index = phrase[1] + 1


def _noun(surface: str, start: int, tokens: Sequence[Token], bullet: bool) -> bool:
    """Whether a lone lower-case word stands where a noun stands: unknown adjectives and verbs look like one.

    A noun follows a determiner, a preposition or another noun, or goes on in a list; a bullet may open with one.
    """
    last = surface.split()[-1]
    if last[1:] == last[1:].lower() and _verb_form(fold(last)):
        return False
    if " " in surface or surface != surface.lower():
        return True
    if len(surface) < _SHORTEST_LONE or surface.endswith(_ADJECTIVES):
        return False
    before = [token for token in tokens if token.end <= start]
    if not before:
        return bullet
    return before[-1].tag in (DETERMINER, PREPOSITION, NOUN, UNSPECIFIC) or before[-1].word in LIST_MARKS


def _verb_form(word: str) -> bool:
    """Whether the lemma is an infinitive that the word is not: "solliciteer". A noun has a lemma no longer."""
    lemma = singular(word)
    return lemma.endswith("en") and not word.endswith("en") and len(lemma) >= len(word)


def _suffixes(
    tokens: Sequence[Token],
    phrase: tuple[int, int],
    generic: frozenset[str],
    asked: Sequence[Span],
    sentence: tuple[int, int],
) -> Iterator[Found]:
    first, last = phrase
    head = tokens[last]
    if head.tag != NOUN or head.word in title_nouns():
        return
    for start in range(max(first, last - _MOST_WORDS + 1), last + 1):
        opening = tokens[start]
        if opening.tag not in (NOUN, UNSPECIFIC) or (start == last and head.word in generic):
            continue
        low, high = opening.start, head.end
        if not _SHORTEST <= high - low <= _LONGEST or not _wordy(tokens[start : last + 1]):
            continue
        if _covered(low, high, asked):
            continue
        yield Found(_key(tokens[start : last + 1]), low, high, sentence)


def _wordy(tokens: Sequence[Token]) -> bool:
    """No digits alone, no single letters: something that could be the name of a skill."""
    return all(len(token.word) > 1 and any(c.isalpha() for c in token.word) for token in tokens if token.tag == NOUN)


def _covered(low: int, high: int, asked: Sequence[Span]) -> bool:
    taken = sum(max(0, min(high, span.end) - max(low, span.start)) for span in asked if span.start < high)
    return taken >= _COVERED * (high - low)


def _key(tokens: Sequence[Token]) -> str:
    words = [token.word for token in tokens]
    return " ".join([*words[:-1], singular(words[-1])])


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """Lemma of a noun, as far as the word list knows it."""
    import simplemma

    return fold(simplemma.lemmatize(word, lang="nl")) or word
