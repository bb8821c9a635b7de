"""Words that a person ticks or types for one thing they can: a skill, a sleutelvaardigheid, a licence or a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from taxonomy.patterns import occurs
from vaardig.base.text import fold

from .activities import skills_of
from .workspace import Workspace

_SURE = 0.60
_SPLIT = re.compile(r"[;,\n]|\s+en\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a wording stands for: ids of skills, licences, languages, blockers; ``labels`` to show."""

    concepts: tuple[str, ...] = ()
    licences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    blockers: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()


class TickReader:
    """Reads ticks with one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self, text: str) -> Found:
        """Read one wording or id; empty when nothing fits well enough."""
        taxonomy, kinds = self._workspace.taxonomy, self._workspace.kinds
        if text in kinds:
            return Found((text,), labels=(self._workspace.label(text),))
        folded = fold(text)
        licences = {x.id: x.label for x in taxonomy.licences if x.id == text or _fits(x.patterns, x.counters, folded)}
        languages = {x.id: x.label for x in taxonomy.languages if _fits(x.patterns, x.counters, folded)}
        blockers = {x.id: x.label for x in taxonomy.blockers if x.id == text or fold(x.label) == folded}
        soft = {
            x.id: x.label
            for x in taxonomy.soft_skills
            if x.id in kinds and (fold(x.label) == folded or _fits(x.patterns, x.counters, folded))
        }
        hard = {} if languages or soft else self._hard(text, strict=bool(licences))
        labels = dict.fromkeys(
            (*hard.values(), *soft.values(), *licences.values(), *languages.values(), *blockers.values())
        )
        return Found((*hard, *soft), frozenset(licences), frozenset(languages), frozenset(blockers), tuple(labels))

    def read_loosely(self, text: str) -> Found:
        """Read an activity in the person's own words: each part of it, and the skills of a job that it names."""
        parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
        found = [self.read(part) for part in dict.fromkeys([text, *parts])]
        concepts = dict.fromkeys(concept for item in found for concept in item.concepts)
        labels = dict.fromkeys(label for item in found for label in item.labels)
        licences = frozenset().union(*(item.licences for item in found)) if found else frozenset()
        for concept in skills_of(text, self._workspace):
            concepts[concept] = None
            labels[self._workspace.label(concept)] = None
        job = self._workspace.coder.link([text])[0]
        if job.concept_id is not None and job.method in ("exact", "normalised"):
            profile = self._workspace.profile(job.concept_id)
            concepts.update(dict.fromkeys(s.concept_id for s in profile.skills if s.role == "essential"))
            labels[job.label] = None
        return Found(tuple(concepts), licences, labels=tuple(labels))

    def _hard(self, text: str, *, strict: bool) -> dict[str, str]:
        if not any(character.isalpha() for character in text):
            return {}
        link = self._workspace.skill_linker.link([text])[0]
        sure = link.method in ("exact", "normalised", "fuzzy") or (not strict and link.confidence >= _SURE)
        return {link.concept_id: link.label} if link.concept_id is not None and sure else {}


@lru_cache(maxsize=4096)
def _fits(patterns: tuple[str, ...], counters: tuple[str, ...], folded: str) -> bool:
    return occurs(patterns, folded) and not occurs(counters, folded)
