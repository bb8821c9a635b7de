"""The demands of a vacancy sorted into needed, a plus, and taught: a proposal, with the reason of each."""

from __future__ import annotations

from nlp.types import Mention
from vaardig.base.text import fold, squeeze

from .ad import Ad
from .behaviour import behaviour
from .inclusie_eisen import regulated
from .levels import level_of
from .model import Demand

NEEDED, PLUS, TAUGHT = "nodig", "pluspunt", "te leren"
_MOST_SOFT = 3
_MOST_UNKNOWN = 5
_EXPERIENCE_NEEDED = 2.0


def sort_demands(ad: Ad) -> tuple[Demand, ...]:
    """Every distinct demand once, in order of the text.

    What the text marks itself is kept. Else: what the occupation's profile holds as essential, or the law asks, is
    needed; what is optional there is a plus; a tool that is not in the profile can be taught; of the traits, those
    that belong to the occupation are needed, three at most.
    """
    seen: set[tuple[str, str]] = set()
    soft_left, unknown_left = _MOST_SOFT, _MOST_UNKNOWN
    found: list[Demand] = []
    for mention in ad.demanded:
        key = (mention.kind, mention.concept_id or fold(mention.label))
        if key in seen or not _is_demand(ad, mention):
            continue
        seen.add(key)
        proposed, reason = _place(ad, mention, soft_left)
        level, marked = level_of(ad, mention)
        if ad.occupation is None and mention.kind == "hard" and not marked:
            unknown_left -= 1
            if unknown_left < 0:
                proposed, reason = PLUS, "beroep niet herkend; zoveel dingen de eerste dag kunnen, is veel"
        if mention.kind == "soft" and proposed == NEEDED:
            soft_left -= 1
        found.append(
            Demand(
                mention.kind, mention.label, mention.text, mention.start, mention.end, level,
                marked, proposed, reason, _wording(ad, mention, proposed),
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


def _place(ad: Ad, mention: Mention, soft_left: int) -> tuple[str, str]:
    level, marked = level_of(ad, mention)
    if marked:
        named = {"essential": NEEDED, "nice": PLUS, "learnable": TAUGHT}[level]
        return named, "zo staat het in uw tekst"
    if mention.kind == "hard":
        return _place_hard(ad, mention)
    if mention.kind == "soft":
        return _place_soft(ad, mention, soft_left)
    if mention.kind == "education":
        return (NEEDED, "de wet vraagt het") if regulated(ad) else (PLUS, "ervaring kan hetzelfde tonen")
    if mention.kind == "licence":
        return _place_licence(ad, mention)
    if mention.kind == "language":
        return NEEDED, "schrijf wat iemand met de taal doet"
    long = ad.experience_years is not None and ad.experience_years > _EXPERIENCE_NEEDED
    return PLUS, "vraag liever wat iemand kan" if long else "een beginner kan het leren"


def _place_hard(ad: Ad, mention: Mention) -> tuple[str, str]:
    if ad.occupation is None:
        return NEEDED, "beroep niet herkend: kijk zelf of het de eerste dag nodig is"
    if mention.concept_id in ad.occupation.essential:
        return NEEDED, f"hoort bij de kern van {ad.occupation.label}"
    if mention.concept_id in ad.occupation.optional:
        return PLUS, f"komt vaak voor bij {ad.occupation.label}, maar niet altijd"
    kinds = {skill.id: skill.kind for skill in ad.taxonomy.skills} if mention.concept_id else {}
    if kinds.get(mention.concept_id or "") in ("software", "machine", "product"):
        return TAUGHT, "een programma, machine of product leert men vaak op het werk"
    return PLUS, f"hoort niet tot de kern van {ad.occupation.label}"


def _place_soft(ad: Ad, mention: Mention, left: int) -> tuple[str, str]:
    if left <= 0:
        return PLUS, f"meer dan {_MOST_SOFT} eigenschappen leest niemand: laat deze weg of maak ze een pluspunt"
    if ad.occupation is not None and mention.concept_id not in ad.occupation.soft:
        return PLUS, f"maakt bij {ad.occupation.label} minder verschil"
    return NEEDED, "beschrijf wat iemand dan doet"


def _place_licence(ad: Ad, mention: Mention) -> tuple[str, str]:
    blockers = {blocker.id: blocker for blocker in ad.taxonomy.blockers}
    access = ad.occupation.access if ad.occupation else ()
    if any(mention.concept_id in blockers[item].licences for item in access if item in blockers):
        return NEEDED, "de wet vraagt het voor dit werk"
    return PLUS, "kan vaak na de start behaald worden, op kosten van de werkgever"


def _wording(ad: Ad, mention: Mention, proposed: str) -> str:
    text = squeeze(mention.text)
    if mention.kind == "soft" and mention.concept_id:
        return behaviour(mention.concept_id, ad.isco)
    if mention.kind == "education" and proposed != NEEDED:
        return f"{text} of gelijkwaardig door ervaring"
    if mention.kind == "language":
        return language_wording(ad, mention.label.split()[0])
    return text


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
