"""The level that a sentence gives its demands in words that the reader links to no mention ("Een troef: …")."""

from __future__ import annotations

import re

from nlp.types import Mention, Requirement

from .ad import Ad

_PLUS = re.compile(
    r"^(?:dit |dat |en )?(?:is |zijn |als |een |extra |mooi |leuk )*(?:plus|pluspunt(?:en)?|troe(?:f|ven)|extra"
    r"|meegenomen|bonus|voordeel|pre|wens)\b"
    r"[^:.]{0,25}:"
)
_TAUGHT = re.compile(
    r"^(?:dit |dat |en )?(?:te leren|leren we je|leren we|(?:je )?leer(?:t|en)? (?:je |we je )?(?:hier|bij ons"
    r"|op het werk)|wij leren)\b[^:.]{0,30}:"
)
_NEEDED = re.compile(
    r"^(?:dit |dat |wat )?(?:is |heb je |hebben we )?(?:echt |absoluut )?(?:moet|nodig|vereist|noodzakelijk|verplicht"
    r"|wettelijk verplicht|essentieel|must)\b"
    r"[^:.]{0,30}:"
)

_LEVELS: tuple[tuple[Requirement, re.Pattern[str]], ...] = (
    ("nice", _PLUS),
    ("learnable", _TAUGHT),
    ("essential", _NEEDED),
)


def level_of(ad: Ad, mention: Mention) -> tuple[Requirement, bool]:
    """Level of a mention and whether the text itself says so."""
    if mention.marking == "explicit":
        return mention.requirement, True
    sentence = ad.sentence_at(mention.start)
    if sentence is None:
        return mention.requirement, False
    opening = ad.folded[sentence.start : mention.start]
    for level, expression in _LEVELS:
        if expression.match(opening):
            return level, True
    return mention.requirement, False
