"""The pattern language under its public name, for callers that look through one text and need no automaton.

The compiler is `taxonomy.anchored`; the matcher of `nlp` puts its anchors in one automaton.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .anchored import Pattern, compile_pattern

MAX_LENGTH = 1200


def find(pattern: Pattern, folded: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (exclusive) of every match of one pattern in a folded text, each span once, in order."""
    spans: set[tuple[int, int]] = set()
    for anchor in pattern.anchors:
        start = folded.find(anchor)
        while start >= 0:
            span = pattern.covering(folded, start, start + len(anchor))
            if span:
                spans.add(span)
            start = folded.find(anchor, start + 1)
    yield from sorted(spans)


def occurs(patterns: Iterable[str], folded: str) -> bool:
    """True when one of the patterns, as typed, stands in the folded text."""
    return any(True for source in patterns for _ in find(compile_pattern(source), folded))


__all__ = ["MAX_LENGTH", "Pattern", "compile_pattern", "find", "occurs"]
