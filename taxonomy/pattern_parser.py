"""Reads the pattern language of `taxonomy.patterns` into elements, and says what a match must contain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold, is_word

_TOKEN = re.compile(r"\(|\)|\||\.\.\d?|[^\s()|]+")
_SEPARATOR = r"[ ]+"
_GAP_WORD = r"[^ .;!?]+"


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern: its regular expression and, when it must occur, the literals it must contain."""

    regex: str
    optional: bool
    anchors: tuple[str, ...]
    words: int = 1
    gap: int = 0
    first: tuple[str, ...] | None = None
    open_left: bool = False
    open_right: bool = False


def _word(word: str) -> Element:
    if word == "*":
        return Element(r"[^ ]+", False, ())
    if word == ":":
        return Element(":", False, ())
    core = word.strip("*")
    before = r"\w*" if word.startswith("*") else r"(?<!\w)"
    after = r"\w*" if word.endswith("*") else r"(?!\w)"
    left = before if is_word(core[0]) or word.startswith("*") else ""
    right = after if is_word(core[-1]) or word.endswith("*") else ""
    opening = None if word.startswith("*") else (core,)
    return Element(
        f"{left}{re.escape(core)}{right}",
        False,
        (core,),
        first=opening,
        open_left=word.startswith("*"),
        open_right=word.endswith("*"),
    )


def _join_plain(words: list[str]) -> Element:
    """Plain words in a row are one literal: a longer anchor, fewer false starts."""
    text = " ".join(words)
    left = r"(?<!\w)" if is_word(text[0]) else ""
    right = r"(?!\w)" if is_word(text[-1]) else ""
    return Element(
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


def best_anchor(elements: Sequence[Element]) -> _Anchor:
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


def opening_texts(elements: Sequence[Element]) -> tuple[str, ...] | None:
    """Texts of which one opens every match of a sequence; None when that cannot be said."""
    found: list[str] = []
    for element in elements:
        if element.first is None:
            return None
        found.extend(element.first)
        if not element.optional:
            return tuple(dict.fromkeys(found))
    return None


def sequence_regex(elements: Sequence[Element]) -> str:
    """The regular expression of elements one after the other, with white space and gaps between them."""
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


def refusal(source: str, what: str) -> TaxonomyError:
    """The error for a pattern that cannot be used."""
    return TaxonomyError(
        f"the pattern '{source}' {what}",
        allowed="words, word*, *word, *, (a|b|), .. and ..2",
        next_step="correct the line in the taxonomy file",
    )


def parse(source: str) -> list[Element]:
    """Elements of a pattern, in order.

    Raises
    ------
    TaxonomyError
        When the pattern is empty or its groups do not balance.
    """
    elements = _Parser(source).sequence(inside=False)
    if not elements:
        raise refusal(source, "is empty")
    return elements


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _TOKEN.findall(fold(source))
        self.position = 0

    def sequence(self, *, inside: bool) -> list[Element]:
        elements: list[Element] = []
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
                elements.append(Element("", True, (), words=int(token[2:] or 4), gap=int(token[2:] or 4)))
            elif token in "|)":
                raise refusal(self.source, f"has a stray '{token}'")
            else:
                elements.append(_word(token))
        flush()
        return elements

    def group(self) -> Element:
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
                inner = best_anchor(elements)
                open_left, open_right = open_left or inner.open_left, open_right or inner.open_right
                words = max(words, sum(element.words for element in elements))
                opening = opening_texts(elements)
                first = None if first is None or opening is None else [*first, *opening]
                regexes.append(sequence_regex(elements))
                anchors.extend(inner.texts or ("",))
            if self.position >= len(self.tokens):
                raise refusal(self.source, "opens a group that is not closed")
            token = self.tokens[self.position]
            self.position += 1
            if token == ")":
                break
        if not regexes:
            raise refusal(self.source, "has an empty group")
        # Longest alternative first: regular expressions take the first that fits.
        regexes.sort(key=len, reverse=True)
        usable = () if "" in anchors else tuple(dict.fromkeys(anchors))
        return Element(
            f"(?:{'|'.join(regexes)})",
            optional,
            usable,
            words,
            first=None if first is None else tuple(first),
            open_left=open_left,
            open_right=open_right,
        )
