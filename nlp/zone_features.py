"""Features of a segment for the zone model: its words, its place, its cue words, the heading it is or stands under.

Word pairs, classes of verbs and the length of the text were tried and gave nothing on annotated ads.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.segments import Segment
from nlp.types import Zone

_WORD = re.compile(r"[a-z\u00df-\uffff][\w'-]*|€|\d+")
_MAX_WORDS = 40
# Segments of a text that is called short.
SHORT_TEXT = 18
_MAX_EVIDENCE = 4
# How far below its heading a segment stands, in segments.
_DISTANCES = ((1, "1"), (2, "2"), (5, "4"), (10, "8"))


class Heading(NamedTuple):
    """The zone that a segment announces, where its heading ends, and whether it decides or only leans."""

    zone: Zone
    end: int
    decides: bool


class Features(NamedTuple):
    """What the model sees of one segment: its words, the same wherever it stands, and what depends on the place."""

    words: tuple[str, ...]
    marks: list[str]


@lru_cache(maxsize=30_000)
def words_of(piece: str) -> tuple[str, ...]:
    """Features of the words of a folded segment, at most 42: the words, the first one again, how it ends."""
    words = ["0" if w[0].isdigit() else w for w in _WORD.findall(piece)[:_MAX_WORDS]]
    opening = [f"^{words[0]}"] if words else []
    return (*words, *opening, "?" if piece.endswith("?") else ".")


def layout(segment: Segment) -> int:
    """What stands before a segment: 0 a sentence of the same line, 1 a line break, 2 a bullet."""
    return 2 if segment.bullet else 1 if segment.line else 0


def layouts(segments: Sequence[Segment]) -> list[int]:
    """Layout per segment, three higher in a short text: a zone of two sentences is soon over."""
    more = 3 if len(segments) <= SHORT_TEXT else 0
    return [layout(segment) + more for segment in segments]


def text_features(
    folded: str,
    segments: Sequence[Segment],
    headings: Sequence[Heading | None],
    evidence: Sequence[Mapping[Zone, float]],
) -> list[Features]:
    """Features per segment of one text; ``evidence`` is the summed weight of cue words per segment and zone."""
    table: list[Features] = []
    under, distance = "", 0
    for segment, heading, cues in zip(segments, headings, evidence, strict=True):
        if heading is None:
            distance += 1
            words = words_of(folded[segment.start : segment.end])
            marks = [_place(segment.start, len(folded))]
            marks += [f"C{zone}{min(_MAX_EVIDENCE, math.ceil(weight))}" for zone, weight in cues.items()]
            marks.append(f"U{under}{_bucket(distance)}" if under else "U")
        else:
            marks = [f"H{'+' if heading.decides else '-'}{heading.zone}"]
            if heading.end < segment.end:
                words = words_of(folded[heading.end : segment.end])
                marks.append(_place(heading.end, len(folded)))
            else:
                words = ()
                marks.append(_place(segment.start, len(folded)))
            under, distance = heading.zone if heading.decides else "-", 0
        marks.append(f"L{layout(segment)}")
        table.append(Features(words, marks))
    return table


def _place(start: int, length: int) -> str:
    return f"@{min(9, 10 * start // max(1, length))}"


def _bucket(distance: int) -> str:
    return next((name for limit, name in _DISTANCES if distance <= limit), "16")
