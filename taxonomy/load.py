"""Loads the taxonomy: our files, a user's overlay, and imported official releases, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from vaardig.base.collector import long_lived
from vaardig.base.errors import TaxonomyError
from vaardig.base.hashing import hash_parts
from vaardig.base.text import fold

from .merge import Release, merge_releases, read_release
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
from .resolve import Resolver
from .sources import OVERLAY, Source, data_root, lay_over, read_source
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


def load_taxonomy(overlay: Path | None = None, releases: Sequence[Path] = ()) -> Taxonomy:
    """Load the shipped taxonomy with a user's changes and official releases merged in.

    Parameters
    ----------
    overlay
        Folder with changes in the same line format (``--taxonomy DIR``); see ``data/README.md``.
    releases
        Release folders made by ``vaardig taxonomy import``, earlier ones win.

    Returns
    -------
    The taxonomy; the same object for the same content within a process.

    Raises
    ------
    TaxonomyError
        The overlay is missing or wrong (all problems at once), or a release is damaged.
    """
    if overlay is not None and not overlay.is_dir():
        raise TaxonomyError(
            f"the taxonomy overlay '{overlay}' is not a folder",
            allowed="a folder with skills/, occupations/, domains.txt … as in taxonomy/data",
            next_step="give an existing folder to --taxonomy",
        )
    key = _content_key(overlay, releases)
    return _load(overlay, tuple(releases), key)


def _content_key(overlay: Path | None, releases: Sequence[Path]) -> str:
    """Content of what a user may edit while the process lives; the shipped data does not change under us."""
    parts = [read_source(overlay, overlay=True).hash if overlay else ""]
    for folder in releases:
        manifest = folder / "manifest.json"
        parts.append(manifest.read_text("utf-8") if manifest.is_file() else "")
    return hash_parts(parts)


@lru_cache(maxsize=8)
def _load(overlay: Path | None, releases: tuple[Path, ...], key: str) -> Taxonomy:
    with long_lived():
        source = read_source(data_root())
        if overlay is not None:
            lay_over(source, read_source(overlay, overlay=True))
        taxonomy = build_taxonomy(source, [read_release(folder) for folder in releases])
    if overlay is not None:
        _refuse_overlay_problems(overlay, taxonomy.problems)
    return taxonomy


def build_taxonomy(source: Source, releases: Sequence[Release] = ()) -> Taxonomy:
    """Resolve a source and merge releases into it. What does not fit is left out and listed in ``problems``."""
    resolver = Resolver(source)
    parts = Parts.of(resolver)
    return _assemble(parts, source.hash, tuple(sorted({*source.problems, *resolver.problems})), releases)


@dataclass(frozen=True, slots=True)
class Parts:
    """The resolved sections, before releases are merged in."""

    skills: tuple[Skill, ...]
    soft_skills: tuple[SoftSkill, ...]
    occupations: tuple[Occupation, ...]
    domains: tuple[Domain, ...]
    licences: tuple[Licence, ...]
    languages: tuple[Language, ...]
    blockers: tuple[Blocker, ...]
    channels: tuple[Channel, ...]
    education: tuple[Education, ...]

    @classmethod
    def of(cls, resolver: Resolver) -> Parts:
        """Resolve every section."""
        return cls(
            resolver.all("skills", resolver.skill),
            resolver.all("soft", resolver.soft),
            resolver.all("occupations", resolver.occupation),
            resolver.all("domains", resolver.domain),
            resolver.all("licences", resolver.licence),
            resolver.all("languages", resolver.language),
            resolver.all("blockers", resolver.blocker),
            resolver.all("channels", resolver.channel),
            resolver.all("education", resolver.education),
        )


def _assemble(parts: Parts, data_hash: str, problems: tuple[Problem, ...], releases: Sequence[Release]) -> Taxonomy:
    skills, occupations = merge_releases(parts.skills, parts.occupations, releases)
    return Taxonomy(
        skills=skills,
        soft_skills=parts.soft_skills,
        occupations=occupations,
        domains=parts.domains,
        licences=parts.licences,
        languages=parts.languages,
        blockers=parts.blockers,
        channels=parts.channels,
        education=parts.education,
        hash=hash_parts([data_hash, *(release.hash for release in releases)]),
        problems=problems,
        releases=tuple(release.name for release in releases),
    )


def _refuse_overlay_problems(overlay: Path, problems: Iterable[Problem]) -> None:
    """Refuse a wrong overlay with all its problems: a user must hear of a typing error, not lose a line silently."""
    own = [problem for problem in problems if problem.file.startswith(OVERLAY)]
    if own:
        listed = "; ".join(str(problem) for problem in own)
        raise TaxonomyError(
            f"the taxonomy overlay '{overlay}' has {len(own)} problem(s): {listed}",
            next_step=f"correct these lines and run: vaardig taxonomy validate --taxonomy {overlay}",
        )


def surface_forms(taxonomy: Taxonomy) -> tuple[SurfaceForm, ...]:
    """All ways to write the hard skills: typed forms and those that the declared rules make.

    Returns
    -------
    Sorted by folded text, then concept id. A text occurs once per concept; where one concept's typed form
    equals another's generated form, only the typed one stays. Computed once per taxonomy.
    """
    return taxonomy._surface_forms


__all__ = ["SurfaceForm", "Taxonomy", "load_taxonomy", "surface_forms"]
