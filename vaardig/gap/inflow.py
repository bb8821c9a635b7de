"""Sector view: from which occupations side entrants (zij-instromers) to one job most plausibly come."""

from __future__ import annotations

import numpy as np

from taxonomy.model import EDUCATION_LEVELS
from vaardig.base.errors import InputError

from .outlook import InflowLine, InflowReport
from .request import InflowRequest, Person
from .routes import half, through
from .starting import read_person
from .step import skill_lines, step_from
from .titles import resolve_title
from .workspace import Workspace


def inflow(request: InflowRequest, workspace: Workspace) -> InflowReport:
    """Rank origins by how much of the target their skills cover.

    Origins whose usual diploma lies two levels or more above the target are left out: few people step down that far.

    Raises
    ------
    UnclearTitleError
        The title fits several occupations, or none.
    InputError
        The target has no hard skills.
    """
    reading = resolve_title(request.target, workspace)
    assert reading.occupation_id is not None
    target = reading.occupation_id
    table = workspace.table
    if target not in table.occupations:
        raise InputError(f"'{reading.label}' has no skill profile", next_step="choose another occupation")
    shares = through(target, None, workspace)
    goal = workspace.occupations[target]
    lines: list[InflowLine] = []
    for place in np.argsort(-shares, kind="stable"):
        identifier = table.occupations[int(place)]
        origin = workspace.occupations[identifier]
        if identifier == target or (request.other_fields_only and origin.isco[:3] == goal.isco[:3]):
            continue
        if EDUCATION_LEVELS.index(origin.education) > EDUCATION_LEVELS.index(goal.education) + 1:
            continue
        lines.append(_line(identifier, target, float(shares[place]), workspace))
        if len(lines) == request.top:
            break
    titles = [workspace.taxonomy.blocker(key).label for key in goal.access]
    return InflowReport(
        request, workspace.basis, workspace.job(target), tuple(titles), tuple(lines),
        (
            "Gebaseerd op wat beroepen vragen, niet op geteld verloop: wie echt overstapte, weten wij niet.",
            *(() if workspace.werkmap else ("Zonder vacatures: enkel onze beroepenlijst.",)),
        ),
    )  # fmt: skip


def _line(origin: str, target: str, share: float, workspace: Workspace) -> InflowLine:
    starting = read_person(Person(jobs=(origin,)), workspace)
    lines = [s for s in skill_lines(workspace.profile(target), starting, workspace) if s.kind == "hard"]
    rest = half(target, starting, workspace)
    below = EDUCATION_LEVELS.index(workspace.occupations[target].education) - EDUCATION_LEVELS.index(
        workspace.occupations[origin].education
    )
    return InflowLine(
        workspace.job(origin), round(share, 4),
        step_from(lines, by_law=False, levels_below=max(0, below), workspace=workspace),
        tuple(line.label for line in lines if line.status == "have"), rest.near, rest.learn,
        workspace.occupations[origin].education,
    )  # fmt: skip
