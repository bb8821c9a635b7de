"""The step itself: where a person stands for every skill of a target, and how big the whole is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .profiles import Profile, ProfileSkill
from .report import Near, SkillLine, Status, Step
from .space import Floats, Ints
from .starting import Holding, Starting
from .workspace import Workspace

_FAR = 2
_KIND_ORDER = {"hard": 0, "soft": 1}
_STATUS_ORDER: dict[Status, int] = {"have": 0, "near": 1, "learn": 2}


def held_rows(starting: Starting, workspace: Workspace) -> tuple[Ints, Floats]:
    """Rows of the held hard skills, ascending, and the strength of each."""
    pairs = sorted(
        (workspace.space.index[key], holding.strength)
        for key, holding in starting.holdings.items()
        if key in workspace.space.index
    )
    rows = np.array([row for row, _ in pairs], dtype=np.int64)
    # Assumed from a job counts in full: only what somebody ticked as "een beetje" counts for half.
    strength = np.array([1.0 if value > 0.5 else value for _, value in pairs], dtype=np.float32)
    return rows, strength


def skill_lines(
    profile: Profile, starting: Starting, workspace: Workspace, *, reserved: bool = False
) -> tuple[SkillLine, ...]:
    """One line per skill of a profile: hard before soft, most asked first.

    ``reserved``: the law keeps the work for holders of a diploma that is not shown; then nothing is a small step.
    """
    nearest = {} if reserved else _nearest(profile.hard, starting, workspace)
    lines = [_line(skill, starting.holdings.get(skill.concept_id), nearest, workspace) for skill in profile.skills]
    return tuple(sorted(lines, key=lambda line: _KIND_ORDER[line.kind]))


def _line(skill: ProfileSkill, holding: Holding | None, nearest: dict[str, Near], workspace: Workspace) -> SkillLine:
    status: Status = "learn"
    near = nearest.get(skill.concept_id)
    certain, because = True, ""
    if holding is not None and holding.strength > 0.5:
        status, near, certain, because = "have", None, holding.certain, holding.because
    elif holding is not None:
        status, because = "near", holding.because
        near = Near(skill.concept_id, workspace.label(skill.concept_id), 1.0, "een beetje")
    elif near is not None:
        status = "near"
    found = workspace.skills.get(skill.concept_id)
    group = found.group if found else "Sleutelvaardigheden"
    return SkillLine(
        skill.concept_id, workspace.label(skill.concept_id), skill.kind, group, skill.role, skill.weight, status,
        certain, because, near, skill.demand,
    )  # fmt: skip


def _nearest(hard: Sequence[ProfileSkill], starting: Starting, workspace: Workspace) -> dict[str, Near]:
    """For asked skills that the person lacks a held one that is close enough and of the same kind of work."""
    settings, space = workspace.calibration, workspace.space
    held, strength = held_rows(starting, workspace)
    held = held[strength == 1.0]
    asked = space.rows([s.concept_id for s in hard if s.concept_id not in starting.holdings])
    result: dict[str, Near] = {}
    for place, (partner, similarity) in space.partners(asked, held).items():
        identifier = space.ids[held[partner]]
        closeness = "heel dichtbij" if similarity >= settings.very_near else "dichtbij"
        near = Near(identifier, workspace.label(identifier), round(similarity, 4), closeness)
        result[space.ids[asked[place]]] = near
    return result


def coverages(starting: Starting, workspace: Workspace) -> Floats:
    """Covered share 0..1 of every profile of the table by what a person has, in its order."""
    space, table = workspace.space, workspace.table
    held, strength = held_rows(starting, workspace)
    if not len(held):
        return np.zeros(len(table.occupations), dtype=np.float32)
    weight = space.weights(workspace.all_rows, held) * strength[None, :]
    values = [
        space.cover(weight[rows], rows, held, shares)
        for rows, shares in map(table.profile, range(len(table.occupations)))
    ]
    return np.array(values, dtype=np.float32)


def listed_share(lines: Sequence[SkillLine]) -> float:
    """Weighted share 0..1 of the hard skills that the lists show: *heeft u al* counts 1, *kleine stap* a half."""
    hard = [line for line in lines if line.kind == "hard"]
    total = sum(line.weight for line in hard)
    value = {"have": 1.0, "near": 0.5, "learn": 0.0}
    return sum(line.weight * value[line.status] for line in hard) / total if total else 0.0


def step_from(lines: Sequence[SkillLine], *, by_law: bool, levels_below: int, workspace: Workspace) -> Step:
    """Put the size of a step in a word, from the lists that are shown.

    Parameters
    ----------
    by_law
        A title or diploma that the law asks is not shown: the step is big whatever the skills say.
    levels_below
        How many levels the diploma lies below the usual one; two or more make the step one size bigger.
    """
    settings = workspace.calibration
    share = listed_share(lines)
    far = levels_below >= _FAR
    if by_law or share < (settings.close if far else settings.viable):
        return "groot"
    return "haalbaar" if far or share < settings.close else "dichtbij"
