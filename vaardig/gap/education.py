"""Diploma against job, level (vertical) and field (horizontal), by classification and by the person's own judgement.

The study found the two ways of measuring to differ by a factor of two, so both are shown and neither is averaged away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from taxonomy.model import EDUCATION_LEVELS, Occupation
from taxonomy.patterns import occurs
from vaardig.base.text import fold
from vaardig.export.dutch import vacancies

from .evidence import Evidence
from .report import BlockerLine, Demand, EducationMatch
from .request import Person
from .workspace import Workspace

_FIELDS = Path(__file__).parent / "data" / "fields.txt"
_NONE = re.compile(r"^(geen|zonder|niets|lager onderwijs|basisonderwijs)\b")
_LEAST_LIKENESS = 0.75
_LEVEL_WORDS = {
    "geen vereist": "geen diploma",
    "secundair": "een diploma secundair onderwijs",
    "graduaat": "een graduaat",
    "bachelor": "een bachelor",
    "master": "een master",
    "doctoraat": "een doctoraat",
}


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma as read: level ('' when not recognised) and field of study as our lists name it ('' likewise)."""

    typed: str
    level: str
    field: str


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Folded field of study to its family."""
    table: dict[str, str] = {}
    family = ""
    for line in _FIELDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            family = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            table.update({fold(field.strip()): family for field in line.split(";")})
    return table


def read_diploma(typed: str, workspace: Workspace, fallback_level: str = "") -> Diploma:
    """Read "bachelor elektromechanica" or "A2 kantoor"; ``fallback_level`` is what a CV showed."""
    folded = fold(typed).strip()
    if not folded:
        return Diploma("", fallback_level, "")
    if _NONE.match(folded):
        return Diploma(typed, EDUCATION_LEVELS[0], "")
    level = ""
    for education in workspace.taxonomy.education[1:]:
        if occurs(education.patterns, folded) and not occurs(education.counters, folded):
            level = education.id
    return Diploma(typed, level or fallback_level, _field(folded, workspace))


def _field(folded: str, workspace: Workspace) -> str:
    known = families()
    words = f" {re.sub(r'[^a-z0-9]+', ' ', folded)} "
    inside = [field for field in known if f" {re.sub(r'[^a-z0-9]+', ' ', field)} " in words]
    if inside:
        return max(inside, key=lambda field: (len(field), field))
    rest = " ".join(word for word in words.split() if word not in _LEVEL_TERMS)
    if not rest:
        return ""
    names = list(known)
    similarity = workspace.encoder.encode(names) @ workspace.encoder.encode([rest])[0]
    best = int(similarity.argmax())
    return names[best] if float(similarity[best]) >= _LEAST_LIKENESS else ""


_LEVEL_TERMS = frozenset(
    word
    for line in (
        "a1 a2 a3 aso tso bso kso hso diploma bachelor master graduaat secundair middelbaar hoger lager onderwijs",
        "in de het van opleiding richting zevende jaar 7de 6de professionele academische doctoraat hogeschool vdab",
    )
    for word in line.split()
)


def match_education(
    occupation: Occupation,
    person: Person,
    evidence: Evidence,
    blockers: tuple[BlockerLine, ...],
    workspace: Workspace,
    cv_level: str = "",
) -> EducationMatch:
    """Compare a diploma with what a job usually asks."""
    diploma = read_diploma(person.diploma, workspace, cv_level)
    by_law = any(line.kind in ("titel", "diploma") for line in blockers)
    vertical = _vertical(diploma.level, occupation.education)
    horizontal = _horizontal(diploma, occupation.fields)
    stated = sum(evidence.education.values())
    demands = tuple(
        (level, Demand(evidence.education[level], evidence.vacancies, evidence.education[level], 0, 0, 0))
        for level in EDUCATION_LEVELS
        if level in evidence.education
    )
    sentences = tuple(_sentences(occupation, diploma, vertical, horizontal, person, stated, evidence, by_law=by_law))
    return EducationMatch(
        diploma.typed, diploma.level, diploma.field, occupation.education, occupation.fields, vertical, horizontal,
        person.diploma_level_fit, person.diploma_fit, by_law, demands, sentences,
    )  # fmt: skip


def _vertical(level: str, target: str) -> str:
    if level not in EDUCATION_LEVELS or target not in EDUCATION_LEVELS:
        return "onbekend"
    difference = EDUCATION_LEVELS.index(level) - EDUCATION_LEVELS.index(target)
    return "hoger" if difference > 0 else "lager" if difference < 0 else "gelijk"


def _horizontal(diploma: Diploma, fields: tuple[str, ...]) -> str:
    if not diploma.field or not fields:
        return "onbekend"
    folded = [fold(field) for field in fields]
    if diploma.field in folded:
        return "zelfde"
    known = families()
    family = known.get(diploma.field)
    return "verwant" if family and family in {known.get(field) for field in folded} else "ander"


def _sentences(
    occupation: Occupation,
    diploma: Diploma,
    vertical: str,
    horizontal: str,
    person: Person,
    stated: int,
    evidence: Evidence,
    *,
    by_law: bool,
) -> Iterator[str]:
    usual = _LEVEL_WORDS[occupation.education]
    if occupation.education == "geen vereist":
        yield "Voor dit werk vraagt men meestal geen diploma."
    elif by_law:
        yield f"De wet vraagt voor dit werk een diploma. Meestal is dat {usual}."
    else:
        where = f" ({', '.join(occupation.fields[:3])})" if occupation.fields else ""
        yield f"De gebruikelijke opleiding is {usual}{where}. Ervaring telt vaak mee: vraag ernaar."
    if not diploma.typed and not diploma.level:
        yield "U gaf geen diploma op. Dit is dus niet beoordeeld."
        return
    if vertical == "onbekend":
        yield "Het niveau van uw diploma herkenden wij niet."
    else:
        yield {
            "hoger": "Volgens de indeling ligt uw diploma hoger dan wat men meestal vraagt.",
            "gelijk": "Volgens de indeling is uw diploma van het niveau dat men meestal vraagt.",
            "lager": "Volgens de indeling ligt uw diploma lager dan wat men meestal vraagt.",
        }[vertical]
    if horizontal != "onbekend":
        yield {
            "zelfde": "De richting is dezelfde.",
            "verwant": "De richting is verwant.",
            "ander": "De richting is een andere.",
        }[horizontal]
    yield from _own(person, vertical, horizontal)
    if stated:
        yield f"{stated} van de {vacancies(evidence.vacancies)} {'noemt' if stated == 1 else 'noemen'} een diploma."


def _own(person: Person, vertical: str, horizontal: str) -> Iterator[str]:
    if not person.diploma_fit and not person.diploma_level_fit:
        yield "Past uw diploma volgens uzelf? Uw eigen oordeel en de indeling verschillen vaak. Beide tellen."
        return
    said = [
        word for word in (person.diploma_fit, person.diploma_level_fit and f"niveau {person.diploma_level_fit}") if word
    ]
    yield f"Volgens uzelf: {', '.join(said)}."
    by_list = horizontal in ("zelfde", "verwant") or horizontal == "onbekend"
    by_self = person.diploma_fit != "past niet"
    level_by_list = {"hoger": "te hoog", "gelijk": "juist", "lager": "te laag"}.get(vertical, "")
    levels_differ = bool(person.diploma_level_fit and level_by_list and person.diploma_level_fit != level_by_list)
    if (person.diploma_fit and by_list != by_self) or levels_differ:
        yield "Dat is anders dan de indeling zegt. Bespreek waarom: de indeling kijkt alleen naar namen."
