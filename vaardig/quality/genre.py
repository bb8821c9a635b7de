"""Whether a text is a vacancy at all: a report or an article is judged as asked, but the reader is told."""

from __future__ import annotations

import re

from .ad import Ad

# Headings of the pages that this program makes itself.
_OWN = (
    "hoe leest deze vacature?", "uw eisen, gesorteerd", "wat kost deze eis?", "uw tekst met aanduidingen",
    "hoe schrijven wij vacatures?", "waar kunt u mee beginnen?", "vijf onderdelen", "versie van de regels",
    "wat heeft u al?", "nog te leren", "verantwoording", "vingerafdruk van de taxonomie",
)  # fmt: skip
_LEAST_OWN = 2
# What somebody writes who looks for a person: an invitation, a reader who is spoken to, the parts of a vacancy.
_CUES = (
    re.compile(
        r"\bsolliciteer|\bsollicitatie|\bsolliciteren|\bc\.?v\.?\b|motivatiebrief|\bkandida(?:at|ten)\b|\bapply\b"
    ),
    re.compile(r"\b(?:wij|we) zoeken\b|\bzoe(?:ken|kt) (?:wij|we|een|naar)\b|\bop zoek naar\b|\bge(?:zocht|vraagd)\b"),
    re.compile(r"\b(?:je|jij|u) (?:bent|hebt|heeft|werkt|kan|kunt|staat|zorgt|krijgt|komt|doet|helpt|maakt)\b"),
    re.compile(r"\b(?:ben|heb|werk|kan|kun|krijg|sta|zorg) (?:je|jij)\b|\bjouw\b|\bje (?:taken|profiel|functie)\b"),
    re.compile(r"\b(?:taken|profiel|functie(?:omschrijving|-?inhoud|-?eisen|profiel)|takenpakket|vereisten)\b"),
    re.compile(r"\b(?:wij|we) bieden\b|\baanbod\b|\b(?:bruto)?loon\b|\bsalaris\b|maaltijdcheques|verloning"),
    re.compile(r"\b(?:voltijds|deeltijds|fulltime|parttime|full-time|part-time|contract|ploegen|uren per week)"),
    re.compile(r"\b[mvx] ?/ ?[mvx]\b|\bervaring\b|\bdiploma\b|\brijbewijs\b"),
)
_LEAST_WORDS = 40


def doubt(ad: Ad) -> str:
    """A note when a text is a page of our own, or shows nothing of a vacancy; empty otherwise."""
    if sum(heading in ad.folded for heading in _OWN) >= _LEAST_OWN:
        return (
            "Dit lijkt een verslag van vaardig zelf, geen vacature. "
            "De opmerkingen hieronder gaan over dat verslag. Geef de tekst van de vacature."
        )
    if len(ad.text.split()) < _LEAST_WORDS:
        return ""
    if (
        ad.occupation is None
        and not ad.demanded
        and not any(cue.search(ad.folded) or cue.search(ad.title_folded) for cue in _CUES)
    ):
        return (
            "Wij zien hierin bijna niets van een vacature: geen oproep, geen taken, geen profiel. "
            "Is dit wel een vacature? Zo niet, dan zeggen de opmerkingen hieronder niets."
        )
    return ""
