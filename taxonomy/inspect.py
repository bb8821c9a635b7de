"""Looks into a taxonomy: counts, search, one concept in full, and the difference between two."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold

from .load import Taxonomy, surface_forms

_MIN_LIKENESS = 70.0


@dataclass(frozen=True, slots=True)
class Info:
    """Size of a taxonomy. ``counts`` per kind of concept; ``skills_by_*`` count our own and imported skills."""

    hash: str
    releases: tuple[str, ...]
    counts: dict[str, int]
    typed_forms: int
    surface_forms: int
    skills_by_kind: dict[str, int]
    skills_by_domain: dict[str, int]
    occupations_by_stem: dict[str, int]
    problems: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A found concept. ``matched`` is the label, form or title that fits best; ``likeness`` is 0..1, 1 the same."""

    id: str
    kind: str
    label: str
    matched: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one taxonomy to another. ``changed`` maps a concept to (field, before, after) triples."""

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str, tuple[tuple[str, Any, Any], ...]], ...]

    @property
    def empty(self) -> bool:
        """True when both say the same."""
        return not (self.added or self.removed or self.changed)


def info(taxonomy: Taxonomy) -> Info:
    """Count what is there."""
    counts = {name: len(concepts) for name, concepts in _sections(taxonomy).items()}
    return Info(
        hash=taxonomy.hash,
        releases=taxonomy.releases,
        counts=counts,
        typed_forms=sum(len(skill.forms) for skill in taxonomy.skills),
        surface_forms=len(surface_forms(taxonomy)),
        skills_by_kind=_counted(skill.kind for skill in taxonomy.skills),
        skills_by_domain=_counted(domain for skill in taxonomy.skills for domain in skill.domains),
        occupations_by_stem=_counted(occupation.stem for occupation in taxonomy.occupations),
        problems=len(taxonomy.problems),
    )


def search(taxonomy: Taxonomy, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Find concepts by label, form or title, typing errors allowed.

    Returns
    -------
    At most ``limit`` hits, best first, then by label; each concept once.

    Raises
    ------
    TaxonomyError
        The query is empty.
    """
    from rapidfuzz import fuzz, process

    folded = _spaced(query)
    if not folded:
        raise TaxonomyError("the search text is empty", allowed="a word or phrase")
    entries = _searchable(taxonomy)
    found = process.extract(
        folded, [entry[0] for entry in entries], scorer=fuzz.WRatio, limit=limit * 8, score_cutoff=_MIN_LIKENESS
    )
    # A look-up by letters also finds the query inside longer words ("klassen" for "lassen"): whole words go before.
    whole = {index for index, entry in enumerate(entries) if f" {folded} " in f" {entry[0]} "}
    found += [(entries[index][0], fuzz.WRatio(folded, entries[index][0]), index) for index in sorted(whole)]
    asked = {entries[index][3].id for index in whole}
    best: dict[str, Hit] = {}
    for _, likeness, index in found:
        _, written, kind, concept = entries[index]
        hit = Hit(concept.id, kind, concept.label, written, round(likeness / 100, 4))
        if concept.id not in best or best[concept.id].likeness < hit.likeness:
            best[concept.id] = hit
    ordered = sorted(
        best.values(),
        key=lambda hit: (
            hit.likeness < 1,
            hit.id not in asked,
            -hit.likeness,
            abs(len(hit.matched) - len(folded)),
            hit.label,
            hit.id,
        ),
    )
    return tuple(ordered[:limit])


def show(taxonomy: Taxonomy, key: str) -> dict[str, Any]:
    """Give one concept in full, references as labels, by id or label; skills go before occupations.

    Raises
    ------
    TaxonomyError
        No concept has this id or label; the message names the nearest.
    """
    for getter in (
        taxonomy.skill,
        taxonomy.occupation,
        taxonomy.soft,
        taxonomy.licence,
        taxonomy.blocker,
        taxonomy.channel,
        taxonomy.domain,
        taxonomy.language,
    ):
        try:
            concept = getter(key)
        except TaxonomyError:
            continue
        return _readable(taxonomy, asdict(concept), type(concept).__name__)
    hits = search(taxonomy, key, limit=3)
    nearest = ", ".join(f"'{hit.label}' [{hit.id}]" for hit in hits)
    raise TaxonomyError(
        f"no concept has the id or label '{key}'",
        allowed=f"did you mean {nearest}" if nearest else "",
        next_step=f"vaardig taxonomy search '{key}'",
    )


def diff(before: Taxonomy, after: Taxonomy) -> Difference:
    """Compare two taxonomies concept by concept, by id."""
    old, new = _all(before), _all(after)
    changed = []
    for key in sorted(old.keys() & new.keys()):
        if old[key] != new[key]:
            a, b = asdict(old[key]), asdict(new[key])
            fields = tuple((name, a[name], b[name]) for name in a if name in b and a[name] != b[name])
            changed.append((key, new[key].label, fields))
    return Difference(
        added=tuple((key, new[key].label) for key in sorted(new.keys() - old.keys())),
        removed=tuple((key, old[key].label) for key in sorted(old.keys() - new.keys())),
        changed=tuple(changed),
    )


def _sections(taxonomy: Taxonomy) -> dict[str, tuple[Any, ...]]:
    return {
        "skills": taxonomy.skills,
        "soft_skills": taxonomy.soft_skills,
        "occupations": taxonomy.occupations,
        "domains": taxonomy.domains,
        "licences": taxonomy.licences,
        "languages": taxonomy.languages,
        "education": taxonomy.education,
        "blockers": taxonomy.blockers,
        "channels": taxonomy.channels,
    }


def _all(taxonomy: Taxonomy) -> dict[str, Any]:
    return {concept.id: concept for concepts in _sections(taxonomy).values() for concept in concepts}


def _counted(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _spaced(text: str) -> str:
    """Folded, hyphens as spaces: who searches for ``mig lassen`` means ``MIG-lassen``."""
    return " ".join(fold(text).replace("-", " ").split())


def _searchable(taxonomy: Taxonomy) -> list[tuple[str, str, str, Any]]:
    """(folded wording, wording as written, kind, concept) of everything that has a name."""
    entries: list[tuple[str, str, str, Any]] = []
    for skill in taxonomy.skills:
        wordings = dict.fromkeys((skill.label, *(form.text for form in skill.forms)))
        entries += [(_spaced(text), text, "skill", skill) for text in wordings]
    for occupation in taxonomy.occupations:
        entries += [(_spaced(title), title, "occupation", occupation) for title in occupation.titles]
    for kind, concepts in (
        ("soft", taxonomy.soft_skills),
        ("licence", taxonomy.licences),
        ("blocker", taxonomy.blockers),
    ):
        entries += [(_spaced(concept.label), concept.label, kind, concept) for concept in concepts]
    return entries


def _readable(taxonomy: Taxonomy, values: dict[str, Any], kind: str) -> dict[str, Any]:
    for field in ("essential", "optional", "soft", "access", "licences", "implies"):
        if field in values:
            values[field] = [f"{taxonomy.label_of(key)} [{key}]" for key in values[field]]
    if values.get("broader"):
        values["broader"] = f"{taxonomy.label_of(values['broader'])} [{values['broader']}]"
    if "forms" in values:
        values["variants"] = [
            surface.text
            for surface in surface_forms(taxonomy)
            if surface.concept_id == values["id"] and surface.form.generated
        ]
    return {"type": kind.lower(), **values}
