"""Split a text into segments: sentences, bullets and headings, also where layout was lost.

Vacancy feeds flatten lists to one line ("... in Gent Je hebt ervaring Je spreekt Frans") and even glue them
("kabelsMonteren van beugels"). A segment is the unit that negation, softeners and activity phrases live in, so a
missed border costs more here than one too many.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from taxonomy.rules import read_rules

_BULLET = "•▪●◦‣∙·▶►➢➤➜→✓✔✅☑❖■□◆◇★☆⭐\uf000-\uf0ff»❏⬧\u2043\u2219"
# One pass finds every place where a border may lie; the groups tell which kind.
# Every alternative begins with its first character, so that the others cost one look each; an empty group at its end
# names it. What must stand before is looked back at from behind that character.
_BORDER = re.compile(
    r"(?:\r\n|[\n\r\v\f\u2028\u2029\x85])\s*(?P<line>)"
    rf"|[{_BULLET}]+[ \t]*(?P<bullet>)"
    r"|[-–—*o](?<!\S.)(?=[ \t]+\S)[ \t]+(?P<dash>)"
    r"|[.!?…](?<!\..)[.!?…]*[)\"'”’]*(?=\s|$)\s*(?P<end>)"
    r"|;\s*(?P<semicolon>)"
    r"|[A-ZÀ-Þ](?<=[a-zà-ÿ)\]][.!?].)(?=[a-zà-ÿ]+[ ,])(?P<tight>)"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27bf]\ufe0f?[ \t]*(?P<emoji>)"
    r"|[A-ZÀ-Þ](?<=[a-zà-ÿ)!?][a-zà-ÿ)!?:].)(?=[a-zà-ÿ])(?P<glue>)"
    r"|[ ](?<=[^\s.!?:;,(&/\"'-].)[ ]*(?=[A-ZÀ-Þ](?:[a-zà-ÿ]+|[A-ZÀ-Þ-]{3,})(?:[ ,:?!]|$))(?P<starter>)"
)
_WORD = re.compile(r"[\w'’-]+")
_ABBREVIATIONS = frozenset(
    [
        "bv",
        "bijv",
        "o.a",
        "i.e",
        "e.d",
        "m.b.t",
        "i.f.v",
        "t.e.m",
        "t.o.v",
        "i.v.m",
        "a.d.h.v",
        "d.m.v",
        "m.a.w",
        "i.s.m",
        "o.l.v",
        "t.a.v",
        "z.s.m",
        "i.p.v",
        "o.m",
        "n.a.v",
        "d.w.z",
        "e.a",
        "m.i.v",
        "nr",
        "st",
        "dhr",
        "mevr",
        "mr",
        "mvr",
        "dr",
        "ir",
        "ing",
        "prof",
        "ca",
        "incl",
        "excl",
        "max",
        "min",
        "resp",
        "evt",
        "jl",
        "p.m",
        "tel",
        "art",
        "afd",
        "vnl",
        "gem",
        "mld",
        "mio",
        "bvb",
        "vb",
        "zgn",
        "zog",
        "aub",
        "a.u.b",
        "mgr",
        "jr",
        "sr",
        "vs",
        "approx",
        "b.v",
        "w.o",
        "t.b.v",
        "i.c.m",
        "b.v.b",
        "i.k.v",
        "o.b.v",
    ]
)


class Segment(NamedTuple):
    """Half-open character range of a text, without the white space and bullets around it.

    ``bullet``: introduced by a bullet or dash; ``line``: starts a line; ``lead``: ends in a colon and so leads a list.
    """

    start: int
    end: int
    bullet: bool
    line: bool
    lead: bool


# A sentence cannot end in one of these, so a capital behind it opens nothing new.
_OPEN_ENDED = frozenset(
    [
        "en",
        "of",
        "de",
        "het",
        "een",
        "van",
        "in",
        "met",
        "voor",
        "naar",
        "op",
        "bij",
        "aan",
        "uit",
        "over",
        "als",
        "zoals",
        "je",
        "jouw",
        "uw",
        "onze",
        "ons",
        "ook",
        "of/en",
        "door",
        "tot",
        "te",
        "om",
        "zowel",
        "tussen",
        "binnen",
        "via",
        "is",
        "zijn",
        "bent",
        "ben",
        "heb",
        "hebt",
        "kennis",
        "ervaring",
        "vlot",
        "goed",
        "vloeiend",
        "regio",
        "te",
        "dit",
        "deze",
        "onder",
        "per",
        "and",
        "the",
        "of",
        "our",
        "your",
        "for",
        "van/en",
        "&",
        "+",
        "/",
    ]
)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """Lower-cased words that, when capitalised in the middle of a line, show that a new item starts."""
    return frozenset(word for words in read_rules("starters").values() for item in words for word in item.split())


@lru_cache(maxsize=1)
def _camel() -> frozenset[str]:
    """Lower-cased product names with a capital inside, which glue detection must not cut."""
    return frozenset(word for words in read_rules("camel").values() for item in words for word in item.split())


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark = match.group().strip()
    following = text[match.end() : match.end() + 1]
    if following.islower() and (mark.startswith(("...", "…")) or text[match.start() - 1 : match.start()] == ","):
        return False
    if not mark.startswith(".") or len(mark) > 2:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 14), match.start())
    word = before.group().lower() if before else ""
    if word in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha() and not following.isspace() and following.isupper() is False:
        return False
    if word.isdigit() and len(word) <= 2 and match.start() - len(word) > 0 and following.islower():
        return False
    return not (following.islower() and word in {"etc", "enz", "ref"})


_WORD_BEFORE = re.compile(r"[\w.]+$")


def _splits_glue(text: str, position: int) -> bool:
    low = position
    while low > 0 and (text[low - 1].isalnum() or text[low - 1] in "-&"):
        low -= 1
    high = position
    while high < len(text) and (text[high].isalnum() or text[high] in "-&"):
        high += 1
    left, right = text[low:position], text[position:high]
    if (left + right).lower() in _camel() or (len(left) < 3 and left.isalnum()):
        return False
    # A second capital further on is a name ("McDonaldsBelgiumNV"), a single one a lost line end.
    return len(right) >= 2 and not any(c.isupper() for c in left[1:])


def _splits_starter(text: str, match: re.Match[str]) -> bool:
    word = _WORD.match(text, match.end())
    if word is None or word.group().lower() not in _starters():
        return False
    # "Master Elektronica", "De Lijn": a capitalised word right before is a name or a title.
    start = match.start()
    low = start
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    before = text[low:start]
    if word.group().isupper():
        return not before.isupper()
    if before.lower() in _OPEN_ENDED:
        return False
    return not (before[:1].isupper() and len(before) > 1 and not before.isupper()) or before.lower() in _starters()


def split_segments(text: str) -> list[Segment]:
    """Segments of a text in order; they do not overlap, and only white space and bullets lie between them."""
    segments: list[Segment] = []
    start, bullet, line = 0, False, True

    def close(end: int) -> None:
        nonlocal start
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            segments.append(Segment(left, right, bullet, line, text[right - 1] == ":"))

    for match in _BORDER.finditer(text):
        kind = match.lastgroup
        if kind == "end" and not _ends_sentence(text, match):
            continue
        if kind == "glue" and not _splits_glue(text, match.start()):
            continue
        if kind == "starter" and not _splits_starter(text, match):
            continue
        if (
            kind == "dash"
            and match.group()[0] in "o"
            and not (bullet or line or text[match.start() - 1 : match.start()] == "\n")
        ):
            continue
        close(match.end() if kind in ("end", "semicolon") else match.start())
        # The capital that a lost border stands before belongs to the next segment.
        start = match.start() if kind in ("glue", "tight") else match.end()
        bullet = kind in ("bullet", "dash", "emoji")
        line = kind == "line" or (bullet and not segments)
    close(len(text))
    return segments
