"""What comes back of the wider questions: jobs within reach, routes, the position scan, side entrants.

Frozen values like those of `report`; lists hold labels, most asked first.
"""

from __future__ import annotations

from dataclasses import dataclass

from .report import Basis, BlockerLine, Job, Start, Step
from .request import InflowRequest, ReachRequest, RouteRequest, ScanRequest


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
