"""Conditions by law or scheme: who lacks the diploma or licence must know that before anything else."""

from __future__ import annotations

from dataclasses import replace

from taxonomy.model import Blocker

from .report import BlockerLine
from .starting import Starting
from .wording import FITTING
from .workspace import Workspace

_ORDER = {"titel": 0, "diploma": 1, "rijbewijs": 2, "erkenning": 3, "attest": 4, "screening": 5}
# A broader title lets its holder do the narrower work: a nurse may work as zorgkundige. By label, ours. Read upwards
# they are the rungs of a ladder: the training for the broader title builds on the narrower one.
_COVERS = {
    "registratie als zorgkundige": ("diploma en visum verpleegkundige",),
    "bekwaamheid als verzorgende": ("diploma en visum verpleegkundige", "registratie als zorgkundige"),
    "rijbewijs B voor het werk": ("rijbewijs C of CE met code 95", "rijbewijs D met code 95"),
}


def with_diploma(lines: tuple[BlockerLine, ...], horizontal: str, vertical: str) -> tuple[BlockerLine, ...]:
    """Say of an open title or diploma that the person's diploma fits it; recognition is another matter."""
    if horizontal != "zelfde" or vertical not in ("gelijk", "hoger"):
        return lines
    return tuple(
        replace(line, because=FITTING) if line.kind in ("titel", "diploma") and line.met == "onbekend" else line
        for line in lines
    )


def blocker_lines(occupation_id: str, starting: Starting, workspace: Workspace) -> tuple[BlockerLine, ...]:
    """Conditions of an occupation, with what we know about the person: what is open first, the hardest of it first."""
    blockers = [workspace.taxonomy.blocker(key) for key in workspace.occupations[occupation_id].access]
    lines = [_line(blocker, starting, workspace) for blocker in blockers]
    return tuple(sorted(lines, key=lambda line: (line.met == "ja", _ORDER.get(line.kind, 9), line.label)))


def _line(blocker: Blocker, starting: Starting, workspace: Workspace) -> BlockerLine:
    met, because = _met(blocker, starting, workspace)
    via_employer = (
        blocker.kind == "screening" or "werkgever" in f"{blocker.authority} {blocker.duration} {blocker.what}"
    )
    return BlockerLine(
        blocker.id,
        blocker.label,
        blocker.kind,
        blocker.what,
        blocker.authority,
        blocker.duration,
        blocker.official,
        met,
        because,
        blocker.kind in ("titel", "diploma", "rijbewijs", "erkenning") and not via_employer,
        via_employer and blocker.kind not in ("titel", "diploma", "rijbewijs"),
    )


def _met(blocker: Blocker, starting: Starting, workspace: Workspace) -> tuple[str, str]:
    if blocker.id in starting.denied or set(blocker.licences) & starting.denied:
        return "nee", "u zei dat u dit nog niet hebt"
    held = set(blocker.licences) & starting.licences
    if held:
        names = ", ".join(sorted(workspace.taxonomy.licence(key).label for key in held))
        return "ja", f"u hebt: {names}"
    names_by_label = {workspace.taxonomy.blocker(key).label: job for key, job in starting.access.items()}
    for label in (blocker.label, *_COVERS.get(blocker.label, ())):
        if label in names_by_label:
            return "ja", f"nodig voor uw werk als {names_by_label[label]}; kijk na of het nog geldig is"
    return "onbekend", "wij zien dit niet in wat u opgaf"


def unmet_by_law(lines: tuple[BlockerLine, ...]) -> tuple[BlockerLine, ...]:
    """Conditions without which the work may not be done and that take long: a title or diploma not shown."""
    return tuple(line for line in lines if line.kind in ("titel", "diploma") and line.met != "ja")


def rungs_below(occupation_id: str, starting: Starting, workspace: Workspace) -> tuple[str, ...]:
    """Occupations whose lacking titles are all rungs below a title that the target asks and the person lacks.

    A zorgkundige may shorten the training for nurse, and the law lets a nurse do the work of a zorgkundige.
    """
    goals = {line.label for line in unmet_by_law(blocker_lines(occupation_id, starting, workspace))}
    below = {label for label, titles in _COVERS.items() if goals.intersection(titles)} - goals
    found = []
    for key in workspace.table.occupations if below else ():
        own = {line.label for line in unmet_by_law(blocker_lines(key, starting, workspace))}
        if own and own <= below:
            found.append(key)
    return tuple(found)
