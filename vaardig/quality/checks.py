"""What every check is given and gives back, and the check that word lists share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nlp.matcher import Hit

from .ad import Ad
from .model import Part, PeerBasis
from .rulebook import Rulebook, Word
from .settings import Thresholds


class Found(NamedTuple):
    """A remark before its texts are filled in. ``shown`` fills ``{text}``; empty: the words at the place."""

    rule: str
    part: Part = "whole"
    start: int = 0
    end: int = 0
    shown: str = ""
    proposal: str = ""


class NotJudged(NamedTuple):
    """A rule that could not be judged here, and why (Dutch)."""

    rule: str
    reason: str


@dataclass(frozen=True, eq=False)
class Context:
    """What a check may use beside the vacancy."""

    book: Rulebook
    thresholds: Thresholds
    peers: PeerBasis
    words: dict[str, list[Word]]
    unless: dict[str, list[Hit]]
    title_words: dict[str, list[Word]]


Check = Callable[[Ad, Context], Iterator[Found | NotJudged]]


def listed(ad: Ad, context: Context, rule: str) -> Iterator[Word]:
    """Words of a rule's list in the text, without those whose sentence makes them legitimate."""
    unless = context.unless.get(rule, ())
    for word in context.words.get(rule, ()):
        sentence = ad.sentence_at(word.start)
        if sentence is not None and any(sentence.start <= hit.start < sentence.end for hit in unless):
            continue
        yield word


def word_check(rule: str) -> Check:
    """A check that reports every word of a rule's list, in text and title."""

    def check(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
        for word in context.title_words.get(rule, ()):
            yield Found(rule, "title", word.start, word.end, proposal=word.proposal)
        for word in listed(ad, context, rule):
            yield Found(rule, "text", word.start, word.end, proposal=word.proposal)

    return check
