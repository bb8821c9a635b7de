"""Demands for experience: years, function, sector, and the explicit absence of a demand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "vijftien": 15, "half": 0.5,
}  # fmt: skip
_NUMBER = r"(?:\d{1,2}(?:[.,]5)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|vijftien)"
_AT_LEAST = (
    r"(?:(?:met|al|reeds|over|ruim|bij voorkeur|idealiter|liefst) )?"
    r"(?:(?:minimaal|minstens|minimum|min\.?|ten minste|tenminste|op zijn minst|ongeveer|circa|ca\.?|meer dan|zo'n|"
    r"enige|enkele|eerste|een|relevante|ervaring van) )*"
)
_KIND = (
    r"(?:(?:relevante?|gelijkaardige|aantoonbare|concrete|praktische|professionele|technische|bewezen|nuttige"
    r"|recente|effectieve|vergelijkbare|commerciele|leidinggevende|administratieve|algemene) )*"
)
_EXPERIENCE = r"(?:[a-z-]*ervaring|werkervaring|praktijkervaring|achtergrond)"
_FUNCTION = (
    r"(?: (?:in|binnen|als|op) (?:een |de |het )?(?:gelijkaardige|soortgelijke|vergelijkbare|gelijkwaardige|"
    r"soortgelijk|vergelijkbaar|gelijkaardig)[a-z]* [a-z]+)?"
)
_YEARS = re.compile(
    rf"\b{_AT_LEAST}(?P<low>{_NUMBER})(?:\s*(?:-|–|à|a|/|tot|of)\s*(?P<high>{_NUMBER}))?\+?\s*(?P<unit>jaar|jaren|j\."
    rf"|maand|maanden)"
    rf"(?: (?:aan|of meer|plus|\+))?\s*(?:{_KIND}{_EXPERIENCE}{_FUNCTION}|(?:relevant|technisch|in een gelijkaardige "
    rf"functie)\b)"
)
_AFTER = re.compile(
    rf"\b{_KIND}{_EXPERIENCE}\s*(?:van|:|\(|,)?\s*{_AT_LEAST}(?P<low>{_NUMBER})(?:\s*(?:-|–|à|a|/|tot"
    rf"|of)\s*(?P<high>{_NUMBER}))?\+?"
    r"\s*(?P<unit>jaar|jaren|maand|maanden)\)?"
)
_VAGUE = re.compile(
    rf"\b(?:(?:enkele|een paar|meerdere|aantal|ruime|een eerste|eerste|minimale|ettelijke) jaren? "
    rf"{_KIND}{_EXPERIENCE}{_FUNCTION}"
    rf"|(?:een |enige |ruime |eerste |aantoonbare |relevante |de nodige |bewezen |voldoende |gelijkwaardige "
    rf"|gelijkaardige |voorgaande )+{_EXPERIENCE}{_FUNCTION}"
    rf"|{_EXPERIENCE} (?:in|binnen|op) (?:een |de |het )?(?:gelijkaardig|soortgelijk|vergelijkbar|vergelijkbaar"
    rf"|gelijkwaardig)[a-z]* [a-z]+"
    r"|ervaring als [a-z-]+(?: (?!maar|en|of|is|in|met|voor|bij|op|en/of|dan|om|te|zijn|heb|je)[a-z-]+)?"
    rf"|{_EXPERIENCE} (?:in|binnen) (?:de |het )?[a-z -]{{0,25}}?[a-z]*(?:sector|branche|omgeving|industrie|wereld)\b"
    r"|gelijkwaardig(?:e)?(?: kennis)?(?: en/of| of)? (?:door )?(?:werk)?ervaring|gelijkgesteld door ervaring)"
)
_NONE = re.compile(
    r"\b(?:geen (?:specifieke |voorafgaande |relevante |werk)?ervaring (?:is |wordt )?(?:nodig|vereist|noodzakelijk"
    r"|gevraagd|verwacht)?"
    r"|geen (?:specifieke |relevante |voorafgaande )?(?:werk)?ervaring\b|(?:werk)?ervaring (?:is |hoeft |wordt "
    r")?(?:helemaal |zeker |absoluut )?"
    r"(?:geen (?:absolute )?(?:vereiste|must|voorwaarde|noodzaak)|niet (?:vereist|nodig|noodzakelijk|verplicht"
    r"|gevraagd|per se)|niet)"
    r"|zonder (?:werk)?ervaring|schoolverlaters? (?:zijn |is )?(?:ook |zeker |)?welkom|schoolverlater|(?:pas|net) "
    r"afgestudeerd[e]?"
    r"|startersfunctie|eerste job|met of zonder ervaring|ook zonder ervaring|starters? (?:zijn )?welkom)"
)
_COMPANY_AGE = re.compile(r"\b(?:wij|we|ons|onze|bedrijf|firma|team|organisatie|groep|klant)\b[^.;]{0,40}$")


_SCREEN = re.compile(r"ervar|schoolverl|achtergrond|eerste job|starter|afgestudeerd")


@dataclass(frozen=True, slots=True)
class Experience:
    """A demand at ``[start, end)`` of the folded text; ``years`` is the stated minimum, None when none is stated."""

    start: int
    end: int
    years: float | None
    negative: bool = False


def _value(token: str, unit: str) -> float:
    number = _NUMBERS.get(token)
    if number is None:
        number = float(token.replace(",", "."))
    return round(number / 12, 2) if unit.startswith("maand") else float(number)


def find_experience(folded: str, start: int, end: int) -> list[Experience]:
    """Experience demands in ``folded[start:end]``, longest reading first where readings overlap."""
    if _SCREEN.search(folded, start, end) is None:
        return []
    found: list[Experience] = []

    def free(low: int, high: int) -> bool:
        return not any(item.start < high and low < item.end for item in found)

    for match in _NONE.finditer(folded, start, end):
        found.append(Experience(match.start(), match.end(), 0.0, negative=True))
    for expression in (_YEARS, _AFTER):
        for match in expression.finditer(folded, start, end):
            if free(*match.span()) and not _COMPANY_AGE.search(folded, start, match.start()):
                years = _value(match["low"], match["unit"])
                found.append(Experience(match.start(), match.end(), years))
    for match in _VAGUE.finditer(folded, start, end):
        if free(*match.span()):
            found.append(Experience(match.start(), match.end(), None))
    found.sort(key=lambda item: item.start)
    return found
