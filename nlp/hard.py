"""Hard skills by lexicon: which of the forms found really mean the skill here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from nlp.candidates import Candidate
from nlp.lexicon import word_set
from nlp.matcher import Hit
from taxonomy.model import Form, Skill
from taxonomy.rules import read_rules
from taxonomy.variants import SurfaceForm

_NEXT_WORDS = re.compile(r"[ /-]*([a-z0-9.+#'-]+)(?:[ /-]+([a-z0-9.+#'-]+))?")
_CONTEXT = 70
_NO_CUES: frozenset[re.Pattern[str]] = frozenset()
_TEAM = re.compile(r"[ -]teams?\b")


@lru_cache(maxsize=1)
def title_nouns() -> frozenset[str]:
    """Words that make a noun phrase a job title."""
    return frozenset(word for items in read_rules("title_nouns").values() for item in items for word in item.split())


def in_job_title(folded: str, end: int, limit: int) -> bool:
    """True when the phrase goes on to a job title: "SAP-consultant", "Java developer", "CNC operator"."""
    match = _NEXT_WORDS.match(folded, end, min(limit, end + 50))
    if match is None:
        return False
    between = folded[end : match.start(1)]
    if "/" in between:
        return False
    nouns = title_nouns()
    first = match.group(1).strip(".-'")
    if first in nouns or (
        between == "-" and any(first.endswith(noun) for noun in ("operator", "technieker", "monteur"))
    ):
        return True
    return bool(first and match.group(2) and "-" in between and match.group(2).strip(".-'") in nouns)


_Conditions = tuple[re.Pattern[str] | None, re.Pattern[str] | None]
# By identity, because hashing a form means hashing all its cue words; the form is kept so that its id stays its own.
_compiled: dict[int, tuple[Form, _Conditions]] = {}


def _conditions(form: Form) -> _Conditions:
    """The cues and excludes of a form as expressions, compiled when first met."""
    known = _compiled.get(id(form))
    if known is not None and known[0] is form:
        return known[1]
    conditions = (word_set(form.cues), word_set(form.excludes))
    _compiled[id(form)] = (form, conditions)
    return conditions


def cues_of(hits: Iterable[Hit]) -> tuple[re.Pattern[str], ...]:
    """The distinct cue expressions that forms among lexicon hits ask for."""
    found = (_conditions(hit.payload[1].form)[0] for hit in hits if hit.payload[1].form.cues)
    return tuple(dict.fromkeys(cue for cue in found if cue is not None))


def cues_beside(cues: Collection[re.Pattern[str]], folded: str, start: int, end: int) -> frozenset[re.Pattern[str]]:
    """The cues that stand within 70 characters before or after the segment ``folded[start:end]``."""
    if not cues:
        return _NO_CUES
    low, high = max(0, start - _CONTEXT), min(len(folded), end + _CONTEXT)
    return frozenset(cue for cue in cues if cue.search(folded, low, start) or cue.search(folded, end, high))


def cue_beside_form(form: Form, folded: str, start: int, end: int) -> str:
    """The first word in or around the segment ``folded[start:end]`` that lets a doubtful form count; else empty."""
    cue = _conditions(form)[0]
    found = cue.search(folded, max(0, start - _CONTEXT), min(len(folded), end + _CONTEXT)) if cue else None
    return found.group() if found else ""


def hard_candidates(
    text: str,
    folded: str,
    low: int,
    high: int,
    hits: Sequence[Hit],
    skills: Mapping[str, Skill],
    beside: Collection[re.Pattern[str]] = (),
) -> list[Candidate]:
    """Candidates among lexicon hits inside one segment ``[low, high)``.

    A form with cues counts only when a cue stands elsewhere in the segment or is one of those ``beside`` it.
    """
    found: list[Candidate] = []
    for hit in hits:
        surface: SurfaceForm = hit.payload[1]
        form = surface.form
        start, end, _ = hit
        if form.case and text[start:end] != form.text:
            continue
        confidence = 0.85 if form.generated else 0.95
        cue, exclude = _conditions(form)
        if cue is not None:
            if not (cue in beside or cue.search(folded, low, start) or cue.search(folded, end, high)):
                continue
            confidence -= 0.15
        if exclude is not None and exclude.search(folded, low, high):
            continue
        skill = skills[surface.concept_id]
        # "werken in scrumteams" asks the method.
        of_team = skill.kind == "methode" and _TEAM.match(folded, end, high) is not None
        # "Microsoft Teams" is a name, whatever its last word.
        titled = skill.kind != "software" and folded[start:end].rpartition(" ")[2] in title_nouns()
        if not of_team and (titled or in_job_title(folded, end, high)):
            continue
        found.append(Candidate(start, end, "hard", skill.id, skill.label, confidence, "lexicon"))
    return found
