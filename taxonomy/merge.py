"""Merges imported releases with our own concepts through the crosswalks; ours always win."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaardig.base.text import fold

from .exclusions import why_excluded
from .model import Form, Occupation, Skill
from .release import Release, ReleaseOccupation, ReleaseSkill, read_release

_UNKNOWN = ""


def merge_releases(
    skills: tuple[Skill, ...], occupations: tuple[Occupation, ...], releases: Sequence[Release]
) -> tuple[tuple[Skill, ...], tuple[Occupation, ...]]:
    """Merge releases into our concepts.

    An imported skill that is the exact counterpart of one of ours (``esco`` or ``competent`` on our entry, or an
    exact match of the release) gives its labels to ours as further forms; any other becomes a concept of its own,
    with forms only where ``exclusions`` allows and no other concept has that form. Occupations alike; profiles of
    imported occupations point to whatever concept a skill ended up as.

    Returns
    -------
    Our skills and occupations first, in their order, then imported ones by release and id.
    """
    if not releases:
        return skills, occupations
    merger = _Merger(skills, occupations)
    for release in releases:
        merger.add(release)
    return merger.result()


class _Merger:
    def __init__(self, skills: Iterable[Skill], occupations: Iterable[Occupation]) -> None:
        self.skills = {skill.id: skill for skill in skills}
        self.occupations = {occupation.id: occupation for occupation in occupations}
        self.taken = {fold(form.text) for skill in self.skills.values() for form in skill.forms}
        self.skill_of = _crosswalk(self.skills.values())
        self.occupation_of = _crosswalk(self.occupations.values())

    def add(self, release: Release) -> None:
        origin = release.name.split(" ")[0]
        for imported in release.skills:
            self.add_skill(imported, origin)
        for job in release.occupations:
            self.add_occupation(job, origin)
        self.add_profiles(release)

    def add_skill(self, imported: ReleaseSkill, origin: str) -> None:
        target = self.skill_of.get(imported.id) or _exact(imported, self.skill_of)
        forms = self.forms(imported)
        if target:
            ours = self.skills[target]
            self.skills[target] = replace(ours, forms=(*ours.forms, *forms))
            self.skill_of[imported.id] = target
        elif imported.kind != "soft":
            self.skills[imported.id] = Skill(
                imported.id, imported.label, imported.kind, imported.group, (), forms, origin=origin
            )
            self.skill_of[imported.id] = imported.id

    def forms(self, imported: ReleaseSkill) -> tuple[Form, ...]:
        """Labels that may be matched and that no concept has yet."""
        found = []
        for label in (imported.label, *imported.labels):
            folded = fold(label)
            if folded not in self.taken and not why_excluded(label, kind=imported.kind, collection=imported.collection):
                self.taken.add(folded)
                found.append(Form(label))
        return tuple(found)

    def add_occupation(self, job: ReleaseOccupation, origin: str) -> None:
        target = self.occupation_of.get(job.id) or _exact(job, self.occupation_of)
        if target:
            ours = self.occupations[target]
            titles = {fold(title) for title in ours.titles}
            further = tuple(title for title in (job.label, *job.titles) if fold(title) not in titles)
            self.occupations[target] = replace(ours, titles=(*ours.titles, *further))
            self.occupation_of[job.id] = target
            return
        self.occupation_of[job.id] = job.id
        self.occupations[job.id] = Occupation(
            id=job.id,
            label=job.label,
            titles=tuple(dict.fromkeys((job.label, *job.titles))),
            isco=job.isco,
            nace=job.nace,
            esco=None,
            competent=None,
            stem=_UNKNOWN,
            domain="sector",
            education=_UNKNOWN,
            fields=(),
            access=(),
            essential=(),
            optional=(),
            soft=(),
            origin=origin,
        )

    def add_profiles(self, release: Release) -> None:
        """Give imported occupations their profiles; our own profiles are authored and stay as they are."""
        needs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for relation in release.relations:
            job, skill = self.occupation_of.get(relation.occupation), self.skill_of.get(relation.skill)
            if job and skill and job == relation.occupation:
                needs[job][relation.kind].append(skill)
        for job, kinds in needs.items():
            essential = tuple(dict.fromkeys(kinds["essential"]))
            optional = tuple(item for item in dict.fromkeys(kinds["optional"]) if item not in essential)
            self.occupations[job] = replace(self.occupations[job], essential=essential, optional=optional)

    def result(self) -> tuple[tuple[Skill, ...], tuple[Occupation, ...]]:
        return tuple(self.skills.values()), tuple(self.occupations.values())


def _crosswalk(concepts: Iterable[Skill] | Iterable[Occupation]) -> dict[str, str]:
    """Official id to the id of our concept that names it as its exact counterpart."""
    table: dict[str, str] = {}
    for concept in concepts:
        if concept.esco:
            table.setdefault(f"esco:{concept.esco}", concept.id)
        if concept.competent:
            table.setdefault(f"competent:{concept.competent}", concept.id)
    return table


def _exact(imported: ReleaseSkill | ReleaseOccupation, table: dict[str, str]) -> str | None:
    targets = (table.get(match.target) for match in imported.matches if match.relation == "exact")
    return next((target for target in targets if target), None)


__all__ = ["Release", "merge_releases", "read_release"]
