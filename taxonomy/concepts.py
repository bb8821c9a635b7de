"""The taxonomy as one immutable value: its concepts, and finding one by id, label or title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from vaardig.base.collector import long_lived
from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold

from .model import (
    Blocker,
    Channel,
    Domain,
    Education,
    Language,
    Licence,
    Occupation,
    Problem,
    Skill,
    SoftSkill,
)
from .surface import expand
from .variants import SurfaceForm

_SUGGESTIONS = 3
_MIN_LIKENESS = 60.0


class _Concept(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...


ConceptT = TypeVar("ConceptT", bound=_Concept)


@dataclass(frozen=True, eq=False)
class Taxonomy:
    """All concepts, in file order. ``hash`` changes when any byte of the data, overlay or releases does.

    ``problems`` lists what the loader left out because it did not fit; ``taxonomy.validate`` finds more.
    """

    skills: tuple[Skill, ...]
    soft_skills: tuple[SoftSkill, ...]
    occupations: tuple[Occupation, ...]
    domains: tuple[Domain, ...]
    licences: tuple[Licence, ...]
    languages: tuple[Language, ...]
    blockers: tuple[Blocker, ...]
    channels: tuple[Channel, ...]
    education: tuple[Education, ...]
    hash: str
    problems: tuple[Problem, ...] = ()
    releases: tuple[str, ...] = ()

    def skill(self, key: str) -> Skill:
        """Return the hard skill with this id or label.

        Raises
        ------
        TaxonomyError
            There is none; the message names the nearest labels.
        """
        return self._get("hard skill", key, self._skills)

    def soft(self, key: str) -> SoftSkill:
        """Return the sleutelvaardigheid with this id or label, or ``GEEN``; raises like ``skill``."""
        return self._get("sleutelvaardigheid", key, self._soft)

    def occupation(self, key: str) -> Occupation:
        """Return the occupation with this id, label or title; raises like ``skill``."""
        return self._get("occupation", key, self._occupations)

    def domain(self, key: str) -> Domain:
        """Return the domain with this id or label; raises like ``skill``."""
        return self._get("domain", key, self._domains)

    def licence(self, key: str) -> Licence:
        """Return the licence with this id or label; raises like ``skill``."""
        return self._get("licence", key, self._licences)

    def language(self, key: str) -> Language:
        """Return the language with this code or label; raises like ``skill``."""
        return self._get("language", key, self._languages)

    def blocker(self, key: str) -> Blocker:
        """Return the access condition with this id or label; raises like ``skill``."""
        return self._get("access condition", key, self._blockers)

    def channel(self, key: str) -> Channel:
        """Return the learning channel with this id or label; raises like ``skill``."""
        return self._get("learning channel", key, self._channels)

    def label_of(self, concept_id: str) -> str:
        """Label of any concept; raises TaxonomyError for an id that nobody has."""
        concept = self._everything.get(concept_id)
        if concept is None:
            raise TaxonomyError(f"no concept has the id '{concept_id}'", next_step="vaardig taxonomy search WORD")
        return concept.label

    @cached_property
    def _skills(self) -> dict[str, Skill]:
        return _lookup(self.skills)

    @cached_property
    def _soft(self) -> dict[str, SoftSkill]:
        return _lookup(self.soft_skills)

    @cached_property
    def _occupations(self) -> dict[str, Occupation]:
        table = _lookup(self.occupations)
        for occupation in self.occupations:
            for title in occupation.titles:
                table.setdefault(fold(title), occupation)
        return table

    @cached_property
    def _domains(self) -> dict[str, Domain]:
        return _lookup(self.domains)

    @cached_property
    def _licences(self) -> dict[str, Licence]:
        return _lookup(self.licences)

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return _lookup(self.languages)

    @cached_property
    def _blockers(self) -> dict[str, Blocker]:
        return _lookup(self.blockers)

    @cached_property
    def _channels(self) -> dict[str, Channel]:
        return _lookup(self.channels)

    @cached_property
    def _everything(self) -> dict[str, _Concept]:
        parts: tuple[Sequence[_Concept], ...] = (
            self.skills,
            self.soft_skills,
            self.occupations,
            self.domains,
            self.licences,
            self.languages,
            self.education,
            self.blockers,
            self.channels,
        )
        return {concept.id: concept for part in parts for concept in part}

    @cached_property
    def _surface_forms(self) -> tuple[SurfaceForm, ...]:
        with long_lived():
            return expand(self.skills)

    def _get(self, what: str, key: str, table: dict[str, ConceptT]) -> ConceptT:
        concept = table.get(key) or table.get(fold(key))
        if concept is None:
            raise TaxonomyError(
                f"no {what} has the id or label '{key}'",
                allowed=_nearest(key, (concept.label for concept in table.values())),
                next_step="vaardig taxonomy search WORD",
            )
        return concept


def _lookup(concepts: Iterable[ConceptT]) -> dict[str, ConceptT]:
    """Index by folded label and by id; an id beats a label that reads the same, ours beat imported ones."""
    table: dict[str, ConceptT] = {}
    ordered = list(concepts)
    for concept in ordered:
        table.setdefault(fold(concept.label), concept)
    table.update({concept.id: concept for concept in ordered})
    return table


def _nearest(key: str, labels: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extract(
        fold(key),
        list(dict.fromkeys(labels)),
        scorer=fuzz.WRatio,
        processor=fold,
        limit=_SUGGESTIONS,
        score_cutoff=_MIN_LIKENESS,
    )
    return "did you mean " + ", ".join(f"'{label}'" for label, *_ in found) if found else ""


def surface_forms(taxonomy: Taxonomy) -> tuple[SurfaceForm, ...]:
    """All ways to write the hard skills: typed forms and those that the declared rules make.

    Returns
    -------
    Sorted by folded text, then concept id. A text occurs once per concept; where one concept's typed form
    equals another's generated form, only the typed one stays. Computed once per taxonomy.
    """
    return taxonomy._surface_forms
