"""What comes back: frozen values with everything that a screen or page shows, and the parameters behind it.

All figures are counts with the list behind them. ``similarity`` is a cosine (-1..1) between wordings: relatedness, no
proof that a skill carries over. Sentences for the reader are Dutch; codes (``status``, ``role``) are fixed values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .request import GapRequest

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

    ``kind`` is ``job``, ``cv-job``, ``activity``, ``cv``, ``tick`` or ``diploma``; ``understood`` is empty when
    nothing was recognised. ``others`` are other readings of a title, to offer as a correction.
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
