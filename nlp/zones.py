"""Zones of a vacancy: which stretch speaks of the company, the tasks, the profile, the offer, the procedure.

Headings decide where they exist; between and without headings each segment's wording gives evidence, and the most
likely sequence is found by dynamic programming (Viterbi) with a cost for every change of zone. Rules and weights:
``taxonomy/data/rules/headings.txt`` and ``zone_cues.txt``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.matcher import Hit
from nlp.segments import Segment
from nlp.types import ZONES, Zone, ZoneSpan
from nlp.zone_model import zone_model

_SWITCH = 1.5
_HEADING = 30.0
_WEAK_HEADING = 1.5
_UNDER_HEADING = 0.7
_MODEL = 0.5
_MODEL_FLOOR = -5.0
_EVIDENCE_CAP = 4.0
_START: dict[Zone, float] = {
    "bedrijf": 0.6,
    "taken": 0.5,
    "profiel": 0.0,
    "aanbod": -0.5,
    "procedure": -1.0,
    "ander": 0.0,
}
_MAX_HEADING = 75
# A company part rarely follows the offer, an application procedure rarely comes before the profile.
_UNLIKELY: dict[tuple[Zone, Zone], float] = {
    ("procedure", "profiel"): 0.8,
    ("procedure", "taken"): 0.8,
    ("aanbod", "taken"): 0.8,
}


@dataclass(frozen=True, slots=True)
class Zoning:
    """Zone per segment (same order), where its heading ends (0: it has none), and the spans that cover the text."""

    of_segment: tuple[Zone, ...]
    heading_end: tuple[int, ...]
    spans: tuple[ZoneSpan, ...]


class _Heading(NamedTuple):
    """The zone that a segment announces, where its heading ends, and whether it decides or only leans."""

    zone: Zone
    end: int
    decides: bool


def _heading_zone(text: str, segment: Segment, hits: Sequence[Hit]) -> _Heading | None:
    """The zone that a segment announces where the heading ends and whether it decides, when it is or opens with one."""
    length = segment.end - segment.start
    best: Hit | None = None
    for hit in hits:
        if hit.start - segment.start > 2:
            continue
        if best is None or hit.end > best.end:
            best = hit
    if best is None:
        return None
    rest = text[best.end : segment.end]
    bare = rest.strip(" \t.:?!-–—*_#…")
    covers = length <= _MAX_HEADING and len(bare) <= max(3, length * 0.35) and bare.count(" ") <= 2
    announced = rest.lstrip()[:1] in (":", "?") and best.start == segment.start
    capital = text[best.start : best.start + 1].isupper()
    flattened = capital and bare[:1].isupper() and (best.end - best.start) >= 6 and rest[:1] == " "
    if (covers and (capital or segment.line or segment.lead)) or (announced and capital) or flattened:
        return _Heading(best.payload[1], segment.end if covers else best.end, best.payload[2] == "strong")
    return None


def _evidence(hits: Sequence[Hit]) -> dict[Zone, float]:
    totals: dict[Zone, float] = {}
    taken: set[tuple[int, Zone]] = set()
    for hit in hits:
        _, zone, weight = hit.payload
        if (hit.start, zone) in taken:
            continue
        taken.add((hit.start, zone))
        totals[zone] = min(_EVIDENCE_CAP, totals.get(zone, 0.0) + weight)
    return totals


def assign_zones(
    text: str,
    folded: str,
    segments: Sequence[Segment],
    headings: Sequence[Sequence[Hit]],
    cues: Sequence[Sequence[Hit]],
) -> Zoning:
    """Zone of every segment.

    Parameters
    ----------
    headings, cues
        Per segment the hits with payload ``("heading", zone, strength)`` and ``("zone", zone, weight)`` inside it.
    """
    if not segments:
        span = (ZoneSpan(0, len(text), "ander"),) if text else ()
        return Zoning((), (), span)
    announced = [_heading_zone(text, segment, hits) for segment, hits in zip(segments, headings, strict=True)]
    path = _best_path(_emissions(folded, segments, announced, cues))
    return Zoning(
        tuple(path),
        tuple(heading.end if heading else 0 for heading in announced),
        _spans(len(text), segments, path),
    )


def _emissions(
    folded: str, segments: Sequence[Segment], announced: Sequence[_Heading | None], cues: Sequence[Sequence[Hit]]
) -> list[dict[Zone, float]]:
    """Evidence per segment and zone, in log-odds: its heading, or else its wording and the heading it stands under."""
    under: Zone | None = None
    table: list[dict[Zone, float]] = []
    open_spans = [(s.start, s.end) for s, heading in zip(segments, announced, strict=True) if heading is None]
    likely = iter(zone_model().log_probabilities(folded, open_spans, len(folded)).tolist())
    for heading, hits in zip(announced, cues, strict=True):
        if heading is not None:
            under = heading.zone if heading.decides else None
            table.append({heading.zone: _HEADING if heading.decides else _WEAK_HEADING})
            continue
        emission = _evidence(hits)
        if under is not None:
            emission[under] = emission.get(under, 0.0) + _UNDER_HEADING
        for zone, value in zip(ZONES, next(likely), strict=True):
            emission[zone] = emission.get(zone, 0.0) + _MODEL * max(_MODEL_FLOOR, value)
        table.append(emission)
    return table


def _best_path(emissions: Sequence[dict[Zone, float]]) -> list[Zone]:
    """The likeliest zones in sequence (Viterbi); of equally likely paths the one that changes zone latest."""
    best: dict[Zone, float] = dict(_START)
    back: list[dict[Zone, Zone]] = []
    for emission in emissions:
        reached: dict[Zone, float] = {}
        origin: dict[Zone, Zone] = {}
        leader = max(ZONES, key=best.__getitem__)
        for zone in ZONES:
            stay = best[zone]
            move = best[leader] - _SWITCH - _UNLIKELY.get((leader, zone), 0.0)
            origin[zone] = zone if stay > move else leader
            reached[zone] = max(stay, move) + emission.get(zone, 0.0)
        best = reached
        back.append(origin)
    current = max(ZONES, key=best.__getitem__)
    path: list[Zone] = []
    for origin in reversed(back):
        path.append(current)
        current = origin[current]
    path.reverse()
    return path


def _spans(length: int, segments: Sequence[Segment], path: Sequence[Zone]) -> tuple[ZoneSpan, ...]:
    spans: list[ZoneSpan] = []
    start, current = 0, path[0]
    for segment, zone in zip(segments, path, strict=True):
        if zone != current:
            spans.append(ZoneSpan(start, segment.start, current))
            start, current = segment.start, zone
    spans.append(ZoneSpan(start, length, current))
    return tuple(spans)
