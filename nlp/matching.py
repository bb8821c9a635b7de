"""One-to-one matching of spans between a system and a gold standard (DESIGN section 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MINIMUM_IOU = 1 / 3

Span = Mapping[str, Any]


def iou(a: Span, b: Span) -> float:
    """Intersection over union of two spans with ``start`` and ``end``, in characters, 0..1."""
    inter = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return 0.0 if inter <= 0 else inter / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def match_spans(system: Sequence[Span], gold: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs (system index, gold index) with IoU of a third or more, best pairs first, each span at most once."""
    pairs = sorted(
        (
            (value, i, j)
            for i, mention in enumerate(system)
            for j, span in enumerate(gold)
            if (value := iou(mention, span)) >= MINIMUM_IOU
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    matched: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    return matched
