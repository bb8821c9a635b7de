"""What an occupation asks: the taxonomy blended with vacancies, the weight of each source visible.

The taxonomy counts as ``PSEUDO`` imagined vacancies, in half of which an essential and in a fifth an optional skill is
asked; real vacancies are added to that, as 80 at most, because ads leave much unsaid and we read only part of what they
say. So without a werkmap the taxonomy speaks alone, and it never weighs less than a fifth. Its skills never drop out; a
skill that only vacancies name enters when at least ``LEAST_COUNT`` of them and ``LEAST_SHARE`` ask it, and
clearly more than vacancies in general do: Excel is asked everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taxonomy.model import Occupation

from .evidence import LEAST_COUNT, LEAST_SHARE, NOTHING, Evidence
from .report import Demand, Role

PSEUDO = 20.0
MOST_WEIGHT = 80.0
_SPECIFIC = 2.0
_ALWAYS = 0.30
PRIOR = {"essential": 0.5, "optional": 0.2, "vacancies": 0.0}
_LEAST_VACANCIES = 10
_MOST_ADDED = 12


@dataclass(frozen=True, slots=True)
class ProfileSkill:
    """A concept of a profile; ``weight``: estimated share 0..1 of vacancies that ask it, both sources blended."""

    concept_id: str
    kind: str
    role: Role
    weight: float
    demand: Demand | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Skills of one occupation, heaviest first (ties as in the taxonomy); ``taxonomy_share``: its weight 0..1."""

    occupation: Occupation
    skills: tuple[ProfileSkill, ...]
    evidence: Evidence
    taxonomy_share: float

    @property
    def hard(self) -> tuple[ProfileSkill, ...]:
        """The hard skills."""
        return tuple(skill for skill in self.skills if skill.kind == "hard")

    @property
    def soft(self) -> tuple[ProfileSkill, ...]:
        """The sleutelvaardigheden."""
        return tuple(skill for skill in self.skills if skill.kind == "soft")


def blend(occupation: Occupation, evidence: Evidence | None, kinds: Mapping[str, str]) -> Profile:
    """Blend an occupation's taxonomy profile with its vacancies.

    Parameters
    ----------
    evidence
        None or empty: the taxonomy alone.
    kinds
        Concept id to ``hard`` or ``soft``; concepts of other kinds are no part of a profile.
    """
    known = evidence if evidence is not None and evidence.vacancies else NOTHING
    n = min(float(known.vacancies), MOST_WEIGHT)
    roles: dict[str, Role] = {}
    for concept in (*occupation.essential, *occupation.soft):
        roles[concept] = "essential"
    for concept in occupation.optional:
        roles.setdefault(concept, "optional")
    for concept in _added(known, roles, kinds):
        roles[concept] = "vacancies"
    skills = [
        ProfileSkill(
            concept,
            kinds[concept],
            role,
            round((PSEUDO * PRIOR[role] + n * known.recent_share.get(concept, 0.0)) / (PSEUDO + n), 6),
            known.demands.get(concept),
        )
        for concept, role in roles.items()
        if concept in kinds
    ]
    # Equal weights keep the order of the taxonomy's file, where the author put the core first.
    skills.sort(key=lambda skill: -skill.weight)
    return Profile(occupation, tuple(skills), known, PSEUDO / (PSEUDO + n))


def _added(evidence: Evidence, roles: Mapping[str, Role], kinds: Mapping[str, str]) -> list[str]:
    """Concepts that only vacancies name, often enough, most asked first."""
    if evidence.vacancies < _LEAST_VACANCIES:
        return []
    found = [
        (-share, concept)
        for concept, share in evidence.recent_share.items()
        if concept in kinds
        and concept not in roles
        and share >= min(_ALWAYS, max(LEAST_SHARE, _SPECIFIC * evidence.usual.get(concept, 0.0)))
        and evidence.demands[concept].share >= LEAST_SHARE
        and evidence.demands[concept].numerator >= LEAST_COUNT
    ]
    return [concept for _, concept in sorted(found)[:_MOST_ADDED]]
