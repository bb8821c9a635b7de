"""Split a text into segments: sentences, bullets and headings, also where layout was lost.

Vacancy feeds flatten lists to one line ("... in Gent Je hebt ervaring Je spreekt Frans") and even glue them
("kabelsMonteren van beugels"). A segment is the unit that negation, softeners and activity phrases live in, so a
missed border costs more here than one too many.
"""
# ruff: noqa: SIM905 (a word list reads and diffs better as lines of words)

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from taxonomy.rules import read_rules

_BULLET = "•▪●◦‣∙·▶►➢➤➜→✓✔✅☑❖■□◆◇★☆⭐\uf000-\uf0ff»❏⬧\u2043\u2219"
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf"
_BREAK = r"\n\r\v\f\u2028\u2029\x85"


def _border(dashes: str) -> re.Pattern[str]:
    """One pass finds every place where a border may lie; an empty group at the end of each alternative names its kind.

    All begin with one class of characters, the alternatives look back at what it was: the engine leaps from one
    character of the class to the next, and a capital that opens an item is found instead of the space before it.
    """
    return re.compile(
        rf"[{_BREAK}.!?…;A-ZÀ-Þ{dashes}{_BULLET}{_EMOJI}](?:"
        r"(?<=[A-ZÀ-Þ])(?:(?<=[ ].)(?=(?:[a-zà-ÿ]+|[A-ZÀ-Þ-]{3,})(?:[ ,:?!]|$))(?P<starter>)"
        r"|(?<=[a-zà-ÿ)\]][.!?].)(?=[a-zà-ÿ]+[ ,])(?P<tight>)"
        r"|(?<=[a-zà-ÿ)!?][a-zà-ÿ)!?:].)(?=[a-zà-ÿ])(?P<glue>))"
        r"|(?<=[.!?…])(?<!\..)[.!?…]*[)\"'”’]*(?=\s|$)\s*(?P<end>)"
        rf"|(?<=[{_BREAK}])\s*(?P<line>)"
        rf"|(?<=[{_BULLET}])[{_BULLET}]*[ \t]*(?P<bullet>)"
        rf"|(?<=[{dashes}])(?<!\S.)(?=[ \t]+\S)[ \t]+(?P<dash>)"
        r"|(?<=;)\s*(?P<semicolon>)"
        rf"|(?<=[{_EMOJI}])\ufe0f?[ \t]*(?P<emoji>))"
    )


_BORDER = _border("-–—*")
# The letter "o" as a bullet: only where one stands alone is it worth to stop at each.
_BORDER_WITH_O = _border("-–—*o")
_LONE_O = re.compile(r"o(?<!\S.)(?=[ \t]+\S)")
# An item is not opened by a capital behind one of these.
_NO_STARTER_BEHIND = frozenset(".!?:;,(&/\"'-")
_WORD = re.compile(r"[\w'’-]+")
_ABBREVIATIONS = frozenset(
    """
    bv bijv o.a i.e e.d m.b.t i.f.v t.e.m t.o.v i.v.m a.d.h.v d.m.v m.a.w i.s.m o.l.v t.a.v z.s.m i.p.v o.m
    n.a.v d.w.z e.a m.i.v nr st dhr mevr mr mvr dr ir ing prof ca incl excl max min resp evt jl p.m tel art afd
    vnl gem mld mio bvb vb zgn zog aub a.u.b mgr jr sr vs approx b.v w.o t.b.v i.c.m b.v.b i.k.v o.b.v
    """.split()
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
    """
    en of de het een van in met voor naar op bij aan uit over als zoals je jouw uw onze ons ook of/en door tot
    te om zowel tussen binnen via is zijn bent ben heb hebt kennis ervaring vlot goed vloeiend regio dit deze
    onder per and the our your for van/en & + /
    """.split()
)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """Lower-cased words that, when capitalised in the middle of a line, show that a new item starts."""
    return frozenset(word for words in read_rules("starters").values() for item in words for word in item.split())


@lru_cache(maxsize=1)
def _camel() -> frozenset[str]:
    """Lower-cased product names with a capital inside, which glue detection must not cut."""
    return frozenset(word for words in read_rules("camel").values() for item in words for word in item.split())


# Every abbreviation ends in one of these: behind other words a full stop before a capital needs no second look.
_ABBREVIATION_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS)
_REVERSED_WORD = re.compile(r"[\w.]+")
_LONGEST_BEFORE = 14


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    following = text[end : end + 1]
    if following.isupper():
        if text[start - 2 : start].lower() not in _ABBREVIATION_ENDS:
            return True
        lower = False
    else:
        lower = following.islower()
    mark = match.group().strip()
    if lower and (mark.startswith(("...", "…")) or text[start - 1 : start] == ","):
        return False
    if not mark.startswith(".") or len(mark) > 2:
        return True
    before = _REVERSED_WORD.match(text[max(0, start - _LONGEST_BEFORE) : start][::-1])
    word = before.group()[::-1].lower() if before else ""
    if word in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha() and not following.isupper():
        return False
    if lower and word.isdigit() and len(word) <= 2 and start - len(word) > 0:
        return False
    return not (lower and word in {"etc", "enz", "ref"})


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
    # "WebLogic", "DevOps-team": a capital in front too is a name, unless what follows opens a sentence or an item.
    if left[:1].isupper() and right.partition("-")[0].lower() not in _starters():
        return False
    # A second capital further on is a name ("McDonaldsBelgiumNV"), a single one a lost line end.
    return len(right) >= 2 and not any(c.isupper() for c in left[1:])


def _splits_starter(text: str, capital: int, taken: int) -> bool:
    """Whether an item opens at a capital behind a space; up to ``taken`` the text belongs to the border before."""
    word = _WORD.match(text, capital)
    if word is None or word.group().lower() not in _starters():
        return False
    start = capital
    while start > taken and text[start - 1] == " ":
        start -= 1
    if start in (taken, capital) or text[start - 1].isspace() or text[start - 1] in _NO_STARTER_BEHIND:
        return False
    # "Master Elektronica", "De Lijn": a capitalised word right before is a name or a title.
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
    taken = 0
    border = _BORDER_WITH_O if _LONE_O.search(text) else _BORDER
    for match in border.finditer(text):
        kind, before, taken = match.lastgroup, taken, match.end()
        place = match.start()
        if kind == "end":
            if not _ends_sentence(text, match):
                continue
        elif kind == "starter":
            if not _splits_starter(text, place, before):
                continue
        elif kind == "glue":
            if not _splits_glue(text, place):
                continue
        elif kind == "dash" and text[place] == "o" and not (bullet or line or text[place - 1 : place] == "\n"):
            continue
        end = taken if kind in _CLOSING else place
        _close(text, start, end, bullet, line, segments)
        # The capital that a lost border stands before belongs to the next segment.
        start = place if kind in _OPENING else taken
        bullet = kind in _BULLETED
        line = kind == "line" or (bullet and not segments)
    _close(text, start, len(text), bullet, line, segments)
    return segments


# Kinds of borders: whose mark belongs to the segment before, to the one behind, and that introduce an item.
_CLOSING = frozenset({"end", "semicolon"})
_OPENING = frozenset({"starter", "glue", "tight"})
_BULLETED = frozenset({"bullet", "dash", "emoji"})


def _close(text: str, start: int, end: int, bullet: bool, line: bool, segments: list[Segment]) -> None:
    """Add what lies between two borders, without white space around it, unless nothing is left."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end > start:
        segments.append(Segment(start, end, bullet, line, text[end - 1] == ":"))
