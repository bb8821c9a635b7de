"""Stretches of stored texts with their zone, told from the mentions that stand in them.

A werkmap does not store zones, only the zone of every mention. A segment takes the zone of a mention in it, or else of
the last mention before it: exact wherever something was read, and no second extraction is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.segments import Segment, split_segments

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
