"""Stretches of stored texts with their zone, which a werkmap does not store.

:func:`zoned_segments` tells it from the mentions: a segment takes the zone of a mention in it, or else of the last
mention before it; exact wherever something was read. :class:`ZoneReader` reads the zones anew, 2 ms a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.document import zoning_of
from nlp.lexicon import build_rule_lexicon
from nlp.segments import Segment, split_segments
from taxonomy.load import load_taxonomy

ASKED_ZONES = ("taken", "profiel")


class Span(NamedTuple):
    """A mention as far as reading goes on from it; ``linked`` when it says something the taxonomy has a place for."""

    start: int
    end: int
    zone: str
    linked: bool


def zoned_segments(text: str, mentions: Sequence[Span]) -> Iterator[tuple[Segment, str]]:
    """Segments of a text in order, each with its zone; empty before the first mention."""
    ordered = sorted(mentions)
    position, zone = 0, ordered[0].zone if ordered else ""
    for segment in split_segments(text):
        while position < len(ordered) and ordered[position].start < segment.start:
            zone = ordered[position].zone
            position += 1
        if position < len(ordered) and ordered[position].end <= segment.end:
            zone = ordered[position].zone
        yield segment, zone


class ZoneReader:
    """Reads the zones of texts as a build does, without looking for skills."""

    def __init__(self) -> None:
        # The rules are the same under every taxonomy.
        self._lexicon = build_rule_lexicon(load_taxonomy())

    def segments(self, text: str) -> list[tuple[Segment, str]]:
        """Segments of a text in order, each with its zone."""
        return list(zip(split_segments(text), zoning_of(text, self._lexicon).of_segment, strict=True))
