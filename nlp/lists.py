"""Unknown names in a list of skills: what stands among known skills in one enumeration is one too.

"Ervaring met React, Fooify en TypeScript": nobody lists anything but a tool between tools. Beside a single known skill
only what is written as a name counts ("SQL (eis), FooBar (pré)", "zoals QXM, SAP").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.candidates import Candidate
from nlp.hard import title_nouns
from nlp.phrases import abbreviates
from nlp.requirement import announces_course
from nlp.segments import Segment
from nlp.words import NOUN, WordTable

_MARK = r"(?:,|/|;| en| of| &| alsook| \+| ?\()"
_WORD = r"[a-z0-9][\w.+#'-]*"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}"
_NOTE = r"(?: ?\([^()]{1,20}\))?"
_BETWEEN = re.compile(rf"{_NOTE}\)?{_MARK} ?(?P<item>{_ITEM}){_NOTE}\)?{_MARK} ?$")
_AFTER = re.compile(rf"{_MARK} ?(?P<item>{_ITEM})(?=\)|\.?$|;|,? ?(?:\.\.\.|…|etc|enz|e\.d))")
_LINK = re.compile(rf"\)?{_MARK}{{1,2}} ?")
# One step on from a known skill, over a note behind it: "SQL (eis), FooBar (pré)".
_CLOSED = rf"(?={_NOTE}(?:\)|\.?$|;|,|/| en | of | is | zijn |\. |,? ?(?:\.\.\.|…|etc|enz|e\.d)))"
_SMALL = r"(?:en|of|met|van|in|zoals|als|bijvoorbeeld|bv\.?|waaronder|is|zijn) "
_NEXT = re.compile(
    rf"{_NOTE}\)?(?:,|/|;| en| of| alsook| \+|(?P<bracket> ?\()) ?"
    rf"(?P<item>(?!{_SMALL}){_WORD}(?: (?!{_SMALL}){_WORD}){{0,2}}?){_CLOSED}"
)
_BEFORE = re.compile(
    rf"(?:[:(,;] ?|\b(?:met|van|zoals|als|in|bijvoorbeeld|bv\.?|o\.a\.?|waaronder|en|of) )"
    rf"(?P<item>(?!{_SMALL}){_WORD}(?: (?!{_SMALL}){_WORD}){{0,2}}){_NOTE}(?:,|/|;| en| of) ?$"
)
_MAX_GAP = 45
_MAX_MEMBERS = 8
# Written as a name: every word has a capital or a digit.
_NAME = re.compile(r"(?:[A-Z][\w.+#'-]*|[a-z]+[A-Z0-9][\w.+#-]*)(?: [A-Z0-9][\w.+#'-]*)*")
# A field of study, firms and departments are lists of names too.
_OTHER_LIST = re.compile(
    r"\b(?:opleiding|opleidingen|richting|diploma|master|bachelor|studie|studies|klanten|merken|vakgroepen"
    r"|afdelingen|departementen|teams?|tribe|partners|bedrijven|vestigingen)\b"
)
_NO_NAME = frozenset(
    word
    for line in (
        "eis wens vereist vereiste vereisten gewenst optioneel basis expert niveau hbo mbo wo vca",
        "ma di do vr za zo nederland belgie vlaanderen brussel",
    )
    for word in line.split()
)


# What ends so announces a list of what must be known.
_LEAD = re.compile(
    r"(?:\b(?:kennis|basiskennis|ervaring|inzicht|vertrouwd|bekend|overweg|affiniteit|expertise|vaardig|ervaren)"
    r"(?: (?:en|of|en/of) [a-z ]{3,25})?(?: (?:van|met|in|over))?"
    r"(?: (?:onder andere|o\.a\.?|bijvoorbeeld|een of meerdere|een of meer|een|de|het|van|volgende|met name|minstens"
    r"|zaken|tools|talen|technieken|technologieen|onderwerpen|domeinen|software|systemen|inzicht in|werken)){0,5} ?:"
    r"|^(?:hard|technische|technical|tech|benodigde|vereiste) (?:skills|stack|vaardigheden|kennis|competenties) ?:?"
    r"|^(?:tools|technologieen|programmeertalen|hard skills|tech stack|vakkennis|kennis) ?:?)$"
)
_LONGEST_ITEM = 120


class ListState:
    """Tells of each segment in turn whether it is an item under such words."""

    def __init__(self) -> None:
        self._open = False
        self._first = False
        self._bullets: bool | None = None

    def step(self, segment: Segment, folded: str) -> bool:
        """True when ``segment`` is an item; ``folded`` are its words."""
        if (
            (segment.lead or segment.line)
            and len(folded) <= _LONGEST_ITEM
            and (_LEAD.search(folded) or (segment.lead and announces_course(folded)))
        ):
            self._open, self._first, self._bullets = True, True, None
            return False
        if self._bullets is None:
            self._bullets = segment.bullet
        placed = segment.bullet or self._first or (segment.line and not self._bullets)
        item = self._open and placed and not segment.lead and len(folded) <= _LONGEST_ITEM
        # Items without bullets go on as long as no sentence comes between.
        self._open, self._first = item, False
        return item


def list_candidates(
    words: WordTable, text: str, folded: str, high: int, skills: Sequence[Candidate]
) -> list[Candidate]:
    """Unlinked candidates in the enumerations that ``skills`` (sorted, not overlapping) are members of."""
    found: list[Candidate] = []
    for index, (left, right) in enumerate(pairwise(skills)):
        if right.start - left.end <= _MAX_GAP:
            match = _BETWEEN.fullmatch(folded, left.end, right.start)
            bracket = match is not None and folded[left.end : match.start("item")].strip() == "("
            if match is not None and not (bracket and abbreviates(match.group("item"), folded[: left.end])):
                _add(words, folded, match, found)
        # The last of three: "Canva, Trello en Fooify".
        if index + 2 == len(skills) and _LINK.fullmatch(folded, left.end, right.start):
            _add(words, folded, _AFTER.match(folded, right.end, high), found)
    if skills and not text.isupper() and not _OTHER_LIST.search(folded, 0, high):
        for index, skill in enumerate(skills):
            stop = skills[index + 1].start if index + 1 < len(skills) else high
            _names_after(words, text, folded, (skill, stop, high), found)
            _names_before(words, text, folded, (skills[index - 1].end if index else 0, skill), found)
    return found


def _names_after(
    words: WordTable, text: str, folded: str, reach: tuple[Candidate, int, int], found: list[Candidate]
) -> None:
    skill, stop, high = reach
    position = skill.end
    for _ in range(_MAX_MEMBERS):
        match = _NEXT.match(folded, position, high)
        if (
            match is None
            or match.end("item") >= stop + (stop == high)
            or not _NAME.fullmatch(text, *match.span("item"))
        ):
            return
        if match.group("bracket") and abbreviates(match.group("item"), folded[:position]):
            return
        if not _add(words, folded, match, found):
            return
        position = match.end("item")


def _names_before(
    words: WordTable, text: str, folded: str, reach: tuple[int, Candidate], found: list[Candidate]
) -> None:
    low, skill = reach
    position = skill.start
    for _ in range(_MAX_MEMBERS):
        match = _BEFORE.search(folded, max(low, position - _MAX_GAP), position)
        if match is None or not _NAME.fullmatch(text, *match.span("item")) or not _add(words, folded, match, found):
            return
        position = match.start("item")


def _add(words: WordTable, folded: str, match: re.Match[str] | None, found: list[Candidate]) -> bool:
    if match is None:
        return False
    start, end = match.span("item")
    if any(c.start < end and start < c.end for c in found):
        return True
    tokens = words.tokens(folded, start, end)
    if any(t.tag != NOUN or t.word in _NO_NAME for t in tokens):
        return False
    last = tokens[-1].word
    if len(folded[start:end]) < 2 or last.isdigit() or last in words.generic or last in title_nouns():
        return False
    found.append(Candidate(start, end, "hard", None, folded[start:end], 0.6, "activity:list"))
    return True
