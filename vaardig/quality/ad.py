"""One vacancy as the rules see it: text, sentences, zones, mentions and who it is for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.segments import Segment
from nlp.types import Mention, Zone, ZoneSpan
from taxonomy.load import Taxonomy
from taxonomy.model import Occupation
from vaardig.base.text import fold

from .furniture import furniture
from .model import QualityRequest

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, bullet or heading: its place, its zone, and whether it leads or is a heading."""

    start: int
    end: int
    zone: Zone
    bullet: bool
    lead: bool


@dataclass(frozen=True)
class Ad:
    """A vacancy that was read. Offsets are those of ``text``, ``title`` stands apart."""

    request: QualityRequest
    title: str
    text: str
    folded: str
    sentences: tuple[Sentence, ...]
    zones: tuple[ZoneSpan, ...]
    mentions: tuple[Mention, ...]
    occupation: Occupation | None
    education_level: str | None
    experience_years: float | None
    contract: str
    taxonomy: Taxonomy

    @cached_property
    def title_folded(self) -> str:
        """The title, folded."""
        return fold(self.title)

    @cached_property
    def words(self) -> int:
        """Words of letters in the text, without the lines that are the site's."""
        return len(_WORD.findall(self.text)) - sum(len(_WORD.findall(self.text[a:b])) for a, b in self.furniture)

    @cached_property
    def furniture(self) -> tuple[tuple[int, int], ...]:
        """Places where the site speaks: menus, login forms, news."""
        return furniture(self.text)

    @property
    def furniture_share(self) -> float:
        """Share of the characters that are the site's, 0..1."""
        return sum(high - low for low, high in self.furniture) / max(1, len(self.text))

    def in_furniture(self, position: int) -> bool:
        """True for a place where the site speaks."""
        return any(low <= position < high for low, high in self.furniture)

    @cached_property
    def demanded(self) -> tuple[Mention, ...]:
        """Mentions asked as essential or nice, or taught; without what is only a task or context."""
        return tuple(
            m
            for m in self.mentions
            if m.requirement in ("essential", "nice", "learnable") and not self.in_furniture(m.start)
        )

    @cached_property
    def isco(self) -> str:
        """ISCO-08 code of the occupation, four digits; empty when unknown."""
        return self.occupation.isco if self.occupation else ""

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def index_at(self, position: int) -> int | None:
        """Index of the sentence that holds a position."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.sentences[index].end else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position."""
        index = self.index_at(position)
        return None if index is None else self.sentences[index]

    def around(self, position: int, before: int = 0, after: int = 0) -> str:
        """Folded text of the sentence at a position, with so many sentences before and after it."""
        index = self.index_at(position)
        if index is None:
            return self.folded[max(0, position - 100) : position + 100]
        first = self.sentences[max(0, index - before)]
        last = self.sentences[min(len(self.sentences) - 1, index + after)]
        return self.folded[first.start : last.end]

    def in_zone(self, *zones: Zone) -> Iterator[Sentence]:
        """Sentences of these zones, in order."""
        return (sentence for sentence in self.sentences if sentence.zone in zones)


def sentences_of(segments: Sequence[Segment], zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """Sentences from what the reader cut."""
    return tuple(
        Sentence(segment.start, segment.end, zone, segment.bullet, segment.lead)
        for segment, zone in zip(segments, zones, strict=True)
    )


# Who is welcome is no demand: "personen met een handicap worden aangemoedigd te solliciteren".
_WELCOME = re.compile(
    r"\b(?:aangemoedigd|moedigen|moedigt|kansengroep\w*|ongeacht)\b(?=.*(?:sollicit|kandida|talent|iedereen))"
    r"|(?:sollicit|kandida|handicap|beperking|achtergrond|afkomst).*\b(?:aangemoedigd|moedigen|moedigt|ongeacht)\b"
)


# One of these stands in every such sentence.
_WELCOME_WORDS = ("aangemoedigd", "moedigen", "moedigt", "kansengroep", "ongeacht")


def asked(mentions: Iterable[Mention], sentences: Sequence[Sentence], folded: str) -> tuple[Mention, ...]:
    """The mentions without those of sentences that say who is welcome."""
    if not any(map(folded.__contains__, _WELCOME_WORDS)):
        return tuple(mentions)
    welcome = [(s.start, s.end) for s in sentences if _WELCOME.search(folded[s.start : s.end].replace("\n", " "))]
    return tuple(m for m in mentions if not any(low <= m.start < high for low, high in welcome))
