"""Wat kost deze eis? Which occupations come within reach when one demand becomes a plus or is taught.

A demand is met by an occupation when its profile in the taxonomy holds the skill, or a narrower one. An occupation is
within reach when its profile lacks at most a quarter of the hard demands (rounded up) and its usual education is not
below the diploma that is asked. Profiles say what people in an occupation usually know: a count of occupations, not of
persons.
"""

from __future__ import annotations

import math
from functools import lru_cache

from nlp.qualifications import EDUCATION_ORDER
from nlp.types import Mention
from taxonomy.load import Taxonomy
from taxonomy.model import Occupation

from .ad import Ad
from .inclusie_eisen import diploma_words
from .levels import level_of
from .model import DemandPrice

_EXAMPLES = 6
_ALLOWED_SHARE = 0.25
_LEAST_DEMANDS = 3  # with two, one of them alone may lack, and every occupation would come within reach


@lru_cache(maxsize=4)
def _profiles(taxonomy: Taxonomy) -> dict[str, frozenset[str]]:
    """Skills of each occupation's profile with all their broader skills."""
    broader = {skill.id: skill.broader for skill in taxonomy.skills}

    def upwards(skill: str) -> list[str]:
        chain, current = [skill], broader.get(skill)
        while current and current not in chain:
            chain.append(current)
            current = broader.get(current)
        return chain

    return {
        occupation.id: frozenset(up for skill in (*occupation.essential, *occupation.optional) for up in upwards(skill))
        for occupation in taxonomy.occupations
    }


def hard_demands(ad: Ad) -> dict[str, Mention]:
    """Essential hard demands that are linked to a skill, by concept, first mention of each."""
    found: dict[str, Mention] = {}
    for mention in ad.mentions:
        if mention.kind == "hard" and mention.concept_id and level_of(ad, mention)[0] == "essential":
            found.setdefault(mention.concept_id, mention)
    return found


def _diploma(ad: Ad) -> Mention | None:
    asked = [
        m
        for m in ad.mentions
        if m.kind == "education" and m.requirement == "essential" and m.concept_id == ad.education_level
    ]
    return asked[0] if asked and ad.education_level not in (None, EDUCATION_ORDER[0]) else None


def prices(ad: Ad) -> tuple[DemandPrice, ...]:
    """Price of every essential demand, dearest first; what no profile can tell comes last, with the reason."""
    demands = hard_demands(ad)
    diploma = _diploma(ad)
    level = EDUCATION_ORDER.index(ad.education_level) if diploma and ad.education_level else 0
    occupations = [o for o in ad.taxonomy.occupations if o.origin == "vaardig"]
    profiles = _profiles(ad.taxonomy)
    wanted = frozenset(demands)
    allowed = math.ceil(len(wanted) * _ALLOWED_SHARE) if wanted else 0
    result: list[DemandPrice] = []

    def reach(skills: frozenset[str], least: int) -> dict[str, Occupation]:
        return {o.id: o for o in occupations if len(skills - profiles[o.id]) <= allowed and _level(o) >= least}

    enough = len(wanted) >= _LEAST_DEMANDS
    now = reach(wanted, level) if enough else {}
    for concept, mention in demands.items():
        if not enough:
            result.append(_unknown(mention, len(occupations), "te weinig harde eisen om beroepen te vergelijken"))
            continue
        without = reach(wanted - {concept}, level)
        result.append(_price(ad, mention, now, without, wanted, len(occupations)))
    if diploma is not None and enough:
        without = reach(wanted, 0)
        result.append(_price(ad, diploma, now, without, wanted, len(occupations)))
    result.sort(key=lambda price: (-(price.gained or 0), price.start))
    for mention in ad.mentions:
        if mention.requirement == "essential" and mention.kind in ("experience", "licence", "language"):
            reason = "profielen van beroepen zeggen niets over " + {
                "experience": "jaren ervaring", "licence": "rijbewijzen en attesten", "language": "talen",
            }[mention.kind]  # fmt: skip
            result.append(_unknown(mention, len(occupations), f"niet beoordeeld: {reason}"))
    return tuple(result)


def _level(occupation: Occupation) -> int:
    return EDUCATION_ORDER.index(occupation.education) if occupation.education in EDUCATION_ORDER else 0


def _price(
    ad: Ad,
    mention: Mention,
    now: dict[str, Occupation],
    without: dict[str, Occupation],
    wanted: frozenset[str],
    total: int,
) -> DemandPrice:
    gained = [occupation for identifier, occupation in without.items() if identifier not in now]
    profiles = _profiles(ad.taxonomy)
    # Nearest first: most of the other demands met, then the same kind of work.
    gained.sort(key=lambda o: (-len(wanted & profiles[o.id]), o.isco[:2] != ad.isco[:2], o.label))
    label = diploma_words(mention.text) if mention.kind == "education" else mention.label
    return DemandPrice(
        label, mention.kind, mention.start, mention.end, len(now), len(without), len(gained), total,
        tuple(o.label for o in gained[:_EXAMPLES]),
        _note(len(now), len(without)),
        sum(1 for skills in profiles.values() if mention.concept_id in skills) if mention.kind == "hard" else None,
    )  # fmt: skip


def _note(now: int, without: int) -> str:
    if without:
        return ""
    return "ook zonder deze eis alleen komt geen beroep in de buurt: de eisen samen zijn te veel" if not now else ""


def _unknown(mention: Mention, total: int, note: str) -> DemandPrice:
    return DemandPrice(mention.text, mention.kind, mention.start, mention.end, None, None, None, total, (), note)
