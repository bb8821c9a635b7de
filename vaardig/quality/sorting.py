"""The demands of a vacancy sorted into needed, a plus, taught, and still to be decided, with the reason of each."""

from __future__ import annotations

import re

from nlp.types import Mention
from vaardig.base.text import fold, squeeze

from .ad import Ad
from .inclusie_eisen import diploma_words, equivalent, regulated
from .levels import level_of
from .model import Demand
from .owntasks import in_list, task_phrases

NEEDED, PLUS, TAUGHT, OPEN = "nodig", "pluspunt", "te leren", "nog te bepalen"


def sort_demands(ad: Ad) -> tuple[Demand, ...]:
    """Every distinct demand once, in order of the text.

    What the text marks itself is kept, and what the law asks is needed. What the text does not rank is still to be
    decided by the writer; the reason then says what the occupation's profile and the law tell about it.
    """
    seen: set[tuple[str, str]] = set()
    found: list[Demand] = []
    phrases = task_phrases(ad)
    for mention in ad.demanded:
        key = (mention.kind, mention.concept_id or fold(mention.label))
        if key in seen or not _is_demand(ad, mention):
            continue
        seen.add(key)
        proposed, reason = _place(ad, mention)
        level, marked = level_of(ad, mention)
        found.append(
            Demand(
                mention.kind, mention.label, mention.text, mention.start, mention.end, level,
                marked, proposed, reason, _wording(ad, mention, proposed, phrases),
            )
        )  # fmt: skip
    return tuple(found)


def _is_demand(ad: Ad, mention: Mention) -> bool:
    """True for what can stand in a list of demands: a known thing, not praise, not "or equal by experience"."""
    if mention.label == "GEEN" or mention.zone in ("bedrijf", "aanbod", "procedure"):
        return False
    if mention.kind == "education":
        return mention.concept_id == ad.education_level
    if mention.kind == "experience":
        return mention.concept_id is not None
    return mention.kind != "hard" or mention.concept_id is not None


def _place(ad: Ad, mention: Mention) -> tuple[str, str]:
    level, marked = level_of(ad, mention)
    if marked:
        named = {"essential": NEEDED, "nice": PLUS, "learnable": TAUGHT}[level]
        return named, "zo staat het in uw tekst"
    if mention.kind == "education" and regulated(ad):
        return NEEDED, "de wet vraagt het"
    if mention.kind == "licence" and _legal_licence(ad, mention):
        return NEEDED, "de wet vraagt het voor dit werk"
    return OPEN, _hint(ad, mention)


def _hint(ad: Ad, mention: Mention) -> str:
    """What helps the writer to decide."""
    if mention.kind == "hard":
        return _hint_hard(ad, mention)
    return {
        "soft": "kies er twee of drie en beschrijf wat iemand dan doet",
        "education": "kan ervaring hetzelfde tonen?",
        "licence": "kan het na de start behaald worden?",
        "language": "schrijf wat iemand met de taal doet",
    }.get(mention.kind, "kan een beginner het leren?")


def _hint_hard(ad: Ad, mention: Mention) -> str:
    if ad.occupation is None:
        return "beroep niet herkend: is het de eerste dag nodig?"
    if mention.concept_id in ad.occupation.essential:
        return f"hoort bij de kern van {ad.occupation.label}: wellicht nodig"
    if mention.concept_id in ad.occupation.optional:
        return f"komt vaak voor bij {ad.occupation.label}, maar niet altijd"
    kinds = {skill.id: skill.kind for skill in ad.taxonomy.skills} if mention.concept_id else {}
    if kinds.get(mention.concept_id or "") in ("software", "machine", "product"):
        return "een programma, machine of product leert men vaak op het werk"
    return f"hoort niet tot de kern van {ad.occupation.label}: is het de eerste dag nodig?"


def _legal_licence(ad: Ad, mention: Mention) -> bool:
    blockers = {blocker.id: blocker for blocker in ad.taxonomy.blockers}
    access = ad.occupation.access if ad.occupation else ()
    return any(mention.concept_id in blockers[item].licences for item in access if item in blockers)


def _wording(ad: Ad, mention: Mention, proposed: str, phrases: tuple[str, ...]) -> str:
    if mention.kind == "soft" and mention.concept_id:
        return in_list(ad, mention, phrases)
    if mention.kind == "education" and not regulated(ad):
        return equivalent(ad, mention.start, mention.end) or diploma_words(squeeze(mention.text))
    if mention.kind == "language":
        return language_wording(ad, mention.label.split()[0])
    return _OPENING.sub("", squeeze(mention.text))


# "met minstens 6 jaar ervaring" reads "minstens 6 jaar ervaring" in a list.
_OPENING = re.compile(r"^(?:met|over|een|en|of|van) +(?=\S)", re.IGNORECASE)


def language_wording(ad: Ad, language: str) -> str:
    """A functional language demand that fits the occupation."""
    isco = ad.isco
    if isco.startswith(("9", "81", "82", "75", "72", "432")):
        return f"Je begrijpt korte instructies en veiligheidsregels in het {language}."
    if isco.startswith(("71", "74", "61", "83", "51", "52", "42")):
        return f"Je spreekt {language} met klanten en collega's: je begrijpt hun vraag en maakt afspraken."
    if isco.startswith(("22", "32", "53")):
        return f"Je praat met patiënten of bewoners in het {language} en vult het dossier in."
    if isco.startswith(("1", "2", "3", "4")):
        return f"Je volgt een vergadering en schrijft mails in het {language}."
    return f"Schrijf wat iemand met {language} doet: instructies begrijpen, praten met klanten, mails schrijven."
