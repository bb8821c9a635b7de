"""Zones of a vacancy: which stretch speaks of the company, the tasks, the profile, the offer, the procedure.

A linear-chain model (conditional random field, Lafferty et al. 2001) weighs headings, cue words, words and place of
every segment together with the steps between zones. Headings and cue words: ``taxonomy/data/rules/headings.txt`` and
``zone_cues.txt``; weights: ``nlp/data/zones.tsv``, learnt by `nlp.train_zones`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.matcher import Hit
from nlp.segments import Segment
from nlp.types import ZONES, Zone, ZoneSpan
from nlp.zone_features import Heading, layouts, text_features
from nlp.zone_model import zone_model

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
    announced = [heading_of(text, segment, hits) for segment, hits in zip(segments, headings, strict=True)]
    features = text_features(folded, segments, announced, [evidence_of(hits) for hits in cues])
    path = [ZONES[place] for place in zone_model().path(features, layouts(segments))]
    return Zoning(
        tuple(path),
        tuple(heading.end if heading else 0 for heading in announced),
        _spans(len(text), segments, path),
    )


def _spans(length: int, segments: Sequence[Segment], path: Sequence[Zone]) -> tuple[ZoneSpan, ...]:
    spans: list[ZoneSpan] = []
    start, current = 0, path[0]
    for segment, zone in zip(segments, path, strict=True):
        if zone != current:
            spans.append(ZoneSpan(start, segment.start, current))
            start, current = segment.start, zone
    spans.append(ZoneSpan(start, length, current))
    return tuple(spans)
