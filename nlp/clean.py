"""Markup and white space to plain text, with a map back: every cleaned character knows where it came from."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

_MARKUP = re.compile(
    r"(?P<drop><(?:script|style|head|noscript|template)\b.*?</(?:script|style|head|noscript|template)\s*>|<!--.*?-->)"
    r"|(?P<item><li\b[^<>]{0,2000}>)"
    r"|(?P<block></?(?:p|div|br|ul|ol|li|tr|table|h[1-6]|section|article|header|footer|hr|dd|dt|dl|blockquote|td|th|body|html)\b[^<>]{0,2000}>)"
    r"|(?P<tag></?[a-zA-Z!?][^<>]{0,2000}>)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    r"|(?P<mark>\*\*|__(?=\S)|(?m:^\#{1,6}[ \t]+))"
    r"|(?P<blank>[ \t\u00a0\u2002-\u200a\u202f\u3000]{2,}|[\u00a0\u2002-\u200a\u202f\u3000])"
    r"|(?P<invisible>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+)",
    re.DOTALL,
)
# Looks for anything the expression above could touch; most ads have none of it. Single characters and literals apart:
# each is looked for at the speed of memory.
_SUSPECT = re.compile(r"[<&\u00a0\u00ad\u2002-\u200f\u202a-\u202f\u2060-\u2064\u3000\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SUSPECT_PAIRS = ("  ", "**", "__", "\t\t")
_HASH = re.compile(r"^\#", re.MULTILINE)
_REPLACEMENT = {"drop": "\n", "item": "\n• ", "block": "\n", "tag": "", "mark": "", "blank": " ", "invisible": ""}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and, per run of copied characters, where it begins in the cleaned and in the given text.

    ``starts`` and ``sources`` are parallel; ``ends`` holds where the source of each run stops. For a text that was
    clean already all three are empty and offsets are equal.
    """

    text: str
    starts: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the given text of ``text[start:end]`` (``end > start``); markup inside the span is included."""
        if not self.starts:
            return start, end
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        low = min(self.sources[first] + (start - self.starts[first]), self.ends[first])
        high = min(self.sources[last] + (end - self.starts[last]), self.ends[last])
        return low, max(high, low)


def _is_suspect(text: str) -> bool:
    return (
        any(pair in text for pair in _SUSPECT_PAIRS)
        or ("#" in text and _HASH.search(text) is not None)
        or _SUSPECT.search(text) is not None
    )


def clean(text: str) -> Cleaned:
    """Remove markup, decode entities, turn block tags into line ends and runs of blanks into one.

    Line ends stay line ends. Nothing else changes: the words are the employer's.
    """
    if not _is_suspect(text):
        return Cleaned(text)
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    length = 0

    def add(piece: str, source: int, source_end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            sources.append(source)
            ends.append(source_end)
            length += len(piece)

    position = 0
    for match in _MARKUP.finditer(text):
        add(text[position : match.start()], position, match.start())
        kind = match.lastgroup or "tag"
        if kind == "entity":
            decoded = html.unescape(match.group())
            if decoded == match.group() or any("\ud800" <= c <= "\udfff" for c in decoded):
                add(match.group(), match.start(), match.end())
            else:
                add(decoded.replace("\u00a0", " "), match.start(), match.end())
        else:
            add(_REPLACEMENT[kind], match.start(), match.end())
        position = match.end()
    add(text[position:], position, len(text))
    return Cleaned("".join(pieces), tuple(starts), tuple(sources), tuple(ends))
