"""Languages, licences, diplomas and experience: candidates of one segment, and the two figures drawn from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from nlp.candidates import Candidate
from nlp.experience import find_experience
from nlp.matcher import Hit
from nlp.spoken import language_level, language_span
from nlp.types import DEMANDED, Mention

EDUCATION_ORDER = ("geen vereist", "secundair", "graduaat", "bachelor", "master", "doctoraat")
NO_DEMAND, _SECONDARY = EDUCATION_ORDER[:2]
# What follows a diploma word and belongs to it: "bachelor in de chemie of biochemie", "diploma elektromechanica".
_SUBJECT = r"[a-z][a-z-]*(?: [a-z][a-z-]*(?=,|/| of | en | & |[.;)]|$))?"
_FIELD = re.compile(
    r"(?:[- ]?(?:of|en|/|,)[- ]?(?:een )?(?:professionele |academische )?(?:bachelor|master|graduaat|hbo|mbo|wo|tso"
    r"|bso|aso)[a-z0-9-]*)*"
    r"(?:[- ](?:diploma|niveau|opleiding|denkniveau|werk- en denkniveau|werk en denkniveau))*"
    r"(?: ?\(?(?:(?:bij voorkeur|liefst|voorkeur|idealiter|met|een|bijvoorbeeld|bv\.?|zoals) )*"
    r"(?:in de richting|in richting|richting|studierichting|in|optie|binnen|met richting)(?: van)?(?: een| de| het)?"
    r"(?: relevante?| technische?)? ?(?:richting )?" + _SUBJECT + r"(?: (?:vakgebied|richting|domein|discipline))?(?: "
    r"(?:zoals|bijvoorbeeld|bv\.?|bijv\.?|o\.a\.) [a-z][a-z-]*(?: [a-z][a-z-]*)?)?"
    r"(?:(?:, |/| en | of | & )(?!je|u |ervaring|gelijk|kennis|je |minstens|minimaal|een )" + _SUBJECT + r"){0,6})?"
)
_LEAD = re.compile(
    r"(?:(?:een|je|minimaal|minimum|minstens|ten minste|afgeronde?|behaalde?|relevante?|technische?|erkende?|geldige?|"
    r"professionele?|academische?|afgewerkte?|voltooide?|wetenschappelijke?|economische?|opleidingsniveau:?|diploma|"
    r"hoger|houder van|in het bezit van|een diploma|diploma van|opleiding) )+$"
)


# "student (richting marketing, multimedia)", "afgestudeerd in bouwkunde": what somebody studies is no skill by itself.
_STUDIES = re.compile(
    r"\b(?:[a-z]*student|studeert|studeerde|afgestudeerde?|gestudeerd|studies|studie) ?\(?"
    r"(?:in de richting|in richting|richting|in)(?: van)?(?: de| het| een)? "
    + _SUBJECT
    + r"(?:(?:, |/| en | of | & )(?!je |u |ervaring|kennis|minstens|minimaal|een )"
    + _SUBJECT
    + r"){0,6}"
)


def fields_of_study(folded: str, low: int, high: int) -> list[tuple[int, int]]:
    """Where the subjects stand that somebody studies or studied."""
    if "stud" not in folded:
        return []
    return [match.span() for match in _STUDIES.finditer(folded, low, high)]


def _free(hits: Sequence[Hit], counters: Sequence[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if not any(c.payload[1] == hit.payload[1] and c.start < hit.end and hit.start < c.end for c in counters)
    ]


def language_candidates(
    folded: str, low: int, high: int, hits: Mapping[str, list[Hit]], labels: Mapping[str, str]
) -> list[Candidate]:
    """Languages asked or used, widened to the whole demand; the level follows the label ("Frans C1")."""
    found = []
    for hit in _free(hits.get("language", ()), hits.get("language!", ())):
        start, end = language_span(folded, hit.start, hit.end, low, high)
        level = language_level(folded, start, end)
        label = labels[hit.payload[1]]
        found.append(
            Candidate(
                start, end, "language", f"taal:{hit.payload[1]}", f"{label} {level}" if level else label, 0.9, "pattern"
            )
        )
    return found


def licence_candidates(hits: Mapping[str, list[Hit]], labels: Mapping[str, str]) -> list[Candidate]:
    """Driving licences, attests, permits."""
    return [
        Candidate(hit.start, hit.end, "licence", hit.payload[1], labels[hit.payload[1]], 0.95, "pattern")
        for hit in _free(hits.get("licence", ()), hits.get("licence!", ()))
    ]


# "technicus (secundair)": a level alone between brackets.
_BRACKETED = re.compile(r"\((?:hoger |lager |minstens |minimaal |niveau )*secundair\)")


def _levels_named(folded: str, low: int, high: int, hits: Mapping[str, list[Hit]]) -> list[tuple[int, int, str]]:
    """Levels that stand in the segment as ``(start, end, level)``; none inside a longer one ("bachelor lager …")."""
    named = [
        (hit.start, hit.end, hit.payload[1]) for hit in _free(hits.get("education", ()), hits.get("education!", ()))
    ]
    named += [(m.start() + 1, m.end() - 1, _SECONDARY) for m in _BRACKETED.finditer(folded, low, high)]
    return [
        one
        for one in named
        if not any(o[0] <= one[0] and one[1] <= o[1] and o[1] - o[0] > one[1] - one[0] for o in named)
    ]


def education_candidates(
    folded: str, low: int, high: int, hits: Mapping[str, list[Hit]], labels: Mapping[str, str]
) -> list[Candidate]:
    """Diplomas and levels, widened to the field of study; the concept id is the lowest level that is named in it."""
    named = _levels_named(folded, low, high, hits)
    found = []
    for first, last, level in named:
        field = _FIELD.match(folded, last, high)
        end = field.end() if field else last
        lead = _LEAD.search(folded, max(low, first - 60), first)
        start = lead.start() if lead else first
        if level != NO_DEMAND:
            # "bio-ingenieur of bachelor": either will do.
            within = [o for s, e, o in named if start <= s and e <= end and o != NO_DEMAND]
            level = min(within, key=EDUCATION_ORDER.index, default=level)
        found.append(Candidate(start, end, "education", level, labels[level], 0.9, "pattern"))
    return found


def experience_candidates(folded: str, low: int, high: int) -> list[Candidate]:
    """Experience demands; the label carries the years: "ervaring ≥ 2 jaar"."""
    found = []
    for item in find_experience(folded, low, high):
        if item.negative:
            label, method = "geen ervaring vereist", "negation"
        elif item.years is None:
            label, method = "ervaring", "pattern"
        else:
            label, method = f"ervaring ≥ {item.years:g} jaar", "pattern"
        concept = None if item.years is None else f"jaren:{item.years:g}"
        found.append(Candidate(item.start, item.end, "experience", concept, label, 0.9, method))
    return found


def education_level(mentions: Iterable[Mention]) -> str | None:
    """Lowest level that the ad accepts; ``geen vereist`` when it says that no diploma is needed; None: not stated."""
    levels = set()
    for mention in mentions:
        if mention.kind != "education" or mention.concept_id not in EDUCATION_ORDER:
            continue
        if mention.concept_id == NO_DEMAND or mention.requirement == "not_required":
            return NO_DEMAND
        if mention.requirement in DEMANDED or mention.zone == "ander":
            levels.add(EDUCATION_ORDER.index(mention.concept_id))
    return EDUCATION_ORDER[min(levels)] if levels else None


def experience_years_min(mentions: Iterable[Mention]) -> float | None:
    """Stated minimum of years; 0 when the ad says that none is needed; None when it states no number."""
    years: list[float] = []
    none = False
    for mention in mentions:
        if mention.kind != "experience" or mention.concept_id is None:
            continue
        if mention.requirement == "not_required":
            none = True
        elif mention.requirement == "essential":
            years.append(float(mention.concept_id.partition(":")[2]))
    if years:
        return min(years)
    return 0.0 if none else None
