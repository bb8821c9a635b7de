"""Bring lexicon hits and activity phrases together: one mention per thing asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.candidates import Candidate, overlap
from nlp.deeds import fits_phrase
from nlp.parties import is_department
from nlp.phrases import abbreviates

# "passie voor techniek", "affiniteit met digitale media": the drive is soft, what it is for must be known.
_DRIVE = re.compile(
    r"(?:passie|liefde|interesse|affiniteit|feeling|voeling|enthousiast|enthousiasme|gepassioneerd|gebeten)"
    r"(?: (?:hebt|hebben|heeft))? (?:voor|met|in|door|over|van) "
    r"|(?:[a-z]+ ){0,2}(?:om te gaan|omgaan|overweg|werken|vertrouwd) met (?=digitale|nieuwe)"
)
_LEADS_PEOPLE = re.compile(r"(?:aansturen|aansturing) van ")


# "werkt graag Agile", "kent SQL": the verb says no more than that it is known.
_ONLY_KNOWS = re.compile(
    r"(?:(?:beheerst?|kent?|gebruikt?) (?:(?:je|jij|u|graag|vlot|goed|ook|dagelijks|perfect) )*"
    r"|werkt? (?:(?:je|jij|u) )?(?:graag|liefst|vlot|ook) (?:(?:met|in|volgens) )?"
    r"|(?:werkt?|programmeert?|ontwikkelt?|codeert?|tekent?) (?:(?:je|jij|u|graag|vlot|goed|ook) )*(?:met|in|volgens) "
    r"|(?:programmeren|ontwikkelen|coderen|modelleren|tekenen|ontwerpen|scripten) (?:met|in) )"
)
# "DevOps filosofie", "Agile werkomgevingen": the word behind the name adds nothing.
_SAYS_NOTHING = re.compile(
    r"[ -](?:omgeving|omgevingen|werkomgeving|werkomgevingen|filosofie|mindset|werkgebied|stack|landschap|context"
    r"|materie|werkwijze|gedachtegoed|achtergrond|wereld|verhaal|gebied|domein|vlak|profiel)"
)


def _asks_knowledge(folded: str, phrase: Candidate, soft: Candidate) -> bool:
    """True when the soft wording only opens the phrase: its object is a demand of its own."""
    if phrase.method == "activity:knowledge":
        return " " in folded[phrase.start : phrase.end] and _DRIVE.match(folded, soft.start, phrase.start) is not None
    return phrase.method == "activity:nominal" and _LEADS_PEOPLE.match(folded, phrase.start, phrase.end) is not None


def _blocked(folded: str, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """An unlinked phrase that mostly says something soft, or a language, licence, diploma or experience, is that."""
    for other in others:
        inter = min(candidate.end, other.end) - max(candidate.start, other.start)
        if inter <= 0 or (other.kind == "soft" and _asks_knowledge(folded, candidate, other)):
            continue
        if other.kind == "experience":
            if overlap(candidate, other) >= 0.6:
                return True
        elif inter >= 0.5 * (candidate.end - candidate.start) or (
            other.kind == "soft" and overlap(candidate, other) >= 0.3
        ):
            return True
    return False


def _slashed(folded: str, phrase: Candidate, inside: Sequence[Candidate]) -> list[Candidate] | None:
    """The members of "D3/SVG" or "nginx/gunicorn/PostgreSQL stack" that no hit names; None when it is no such list.

    Without a known member all must be single words: "projecten/programma's leiden" stays whole.
    """
    said = folded[phrase.start : phrase.end]
    if "/" not in said or "en/of" in said:
        return None
    members: list[Candidate] = []
    start = phrase.start
    for word in said.split("/"):
        end = start + len(word)
        if word.endswith("-") or len(word) < 2 or word.count(" ") > 1 or not any(map(str.isalpha, word)):
            return None
        known = any(hit.start < end and start < hit.end for hit in inside)
        if not known and " " not in word:
            members.append(phrase._replace(start=start, end=end, concept_id=None, label=word))
        elif not known and not inside:
            return None
        start = end + 1
    return members or None


def _named_by(folded: str, phrase: Candidate, hit: Candidate) -> Candidate:
    """The phrase with the concept of the hit in it; unlinked where it tells of another deed than the concept does."""
    if not fits_phrase(hit.label, folded, (phrase.start, phrase.end), (hit.start, hit.end)):
        return phrase._replace(concept_id=None, label=folded[phrase.start : phrase.end])
    return hit._replace(start=phrase.start, end=phrase.end, method=f"lexicon+{phrase.method}")


def merge_hard(
    folded: str, lexical: Sequence[Candidate], activities: Sequence[Candidate], others: Sequence[Candidate]
) -> list[Candidate]:
    """Settle hard findings of one segment.

    A phrase that holds no lexicon hit stays as it is. A phrase that holds one takes that hit's concept: it is the
    fuller evidence for the same thing. Of a hit on the activity and a hit on its object ("assemblage" of "ramen en
    deuren") the object names the phrase. When it holds more hits, they stand and the phrase falls away, so that every
    named skill is counted once.
    """
    kept: list[Candidate] = []
    absorbed: set[Candidate] = set()
    for phrase in activities:
        inside = [hit for hit in lexical if hit.start < phrase.end and phrase.start < hit.end]
        members = _slashed(folded, phrase, inside)
        if members is not None:
            kept.extend(member for member in members if not _blocked(folded, member, others))
            continue
        if not inside:
            if not _blocked(folded, phrase, others) and not is_department(folded, phrase.start, phrase.end):
                kept.append(phrase)
            continue
        if (
            len(inside) == 2
            and phrase.method == "activity:nominal"
            and inside[0].start == phrase.start
            and not _ONLY_KNOWS.fullmatch(folded, phrase.start, inside[1].start)
            and all(hit.end <= phrase.end for hit in inside)
        ):
            absorbed.update(inside)
            kept.append(_named_by(folded, phrase, inside[1]))
        elif len(inside) == 1:
            hit = inside[0]
            if hit.start == phrase.start and _SAYS_NOTHING.fullmatch(folded, hit.end, phrase.end):
                continue
            if hit.end == phrase.end and _ONLY_KNOWS.fullmatch(folded, phrase.start, hit.start):
                continue
            if hit.start >= phrase.start and hit.end <= phrase.end:
                absorbed.add(hit)
                kept.append(_named_by(folded, phrase, hit))
    kept.extend(hit for hit in lexical if hit not in absorbed)
    kept.sort()
    return [second for first, second in zip([None, *kept], kept, strict=False) if not _repeats(folded, first, second)]


def _repeats(folded: str, first: Candidate | None, second: Candidate) -> bool:
    """True for the abbreviation in "Power BI (PBI)": the same thing said twice."""
    return (
        first is not None
        and first.concept_id is not None
        and first.concept_id == second.concept_id
        and folded[first.end : second.start].strip() == "("
        and folded[second.end : second.end + 1] == ")"
        and abbreviates(folded[second.start : second.end], folded[: second.start])
    )
