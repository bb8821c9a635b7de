"""What comes back: frozen values with everything that a screen or page shows, and the parameters behind it.

All figures are counts with the list behind them. ``similarity`` is a cosine (-1..1) between wordings: relatedness, no
proof that a skill carries over. Sentences for the reader are Dutch; codes (``status``, ``role``) are fixed values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .request import GapRequest, InflowRequest, ReachRequest, RouteRequest, ScanRequest

Status = Literal["have", "near", "learn"]
Role = Literal["essential", "optional", "vacancies"]
Tick = Literal["kan", "beetje", "niet", ""]
Step = Literal["dichtbij", "haalbaar", "groot"]
STEP_WORDS: dict[str, str] = {
    "dichtbij": "Dichtbij: veel van wat nodig is, kunt u al.",
    "haalbaar": "Haalbaar met bijleren.",
    "groot": "Een grote stap: er is nog veel te leren. Het hoeft niet in één keer.",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """The parameters behind an answer: the content hashes and settings that produced it."""

    taxonomy: str
    encoder: str
    werkmap: str
    calibration: dict[str, float]
    vacancies: int
    years: str


@dataclass(frozen=True, slots=True)
class Job:
    """An occupation as shown. ``stem`` is our own list; ``education`` the usual lowest level."""

    occupation_id: str
    label: str
    isco: str
    stem: str
    domain: str
    education: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """One starting point: what was typed, how it was read, and how sure that is.

    ``kind`` is ``job``, ``activity``, ``cv``, ``tick`` or ``diploma``; ``understood`` is empty when nothing was
    recognised. ``others`` are other readings of a title, to offer as a correction.
    """

    kind: str
    typed: str
    understood: str
    occupation_id: str = ""
    certain: bool = True
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """How vacancies of a job ask something: ``numerator`` of ``denominator`` vacancies, split by level."""

    numerator: int
    denominator: int
    essential: int
    nice: int
    learnable: int
    task: int

    @property
    def share(self) -> float:
        """Share 0..1 of the vacancies."""
        return self.numerator / self.denominator if self.denominator else 0.0


@dataclass(frozen=True, slots=True)
class Near:
    """A skill of the person that resembles the asked one. ``closeness`` says the similarity in words."""

    concept_id: str
    label: str
    similarity: float
    closeness: str


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill of the target, and where the person stands.

    Parameters
    ----------
    kind
        ``hard`` or ``soft``.
    role
        ``essential`` or ``optional`` in the taxonomy, ``vacancies`` when only vacancies name it.
    weight
        Profile weight 0..1: the estimated share of vacancies that ask it (taxonomy and vacancies blended).
    certain
        For ``have``: False when we assume it from a job and the person should confirm it.
    because
        For ``have``: where it comes from, a short Dutch phrase.
    """

    concept_id: str
    label: str
    kind: str
    group: str
    role: Role
    weight: float
    status: Status
    certain: bool = True
    because: str = ""
    near: Near | None = None
    demand: Demand | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A condition by law or scheme. ``met``: ``ja``, ``nee`` or ``onbekend``; ``first``: needed before one may start.

    ``via_employer``: the employer usually arranges it after hiring.
    """

    blocker_id: str
    label: str
    kind: str
    what: str
    authority: str
    duration: str
    official: str
    met: str
    because: str
    first: bool
    via_employer: bool


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """A language that vacancies ask for the target; ``met`` as in `BlockerLine`."""

    label: str
    met: str
    demand: Demand


@dataclass(frozen=True, slots=True)
class EducationMatch:
    """Diploma against job, measured twice: by classification and by the person's own judgement.

    ``vertical``: ``hoger``, ``gelijk``, ``lager``, ``onbekend``; ``horizontal``: ``zelfde``, ``verwant``, ``ander``,
    ``onbekend``. ``own_level`` and ``own_field`` are what the person said. ``by_law``: a diploma is compulsory.
    """

    diploma: str
    level: str
    field: str
    target_level: str
    target_fields: tuple[str, ...]
    vertical: str
    horizontal: str
    own_level: str
    own_field: str
    by_law: bool
    demands: tuple[tuple[str, Demand], ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExperienceMatch:
    """Experience that vacancies of the target demand: minimum years to number of vacancies; None: nothing known."""

    years: float | None
    stated: tuple[tuple[str, int], ...]
    denominator: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A way to learn, with its entry conditions and the missing skills that it suits (ids)."""

    channel_id: str
    label: str
    kind: str
    what: str
    entry: str
    evidence: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapReport:
    """The step to one job.

    ``lines`` hold every skill of the target once, most asked first within kind. ``assets`` are labels of skills of the
    person that the target does not list but its sector uses.
    """

    request: GapRequest
    basis: Basis
    starts: tuple[Start, ...]
    target: Job
    step: Step
    same_job: bool
    blockers: tuple[BlockerLine, ...]
    languages: tuple[LanguageLine, ...]
    education: EducationMatch
    experience: ExperienceMatch
    lines: tuple[SkillLine, ...]
    channels: tuple[ChannelLine, ...]
    advice: tuple[str, ...]
    notes: tuple[str, ...]
    assets: tuple[str, ...] = ()

    def of(self, status: Status, kind: str = "hard") -> tuple[SkillLine, ...]:
        """The list behind a figure: lines with this status (``have``, ``near``, ``learn``) and kind."""
        return tuple(line for line in self.lines if line.status == status and line.kind == kind)

    def count(self, status: Status, kind: str = "hard") -> int:
        """How many skills stand in that list."""
        return len(self.of(status, kind))


@dataclass(frozen=True, slots=True)
class TickItem:
    """A target skill to tick: *kan ik*, *een beetje*, *nog niet*; ``tick`` is what we pre-tick, empty: nothing."""

    concept_id: str
    label: str
    kind: str
    group: str
    tick: Tick
    because: str
    first: bool


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Skills of one kind of work, to tick together."""

    label: str
    items: tuple[TickItem, ...]


@dataclass(frozen=True, slots=True)
class TickList:
    """At most twelve skills come first (``TickItem.first``); the rest is shown on request."""

    target: Job
    groups: tuple[TickGroup, ...]
    starts: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What makes a reachable job wished; None or empty means *niet beoordeeld*."""

    vacancies: int | None
    trend: str
    contracts: tuple[tuple[str, int], ...]
    shortage: bool | None
    interest: bool | None
    pay: str


@dataclass(frozen=True, slots=True)
class ReachLine:
    """One reachable job. ``coverage`` orders the list and is not for display; the counts are.

    ``surprising``: another field of work than the person's own, yet near. ``why``: Dutch sentences.
    """

    job: Job
    step: Step
    coverage: float
    have: tuple[str, ...]
    near: tuple[str, ...]
    learn: tuple[str, ...]
    blockers: tuple[BlockerLine, ...]
    education: str
    feasible: str
    wishes: Wishes
    surprising: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReachReport:
    """Jobs within reach, nearest first; ``surprising`` holds a few from other fields of work."""

    request: ReachRequest
    basis: Basis
    starts: tuple[Start, ...]
    lines: tuple[ReachLine, ...]
    surprising: tuple[ReachLine, ...]
    compared: int
    left_out: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a route: skills to learn, and conditions, by label."""

    learn: tuple[str, ...]
    near: tuple[str, ...]
    blockers: tuple[str, ...]
    education: str


@dataclass(frozen=True, slots=True)
class Route:
    """Via an intermediate job: what each half asks."""

    via: Job
    first: Half
    second: Half
    sentence: str


@dataclass(frozen=True, slots=True)
class RouteReport:
    """The direct step and the best intermediate jobs; no routes when the direct step is already small."""

    request: RouteRequest
    basis: Basis
    starts: tuple[Start, ...]
    target: Job
    direct: Half
    routes: tuple[Route, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScanSkill:
    """A skill of the person in the vacancies: asked by ``numerator`` of ``denominator`` units, and how that moved.

    ``direction``: ``hoger``, ``lager``, ``geen duidelijk verschil`` or ``te weinig vacatures`` (last third of the years
    against the first, 95 % Newcombe interval; descriptive).
    """

    concept_id: str
    label: str
    kind: str
    numerator: int
    denominator: int
    first: tuple[int, int]
    last: tuple[int, int]
    direction: str


@dataclass(frozen=True, slots=True)
class ExtraSkill:
    """A skill that the person lacks: in ``opened`` vacancies it is the only demanded hard skill missing."""

    concept_id: str
    label: str
    opened: int


@dataclass(frozen=True, slots=True)
class ScanReport:
    """*Feit of vrees*. ``asking``: units that ask at least one hard skill of the person, per year, region, domain."""

    request: ScanRequest
    basis: Basis
    starts: tuple[Start, ...]
    denominator: int
    asking: int
    reachable: int
    by_year: tuple[tuple[str, int, int], ...]
    by_region: tuple[tuple[str, int, int], ...]
    by_domain: tuple[tuple[str, int, int], ...]
    skills: tuple[ScanSkill, ...]
    extra: tuple[ExtraSkill, ...]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InflowLine:
    """An occupation from which side entrants may come: what they bring and what they must learn (labels)."""

    job: Job
    coverage: float
    step: Step
    brings: tuple[str, ...]
    near: tuple[str, ...]
    learns: tuple[str, ...]
    education: str


@dataclass(frozen=True, slots=True)
class InflowReport:
    """Zij-instroom into one occupation, most plausible first."""

    request: InflowRequest
    basis: Basis
    target: Job
    blockers: tuple[str, ...]
    lines: tuple[InflowLine, ...]
    notes: tuple[str, ...]
