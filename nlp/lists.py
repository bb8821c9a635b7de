"""Unknown names in a list of skills: what stands between two known skills in one enumeration is one too.

"Ervaring met React, Fooify en TypeScript": nobody lists anything but a tool between tools.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.candidates import Candidate
from nlp.hard import title_nouns
from nlp.words import NOUN, UNSPECIFIC, WordTable

_MARK = r"(?:,|/|;| en| of| &| alsook| \+|\()"
_ITEM = r"[a-z0-9][\w.+#'-]*(?: [a-z0-9][\w.+#'-]*){0,2}"
_BETWEEN = re.compile(rf"\)?{_MARK} ?(?P<item>{_ITEM})\)?{_MARK} ?$")
_AFTER = re.compile(rf"{_MARK} ?(?P<item>{_ITEM})(?=\)|\.?$|;|,? ?(?:\.\.\.|…|etc|enz|e\.d))")
_LINK = re.compile(rf"\)?{_MARK}{{1,2}} ?")
_MAX_GAP = 45


def list_candidates(words: WordTable, folded: str, high: int, skills: Sequence[Candidate]) -> list[Candidate]:
    """Unlinked candidates in the enumerations that ``skills`` (sorted, not overlapping) are members of."""
    found: list[Candidate] = []
    for index, (left, right) in enumerate(pairwise(skills)):
        if right.start - left.end <= _MAX_GAP:
            _add(words, folded, _BETWEEN.fullmatch(folded, left.end, right.start), found)
        # The last of three: "Canva, Trello en Fooify".
        if index + 2 == len(skills) and _LINK.fullmatch(folded, left.end, right.start):
            _add(words, folded, _AFTER.match(folded, right.end, high), found)
    return found


def _add(words: WordTable, folded: str, match: re.Match[str] | None, found: list[Candidate]) -> None:
    if match is None:
        return
    start, end = match.span("item")
    tokens = words.tokens(folded, start, end)
    if any(t.tag not in (NOUN, UNSPECIFIC) for t in tokens) or tokens[-1].tag == UNSPECIFIC:
        return
    last = tokens[-1].word
    if len(folded[start:end]) < 2 or last.isdigit() or last in words.generic or last in title_nouns():
        return
    found.append(Candidate(start, end, "hard", None, folded[start:end], 0.6, "activity:list"))
