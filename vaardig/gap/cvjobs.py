"""Former jobs in the text of a CV: role lines, dated lines and titles at the start of a line. In doubt none is read.

What is read is shown, and a person can take it away. Titles under a heading of studies, hobbies or wishes, internships
and what somebody is looking for are no former jobs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaardig.base.text import fold, squeeze

from .titles import read_title
from .workspace import Workspace

# A title that no occupation lists must resemble one this much; set by reading, a company is never that near.
_LIKE_TITLE = 0.8
_LONGEST_TITLE = 6
_MOST_JOBS = 12
_MOST_LINES = 2_000
_MONTH = r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_YEAR = rf"(?:(?:\d{{1,2}}[/.-]){{0,2}}(?:{_MONTH}\s+)?(?:19|20)\d\d)"
_DATED = re.compile(
    rf"\(?\b(?:van\s+|sinds\s+|vanaf\s+)?{_YEAR}\b(?:\s*(?:-|–|—|tot(?:\s+en\s+met)?|t/m|>)\s*"
    rf"(?:{_YEAR}\b|heden|nu|vandaag|\.{{3}}|…)?)?\)?",
    re.IGNORECASE,
)
_ROLE = re.compile(r"^(?:functie(?:titel)?|beroep|job(?:titel)?|rol)\s*:\s*(.+)$", re.IGNORECASE)
# An employer or a place begins here; what stands before it may be a title.
_EMPLOYER = re.compile(r"\s(?:bij|voor|in|te|op|@)\s.*$", re.IGNORECASE)
_PARTS = re.compile(r"[|,;:•·\t(/]|\s[-–—]\s|\.\s|\.$")
_NO_JOB = re.compile(
    r"\b(?:stage|stagiair\w*|gezocht|gewenste?|zoek\w*|droom\w*|graag|ambitie\w*|ooit|later|diploma|bachelor|master"
    r"|secundair|graduaat|cursus|opleiding|vorming|attest|getuigschrift|vader|moeder|partner)\b",
    re.IGNORECASE,
)
_WORK = ("werkervaring", "ervaring", "loopbaan", "beroepservaring", "professionele", "carriere", "vorige jobs", "jobs")
_OTHER = (
    "opleiding", "studie", "vorming", "diploma", "cursus", "attest", "hobby", "vrije tijd", "interesse", "taal",
    "talen", "referentie", "vrijwillig", "vaardighe", "competentie", "doel", "ambitie", "wat ik zoek", "gezocht",
    "gewenst", "persoonlijk", "stage",
)  # fmt: skip
_LONGEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class CvJob:
    """A former job as read: the wording of the CV, and the occupation."""

    typed: str
    occupation_id: str
    label: str


@dataclass(frozen=True, slots=True)
class CvReading:
    """Jobs in order of the text, each occupation once, and titles that can mean several occupations."""

    jobs: tuple[CvJob, ...]
    unclear: tuple[str, ...]


def read_cv(text: str, workspace: Workspace) -> CvReading:
    """Read the former jobs in a CV."""
    found: dict[str, CvJob] = {}
    unclear: dict[str, None] = {}
    for wording, exact in _candidates(text):
        job = _coded(wording, workspace, exact=exact)
        if job is not None:
            found.setdefault(job.occupation_id, job)
        elif not exact and fold(wording) in workspace.titles:
            unclear[wording] = None
    return CvReading(tuple(found.values())[:_MOST_JOBS], tuple(unclear)[:_MOST_JOBS])


def jobs_in(text: str, workspace: Workspace) -> tuple[CvJob, ...]:
    """Jobs in a CV, in order of the text, each occupation once."""
    return read_cv(text, workspace).jobs


def _candidates(text: str) -> Iterator[tuple[str, bool]]:
    """Wordings that may be a title; True where only a title that an occupation lists counts."""
    working, title_is_next = True, False
    for raw in text.splitlines()[:_MOST_LINES]:
        line = squeeze(raw).strip("-–—•*·▪ \t")
        if not line:
            continue
        heading = _heading(line)
        if heading is not None:
            working, title_is_next = heading, False
            continue
        role = _ROLE.match(line)
        dated = _DATED.search(line)
        if _NO_JOB.search(line) or not (working or role):
            title_is_next = False
        elif role:
            yield from ((part, False) for part in _titles(role[1])[:1])
        elif dated:
            parts = _titles(_DATED.sub(" | ", line))
            yield from ((part, False) for part in parts)
            title_is_next = not parts
            continue
        else:
            yield from ((part, not title_is_next) for part in _titles(line)[:1])
        title_is_next = False


def _heading(line: str) -> bool | None:
    """True for a heading of work, False for one of something else, None for a line that is no heading."""
    if len(line.split()) > _LONGEST_HEADING or _DATED.search(line):
        return None
    name, colon, rest = fold(line).partition(":")
    if colon and rest.strip():
        return None
    if name.startswith(_WORK):
        return True
    return False if name.startswith(_OTHER) else None


def _titles(line: str) -> list[str]:
    """Parts of a line that are short enough for a title, without employer and place."""
    parts = (squeeze(_EMPLOYER.sub("", f" {part} ")).strip("-–— ") for part in _PARTS.split(line))
    return [
        part for part in parts if any(c.isalpha() for c in part) and len(part.split()) <= _LONGEST_TITLE
    ]  # fmt: skip


def _coded(wording: str, workspace: Workspace, *, exact: bool) -> CvJob | None:
    listed = fold(wording) in workspace.titles
    if exact and not listed:
        return None
    reading = read_title(wording, workspace)
    if reading.occupation_id is None:
        return None
    if not listed and workspace.coder.link([wording])[0].similarity < _LIKE_TITLE:
        return None
    return CvJob(wording, reading.occupation_id, reading.label)
