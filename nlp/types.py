"""The values that `nlp` produces. Frozen, typed, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["hard", "soft", "language", "licence", "education", "experience"]
Requirement = Literal["essential", "nice", "learnable", "task", "not_required", "context"]
Marking = Literal["explicit", "default"]
Origin = Literal["text", "form"]
Zone = Literal["bedrijf", "taken", "profiel", "aanbod", "procedure", "ander"]

KINDS: tuple[Kind, ...] = ("hard", "soft", "language", "licence", "education", "experience")
REQUIREMENTS: tuple[Requirement, ...] = ("essential", "nice", "learnable", "task", "not_required", "context")
ASKED: tuple[Requirement, ...] = ("essential", "nice", "learnable", "task")
DEMANDED: tuple[Requirement, ...] = ("essential", "nice")
ZONES: tuple[Zone, ...] = ("bedrijf", "taken", "profiel", "aanbod", "procedure", "ander")


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """A stretch of text of one zone; spans of a text are contiguous, in order and cover it wholly."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a text names, with the evidence for it.

    ``start`` and ``end`` are character offsets, end exclusive, ``text`` is exactly what stands there.
    ``concept_id`` is None for an unlinked activity. ``label`` is the concept's label, or a normalised
    wording when unlinked. ``confidence`` is 0..1. ``method`` says which rule or matcher found it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    concept_id: str | None
    label: str
    requirement: Requirement
    marking: Marking
    zone: Zone
    confidence: float
    method: str
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class OccupationMatch:
    """The occupation that a title was coded to; ``similarity`` is 0..1, ``id`` None when none fits."""

    id: str | None
    label: str
    similarity: float
    method: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one text."""

    mentions: tuple[Mention, ...]
    zones: tuple[ZoneSpan, ...]
    language: str
    education_level: str | None
    experience_years_min: float | None
    occupation: OccupationMatch
    occupation_with_text: OccupationMatch
    domain: str
    domain_rule: str
    stem: str
    contract: str
    agency: bool
    internal: bool
    languages: dict[str, float] = field(default_factory=dict)
