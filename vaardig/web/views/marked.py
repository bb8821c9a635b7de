"""A text cut into pieces, some of them marked: the template escapes every piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
    """A run of text; ``span`` is None where nothing is marked."""

    text: str
    span: Span | None = None


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Cut a text at its marks.

    Overlapping spans become one mark with the notes of all, and the look of the first. Spans outside the text are cut
    to it; empty ones are left out.
    """
    result: list[Piece] = []
    at = 0
    for span in _merged(text, spans):
        if span.start > at:
            result.append(Piece(text[at : span.start]))
        result.append(Piece(text[span.start : span.end], span))
        at = span.end
    if at < len(text):
        result.append(Piece(text[at:]))
    return result


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        start, end = max(span.start, 0), min(span.end, len(text))
        if start >= end:
            continue
        last = merged[-1] if merged else None
        if last is not None and start < last.end:
            title = " · ".join(dict.fromkeys(part for part in (last.title, span.title) if part))
            notes = tuple(dict.fromkeys((*last.notes, *span.notes)))
            merged[-1] = Span(last.start, max(last.end, end), last.look, title, notes)
        else:
            merged.append(Span(start, end, span.look, span.title, span.notes))
    return merged
