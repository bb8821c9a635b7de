"""Surface forms: typed ones and those that declared rules make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vaardig.base.text import fold

from .model import Form, Skill


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """One folded text that stands for a concept; ``typed`` is the form as written by an author."""

    concept_id: str
    text: str
    typed: str
    form: Form


def expand(skills: Iterable[Skill]) -> tuple[SurfaceForm, ...]:
    """Give all surface forms of skills."""
    found = [SurfaceForm(s.id, fold(f.text), f.text, f) for s in skills for f in s.forms]
    return tuple(sorted(found, key=lambda form: (form.text, form.concept_id, form.typed)))
