"""Demands for experience: years, function, sector, and the explicit absence of a demand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    "een": 1, "één": 1, "eerste": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "twaalf": 12, "vijftien": 15, "twintig": 20, "half": 0.5, "anderhalf": 1.5,
}  # fmt: skip
_WORDS = "anderhalf|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig"
# "een tweetal jaar", "7-tal jaren"; "een eerste jaar" is one year, "eerste jaren" are not counted.
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?(?:-?tal)?|(?:{_WORDS})(?:tal)?|eerste(?= jaar\b))"
_UNIT = r"(?:jaar|jaren|jr\b\.?|j\.|maanden|maand|mnd\b\.?)"
_AT_LEAST = (
    r"(?:(?:met|al|reeds|over|ruim|bij voorkeur|idealiter|liefst) )?"
    r"(?:(?:minimaal|minstens|minimum|min\.?|ten minste|tenminste|op zijn minst|ongeveer|circa|ca\.?|meer dan|zo'n|"
    r"enige|enkele|eerste(?! jaar\b)|een|relevante|ervaring van) )*"
)
_SPAN_OF_YEARS = rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|à|a|/|tot|of)\s*(?:een )?(?:{_NUMBER}))?\+?\s*(?P<unit>{_UNIT})"
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
    rf"\b{_AT_LEAST}{_SPAN_OF_YEARS}"
    rf"(?: (?:aan|of meer|plus|\+))?\s*(?:{_KIND}{_EXPERIENCE}{_FUNCTION}|(?:relevant|technisch|in een gelijkaardige "
    rf"functie)\b)"
)
_AFTER = re.compile(
    rf"\b{_KIND}{_EXPERIENCE}\s*(?:(?:is )?(?:gewenst|vereist|gevraagd|nodig|verplicht|noodzakelijk))?"
    rf"\s*(?:van|bedraagt|:|\(|,)?\s*{_AT_LEAST}{_SPAN_OF_YEARS}\)?"
)
# Years at work without the word: "5 jaar als hr-generalist", "je bracht vijf jaar door in …", "2 jaar op de teller".
_AT_WORK = re.compile(
    rf"\b(?:(?:je|u|jij) (?:werkte|werkt|was|bent|stond|staat|bracht|draaide|leidde|reed|heb|hebt|hebben) (?:zelf )?"
    rf"{_AT_LEAST}{_SPAN_OF_YEARS}(?: of meer)? (?:als (?:een )?[a-z-]{{3,}}|(?:(?:ge)?werkt|werkzaam|actief) (?:als|in"
    r"|bij|op|voor|binnen)|door in (?:een |de |het )?[a-z-]+(?: rol| functie)?)"
    rf"|{_AT_LEAST}{_SPAN_OF_YEARS.replace('<low>', '<other>').replace('<unit>', '<other_unit>')}(?: of meer)? "
    r"(?:als (?:een )?(?!deel|gevolg|onderneming|garantie|proef|[a-z]*bedrijf|[a-z]*leider in|specialist)[a-z-]{3,}"
    r"|op de teller|(?:relevante )?(?:anci[eë]nniteit|praktijk)\b))"
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
_NOT_ASKED = (
    r"(?:geen (?:absolute |strikte )?(?:vereiste|must|voorwaarde|noodzaak|breekpunt|probleem|rol)"
    r"|niet (?:echt |absoluut |strikt )?(?:vereist|nodig|noodzakelijk|verplicht|gevraagd|belangrijk|doorslaggevend"
    r"|per se|uit|te hebben)|bijzaak|onbelangrijk|van geen belang)"
)
_NONE = re.compile(
    r"\b(?:geen (?:specifieke |voorafgaande |relevante )*(?:werk)?ervaring"
    r"(?: (?:is |wordt )?(?:nodig|vereist|noodzakelijk|gevraagd|verwacht))?"
    r"|(?:werk)?ervaring (?:(?:is|hoeft|wordt|speelt|maakt|heb) )?(?:je |u |ook |evenmin |zelfs |voor ons |hier )*"
    rf"(?:helemaal |zeker |absoluut |nog )*(?:{_NOT_ASKED}|niet\b(?! alleen| enkel| louter| te\b))"
    r"|(?:werk)?ervaring (?:vragen|eisen|verwachten) (?:wij|we) niet"
    r"|(?:werk)?ervaring is (?:welkom|handig|(?:mooi |leuk )?meegenomen|(?:een )?(?:plus|pluspunt|troef|voordeel"
    rf"|meerwaarde)),? (?:maar |doch )(?:zeker |absoluut |helemaal |echt )*{_NOT_ASKED}"
    r"|(?:werk)?ervaring en (?:een )?(?:diploma|opleiding|voorkennis) (?:zijn|is|hoeven|spelen|maken) "
    rf"(?:zeker |absoluut |helemaal )*(?:{_NOT_ASKED}|niet\b)"
    rf"|(?:diploma|opleiding|voorkennis) (?:en|of|noch) (?:werk)?ervaring (?:zijn|is|hoeven|spelen|maken) "
    rf"(?:zeker |absoluut |helemaal )*(?:{_NOT_ASKED}|niet\b|nodig)"
    r"|zonder (?:werk)?ervaring|schoolverlaters? (?:zijn |is )?(?:ook |zeker |)?welkom|schoolverlater|(?:pas|net) "
    r"afgestudeerd[e]?|starters? (?:of|en|als|tot) (?:een |al )?(?:ervaren|gevorderd|doorwinterd)[a-z]*"
    r"|ervaren of (?:een )?(?:starter|beginner|beginnend|niet\b)[a-z]*"
    r"|startersfunctie|eerste job|met of zonder ervaring|ook zonder ervaring|starters? (?:zijn )?welkom)"
)
_COMPANY = re.compile(
    r"\b(?:wij|we|ons|onze|bedrijf|firma|team|organisatie|groep|klant|contract|mandaat|garantie|bestaa[nt]|project"
    r"|opleiding|traject)\b[^.;]{0,40}$"
)
# "Wij rekenen op 4 jaar ervaring": the firm speaks, of what it asks.
_ASKS = re.compile(r"\b(?:reken|verwacht|vrag|vraag|zoek|wens|eis|verlang|mikken|hopen|willen|nodig)")
_ASKS_BEFORE = 25

_SCREEN = re.compile(r"ervar|schoolverl|achtergrond|eerste job|starter|afgestudeerd|jaar|jaren|jr\b|maanden")


def _of_company(folded: str, start: int, end: int) -> bool:
    """True when the years before ``end`` are those of a firm, a team or a contract, not of who applies."""
    found = _COMPANY.search(folded, start, end)
    return found is not None and _ASKS.search(folded, max(start, found.start() - _ASKS_BEFORE), end) is None


@dataclass(frozen=True, slots=True)
class Experience:
    """A demand at ``[start, end)`` of the folded text; ``years`` is the stated minimum, None when none is stated."""

    start: int
    end: int
    years: float | None
    negative: bool = False


def _value(token: str, unit: str) -> float:
    token = token.removesuffix("tal").rstrip("-")
    number = _NUMBERS.get(token)
    if number is None:
        number = float(token.replace(",", "."))
    return round(number / 12, 2) if unit.startswith("m") else float(number)


def find_experience(folded: str, start: int, end: int) -> list[Experience]:
    """Experience demands in ``folded[start:end]``, longest reading first where readings overlap."""
    if _SCREEN.search(folded, start, end) is None:
        return []
    found: list[Experience] = []

    def free(low: int, high: int) -> bool:
        return not any(item.start < high and low < item.end for item in found)

    for match in _NONE.finditer(folded, start, end):
        found.append(Experience(match.start(), match.end(), 0.0, negative=True))
    for expression in (_YEARS, _AFTER, _AT_WORK):
        for match in expression.finditer(folded, start, end):
            if free(*match.span()) and not _of_company(folded, start, match.start()):
                named = match.groupdict()
                years = _value(named["low"] or named["other"], (named["unit"] or named["other_unit"]))
                found.append(Experience(match.start(), match.end(), years))
    for match in _VAGUE.finditer(folded, start, end):
        if free(*match.span()):
            found.append(Experience(match.start(), match.end(), None))
    found.sort(key=lambda item: item.start)
    return found
