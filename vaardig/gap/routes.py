"""``routes``: when the direct step is big, the best job in between, with what each half asks.

For every intermediate job we know what the person's skills cover of it, and what those skills plus its own cover of the
target. The best route is the one whose hardest half is easiest; it must be clearly easier than the direct step.
Where the law asks a title, the best way is its ladder: the highest rung below it. Its training begins from nothing,
so what the person brings does not decide; what it brings to the target does.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from taxonomy.model import DOMAIN_IDS, EDUCATION_LEVELS
from vaardig.base.errors import InputError

from .blockers import blocker_lines, rungs_below, unmet_by_law
from .education import read_diploma
from .outlook import Half, Route, RouteReport
from .report import SkillLine
from .request import RouteRequest, forget
from .space import Floats
from .starting import Holding, Starting, read_person
from .step import coverages, held_rows, listed_share, skill_lines
from .titles import resolve_title
from .wording import listed
from .workspace import Workspace

_CANDIDATES = 60
# A stop must be easier to reach than the target, and bring a fifth of what the target asks. A rung of a ladder by law
# shortens the training as such: it has to bring something only.
_EASIER = 0.10
_GAIN = 0.20


def routes(request: RouteRequest, workspace: Workspace) -> RouteReport:
    """Find intermediate jobs.

    Raises
    ------
    UnclearTitleError
        A title fits several occupations, or none.
    InputError
        Nothing is known about the person, or the target has no hard skills.
    """
    target = resolve_title(request.target, workspace)
    assert target.occupation_id is not None
    starting = read_person(request.person, workspace)
    if target.occupation_id not in workspace.table.occupations:
        raise InputError(f"'{target.label}' has no skill profile", next_step="choose another occupation")
    direct = half(target.occupation_id, starting, workspace)
    found = [] if target.occupation_id in starting.jobs else _search(request, target.occupation_id, starting, workspace)
    notes = list(starting.notes)
    if not found:
        notes.append("Wij vonden geen tussenstap die het duidelijk makkelijker maakt. Bekijk dan de rechtstreekse weg.")
    return RouteReport(
        replace(request, person=forget(request.person)),
        workspace.basis,
        starting.starts,
        workspace.job(target.occupation_id),
        direct,
        tuple(found),
        tuple(notes),
    )


def _search(request: RouteRequest, target: str, starting: Starting, workspace: Workspace) -> list[Route]:
    table = workspace.table
    first = coverages(starting, workspace)
    second = through(target, starting, workspace)
    level = read_diploma(request.person.diploma, workspace, starting.level).level
    alone = _listed(target, starting, workspace)
    ladder = frozenset(rungs_below(target, starting, workspace))
    best = np.argsort(-np.minimum(first, second), kind="stable")[:_CANDIDATES]
    ranked: list[tuple[bool, float, str]] = []
    for via in dict.fromkeys((*sorted(ladder), *(table.occupations[int(place)] for place in best))):
        if via == target or via in starting.jobs or not _sensible(via, target, starting, level, workspace):
            continue
        to_via = _listed(via, starting, workspace)
        onward = _listed(target, _after(via, starting, workspace), workspace)
        if onward <= alone or (via not in ladder and (onward < alone + _GAIN or to_via < alone + _EASIER)):
            continue
        ranked.append((via not in ladder, -onward if via in ladder else -min(to_via, onward), via))
    ranked.sort()
    # Of a ladder only the highest rung: a lower one is a detour.
    lower = {via for off, _, via in ranked if not off} - {ranked[0][2]} if ranked else set()
    return [_route(via, target, starting, workspace) for _, _, via in ranked if via not in lower][: request.top]


def through(target: str, starting: Starting | None, workspace: Workspace) -> Floats:
    """Coverage of a target by the skills of every occupation, together with those of a person if given."""
    space, table = workspace.space, workspace.table
    asked, shares = table.of(target)
    held, strength = held_rows(starting, workspace) if starting else (asked[:0], shares[:0])
    weight = space.weights(asked, workspace.all_rows)
    own = weight[:, held] * strength[None, :]
    values = []
    for rows, _ in map(table.profile, range(len(table.occupations))):
        both = np.concatenate([own, weight[:, rows]], axis=1)
        values.append(space.cover(both, asked, np.concatenate([held, rows]), shares))
    return np.array(values, dtype=np.float32)


def _sensible(via: str, target: str, starting: Starting, level: str, workspace: Workspace) -> bool:
    """A stop lies on the way: of the target's STEM kind, or of a domain at either end; no higher level."""
    stop, goal = workspace.occupations[via], workspace.occupations[target]
    domains = {goal.domain, *(workspace.occupations[job].domain for job in starting.jobs)} & set(DOMAIN_IDS)
    if stop.stem != goal.stem and stop.domain not in domains:
        return False
    if EDUCATION_LEVELS.index(stop.education) > EDUCATION_LEVELS.index(goal.education):
        return False
    if level and EDUCATION_LEVELS.index(stop.education) > EDUCATION_LEVELS.index(level) + 1:
        return False
    long = {line.blocker_id for line in unmet_by_law(blocker_lines(via, starting, workspace))}
    asked = {line.blocker_id for line in unmet_by_law(blocker_lines(target, starting, workspace))}
    # Becoming a zorgkundige first is a known way to nursing; a stop with the target's own diploma is no stop, nor is
    # one whose own diploma is of the same level: that is another school, not half of the way.
    lower = EDUCATION_LEVELS.index(stop.education) < EDUCATION_LEVELS.index(goal.education)
    return not (long & asked) and (not long or (bool(asked) and lower))


def _after(via: str, starting: Starting, workspace: Workspace) -> Starting:
    """The person after some time in the intermediate job."""
    gained = {s.concept_id: Holding(1.0, "uit de tussenstap") for s in workspace.profile(via).skills}
    access = dict.fromkeys(workspace.occupations[via].access, workspace.occupations[via].label)
    return Starting(
        starting.starts, {**gained, **starting.holdings}, frozenset(), (*starting.jobs, via),
        {**access, **starting.access}, starting.licences, starting.languages, starting.level,
    )  # fmt: skip


def _listed(identifier: str, starting: Starting, workspace: Workspace) -> float:
    return listed_share(_lines(identifier, starting, workspace))


def _lines(identifier: str, starting: Starting, workspace: Workspace) -> tuple[SkillLine, ...]:
    reserved = bool(unmet_by_law(blocker_lines(identifier, starting, workspace)))
    return skill_lines(workspace.profile(identifier), starting, workspace, reserved=reserved)


def half(identifier: str, starting: Starting, workspace: Workspace) -> Half:
    """What a job asks of a person beyond what is there."""
    lines = [line for line in _lines(identifier, starting, workspace) if line.kind == "hard"]
    blockers = [line.label for line in blocker_lines(identifier, starting, workspace) if line.met != "ja"]
    return Half(
        tuple(line.label for line in lines if line.status == "learn"),
        tuple(line.label for line in lines if line.status == "near"),
        tuple(blockers),
        workspace.occupations[identifier].education,
    )


def _route(via: str, target: str, starting: Starting, workspace: Workspace) -> Route:
    first = half(via, starting, workspace)
    second = half(target, _after(via, starting, workspace), workspace)
    label, goal = workspace.occupations[via].label, workspace.occupations[target].label
    sentence = (
        f"Eerst {label}: daarvoor leert u {_many(first.learn)}.{_needed(first)} "
        f"Daarna {goal}: dan leert u nog {_many(second.learn)}.{_needed(second)}"
    )
    return Route(workspace.job(via), first, second, sentence)


def _needed(half: Half) -> str:
    """What a law or scheme asks for this half and is not shown."""
    return f" Vraag na: {listed(half.blockers)}." if half.blockers else ""


def _many(labels: tuple[str, ...]) -> str:
    if len(labels) < 2:
        return listed(labels) if labels else "niets helemaal nieuws"
    return f"{len(labels)} vaardigheden bij (onder meer {listed(labels[:2])})"
