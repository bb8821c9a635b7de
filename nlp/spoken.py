"""Language demands: which language, and how well it must be known (words or CEFR level)."""

from __future__ import annotations

import re

_QUALITY = (
    r"(?:zeer |heel |erg |minstens |minimaal |minimum |een |over een |praktische |actieve |passieve )*"
    r"(?:goede?|grondige?|uitstekende?|perfecte?|vlotte?|vloeiende?|degelijke?|voldoende|basis|elementaire?|foutloze?|"
    r"uitmuntende?|correcte?|behoorlijke?|gedegen|mondelinge?|schriftelijke?|noties?|actieve?|sterke?|bedrijfs)"
)
# Words before a language that belong to the demand: "zeer goede kennis van het Nederlands", "spreekt vlot Frans".
_LEAD = re.compile(
    rf"(?:(?:{_QUALITY})[ -]*(?:(?:mondelinge?|schriftelijke?|en|of|/) )*(?:kennis|beheersing|taalbeheersing"
    rf"|talenkennis|noties|basiskennis)?\s*(?:van |in )?(?:het |de )?"
    r"|(?:kennis|beheersing|basiskennis|notie|noties|talenkennis) (?:van|in) (?:het |de )?"
    r"|(?:spreekt|schrijft|begrijpt|beheerst|communiceert|uitdrukken|spreken|schrijven|leest) (?:en (?:spreekt"
    r"|schrijft|begrijpt|leest) )?(?:je )?(?:heel |zeer |)?(?:goed |vlot |vloeiend |perfect |foutloos |voldoende "
    r"|)?(?:in )?(?:het )?"
    r"|(?:vlot|vloeiend|goed|perfect|sterk|tweetalig|drietalig|viertalig|meertalig) (?:in )?(?:het )?)$"
)
_TAIL = re.compile(
    r"^(?:e)?\s*(?:taal)?(?:,? (?:zowel )?(?:in )?(?:woord en geschrift|mondeling en schriftelijk|mondeling als "
    r"schriftelijk|spreken en schrijven|in woord en schrift))?"
    r"(?:\s*[:(-]?\s*(?:niveau |minimaal |minstens |minimum |min\. )*(?P<cefr>[abc][12](?:\.[12])?)\b(?:[ "
    r"-]niveau)?\)?)?"
    r"(?:\s*\((?:zeer goed|goed|basis|vlot|grondig|uitstekend|voldoende|perfect|notie|noties|moedertaal)\)"
    r"|\s*:\s*(?:zeer goed|goed|basis|vlot|grondig|uitstekend|voldoende))?"
)
_CEFR_NEAR = re.compile(r"\b([abc][12])\b")


def language_span(folded: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Widen the language name ``[start, end)`` to the whole demand, inside the segment ``[low, high)``."""
    lead = _LEAD.search(folded[max(low, start - 60) : start])
    begin = max(low, start - 60) + lead.start() if lead else start
    tail = _TAIL.match(folded[end : min(high, end + 60)])
    finish = end + tail.end() if tail else end
    while finish > end and folded[finish - 1] in " -(:,":
        finish -= 1
    while begin < start and folded[begin] == " ":
        begin += 1
    return begin, finish


def language_level(folded: str, start: int, end: int) -> str | None:
    """The level stated in a demand: a CEFR level, or the word used; None when none is stated."""
    window = folded[start:end]
    cefr = _CEFR_NEAR.search(window)
    if cefr:
        return cefr.group(1).upper()
    for word, level in _WORDS:
        if word in window:
            return level
    return None


_WORDS = (
    ("moedertaal", "moedertaal"),
    ("perfect", "uitstekend"),
    ("uitstekend", "uitstekend"),
    ("foutloos", "uitstekend"),
    ("vloeiend", "zeer goed"),
    ("vlot", "zeer goed"),
    ("grondig", "zeer goed"),
    ("zeer goed", "zeer goed"),
    ("heel goed", "zeer goed"),
    ("basis", "basis"),
    ("elementair", "basis"),
    ("notie", "basis"),
    ("voldoende", "voldoende"),
    ("goed", "goed"),
)
