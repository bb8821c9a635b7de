"""A question and the sentence that answers it: "Diploma? Hoeft niet.", "Ken je ook Figma? Top!".

Vacancies ask in one sentence and say in the next whether they mean it. The answer decides about the level of what the
question names, whatever the question's own words ("Moet je ervaring hebben? Nee.").
"""

from __future__ import annotations

import re

from nlp.candidates import Candidate
from nlp.qualifications import NO_DEMAND
from nlp.types import Kind, Requirement, Zone

# A longer "question" is several sentences run together: the answer speaks of the last one only.
_LONGEST = 110
_ASKS = re.compile(r"\?[\s)!\"'’”]*$")
_LEARNABLE = re.compile(
    r"(?:dat|die|dit|het|dan|daarvoor|deze)? ?(?:leren|betalen|bekostigen|financieren) (?:wij|we)\b"
    r"|(?:wij|we) (?:leren (?:het|je|u|jou)|leiden (?:je|u|jou)|betalen)\b|leiden (?:wij|we) (?:je|u|jou)\b"
    r"|(?:dat|die|dit|het)? ?(?:leer|leert) (?:je|u) (?:bij ons|hier|ter plaatse|op|snel|van|wel)\b"
)
_NOT_REQUIRED = re.compile(
    r"(?:nee|neen|nope|ook niet|(?:al )?evenmin)\b"
    r"|(?:is |dat is )?(?:helemaal |zeker |absoluut )?niet (?:nodig|vereist|verplicht|noodzakelijk)"
    r"|(?:dat )?(?:hoeft|moet) (?:zeker |echt |helemaal )?niet|geen (?:probleem|nood|zorgen|paniek|vereiste|must)\b"
    r"|(?:dat )?(?:maakt|doet) (?:er )?(?:voor )?(?:ons )?(?:echt |helemaal )?niet (?:uit|toe)"
    r"|(?:dat )?speelt geen rol|(?:dat )?(?:vragen|verwachten|eisen) (?:wij|we) niet|(?:daar )?kijken (?:wij|we) niet"
)
_NICE = re.compile(
    r"(?:dat is |dan is dat |is )?(?:ook )?(?:een )?(?:dikke |groot |grote |extra |mooi |mooie |leuk |zeker )*"
    r"(?:pluspunt|plus|troef|voordeel|meegenomen|bonus|meerwaarde|streepje voor|pluim)\b"
    r"|dan (?:heb|hebt|scoor|scoort) (?:je|u) (?:een |zeker |extra )*(?:streepje|pluspunt|voordeel|troef|punten)"
    r"|(?:top|super|fijn|leuk|mooi|handig|prima|geweldig|des te beter|nog beter)\b(?= ?[!.,:]| ?$)"
)
# "Ben jij die lasser? Top! Dan zoeken wij jou": praise that invites, not a plus.
_INVITES = re.compile(
    r"\b(?:dan (?:ben|zoeken|is (?!dat)|maken|wil|willen|horen|past)|solliciteer|aarzel|lees|stuur)\b(?! dat)"
)
_MUST_NOT = re.compile(r"\bmaar (?:het |dat )?(?:moet|hoeft|is) (?:niet|geen)\b")
_BARE: tuple[tuple[Kind, re.Pattern[str], str, str], ...] = (
    ("experience", re.compile(r"\b(?:werk)?ervaring\b"), "jaren:0", "geen ervaring vereist"),
    ("education", re.compile(r"\b(?:[a-z]*diploma|vooropleiding)\b"), NO_DEMAND, "geen diploma vereist"),
)


def answer_level(question: str, reply: str, following: str, zone: Zone) -> Requirement | None:
    """What the answer makes of the things that a question names; None when it is no question or no answer.

    Parameters
    ----------
    question, reply, following
        Three segments in a row, folded; empty where the text ends.
    zone
        Of the question. Only in the profile is "Top!" a plus; elsewhere it invites.
    """
    if len(question) > _LONGEST or not _ASKS.search(question):
        return None
    reply = reply.strip()
    if _LEARNABLE.match(reply):
        return "learnable"
    if _NOT_REQUIRED.match(reply):
        return "learnable" if _LEARNABLE.search(reply) or _LEARNABLE.match(following.strip()) else "not_required"
    if zone == "profiel" and _NICE.match(reply):
        invited = _INVITES.search(reply) or _INVITES.match(following.strip())
        return None if invited and not _MUST_NOT.search(reply) else "nice"
    return None


def denied_demands(folded: str, low: int, high: int) -> list[Candidate]:
    """Experience and diploma in a question that is answered with no: "Diploma? Hoeft niet."."""
    found = []
    for kind, named, concept, label in _BARE:
        match = named.search(folded, low, high)
        if match is not None:
            found.append(Candidate(match.start(), match.end(), kind, concept, label, 0.9, "negation"))
    return found
