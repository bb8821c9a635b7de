"""Names of the strategic domains as people type them."""

from __future__ import annotations

import difflib

from vaardig.base.errors import InputError
from vaardig.base.text import fold

DOMAINS: dict[str, str] = {
    "engineering_technology": "Engineering & Technology",
    "food": "Food",
    "life_sciences_health": "Life Sciences & Health",
    "sustainable_resources_materials_chemistry": "Sustainable Resources, Materials & Chemistry",
    "smart_logistics": "Smart Logistics",
    "geen": "geen strategisch domein",
}

_ALIASES: dict[str, tuple[str, ...]] = {
    "engineering_technology": (
        "e&t", "et", "engineering", "technology", "technologie", "techniek", "engineering en technologie", "ingenieurs",
    ),
    "food": ("voeding", "voedingsindustrie", "voedingsnijverheid", "agrofood", "voedsel"),
    "life_sciences_health": (
        "lsh", "ls&h", "life sciences", "health", "gezondheid", "zorg", "levenswetenschappen",
        "levenswetenschappen en gezondheid", "biotech", "farma",
    ),
    "sustainable_resources_materials_chemistry": (
        "srmc", "srm&c", "sustainable resources", "materials", "chemistry", "chemie", "materialen",
        "duurzame grondstoffen", "duurzame grondstoffen, materialen en chemie", "duurzaamheid",
    ),
    "smart_logistics": ("sl", "logistics", "logistiek", "slimme logistiek", "transport", "transport en logistiek"),
    "geen": ("andere", "none", "overige", "geen domein"),
}  # fmt: skip


def _key(name: str) -> str:
    return "".join(
        character for character in fold(name).replace(" en ", "&").replace(" and ", "&") if character.isalnum()
    )


_BY_KEY = {_key(name): identifier for identifier, label in DOMAINS.items() for name in (identifier, label)} | {
    _key(alias): identifier for identifier, aliases in _ALIASES.items() for alias in aliases
}


def resolve_domain(name: str) -> str:
    """Id of a domain from its id, its Dutch or English name, or an abbreviation.

    Raises
    ------
    InputError
        Nothing fits; the message names the nearest.
    """
    found = _BY_KEY.get(_key(name))
    if found is not None:
        return found
    near = difflib.get_close_matches(_key(name), _BY_KEY, n=1, cutoff=0.5)
    allowed = ", ".join(DOMAINS)
    guess = (
        f"did you mean '{_BY_KEY[near[0]]}'?" if near else "give one of these names, or a Dutch or English short form"
    )
    raise InputError(f"there is no domain '{name}'", allowed=allowed, next_step=guess)
