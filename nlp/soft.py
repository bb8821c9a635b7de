"""Sleutelvaardigheden: evidence patterns minus counter-patterns, and who the adjective is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nlp.candidates import Candidate
from nlp.matcher import Hit
from taxonomy.model import SoftSkill

NONE_LABEL = "GEEN"
# "een jong, dynamisch team", "enthousiaste collega's": about others, not asked of the candidate.
_ABOUT_OTHERS = re.compile(
    r"(?:e|er)?(?:,? (?:en )?[a-z-]+){0,3}? (?:team|teams|collega'?s?|ploeg|bedrijf|onderneming|organisatie|kmo"
    r"|omgeving|"
    r"werkomgeving|sfeer|werksfeer|cultuur|bedrijfscultuur|speler|werkgever|groep|partner|bank|familiebedrijf|kantoor|"
    r"afdeling|sector|markt|dienstverlening|aanpak|oplossingen|producten|klanten|context|wereld|uren|werkuren"
    r"|uurrooster|"
    r"verloning|contract|job|functie|baan|werktijden|werkdagen)\b"
)
_PREDICATE = re.compile(
    r"(?:\b(?:je|jij|u)\b [a-z ,'-]{0,40}|\b(?:bent|ben|hebt|heb|beschikt|bezit|toont)\b [a-z ,'-]{0,40}"
    r"|\b(?:iemand|kandidaat|persoon|collega|medewerker)\b [a-z ,'-]{0,40})$"
)


def about_others(folded: str, end: int, limit: int) -> bool:
    """True when the soft word describes a team, company, product or timetable."""
    return _ABOUT_OTHERS.match(folded, end, min(limit, end + 60)) is not None


def states_trait(folded: str, low: int, start: int) -> bool:
    """True when the words before say that the candidate is or has it: then it is a demand, also among the tasks."""
    return _PREDICATE.search(folded, max(low, start - 45), start) is not None


def soft_candidates(
    hits: Sequence[Hit], counters: Sequence[Hit], soft_skills: Mapping[str, SoftSkill]
) -> list[Candidate]:
    """Candidates of one segment: hits that no counter-pattern of the same skill overlaps."""
    found: list[Candidate] = []
    for hit in hits:
        soft = soft_skills[hit.payload[1]]
        if any(
            counter.payload[1] == soft.id and counter.start < hit.end and hit.start < counter.end
            for counter in counters
        ):
            continue
        none = soft.label == NONE_LABEL
        found.append(
            Candidate(
                hit.start, hit.end, "soft", None if none else soft.id, soft.label, 0.8 if none else 0.9, "pattern"
            )
        )
    return found
