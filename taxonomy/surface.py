"""Every way to write every hard skill: the typed forms, and the variants that `taxonomy.variants` makes of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from operator import attrgetter

from vaardig.base.cache import code_of, kept
from vaardig.base.hashing import hash_parts
from vaardig.base.text import fold

from .model import Form, Skill
from .variants import SurfaceForm, is_ordinary, is_stop, variants


def expand(skills: Iterable[Skill]) -> tuple[SurfaceForm, ...]:
    """Give all surface forms of the skills.

    Returns
    -------
    Sorted by text, then concept id. Typed forms are all there, also when two concepts share one (each then has
    a cue: the validation sees to that). The variants of the same typed forms are looked up in the user's cache.
    """
    skills = list(skills)
    typed = _typed(skills)
    kinds = {skill.id: skill.kind for skill in skills}
    makings = [(surface.text, kinds[surface.concept_id], bool(surface.form.cues)) for surface in typed]
    concepts = [surface.concept_id for surface in typed]
    generated = [
        SurfaceForm(typed[place].concept_id, variant, typed[place].form.text, _variant_form(variant, typed[place].form))
        for variant, place in _kept_variants(makings, concepts)
    ]
    # Stable: of one text of one concept the form that counts in any case comes first.
    typed.sort(key=lambda surface: surface.form.case)
    return tuple(sorted([*typed, *generated], key=attrgetter("text", "concept_id")))


def _typed(skills: Iterable[Skill]) -> list[SurfaceForm]:
    """Surface forms as typed."""
    # "Excel" in capitals and "excel" beside a cue are two conditions on one folded text: both stand.
    typed: dict[tuple[str, str, bool], SurfaceForm] = {}
    for skill in skills:
        for form in skill.forms:
            text = " ".join(fold(form.text).split())
            typed.setdefault((text, skill.id, form.case), SurfaceForm(skill.id, text, form.text, form))
    return list(typed.values())


def _kept_variants(makings: Sequence[tuple[str, str, bool]], concepts: Sequence[str]) -> list[tuple[str, int]]:
    """As `_variants`, remembered between runs under all that they follow from."""
    code = (code_of("taxonomy", "data/rules"), code_of("vaardig.base"), sys.version)
    what = (f"{text}\0{kind}\0{cued}\0{concept}" for (text, kind, cued), concept in zip(makings, concepts, strict=True))
    return kept(
        "variants",
        hash_parts([*code, *what]),
        lambda: _variants(makings, concepts),
        lambda made: json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        lambda content: [(text, place) for text, place in json.loads(content.decode("utf-8", "surrogatepass"))],
    )


def _variants(makings: Sequence[tuple[str, str, bool]], concepts: Sequence[str]) -> list[tuple[str, int]]:
    """Variants with the place of the typed form that each was made of first; none that two concepts would share.

    Parameters
    ----------
    makings
        Text, kind of skill, and whether the form has cues, of each typed form.
    concepts
        Concept id of each.
    """
    taken = {text for text, _, _ in makings}
    made: dict[str, int] = {}
    shared: set[str] = set()
    for place, (text, kind, cued) in enumerate(makings):
        for variant, _ in variants(text, kind):
            if variant in taken or is_stop(variant) or (not cued and is_ordinary(variant)):
                continue
            first = made.setdefault(variant, place)
            if concepts[first] != concepts[place]:
                shared.add(variant)
    return [(variant, place) for variant, place in made.items() if variant not in shared]


def _variant_form(variant: str, form: Form) -> Form:
    return Form(_cased(variant, form), form.case, form.cues, form.excludes, generated=True)


def _cased(variant: str, form: Form) -> str:
    """Give a variant the capitals of a form that counts only as typed, where its letters are the same."""
    if not form.case:
        return variant
    letters = iter(character for character in form.text if character not in " -")
    cased = [character if character in " -" else next(letters, character) for character in variant]
    text = "".join(cased)
    return text if fold(text) == variant else variant
