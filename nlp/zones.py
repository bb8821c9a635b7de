"""Zones of a vacancy: which stretch speaks of the company, the tasks, the profile, the offer, the procedure.

A linear-chain model (conditional random field, Lafferty et al. 2001) weighs headings, cue words, words and place of
every segment together with the steps between zones. Headings and cue words: ``taxonomy/data/rules/headings.txt`` and
``zone_cues.txt``; weights: ``nlp/data/zones.tsv``, learnt by `nlp.train_zones`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.matcher import Hit
from nlp.segments import Segment
from nlp.types import ZONES, Zone, ZoneSpan
from nlp.zone_features import Heading, layouts, own_features, standings
from nlp.zone_model import Steps, zone_model

_EVIDENCE_CAP = 4.0
_MAX_HEADING = 75


@dataclass(frozen=True, slots=True)
class Zoning:
    """Zone per segment (same order), where its heading ends (0: it has none), and the spans that cover the text."""

    of_segment: tuple[Zone, ...]
    heading_end: tuple[int, ...]
    spans: tuple[ZoneSpan, ...]


def heading_of(text: str, segment: Segment, hits: Sequence[Hit]) -> Heading | None:
    """What a segment announces, when it is a heading or opens with one."""
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
        return Heading(best.payload[1], segment.end if covers else best.end, best.payload[2] == "strong")
    return None


def evidence_of(hits: Sequence[Hit]) -> dict[Zone, float]:
    """Summed weight of the cue words of one segment per zone, at most four."""
    totals: dict[Zone, float] = {}
    taken: set[tuple[int, Zone]] = set()
    for hit in hits:
        _, zone, weight = hit.payload
        if (hit.start, zone) in taken:
            continue
        taken.add((hit.start, zone))
        totals[zone] = min(_EVIDENCE_CAP, totals.get(zone, 0.0) + weight)
    return totals


class Outlook(NamedTuple):
    """What a segment tells about zones wherever it stands: its heading, and its weights in the model.

    Offsets are counted from the start of the segment.
    """

    heading: Heading | None
    weights: bytes


def outlook_of(text: str, folded: str, headings: Sequence[Hit], cues: Sequence[Hit], *, line: bool) -> Outlook:
    """The outlook of one segment.

    Parameters
    ----------
    headings, cues
        Its hits with payload ``("heading", zone, strength)`` and ``("zone", zone, weight)``.
    line
        Whether it starts a line: elsewhere fewer words are a heading.
    """
    heading = heading_of(text, Segment(0, len(text), False, line, text.endswith(":")), headings) if headings else None
    words, marks = own_features(folded, heading.end if heading else 0, heading, evidence_of(cues))
    return Outlook(heading, zone_model().weigh((*words, *marks)))


class Layout(NamedTuple):
    """One text for `assign_zones`: its length, segments, and the outlook of each."""

    length: int
    segments: Sequence[Segment]
    outlooks: Sequence[Outlook]


def assign_zones(texts: Sequence[Layout]) -> list[Zoning]:
    """Zone of every segment of every text. A text gets the same whatever stands beside it."""
    model = zone_model()
    headings = [_headings(text) for text in texts]
    steps = [
        Steps(
            [outlook.weights for outlook in text.outlooks],
            [model.weigh_standing(standing) for standing in standings(text.segments, announced, text.length)],
            layouts(text.segments),
        )
        for text, announced in zip(texts, headings, strict=True)
    ]
    zonings: list[Zoning] = []
    for text, announced, path in zip(texts, headings, model.paths(steps), strict=True):
        zones = [ZONES[place] for place in path]
        ends = [heading.end if heading else 0 for heading in announced]
        zonings.append(Zoning(tuple(zones), tuple(ends), _spans(text.length, text.segments, zones)))
    return zonings


def _headings(text: Layout) -> list[Heading | None]:
    """Headings with their end counted from the start of the text."""
    return [
        outlook.heading and outlook.heading._replace(end=outlook.heading.end + segment.start)
        for outlook, segment in zip(text.outlooks, text.segments, strict=True)
    ]


def _spans(length: int, segments: Sequence[Segment], path: Sequence[Zone]) -> tuple[ZoneSpan, ...]:
    if not path:
        return (ZoneSpan(0, length, "ander"),) if length else ()
    spans: list[ZoneSpan] = []
    start, current = 0, path[0]
    for segment, zone in zip(segments, path, strict=True):
        if zone != current:
            spans.append(ZoneSpan(start, segment.start, current))
            start, current = segment.start, zone
    spans.append(ZoneSpan(start, length, current))
    return tuple(spans)
