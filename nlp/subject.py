"""Whom a stretch of a segment speaks of: skills said of firms, teams and departments are not asked of the candidate.

"voor een bedrijf actief in de machinebouw", "samen met collega's van verkoop en logistiek", "De afdeling Analytics is
verantwoordelijk voor …". The other way round, "kennis van", "ervaring met" among the tasks is a demand, not a task.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nlp.types import Requirement, Zone

_FIRM = (
    r"(?:bedrijf|bedrijven|firma|onderneming|organisatie|organisaties|kmo|kmo's|groep|klant|klanten|opdrachtgever"
    r"|opdrachtgevers|speler|wereldspeler|marktleider|wereldleider|leider|specialist|producent|fabrikant|leverancier"
    r"|partner|dienstverlener|aannemer|aannemersbedrijf|familiebedrijf|multinational|dochterbedrijf|school|winkel"
    r"|referentie|pionier|start-up|scale-up|werkgever|bedrijfsgroep|machinebouwer|adviesbureau|studiebureau)"
)
# The stretch ends where the candidate or the vacancy comes in.
_REST = (
    r"(?:(?!, ?(?:zoek|zijn|ben|is |die |waar|en je|ga|heb)|\b(?:zoek|zoeken|zoekt|je|jij|jou|jouw|u|uw|iemand)\b"
    r"|[.;:?!] ).){1,160}"
)
_OF_FIRM = re.compile(
    rf"\b{_FIRM}(?: (?!je|jij|u|met)[a-z-]+){{0,3}},? ?(?:(?:die|dat) )?(?:(?:is|zich) )?(?:zeer )?"
    rf"(?:actief|gespecialiseerd|gespecialiseerde|specialiseert|specialist|in|binnen|inzake|op het vlak van)"
    rf"(?: in| binnen| op)?(?: het| de| een)? ?(?P<rest>{_REST})"
)
_YOU = re.compile(r"\b(?:je|jij|jou|jouw|u|uw|ge|gij)\b")
_YOU_ARE = re.compile(
    r"\b(?:je|jij|u) (?:bent|hebt|kan|kunt|wordt)\b[^,;.]{0,40}$|\b(?:ben|heb) (?:je|jij|u)\b[^,;.]{0,40}$"
)
# "Wij zoeken een specialist in Java": a person, not a firm.
_SOUGHT = re.compile(
    r"\b(?:zoek|zoeken|zoekt|gezocht)(?: (?:wij|we|naar|een|de|nog|nu|extra|ervaren|gedreven|echte)|:)* $"
)
_DEPARTMENT = (
    r"(?:collega's|team|teams|afdeling|afdelingen|departement|departementen|dienst|diensten|stakeholders"
    r"|verantwoordelijke|verantwoordelijken|manager|managers|teamleden|disciplines|experten|experts"
    r"|specialisten|partijen|afdelingshoofd|diensthoofd)"
)
_OF_TEAM = re.compile(
    rf"\b{_DEPARTMENT},? (?:van|voor|uit|binnen|zoals|als|waaronder|\()(?: de| het| onze| ons| andere)* ?"
    r"(?P<rest>(?:(?! (?:om|die|dat|waar|zodat|voor|bij|aan|over|en (?:je|zorgt|bent|helpt|staat)|tijdens|door|te)\b"
    r"|[.;:?!] |, (?:je|en je|zodat|waar)).){2,90})"
)
# "De afdeling X is …", "Ons bedrijf bouwt …": a statement that does not address the reader.
_STATES = re.compile(
    r"(?:de|het|deze|ons|onze|dankzij|bij)\b(?P<subject>(?: [\w&.,'-]+){1,7}?) "
    r"(?:is|heeft|biedt|levert|werkt|bestaat|telt|maakt|ontwikkelt|bouwt|staat|groeit|richt|produceert|realiseert"
    r"|verzorgt|ondersteunt|beschikt|wordt|werd|was|kent|verkoopt|focust|zijn|hebben)\b"
)
_JOB = re.compile(
    r"\b(?:functie|job|rol|taak|taken|takenpakket|opdracht|werkzaamheden|kandidaat|medewerker|focus|doel|werk|uitdaging"
    r"|verantwoordelijkheden|vacature|product|applicatie|applicaties|software|systeem|platform|code|omgeving|stack|tools|technologie|nadruk|project|dag|functie-inhoud|persoon|collega|aandacht|stage|profiel|kennis"
    r"|ervaring|diploma|rijbewijs)\b"
)
_WE = re.compile(
    r"(?:daarnaast |ook |verder |momenteel |vandaag |nu |hierbij |hiervoor )?"
    r"(?:(?:zijn|hebben|bieden|werken|maken|doen|bouwen|ontwikkelen|leveren|helpen|gebruiken|verkopen) )?"
    r"(?:wij|we)\b(?! (?:zoeken|verwachten|vragen|zijn op ?zoek|leiden|leren|werken met|werken in|gebruiken))"
)
_WE_END = re.compile(r"[;.]|\b(?:je|jij|u)\b")
_EXPECTS = (
    r"\b(?:(?:wij|we) verwachten|verwachten (?:wij|we)|verwacht(?: wordt)?"
    r"|wordt (?:er )?(?:van (?:je|jou|u) )?verwacht)"
    r"(?: van (?:je|jou|u))?(?: ook| wel| minstens)? dat (?:je|jij|u)\b"
)
_DEMAND = re.compile(
    r"\b(?:kennis|basiskennis|voorkennis|vakkennis|ervaring|affiniteit|vertrouwd|expertise|achtergrond|feeling"
    r"|beheersing|inzicht|know-?how|verstand|notie|noties|voeling)"
    r"(?: (?:en|of|hebt?|heeft|hebben)(?: [a-z]+)?)? (?:van|met|in|voor|over|rond|binnen)\b(?! te )"
    r"|\b(?:bekend|ervaren|bedreven|onderlegd|thuis|overweg|gespecialiseerd) (?:met|in)\b"
    # "houdt van", "krijgt energie van", "passie voor": what somebody likes to do.
    r"|\b(?:hou|houd|houdt|blij|gek|dol|fan|energie|passie|liefde|gepassioneerd|geboeid|gebeten|gefascineerd|neus"
    r"|handig|onderlegd|topper|kei)(?: (?:haalt|krijgt|wordt|hebt|heeft|bent|is))? (?:van|voor|door|uit|op|met|in)\b"
    r"|\balles (?:van|over)\b|\bben(?:t)?(?: je| jij| u)? op de hoogte van\b|\bin staat (?:bent )?om\b"
    r"|\bkunnen (?:vlot |goed )?(?:werken|omgaan|overweg) met\b|\b(?:werken|omgaan|overweg) kunnen met\b"
    # "op zoek naar specialisten in X", "de kandidaat kent X", "wij verwachten dat je X beheerst".
    r"|\bzoek(?:en|t)?(?: (?:wij|we|naar|een|de|nog|nu|extra|ervaren|gedreven|echte))* (?:specialist(?:en)?|experts?"
    r"|experten|deskundigen?) (?:van )?(?:in|met|op het (?:gebied|vlak) van)\b"
    r"|\b(?:kandidaat|collega|iemand die|persoon die|profiel dat) (?:kent|beheerst)\b"
    rf"|{_EXPECTS}"
    # "met React-ervaring", "jouw kennis": what must be known stands before the word.
    r"|\b(?:met|heb|hebt|hebben|heeft|jouw|je) (?P<own>(?!(?:je|jij|u|jouw|een|de) )(?:[\w.+#/-]+[ -]){1,3}?-?"
    r"(?:kennis|ervaring|achtergrond|skills|certificering|certificaat))\b"
)
_CLAUSE_END = re.compile(
    r"[.;]|, (?:en )?(?:je|zodat|waarmee|om|werkt|helpt|zorgt|staat|neemt|geeft|maakt|bent|hebt|kunt|kan)\b"
    r"| zodat | waarmee | om (?!te gaan)"
)


# "Heb jij ervaring met …?", "iemand met kennis van …" in the words about the firm, the offer or the procedure.
_ASKS = re.compile(
    r"\b(?:heb|hebt|ben|bent|beschik|bezit|ken|beheers) (?:jij|je|u)\b"
    r"|\b(?:je|jij|u) (?:hebt|bent|beschikt|kent|beheerst)\b"
    rf"|{_EXPECTS}"
    r"|\b(?:iemand|kandidaat|collega|profiel|medewerker|persoon|opzoek|zoek|zoeken|zoekt|gezocht)\b|\bversterken met\b"
)


# "op zoek naar een administratief sterke collega"
_STRONG = re.compile(r"\b[a-z]+(?:isch|ief|eel|aal) (?:sterke?|onderlegde?|aangelegde?|geschoolde?|handige?)\b")
# "Ben jij technisch sterk en handig met elektriciteit?" asks; "Ben je op zoek naar een job?" offers.
_QUESTION = re.compile(
    r"[\s:]*(?:en |dus |maar )?(?:(?:ben|heb|hou|houd|ken|beheers|beschik|krijg|kan|kun|word|haal) (?:jij|je|u|ge)\b"
    r"|geboeid\b|gepassioneerd\b|gebeten\b|(?:een )?(?:passie|hart|neus|oog) voor\b|gek op\b|verstand van\b"
    r"|(?:lees|programmeer|las|teken|kook|schrijf|spreek|bezit|voel|sleutel|steek|schakel) (?:jij|je|u)\b"
    r"|(?:gaat|klopt|slaat) (?:jouw|je|uw) (?:hart|bloed)\b|(?:jeuken|kriebelen) (?:jouw|je|uw) (?:handen|vingers)\b"
    r"|beginnen (?:jouw|je|uw) (?:handen|vingers) te\b)"
)
_OFFERS = re.compile(
    r"\b(?:op zoek|klaar (?:om|voor)|toe aan|vragen|benieuwd|nieuwsgierig naar|overtuigd|enthousiast geworden"
    r"|(?:geinteresseerd|interesse|zin) in (?:deze|dit|een)|goesting|beschikbaar|akkoord|ambitie|afgestudeerd)\b"
)


class Stretch(NamedTuple):
    """Skills in ``[start, end)`` have this level when no cue says otherwise."""

    start: int
    end: int
    level: Requirement


def stretches(folded: str, low: int, high: int, zone: Zone) -> list[Stretch]:
    """Stretches of the segment ``[low, high)`` whose skills do not have the level of their zone."""
    found: list[Stretch] = []
    if zone in ("taken", "profiel"):
        for match in _OF_FIRM.finditer(folded, low, high):
            if not (_YOU_ARE.search(folded, low, match.start()) or _SOUGHT.search(folded, low, match.start())):
                found.append(Stretch(*match.span("rest"), "context"))
    if zone == "taken":
        for match in _OF_TEAM.finditer(folded, low, high):
            found.append(Stretch(*match.span("rest"), "context"))
        if not _YOU.search(folded, low, high):
            states = _STATES.match(folded, low, high)
            if states is not None and not _JOB.search(states.group("subject")):
                found.append(Stretch(low, high, "context"))
        we = _WE.match(folded, low, high)
        if we is not None:
            stop = _WE_END.search(folded, we.end(), high)
            found.append(Stretch(low, stop.start() if stop else high, "context"))
        if asks(folded, low, high):
            found.append(Stretch(low, high, "essential"))
        strong = _STRONG.search(folded, low, high)
        if strong is not None and _ASKS.search(folded, low, strong.start()):
            found.append(Stretch(strong.start(), strong.end(), "essential"))
        for match in _DEMAND.finditer(folded, low, high):
            end = _CLAUSE_END.search(folded, match.end(), high)
            # From the word of demand on: "affiniteit met techniek" may be one name.
            start = match.start("own") if match.group("own") else match.start()
            found.append(Stretch(start, end.start() if end else high, "essential"))
    return found


def level_in(found: list[Stretch], start: int, end: int) -> Requirement | None:
    """Level of the span by the stretches it lies in, None when in none; the company wins over a demand."""
    levels = {s.level for s in found if s.start <= start and end <= s.end}
    return "context" if "context" in levels else "essential" if levels else None


def asks(folded: str, low: int, high: int) -> bool:
    """True when the segment asks the reader what he knows, likes or can do."""
    return (
        folded.endswith("?", low, high)
        and _QUESTION.match(folded, low, high) is not None
        and _OFFERS.search(folded, low, high) is None
    )


def demands(folded: str, low: int, high: int) -> bool:
    """True when a segment says "kennis van", "ervaring met" and the like."""
    return _DEMAND.search(folded, low, high) is not None or asks(folded, low, high)


def reading_zone(folded: str, low: int, high: int, zone: Zone) -> Zone:
    """The zone as which a segment's skills are read: a demand put to the reader is one wherever it stands."""
    if zone in ("taken", "profiel"):
        return zone
    if asks(folded, low, high):
        return "profiel"
    strong = _STRONG.search(folded, low, high)
    if strong is not None and _ASKS.search(folded, low, strong.start()):
        return "profiel"
    found = _DEMAND.search(folded, low, high)
    if found is not None and _ASKS.search(folded, low, found.end()):
        return "profiel"
    return zone
