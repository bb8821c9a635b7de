"""What names somebody and not something that is asked: "als werkvoorbereider elektrotechniek", "medewerker onthaal".

A skill word inside a job title, or in the name of a department, is no demand of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from taxonomy.rules import read_rules

_NEXT_WORDS = re.compile(r"[ /-]*([a-z0-9.+#'-]+)(?:[ /-]+([a-z0-9.+#'-]+))?")
_LONG_ENDING = 6
_MOST_WORDS = 7
_PLURAL = re.compile(r"(?:s|en|'s)$")
_WORD_BEFORE = re.compile(r"([a-z\u00df-\uffff][\w'-]*)(?:\((?:e|a|s)\))? $")
_OPENING = re.compile(
    r"(?<!\w)(?:(?P<as>als)|(?:functie|rol|job|positie|vacature|baan|titel) (?:van|als|voor)|op zoek naar"
    r"|zoek(?:en|t)?(?: wij| we)?|gezocht:?|ben (?:jij|je|u)) "
    r"(?:(?:een?|onze|de|jouw|nieuwe?|volgende|ervaren|enthousiaste?|gemotiveerde?|gedreven|junior|senior|medior) )*"
    r"(?P<words>[^\s,.;:!?()|]+(?: [^\s,.;:!?()|]+){0,7})"
)
_YOU = frozenset(("je", "jij", "u"))
_DEPARTMENT = re.compile(
    r"\b(?i:tribe|squad|afdeling|dienst|departement|directie|cluster|chapter|divisie|\w*team) "
    r"(?P<name>[A-Z][\w&.-]*(?: (?:(?:and|en|of|van|&) )?[A-Z][\w&.-]*){0,4})"
)
# A field of study: one name, or several that "of" or brackets hold together.
_FIELD_NAME = (
    r"(?!(?:je|u|ervaring|kennis|minstens|minimaal|met|voor|een) )[a-z][\w&-]*"
    r"(?: (?!(?:of|en|je|met|voor|is|die|ben|heb|hebt|en/of|als|aangevuld|door|via) )[a-z][\w&-]*){0,2}"
)
_STUDY = re.compile(
    r"(?<![\w-])(?<!scrum )"
    r"(?:bachelor|master|graduaat|(?:bachelor|master)?diploma|(?:laatstejaars|job|werk)?student)(?:e|s)?"
    r"(?: (?:hoger onderwijs|secundair onderwijs|industri[e\u00eb]le wetenschappen|toegepaste wetenschappen))?"
    r"(?: \((?:bij voorkeur )?(?:in |richting )?(?P<inside>[^()]{3,90})\)"
    r"| (?:in de richting(?: van)?|in een richting als|in|richting|met optie|optie) (?:de |het )?"
    rf"(?P<fields>{_FIELD_NAME}(?:(?:, {_FIELD_NAME}){{0,5}},?(?: of | en/of | ?/ ?){_FIELD_NAME})?))"
)
# "het BI&A team": a letter or three tied on make another name of it.
_TIED = re.compile(r"&\w{1,3}\b")


class NameSpan(NamedTuple):
    """A stretch ``[start, end)`` that names a function, a department or a field of study."""

    start: int
    end: int


@lru_cache(maxsize=8)
def _rule(section: str) -> frozenset[str]:
    return frozenset(word for item in read_rules("title_nouns")[section] for word in item.split())


def title_nouns() -> frozenset[str]:
    """Words that make a noun phrase a job title."""
    return _rule("words")


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(noun for noun in title_nouns() - _rule("no head") if len(noun) > _LONG_ENDING))


@lru_cache(maxsize=20_000)
def is_person(word: str) -> bool:
    """True for a word that names somebody by the work: "lasser", "onthaalmedewerker", "accountmanager"."""
    word = word.rpartition("/")[2].removesuffix("(e)").strip("'-")
    return word not in _rule("no head") and (word in title_nouns() or word.endswith(_endings()))


def in_job_title(folded: str, end: int, limit: int) -> bool:
    """True when the phrase goes on to a job title: "SAP-consultant", "Java developer", "CNC operator"."""
    match = _NEXT_WORDS.match(folded, end, min(limit, end + 50))
    if match is None:
        return False
    between = folded[end : match.start(1)]
    if "/" in between:
        return False
    nouns = title_nouns()
    first = match.group(1).strip(".-'")
    if first in nouns or (
        between == "-" and any(first.endswith(noun) for noun in ("operator", "technieker", "monteur"))
    ):
        return True
    return bool(first and match.group(2) and "-" in between and match.group(2).strip(".-'") in nouns)


def follows_head(folded: str, low: int, start: int) -> bool:
    """True behind somebody's function: the field in "medewerker onthaal", "projectmanager automatisering"."""
    match = _WORD_BEFORE.search(folded, max(low, start - 40), start)
    return match is not None and not _PLURAL.search(match.group(1)) and is_person(match.group(1))


def is_tied(folded: str, end: int, high: int) -> bool:
    """True when a short rest is tied on: "BI&A" is not BI."""
    return _TIED.match(folded, end, high) is not None


def name_spans(text: str, folded: str, low: int, high: int) -> list[NameSpan]:
    """Functions said of the reader ("als X werk je"), departments ("afdeling X") and fields of study in a segment."""
    found = [NameSpan(*match.span("name")) for match in _DEPARTMENT.finditer(text, low, high)]
    found += [NameSpan(*match.span(match.lastgroup or 0)) for match in _STUDY.finditer(folded, low, high)]
    for match in _OPENING.finditer(folded, low, high):
        start = match.start("words")
        words = match.group("words").split(" ")
        if words[0] in _rule("no name") or folded.rfind("zowel", low, match.start()) >= 0:
            continue
        length = _addressed(words) if match.group("as") and text[start].isupper() else 0
        length = length or _titled(words)
        if length:
            found.append(NameSpan(start, start + len(" ".join(words[:length]))))
    return found


def _addressed(words: list[str]) -> int:
    """How many words the name has in "als NAME werk je"; 0 when nobody is addressed."""
    for place in range(2, len(words)):
        if words[place] in _YOU:
            return place - 1
    return 0


def _titled(words: list[str]) -> int:
    """How many words a title has that starts here: up to a word that cannot belong to it; 0 when it is no title."""
    length, stop = 0, _rule("stop")
    for word in words[:_MOST_WORDS]:
        if word in stop and not (word in ("en", "of") and any(map(is_person, words[length + 1 : length + 3]))):
            break
        length += 1
    return length if any(is_person(word) for word in words[:length]) else 0
