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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold, is_word

_TOKEN = re.compile(r"\(|\)|\||\.\.\d?|[^\s()|]+")
MAX_LENGTH = 1200
_WINDOW = 90
_WORD_START = re.compile(r"(?:(?<=[\s(\[\"'/-])|^)[^\s(\[\"'/-]")
_SEPARATOR = r"[ ]+"
_GAP_WORD = r"[^ .;!?]+"


@dataclass(frozen=True, slots=True)
class _Element:
    """One step of a pattern: its regular expression and, when it must occur, the literals it must contain."""

    regex: str
    optional: bool
    anchors: tuple[str, ...]
    words: int = 1
    gap: int = 0
    first: tuple[str, ...] | None = None
    open_left: bool = False
    open_right: bool = False


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
    regex: re.Pattern[str] | None
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
    return [found.start() for found in _WORD_START.finditer(folded)]


def _word(word: str) -> _Element:
    if word == "*":
        return _Element(r"[^ ]+", False, ())
    if word == ":":
        return _Element(":", False, ())
    core = word.strip("*")
    before = r"\w*" if word.startswith("*") else r"(?<!\w)"
    after = r"\w*" if word.endswith("*") else r"(?!\w)"
    left = before if is_word(core[0]) or word.startswith("*") else ""
    right = after if is_word(core[-1]) or word.endswith("*") else ""
    opening = None if word.startswith("*") else (core,)
    return _Element(
        f"{left}{re.escape(core)}{right}",
        False,
        (core,),
        first=opening,
        open_left=word.startswith("*"),
        open_right=word.endswith("*"),
    )


def _join_plain(words: list[str]) -> _Element:
    """Plain words in a row are one literal: a longer anchor, fewer false starts."""
    text = " ".join(words)
    left = r"(?<!\w)" if is_word(text[0]) else ""
    right = r"(?!\w)" if is_word(text[-1]) else ""
    return _Element(
        f"{left}{_SEPARATOR.join(map(re.escape, words))}{right}",
        False,
        (text,),
        len(words),
        first=(text.partition(" ")[0],),
    )


class _Anchor(NamedTuple):
    """What to look for: literals of which one stands in every match, and how a match may lie around them."""

    texts: tuple[str, ...] = ()
    lead: int = 0
    open_left: bool = False
    open_right: bool = False


def _best_anchor(elements: Sequence[_Element]) -> _Anchor:
    """The anchors of the element whose shortest literal is longest; ``lead`` words at most may precede them."""
    best = _Anchor()
    before = 0
    quality = -1000
    for element in elements:
        start = before
        before += element.words
        if element.optional or not element.anchors:
            continue
        shortest = min(len(anchor) for anchor in element.anchors)
        if shortest < 2:
            continue
        # One anchor beats several of the same length: fewer false starts.
        value = shortest * 10 - len(element.anchors)
        if value > quality:
            quality = value
            best = _Anchor(element.anchors, start + element.words - 1, element.open_left, element.open_right)
    return best


def _first(elements: Sequence[_Element]) -> tuple[str, ...] | None:
    """Texts of which one opens every match of a sequence; None when that cannot be said."""
    found: list[str] = []
    for element in elements:
        if element.first is None:
            return None
        found.extend(element.first)
        if not element.optional:
            return tuple(dict.fromkeys(found))
    return None


def _sequence_regex(elements: Sequence[_Element]) -> str:
    parts: list[str] = []
    anchored = False
    for element in elements:
        if element.gap:
            parts.append(f"(?:{_SEPARATOR}{_GAP_WORD}){{0,{element.gap}}}?")
        elif not anchored and element.optional:
            parts.append(f"(?:{element.regex}{_SEPARATOR})?")
        elif not anchored:
            parts.append(element.regex)
            anchored = True
        else:
            separator = "[ ]*" if element.regex == ":" else _SEPARATOR
            body = f"(?:{separator}{element.regex})"
            parts.append(body + ("?" if element.optional else ""))
    return "".join(parts)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _TOKEN.findall(fold(source))
        self.position = 0

    def fail(self, what: str) -> TaxonomyError:
        return TaxonomyError(
            f"the pattern '{self.source}' {what}",
            allowed="words, word*, *word, *, (a|b|), .. and ..2",
            next_step="correct the line in the taxonomy file",
        )

    def sequence(self, *, inside: bool) -> list[_Element]:
        elements: list[_Element] = []
        plain: list[str] = []

        def flush() -> None:
            if plain:
                elements.append(_join_plain(plain))
                plain.clear()

        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            if inside and token in "|)":
                break
            self.position += 1
            if "*" not in token and token[0] not in "(|):" and not token.startswith(".."):
                plain.append(token)
                continue
            flush()
            if token == "(":
                elements.append(self.group())
            elif (token.startswith("..") and token.strip(".").isdigit()) or token == "..":
                elements.append(_Element("", True, (), words=int(token[2:] or 4), gap=int(token[2:] or 4)))
            elif token in "|)":
                raise self.fail(f"has a stray '{token}'")
            else:
                elements.append(_word(token))
        flush()
        return elements

    def group(self) -> _Element:
        regexes: list[str] = []
        anchors: list[str] = []
        optional = False
        words = 0
        first: list[str] | None = []
        open_left = open_right = False
        while True:
            elements = self.sequence(inside=True)
            if not elements:
                optional = True
            else:
                inner = _best_anchor(elements)
                open_left, open_right = open_left or inner.open_left, open_right or inner.open_right
                words = max(words, sum(element.words for element in elements))
                opening = _first(elements)
                first = None if first is None or opening is None else [*first, *opening]
                regexes.append(_sequence_regex(elements))
                anchors.extend(inner.texts or ("",))
            if self.position >= len(self.tokens):
                raise self.fail("opens a group that is not closed")
            token = self.tokens[self.position]
            self.position += 1
            if token == ")":
                break
        if not regexes:
            raise self.fail("has an empty group")
        # Longest alternative first: regular expressions take the first that fits.
        regexes.sort(key=len, reverse=True)
        usable = () if "" in anchors else tuple(dict.fromkeys(anchors))
        return _Element(
            f"(?:{'|'.join(regexes)})",
            optional,
            usable,
            words,
            first=None if first is None else tuple(first),
            open_left=open_left,
            open_right=open_right,
        )


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
    parser = _Parser(source)
    elements = parser.sequence(inside=False)
    if not elements:
        raise parser.fail("is empty")
    plain = fold(" ".join(source.split()))
    if not any(mark in plain for mark in "*()|") and ".." not in plain and ":" not in plain.split():
        return literal_pattern(plain)
    anchor = _best_anchor(elements)
    if not anchor.texts:
        raise parser.fail("has no literal of two or more characters that every match must contain")
    return Pattern(
        source,
        anchor.texts,
        re.compile(_sequence_regex(elements)),
        anchor.lead,
        _first(elements),
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
