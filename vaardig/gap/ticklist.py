"""The list to tick before the answer: twelve skills first at most, grouped, pre-ticked where we know."""

from __future__ import annotations

from .report import SkillLine, Tick, TickGroup, TickItem, TickList
from .request import GapRequest
from .space import field_of
from .starting import Starting, read_person
from .step import skill_lines
from .titles import resolve_title
from .workspace import Workspace

FIRST = 12
_SOFT_GROUP = "Hoe u werkt"


def tick_list(request: GapRequest, workspace: Workspace) -> TickList:
    """Skills of the target for the ticking step (*kan ik*, *een beetje*, *nog niet*).

    Pre-ticked is what the person said or what the core of an own job holds; what is merely likely is left open and says
    why. What stays unticked keeps our assumption. Ids of ticked items go into `Person.has`, ``bit`` and ``has_not``.

    Raises
    ------
    UnclearTitleError
        A title fits several occupations, or none.
    """
    target = resolve_title(request.target, workspace)
    assert target.occupation_id is not None
    starting = read_person(request.person, workspace, required=False)
    lines = skill_lines(workspace.profile(target.occupation_id), starting, workspace)
    first = {line.concept_id for line in [line for line in lines if line.kind == "hard"][:FIRST]}
    groups: dict[str, list[TickItem]] = {}
    for line in lines:
        name = _SOFT_GROUP if line.kind == "soft" else field_of(line.group)
        groups.setdefault(name, []).append(_item(line, starting, line.concept_id in first))
    ordered = sorted(groups.items(), key=lambda item: (item[0] == _SOFT_GROUP, -sum(i.first for i in item[1])))
    return TickList(
        workspace.job(target.occupation_id), tuple(TickGroup(name, tuple(items)) for name, items in ordered),
        starting.starts,
    )  # fmt: skip


def _item(line: SkillLine, starting: Starting, first: bool) -> TickItem:
    tick: Tick = ""
    because = line.because
    if line.concept_id in starting.denied:
        tick, because = "niet", "zei u zelf"
    elif line.status == "have" and line.certain:
        tick = "kan"
    elif line.status == "near" and line.because:
        tick = "beetje"
    elif line.near is not None:
        because = f"lijkt op {line.near.label}"
    return TickItem(line.concept_id, line.label, line.kind, line.group, tick, because, first)
