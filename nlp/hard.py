"""Hard skills by lexicon: which of the forms found really mean the skill here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from nlp.backdrop import (
    is_done_by_others,
    is_furniture,
    is_given,
    is_known_by_others,
    is_rank,
    is_served,
    is_team_of_others,
    is_theirs,
    is_traded,
    is_unit,
)
from nlp.candidates import Candidate
from nlp.deeds import fits_sentence
from nlp.lexicon import word_set
from nlp.matcher import Hit
from nlp.parties import in_firm_name, is_department, is_represented
from nlp.titles import follows_head, in_job_title, is_tied, name_spans
from nlp.titles import title_nouns as title_nouns
from taxonomy.model import Form, Skill
from taxonomy.variants import SurfaceForm

_CONTEXT = 70
_NO_CUES: frozenset[re.Pattern[str]] = frozenset()
_TEAM = re.compile(r"[ -]teams?\b")


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
    names = name_spans(text, folded, low, high) if hits else []
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
        if any(name.start <= start and end <= name.end for name in names) or is_tied(folded, end, high):
            continue
        if not _of_whom(folded[start:end], skill) and follows_head(folded, low, start):
            continue
        if _names_other(text, folded, low, start, end, skill):
            continue
        # "werken in scrumteams" asks the method.
        of_team = skill.kind == "methode" and _TEAM.match(folded, end, high) is not None
        # "Microsoft Teams" is a name, whatever its last word.
        titled = skill.kind != "software" and folded[start:end].rpartition(" ")[2] in title_nouns()
        if not of_team and (titled or in_job_title(folded, end, high)):
            continue
        apart = _stands_apart(folded, low, start, end, skill)
        if not apart and fits_sentence(skill.label, folded, low, high, (start, end)):
            found.append(Candidate(start, end, "hard", skill.id, skill.label, confidence, "lexicon"))
        else:
            found.append(Candidate(start, end, "hard", None, folded[start:end], confidence, "lexicon:object"))
    return found


def _names_other(text: str, folded: str, low: int, start: int, end: int, skill: Skill) -> bool:
    """True where the words name a firm, its rank, a department, a team or a part of a web page: no mention at all."""
    if is_furniture(folded, start) or _ends_address(folded, low, start) or is_represented(text, start, low):
        return True
    if skill.kind == "software":
        return is_rank(folded, end)
    return (
        in_firm_name(text, start, end, low)
        or is_department(folded, start, end, low)
        or is_team_of_others(folded, low, start, end)
    )


def _stands_apart(folded: str, low: int, start: int, end: int, skill: Skill) -> bool:
    """True for what the work starts from or serves, and for what others trade, know or do: no skill that is asked."""
    if skill.kind != "software" and is_unit(folded, low, start):
        return True
    if is_traded(folded, low, start, end, skill) or is_known_by_others(folded, start, end):
        return True
    return any(check(folded, low, start, skill) for check in (is_given, is_served, is_theirs, is_done_by_others))


def _ends_address(folded: str, low: int, start: int) -> bool:
    """True for the ".net" of a site's name ("drogisterij.net"), which "asp.net" and "microsoft.net" are not."""
    if folded[start] != "." or start == low or not folded[start - 1].isalpha():
        return False
    return not folded.endswith(("asp", "vb", "microsoft", "ado", "ml", "adonet"), low, start)


def _of_whom(surface: str, skill: Skill) -> bool:
    """True for what is done to somebody: "medewerkers coachen"."""
    return skill.kind == "activiteit" and surface.endswith("en") and skill.label.endswith("en")
