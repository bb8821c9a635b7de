"""What was found before its requirement level is known, and how overlapping findings are settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nlp.types import Kind


class Candidate(NamedTuple):
    """A finding at ``[start, end)``; ``priority`` settles overlaps before length does."""

    start: int
    end: int
    kind: Kind
    concept_id: str | None
    label: str
    confidence: float
    method: str
    priority: int = 0


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep of overlapping candidates the one of higher priority, then the longer, then the earlier; sorted by start."""
    kept: list[Candidate] = []
    ranked = sorted(
        candidates, key=lambda c: (-c.priority, c.start - c.end, c.start, -c.confidence, c.concept_id or "")
    )
    for candidate in ranked:
        if not any(other.start < candidate.end and candidate.start < other.end for other in kept):
            kept.append(candidate)
    kept.sort()
    return kept


def overlap(a: Candidate, b: Candidate) -> float:
    """Intersection over union of two spans, in characters, 0..1."""
    inter = min(a.end, b.end) - max(a.start, b.start)
    if inter <= 0:
        return 0.0
    return inter / (max(a.end, b.end) - min(a.start, b.start))
