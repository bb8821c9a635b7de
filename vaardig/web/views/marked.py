"""A text cut into pieces, some of them marked: the template escapes every piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Span:
    """Part of a text with its look (a CSS class), what it is, and the numbers of the notes that it belongs to."""

    start: int
    end: int
    look: str = ""
    title: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A run of text; ``span`` is None where nothing is marked. Its notes are those that end here."""

    text: str
    span: Span | None = None


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Cut a text at its marks.

    Where spans overlap, the shortest one gives the look and all of them the title, so that a remark about a whole
    sentence does not hide one about a word in it. The number of a note stands where its span ends. Spans outside the
    text are cut to it; empty ones are left out.
    """
    inside = [
        Span(max(span.start, 0), min(span.end, len(text)), span.look, span.title, span.notes)
        for span in spans
        if max(span.start, 0) < min(span.end, len(text))
    ]
    borders = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    inside.sort(key=lambda span: (span.end - span.start, span.start))
    result: list[Piece] = []
    for start, end in pairwise(borders):
        covering = [span for span in inside if span.start <= start and end <= span.end]
        result.append(Piece(text[start:end], _joined(start, end, covering) if covering else None))
    return result


def _joined(start: int, end: int, covering: list[Span]) -> Span:
    title = " · ".join(dict.fromkeys(span.title for span in covering if span.title))
    notes = tuple(sorted({note for span in covering if span.end == end for note in span.notes}))
    return Span(start, end, covering[0].look, title, notes)
