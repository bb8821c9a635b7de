"""Lines of a scraped page that are the site's and not the vacancy's: menus, login forms, sharing, news, cookies.

Only at the start and the end of a text, and only where two such lines stand close together: one "Deel via LinkedIn"
makes no page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from vaardig.base.text import fold

# What only a site says, as a whole line or at its opening.
_SITE = re.compile(
    r"\W*(?:inloggen|log in|log eerst in!?|uitloggen|aanmelden|registreer|registreren|ingelogd blijven|mijn account"
    r"|wachtwoord(?: vergeten\??)?|herhaal wachtwoord|zoekterm|zoeken?|menu|hoofdmenu|sluiten|kopieer link"
    r"|nieuwsbrief|cookies?|accepteer alle|alle cookies accepteren|cookie-?instellingen|privacy(?:verklaring|beleid)?"
    r"|algemene voorwaarden|veelgestelde vragen|vacature plaatsen\??|plaats vacature|adverteren|abonnementen"
    r"|lees ook|meer nieuws|net binnen|terug naar (?:het )?overzicht|colofon|naar boven|ga naar (?:de )?inhoud"
    r"|sla (?:deze )?(?:vacature|link)? ?(?:op|over)|vorige vacature|volgende vacature|gelijkaardige vacatures"
    r"|vergelijkbare vacatures|gerelateerde vacatures|andere vacatures|meer vacatures|sitemap|disclaimer"
    r"|facebook|twitter|linkedin|instagram|whatsapp)\W*"
    r"|(?:deel|delen) (?:via|op) .{1,30}|volg .{1,30} (?:via|op) .{1,20}"
    r"|meld je aan(?: voor (?:onze|de) nieuwsbrie(?:f|ven))?"
    r"|(?:wij|we|deze (?:web)?site|onze (?:web)?site) (?:gebruiken|gebruikt|maken|maakt) .{0,30}cookies.*"
    r"|.{0,80}(?:alle rechten voorbehouden|©|all rights reserved).*"
)
# Behind one of these the text is a vacancy again.
_HEADING = re.compile(
    r"\W*(?:functieomschrijving|functie-inhoud|(?:jouw |je |uw )?(?:taken|taak|profiel|functie|rol)|wat ga je doen\??"
    r"|wie ben jij\??|wat bieden (?:wij|we)(?: jou| je)?\??|(?:ons )?aanbod|arbeidsvoorwaarden|functie-?eisen)\W*"
)
_CLOSE, _LEAST_LINES, _PROSE_WORDS, _MOST_PROSE = 8, 12, 14, 2


@lru_cache(maxsize=8)
def furniture(text: str) -> tuple[tuple[int, int], ...]:
    """Places of the site's own lines at the start and at the end of a text."""
    lines = _lines(text)
    if len(lines) < _LEAST_LINES:
        return ()
    cues = [i for i, (start, end) in enumerate(lines) if _SITE.fullmatch(fold(text[start:end]))]
    headings = [i for i, (start, end) in enumerate(lines) if _HEADING.fullmatch(fold(text[start:end]))]
    first = _top(text, lines, cues, headings)
    last = _bottom(lines, cues, headings, first)
    places = []
    if first:
        places.append((0, lines[first - 1][1]))
    if last < len(lines):
        places.append((lines[last][0], len(text)))
    return tuple(places)


def _lines(text: str) -> list[tuple[int, int]]:
    """Lines that hold something."""
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found


def _top(text: str, lines: Sequence[tuple[int, int]], cues: Sequence[int], headings: Sequence[int]) -> int:
    """Number of lines at the start that are the site's: up to the last cue before the vacancy begins."""
    end, seen, prose = 0, 0, 0
    known = set(cues)
    for index, (low, high) in enumerate(lines[: len(lines) // 2]):
        if index in known:
            seen += 1
            if seen > 1:
                end = index + 1
        elif index in headings:
            break
        elif len(text[low:high].split()) >= _PROSE_WORDS:
            prose += 1
            if prose > _MOST_PROSE:
                break
    return end


def _bottom(lines: Sequence[tuple[int, int]], cues: Sequence[int], headings: Sequence[int], first: int) -> int:
    """Index of the first line at the end that is the site's; the number of lines when there is none."""
    after = max(headings, default=first - 1)
    behind = [i for i in cues if i > after and i >= len(lines) // 3]
    for index, following in pairwise(behind):
        if following - index <= _CLOSE:
            return index
    return len(lines)
