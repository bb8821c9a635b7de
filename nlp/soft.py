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
    r"(?:e|er)?(?:(?:,? (?:en )?(?!(?:met|van|voor|aan|naar|tussen|tegen|je|jouw|uw)\b)[a-z-]+){0,3}?"
    r"|(?:, [a-z-]+){1,5} en [a-z-]+) (?:team|teams|collega'?s?|ploeg"
    r"|bedrijf|onderneming|organisatie|kmo|omgeving|"
    r"werkomgeving|sfeer|werksfeer|cultuur|bedrijfscultuur|speler|werkgever|groep|partner|bank|familiebedrijf|kantoor|"
    r"afdeling|sector|markt|dienstverlening|aanpak|oplossingen|producten|klanten|context|wereld|uren|werkuren"
    r"|uurrooster|"
    r"verloning|contract|job|functie|baan|werktijden|werkdagen|start-?up|scale-?up)\b"
)
_OF_TEAM = re.compile(
    r"(?:,? (?:en )?[a-z-]+e){0,2},? (?:team|teams|ploeg|bedrijf|onderneming|organisatie|kmo|omgeving|werkomgeving"
    r"|sfeer|werksfeer|cultuur|bedrijfscultuur|werkgever|familiebedrijf|start-?up)\b"
)
# "Ons team is ervaren en analytisch", "een team van aanpakkers", "wij werken … klantgericht": the words before tell it.
_FIRM = r"(?:\w*team|teams|ploeg|bedrijf|organisatie|onderneming|afdeling|cultuur|sfeer)"
_OTHERS_BEFORE = re.compile(
    rf"\b{_FIRM} (?:is|zijn|bestaat|bestaan|heeft|werkt)\b(?P<rest>[^.;:?!]{{0,80}})$"
    rf"|\b{_FIRM} [^.;?!]{{0,40}}\b(?:typeert|typeren|kenmerkt|kenmerken)\b(?P<marks>[^.;?!]{{0,80}})$"
    r"|\b(?:werkomgeving|omgeving|bedrijfscultuur|cultuur|werksfeer) (?:gericht|met|waar|waarin)\b"
    r"(?P<where>[^.;:?!]{0,60})$"
    rf"|\been [a-z]+ {_FIRM} met\b(?P<traits>[^.;:?!]{{0,40}})$"
    r"|\b(?:team|teams|ploeg|groep|club) (?:van|vol) (?:(?:[a-z-]+e,? (?:en )?){0,3}|[^.;:?!]{1,40}\b(?:waar|die|dat)\b"
    r"(?P<clause>[^.;:?!]{0,60}))$"
)
_TAUGHT_BEFORE = re.compile(
    r"\b(?:opleidingen|trainingen|training|competentietrainingen|cursussen|workshops|opleidingsmogelijkheden|opgeleid"
    r"|bijgeschoold)[, ][^.;:?!]{0,50}?\b(?:zoals|rond|over|waaronder|in|op)\b(?P<rest>[^.;:?!]{0,60})$"
)
_WE_BEFORE = re.compile(r"\b(?:wij|we)\b[^.;:?!]{0,120}$")
_OUR_START = re.compile(r"(?:ons|onze) (?!ideale|nieuwe|toekomstige|droom|kandida|collega|profiel)")
_SEEKS = re.compile(
    r"\b(?:zoek\w*|verwacht\w*|vragen|vraagt|verlangen|willen|wensen|hechten|rekenen|waarderen|hopen|houden van"
    r"|nodig|wie)\b"
)
_YOU = re.compile(r"\b(?:je|jij|jou|jouw|u|uw|bent|hebt|kan|kunt|iemand|kandidaat)\b")
_PREDICATE = re.compile(
    r"(?:\b(?:je|jij|u)\b [a-z ,'-]{0,40}|\b(?:bent|ben|hebt|heb|beschikt|bezit|toont)\b [a-z ,'-]{0,40}"
    r"|\b(?:iemand|kandidaat|persoon|collega|medewerker)\b [a-z ,'-]{0,40})$"
)


def _of_team(folded: str, end: int, limit: int) -> bool:
    """True for "een vindingrijk team", "een creatieve, flexibele werkomgeving": not asked, whatever the zone."""
    return _OF_TEAM.match(folded, end, min(limit, end + 60)) is not None


def about_others(folded: str, end: int, limit: int) -> bool:
    """True when the soft word describes a team, company, product or timetable."""
    if folded.endswith((" met", " van", " voor"), 0, end):
        # "werkt nauw samen met collega's"
        return False
    return _ABOUT_OTHERS.match(folded, end, min(limit, end + 60)) is not None


def said_of_others(folded: str, low: int, start: int, end: int, high: int) -> bool:
    """True when the soft word at ``start:end`` is about the team or the firm, or taught in a course, in any zone."""
    if _of_team(folded, end, high):
        return True
    window = max(low, start - 140)
    for pattern in (_OTHERS_BEFORE, _TAUGHT_BEFORE):
        found = pattern.search(folded, window, start)
        if found is not None and not any(_YOU.search(said) or _SEEKS.search(said) for said in found.groups(default="")):
            return True
    before = folded[low:start]
    if _YOU.search(before) or _SEEKS.search(before):
        return False
    return bool(_WE_BEFORE.search(before) or _OUR_START.match(before))


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
