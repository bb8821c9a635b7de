"""What was found before its requirement level is known, and how overlapping findings are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def inside(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """True when a language, licence or diploma covers the candidate: "rijbewijs B" is not the language B."""
    return any(
        o.kind in ("licence", "language", "education") and o.start <= candidate.start and candidate.end <= o.end
        for o in others
    )


def settle_soft(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Settle overlaps per sleutelvaardigheid: one clause may show two of them."""
    labels = sorted({c.label for c in candidates})
    kept = [one for label in labels for one in longest(c for c in candidates if c.label == label)]
    return sorted(kept, key=lambda c: (c.start, c.end, c.concept_id or ""))


def settle(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Settle overlaps per kind: an experience span may hold other kinds inside it."""
    kinds = sorted({c.kind for c in candidates})
    return [kept for kind in kinds for kept in longest(c for c in candidates if c.kind == kind)]
