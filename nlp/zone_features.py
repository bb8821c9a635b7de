"""Features of a segment for the zone model: its words, its place, its cue words, the heading it is or stands under.

Word pairs, classes of verbs and the length of the text were tried and gave nothing on annotated ads.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nlp.segments import Segment
from nlp.types import ZONES, Zone

_WORD = re.compile(r"[a-z\u00df-\uffff][\w'-]*|€|\d+")
_MAX_WORDS = 40
# Segments of a text that is called short.
SHORT_TEXT = 18
_MAX_EVIDENCE = 4
# How far below its heading a segment stands, in segments, up to the farthest that is told apart.
_DISTANCES = ("0", "1", "2", "4", "4", "4", "8", "8", "8", "8", "8", "16")
_FARTHEST = len(_DISTANCES) - 1
_ABOVE = {zone: [f"U{zone}{distance}" for distance in _DISTANCES] for zone in (*ZONES, "-")}
_ABOVE_NOTHING = ["U"] * len(_DISTANCES)
_PLACES = [f"@{tenth}" for tenth in range(10)]
_LAYOUTS = [f"L{layout}" for layout in range(3)]


class Heading(NamedTuple):
    """The zone that a segment announces, where its heading ends, and whether it decides or only leans."""

    zone: Zone
    end: int
    decides: bool


class Features(NamedTuple):
    """What the model sees of one segment: its words, the same wherever it stands, and what depends on the place."""

    words: tuple[str, ...]
    marks: list[str]


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


class Standing(NamedTuple):
    """What the place of a segment tells, as parts of feature names.

    ``under``: the heading above and how far; empty for a segment that is or opens with a heading. ``place``: which
    tenth of the text. ``layout``: see `layout`.
    """

    under: str
    place: str
    layout: str

    def names(self) -> list[str]:
        """Features, in the order of the parts."""
        return [name for name in self if name]


def standings(segments: Sequence[Segment], headings: Sequence[Heading | None], length: int) -> list[Standing]:
    """Standing per segment of a text of ``length`` characters."""
    found: list[Standing] = []
    above, distance = _ABOVE_NOTHING, 0
    length = max(1, length)
    for segment, heading in zip(segments, headings, strict=True):
        start, under = segment.start, ""
        if heading is None:
            distance += 1
            under = above[min(distance, _FARTHEST)]
        else:
            if heading.end < segment.end:
                start = heading.end
            above, distance = _ABOVE[heading.zone if heading.decides else "-"], 0
        found.append(Standing(under, _PLACES[min(9, 10 * start // length)], _LAYOUTS[layout(segment)]))
    return found


def own_features(piece: str, heading_end: int, heading: Heading | None, evidence: Mapping[Zone, float]) -> Features:
    """Features of a folded segment wherever it stands; its heading, if any, ends at ``heading_end``."""
    if heading is None:
        cues = [f"C{zone}{min(_MAX_EVIDENCE, math.ceil(weight))}" for zone, weight in evidence.items()]
        return Features(words_of(piece), cues)
    words = words_of(piece[heading_end:]) if heading_end < len(piece) else ()
    return Features(words, [f"H{'+' if heading.decides else '-'}{heading.zone}"])


def text_features(
    folded: str,
    segments: Sequence[Segment],
    headings: Sequence[Heading | None],
    evidence: Sequence[Mapping[Zone, float]],
) -> list[Features]:
    """Features per segment of one text; ``evidence`` is the summed weight of cue words per segment and zone."""
    table: list[Features] = []
    placed = standings(segments, headings, len(folded))
    for segment, heading, cues, standing in zip(segments, headings, evidence, placed, strict=True):
        end = heading.end - segment.start if heading else 0
        words, marks = own_features(folded[segment.start : segment.end], end, heading, cues)
        table.append(Features(words, marks + standing.names()))
    return table
