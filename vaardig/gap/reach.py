"""``reach``: which jobs are near, feasible and wished apart, with why; and jobs that people would not think of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taxonomy.model import EDUCATION_LEVELS
from vaardig.export.dutch import amount

from .blockers import blocker_lines, unmet_by_law
from .education import read_diploma
from .outlook import ReachLine, ReachReport
from .report import BlockerLine, SkillLine, Step
from .request import ReachRequest, forget
from .starting import Starting, read_person
from .step import coverages, skill_lines, step_from
from .wishes import Wisher
from .wording import listed, plain
from .workspace import Workspace

_SURPRISING = 4
# Nobody wants a list of eight kinds of welder: at most so many jobs of one ISCO-3 group stand in the main list.
_MOST_OF_A_KIND = 3
# What the order takes off a coverage of 0..1 for a paper still to get, a diploma by law, a level of education above
# the person's (or the usual one of the own job), and adds for all sleutelvaardigheden. Our judgement; never shown.
_PAPER, _BARRED, _LEVEL, _SOFT = 0.12, 0.40, 0.08, 0.10


def reach(request: ReachRequest, workspace: Workspace) -> ReachReport:
    """Rank the jobs within reach of a person.

    Raises
    ------
    UnclearTitleError
        A job title fits several occupations, or none.
    InputError
        Nothing is known about the person.
    """
    starting = read_person(request.person, workspace)
    table = workspace.table
    shares = coverages(starting, workspace)
    judge = _Judge(request, starting, workspace)
    ease = [judge.ease(identifier, float(share)) for identifier, share in zip(table.occupations, shares, strict=True)]
    order = sorted(range(len(ease)), key=lambda i: (-ease[i], table.occupations[i]))
    wisher = Wisher(request, workspace)
    own = {workspace.occupations[key].isco[:3] for key in starting.jobs}
    lines: list[ReachLine] = []
    surprising: list[ReachLine] = []
    seen: Counter[str] = Counter()
    for place in order:
        identifier = table.occupations[place]
        if not judge.keeps(identifier):
            continue
        group = workspace.occupations[identifier].isco[:3]
        other = bool(own) and group not in own and workspace.occupations[identifier].isco[:1] not in judge.own_major
        full = len(lines) >= request.top or seen[group] >= _MOST_OF_A_KIND
        if full and not (other and len(surprising) < _SURPRISING):
            if len(lines) >= request.top and len(surprising) >= _SURPRISING:
                break
            continue
        line = judge.line(identifier, float(shares[place]), wisher, surprising=other)
        if not (line.have or line.near):
            continue
        if not full:
            lines.append(line)
            seen[group] += 1
        elif line.step != "groot" or len(line.have) + len(line.near) > 1:
            surprising.append(line)
    kept = replace(request, person=forget(request.person))
    without = len(workspace.occupations) - len(table.occupations)
    return ReachReport(
        kept, workspace.basis, starting.starts, tuple(lines), tuple(surprising), len(table.occupations),
        tuple(judge.left_out.items()), (*starting.notes, *_notes(lines, workspace, without)),
    )  # fmt: skip


class _Judge:
    """Applies the counsellor's filters and explains a job."""

    def __init__(self, request: ReachRequest, starting: Starting, workspace: Workspace) -> None:
        self._request, self._starting, self._workspace = request, starting, workspace
        self._level = read_diploma(request.person.diploma, workspace, starting.level).level
        self._own = {workspace.occupations[key].isco[:3] for key in starting.jobs}
        self.own_major = {workspace.occupations[key].isco[:1] for key in starting.jobs}
        self.left_out: Counter[str] = Counter()
        levels = [_rank(workspace.occupations[key].education) for key in starting.jobs]
        self._known = _rank(self._level) if self._level else max(levels, default=None)

    def ease(self, identifier: str, share: float) -> float:
        """Order the list: coverage by hard skills and sleutelvaardigheden, less what stands before the door."""
        occupation = self._workspace.occupations[identifier]
        soft = [key for key in occupation.soft if key in self._starting.holdings]
        value = share + _SOFT * (len(soft) / len(occupation.soft) if occupation.soft else 0.0)
        for line in blocker_lines(identifier, self._starting, self._workspace):
            if line.met != "ja":
                value -= _BARRED if line.kind in ("titel", "diploma") else 0.0 if line.via_employer else _PAPER
        return value - _LEVEL * self._below(identifier)

    def _below(self, identifier: str) -> int:
        """Levels that a job usually asks above the person's diploma, or else the usual one of the own jobs."""
        asked = _rank(self._workspace.occupations[identifier].education)
        return 0 if self._known is None else max(0, asked - self._known)

    def keeps(self, identifier: str) -> bool:
        """True when no filter leaves the job out; the first reason is counted."""
        reason = self._reason(identifier)
        if reason:
            self.left_out[reason] += 1
        return not reason

    def _reason(self, identifier: str) -> str:
        request, occupation = self._request, self._workspace.occupations[identifier]
        if identifier in self._starting.jobs:
            return "uw eigen werk"
        if request.stem and occupation.stem not in request.stem:
            return "andere STEM-soort"
        if request.domains and occupation.domain not in request.domains:
            return "ander domein"
        if request.other_fields_only and occupation.isco[:3] in self._own:
            return "zelfde vakgebied"
        if request.highest_education and _rank(occupation.education) > _rank(request.highest_education):
            return "hoger diploma gevraagd"
        if request.open_access_only and unmet_by_law(blocker_lines(identifier, self._starting, self._workspace)):
            return "diploma door de wet"
        return ""

    def line(self, identifier: str, share: float, wisher: Wisher, *, surprising: bool) -> ReachLine:
        """Explain one job."""
        workspace = self._workspace
        occupation = workspace.occupations[identifier]
        blockers = blocker_lines(identifier, self._starting, workspace)
        reserved = bool(unmet_by_law(blockers))
        lines = skill_lines(workspace.profile(identifier), self._starting, workspace, reserved=reserved)
        skills = [line for line in lines if line.kind == "hard"]
        below = self._below(identifier)
        step = step_from(skills, by_law=reserved, levels_below=below, workspace=workspace)
        have, near, learn = (
            tuple(s.label for s in skills if s.status == status) for status in ("have", "near", "learn")
        )
        return ReachLine(
            workspace.job(identifier), step, round(share, 4), have, near, learn, blockers, occupation.education,
            _feasible(step, blockers, below), wisher.wishes(identifier), surprising, tuple(_why(skills, blockers)),
        )  # fmt: skip


def _rank(level: str) -> int:
    return EDUCATION_LEVELS.index(level) if level in EDUCATION_LEVELS else 0


def _feasible(step: Step, blockers: Sequence[BlockerLine], below: int) -> str:
    words = {"dichtbij": "dichtbij", "haalbaar": "haalbaar met bijleren", "groot": "grote stap"}[step]
    open_ = [line.label for line in blockers if line.met != "ja" and line.kind != "screening"]
    if open_:
        words += f"; eerst nodig: {listed(open_, 2)}"
    if below:
        words += "; men vraagt meestal een hoger diploma dan u hebt of dan uw werk vraagt"
    return words


def _why(skills: Sequence[SkillLine], blockers: Sequence[BlockerLine]) -> Iterator[str]:
    have = [line for line in skills if line.status == "have"]
    near = [line for line in skills if line.status == "near"]
    learn = [line for line in skills if line.status == "learn"]
    if have:
        yield f"U kunt al {len(have)} van de {len(skills)}: {listed([line.label for line in have])}."
    if near:
        line = near[0]
        if line.near and line.near.label != line.label:
            yield f"Kleine stap: {plain(line.label)} (lijkt op {plain(line.near.label)})."
        else:
            yield f"U kunt al een beetje {plain(line.label)}."
    if learn:
        yield f"Te leren: {listed([line.label for line in learn])}."
    if any(line.met == "ja" for line in blockers):
        yield f"U hebt al: {listed([line.label for line in blockers if line.met == 'ja'])}."


def _notes(lines: Sequence[ReachLine], workspace: Workspace, without: int) -> Iterator[str]:
    if lines and all(line.step == "groot" for line in lines):
        yield "Al deze jobs vragen een opleiding. Kies er een die u aanspreekt en bekijk de stap."
    yield (
        "De volgorde volgt hoeveel van wat het werk vraagt u al kunt of wat daarop lijkt, en welke attesten en "
        "diploma's u nog nodig hebt. Ze is geen voorspelling."
    )
    if workspace.werkmap is None:
        yield "Aantal vacatures, contract en evolutie: niet beoordeeld. Daarvoor is een werkmap met vacatures nodig."
    yield "Loon, uren en afstand zijn niet beoordeeld."
    if without:
        yield (
            f"{amount(without, 'beroep heeft', 'beroepen hebben')} in onze lijst geen vaardigheden en "
            f"{'is' if without == 1 else 'zijn'} niet vergeleken."
        )
