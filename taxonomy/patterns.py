"""The pattern language of the taxonomy's files, compiled to an anchor (for one automaton) and a check around it.

The language (see ``data/README.md``): words; ``word*`` any ending; ``*word`` any beginning; ``*`` one whole word;
``(a|b c|)`` alternatives, an empty one makes the group optional; ``..`` up to four words in between, ``..2`` up to two;
a lone ``:`` stands for a colon. Everything is matched on folded text (`vaardig.base.text.fold`).

A matcher looks for all *anchors* of all patterns at once (Aho-Corasick), and asks `Pattern.covering` only where an
anchor stands. That is what keeps thousands of patterns cheap: the regular expression runs on a small window.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaardig.base.text import fold, is_word

from .pattern_parser import best_anchor, opening_texts, parse, refusal, sequence_regex

MAX_LENGTH = 1200
_WINDOW = 90
_WORD_BORDER = re.compile(r"[\s(\[\"'/-]")


class LazyRegex:
    """A regular expression that is compiled when it is first matched: of thousands, one text needs a few dozen.

    ``match`` is `re.Pattern.match`; after the first call it is found without a detour.
    """

    __slots__ = ("match", "source")
    match: Callable[..., re.Match[str] | None]

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> Callable[..., re.Match[str] | None]:
        # Python asks here only while the slot is empty.
        if name != "match":
            raise AttributeError(name)
        self.match = re.compile(self.source).match
        return self.match

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyRegex) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    ``anchors``: folded literals of which at least one stands in every match. ``regex`` is None when the pattern is
    one plain text; then only the borders need a check. ``lead``: at most so many words of a match lie
    before its anchor. ``first``: texts of which one opens every match, None when anything may open it.
    ``open_left``, ``open_right``: an anchor may be part of a longer word on that side.
    """

    source: str
    anchors: tuple[str, ...]
    regex: LazyRegex | None
    lead: int = 0
    first: tuple[str, ...] | None = None
    open_left: bool = True
    open_right: bool = True

    @property
    def literal(self) -> bool:
        """True when the pattern is one plain text."""
        return self.regex is None

    def covering(self, folded: str, start: int, end: int, starts: Sequence[int] = ()) -> tuple[int, int] | None:
        """The longest match of the pattern that covers the anchor hit ``folded[start:end]``, or None.

        ``starts`` are the `word_starts` of the text; give them when asking often.
        """
        if self.regex is None:
            if start and is_word(folded[start - 1]):
                return None
            if end < len(folded) and is_word(folded[end]):
                return None
            return start, end
        starts = starts or word_starts(folded)
        last = bisect_right(starts, start)
        limit = min(len(folded), end + _WINDOW)
        match, first = self.regex.match, self.first
        # Farthest first: optional words in front belong to the match. Parts of compounds are words of their own here.
        for index in range(max(0, last - 1 - 2 * self.lead), last):
            position = starts[index]
            if first is not None and not folded.startswith(first, position):
                continue
            found = match(folded, position, limit)
            if found is not None and found.end() >= end:
                return found.span()
        return None


def word_starts(folded: str) -> list[int]:
    """Where words begin in a folded text: after white space, brackets, quotes, slashes and hyphens. Sorted."""
    starts: list[int] = []
    position = 0
    for piece in _WORD_BORDER.split(folded):
        if piece:
            starts.append(position)
        position += len(piece) + 1
    return starts


def literal_pattern(folded: str) -> Pattern:
    """A pattern that is one plain, already folded text."""
    return Pattern(folded, (folded,), None)


def compile_patterns(source: str) -> tuple[Pattern, ...]:
    """Compile a pattern, a lone group of plain alternatives as one literal each: those need no regular expression."""
    inner = source.strip()
    if (
        inner.startswith("(")
        and inner.endswith(")")
        and not any(mark in inner[1:-1] for mark in "()*:")
        and ".." not in inner
    ):
        return tuple(compile_pattern(part.strip()) for part in inner[1:-1].split("|") if part.strip())
    return (compile_pattern(source),)


@lru_cache(maxsize=65536)
def compile_pattern(source: str) -> Pattern:
    """Compile one pattern.

    Raises
    ------
    TaxonomyError
        When the pattern is empty, has unbalanced groups, or nothing in it must occur literally
        with at least two characters.
    """
    elements = parse(source)
    plain = fold(" ".join(source.split()))
    if not any(mark in plain for mark in "*()|") and ".." not in plain and ":" not in plain.split():
        return literal_pattern(plain)
    anchor = best_anchor(elements)
    if not anchor.texts:
        raise refusal(source, "has no literal of two or more characters that every match must contain")
    return Pattern(
        source,
        anchor.texts,
        LazyRegex(sequence_regex(elements)),
        anchor.lead,
        opening_texts(elements),
        anchor.open_left,
        anchor.open_right,
    )


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
