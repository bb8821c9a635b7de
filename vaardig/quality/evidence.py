"""Signs that a vacancy states its wage, place, contract, hours, contact and procedure. All on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from vaardig.base.text import fold, is_word

from .signs import Signs

if TYPE_CHECKING:
    import ahocorasick_rs

# Apart, because an expression that opens with letters or with digits alone is skipped to.
_CURRENCY_FIRST = re.compile(r"(?:€|euro|eur)\s*(?:bruto\s*)?\d{1,3}(?:[. ]?\d{3})*(?:,\d{1,2}|,-)?")
_NUMBER_FIRST = re.compile(r"\d{1,3}(?:[. ]?\d{3})*(?:[.,]\d{1,2}|,-)?\s*(?:€|eur\b|euro\b|k\b)")
# Around an amount that is a wage, and around one that is not.
_WAGE_WORD = re.compile(
    r"bruto|\bloon|brutoloon|maandloon|uurloon|jaarloon|\bverdien|salaris|wedde|bezoldig|verloning|barema|per uur"
    r"|/ ?uur|/u\b"
    r"|\bp\.?/?u\b|per maand|/ ?maand|per jaar|/ ?jaar|\bp\.?m\b|op jaarbasis|maandelijks|schaal|minimum.?loon|all-in"
)
_NO_WAGE = re.compile(
    r"maaltijdcheque|ecocheque|cheque|vergoeding|premie|bonus|cadeau|budget|omzet|kilometer|/ ?km|netto per dag"
    r"|netto/dag"
    r"|korting|investe|miljoen|miljard|verzekering|dagvergoeding|waarde van|subsidie|project|toelage van"
)
# A named scale is public, so it tells the wage.
_SCALE_CODE = (
    r"\s*:?\s*(?:categorie |cat\. |fwg |rang |niveau )?(?:[a-e]\d|[a-e]v|bv\d|\d{1,3}[a-z]?\b|[a-e]\d?-[a-e]\d)"
)
_SCALE = Signs(
    "",
    (
        "schaal|schalen|barema|functieklasse|fwg|ific|niveau en graad",
        r"\b(?:(?:loon|wedde|salaris|functie)?(?:schaal|schalen)|barema|functieklasse|fwg|ific(?:-categorie|-functie)?"
        r"|niveau en graad|cao-schaal)" + _SCALE_CODE,
    ),
    ("rang", r"rang(?<!\wrang)" + _SCALE_CODE),
    ("ific|fwg", r"\b(?:ific|fwg)[ -](?:categorie |schaal )?\d{1,2}(?:\b|_)"),
    # The least wages of a paritair comite are public.
    (
        "barema|schaal|schalen",
        r"\b(?:(?:loon|wedde|salaris)?barema[a-z']*|(?:loon|wedde|salaris)?scha(?:al|len))\b[^.;\n]{0,25}"
        r"\b(?:pc|psc|paritair (?:sub)?comite)\s*(?:nr\.? ?)?\d{3}"
        r"|\b(?:pc|psc|paritair (?:sub)?comite)\s*(?:nr\.? ?)?\d{3}[^;\n]{0,15}\b(?:barema|loonschaal|weddeschaal)",
    ),
    # So are those of a sector that is named: "barema bouw", "volgens de barema's van de horeca".
    (
        "barema",
        r"\b(?:loon)?barema[a-z']*(?: (?:van|voor|uit|in|de|het|sector|geldig|geldende)){0,4} (?:bouw|metaal|horeca"
        r"|schoonmaak|transport|logistiek|voeding|houtsector|textiel|chemie|garage|elektriciens|tuinbouw|landbouw|kapper"
        r"|welzijn|socioculturele|gezondheid|zorgsector|onderwijs|overheid|vlaamse overheid|gemeente|ocmw|bank)[a-z]*\b"
        r"|\b(?:bouw|metaal|horeca|sector)barema",
    ),
)
# An amount has one of these; a number of thousands ends in k.
_CURRENCIES = ("€", "eur")
_THOUSANDS = re.compile(r"[\d-]\s*k\b")
_CONTRACT = Signs(
    "bepaalde duur|bepaalde tijd|contract van|vervangingscontract|interim|uitzend|freelance|zelfstandig basis"
    "|zelfstandige basis|als zelfstandige|statutair|contractueel|studentenjob|studentenarbeid|stage|jaarcontract"
    "|optie vast|zicht op vast|arbeidsovereenkomst|arbeidscontract|dienstverband|seizoens|seizoenarbeid"
    "|in vast dienst|in vaste dienst|permanent contract|vast werk|dagcontract|weekcontract|bediendencontract"
    "|bediendecontract|arbeiderscontract|bediendestatuut|vast (|tijdelijk (|cao-contract|vaste aanwerving",
    (
        "vast",
        r"vast(?<!\wvast)(?:e)? (?:contract|job|aanstelling|betrekking|dienst|baan|functie|plaats|tewerkstelling|werk"
        r"|indienst)",
    ),
    ("flexi", r"flexi(?<!\wflexi)(?!b)"),
    ("tijdelijk", r"tijdelijk(?:e)? (?:contract|job|functie|aanstelling|vervanging|dienst|werk)"),
    ("op vast", r"op vast\b"),
    ("ibo", r"ibo(?<!\wibo)\b"),
    (
        "vast",
        r"(?:fulltime|full-time|voltijds|deeltijds|parttime|part-time|contract)\s*[:/,-]?\s*vast\b",
    ),
)
_HOURS = Signs(
    "voltijd|deeltijd|fulltime|full-time|full time|parttime|part-time|part time|halftijd|uurrooster|uurregeling"
    "|werkuren|werktijden|ploegen|ploegwerk|ploegstelsel|dagploeg|nachtploeg|dagdienst|shift|glijdende uren"
    "|flexibele uren|avonden per week|dagen per week|werkweek|urenweek|tewerkstellingspercentage|jobpercentage"
    "|werkregime|arbeidsregime|weekendwerk|weekendjob|uur per dag|dagwerk|nachtwerk|werkrooster|dagrooster|dagstelsel"
    "|tweeploeg|drieploeg|volcontinu|kantooruren|nachtdienst",
    # What opens with a number: after its first digit.
    (
        "",
        r"[0-9](?:(?<!\w.)(?:"
        r"\d?(?:[.,]\d{1,2})?(?:\s*(?:-|tot|a|of|/|en)\s*\d{1,2}(?:[.,]\d)?)?\s*"
        r"(?:-?uren|-?uur|u\.?|u/w|uur/week|upw)\s*(?:/|per|p\.?)?\s*(?:week|w\b)"
        r"|(?<=[12349])/(?:5|4|2|10)(?:de|e)?\b"
        r"|(?:(?<=[56789])0|(?<=7)5)\s?(?:%|procent)"
        r"|(?<=1)00\s?(?:%|procent)(?:-| )?(?:tewerkstelling|stelsel|contract|job|betrekking)"
        r"|(?:(?<=3)[2-9]|(?<=4)0)\s?(?:u\b|uur|uren)"
        r"|(?:(?<=3)[2-9]|(?<=4)0)[ -]{0,2}(?:uren[ -]?week|uur[ -]week|urige)"
        r"|\d?[.:u]\d{0,2}\s?u?(?:ur)?\s?(?:-|tot|en)\s?\d{1,2}[.:u]"
        r")| ?uur| ?dagen ?/ ?week)",
    ),
    ("van ", r"van \d{1,2}(?:[.:u]\d{2})? (?:tot|u)"),
    ("vte", r"vte\b"),
    ("fte", r"fte(?<!\wfte)\b"),
    ("jobtime", r"jobtime(?<!\wjobtime)"),
)
_CONTACT = Signs(
    "[e-mail]|[telefoon]|[naam]|[email]|[mail]|[tel]|+32|+31|klik op|klik hier|klik dan|klik door|www.|http://"
    "|https://|sollicitatieformulier|sollicitatieknop|inlichtingen|contactpersoon|solliciteren kan|solliciteren via"
    "|reageer dan|reageer nu|reageer via|reageer direct|sollicitatieprocedure|kandidatuur|contact opnemen met",
    (
        "sollicit",
        r"sollicit(?:eer|eren|eert|atie)[^.;]{0,60}(?:via|bij|op|naar|knop|online|link|hier|nu|direct|formulier|website"
        r"|site|voor \d|met je)|solliciteer (?:dan|nu|hier|snel|direct|meteen|vandaag)|solliciteren\s*$",
    ),
    ("@", r"[\w.+-]+@[\w-]+\.\w+"),
    ("", r"0(?<!\w.)(?:\d{1,3}[ /.]\d{2}|4\d{2}[ /.]?\d{2})"),
    (
        "stuur|mail|bezorg|zend|upload|schrijf",
        r"(?:stuur|mail|bezorg|zend|upload|schrijf|verstuur)[^.;]{0,50}(?:cv|brief|motivatie|kandidatuur|gegevens"
        r"|bericht|sollicitatie|mail)",
    ),
    (
        "bel |contacteer|sms|whatsapp|mail|telefoneer",
        r"(?:bel|contacteer|sms|whatsapp|mail|telefoneer)\b (?:naar|ons|met|of|dan|gerust|even|jan|\w+ op|\w+ via)",
    ),
    ("kom|spring", r"(?:kom|spring)[^.;]{0,25}(?:langs|binnen)"),
    ("meer info", r"meer info(?:rmatie)? (?:bij|via|:)"),
    (" cv ", r"(?:je|uw|jouw) cv (?:naar|via|op)"),
    ("apply", r"apply(?<!\wapply)\b"),
    ("contact op", r"neem (?:dan |gerust |snel |vrijblijvend )*contact op"),
)
_PROCEDURE = Signs(
    "proef|selectie|assessment|kennismaking|je hoort|hoor je|u hoort|antwoord|procedure|stappen|dezelfde dag|meelopen"
    "|meedraaien|rondleiding|intake|koffie|sollicitatiegesprek|solliciteren voor|solliciteer voor"
    "|solliciteer uiterlijk voor|solliciteer ten laatste voor|ten laatste|deadline|interview",
    ("gesprek", r"gesprek(?:ken)?\b"),
    ("contacteren", r"contacteren (?:we|wij) (?:je|jou|u)|(?:we|wij) contacteren (?:je|jou|u)\b"),
    # "Dan bellen we je op", "wij nemen snel contact met je op"; "neem contact op" asks the candidate.
    ("bellen", r"bellen (?:we|wij) (?:je|jou|u)\b|(?:we|wij) bellen (?:je|jou|u)\b"),
    (
        "nemen|neemt",
        r"nemen (?:we|wij) (?:[a-z]+ ){0,3}contact|(?:we|wij) nemen (?:[a-z]+ ){0,3}contact"
        r"|neemt (?:[a-z]+ ){0,3}contact (?:[a-z]+ ){0,2}met (?:je|jou|u) op",
    ),
    ("nodigen", r"nodigen (?:we|wij) (?:je|jou|u)\b|(?:we|wij) nodigen (?:je|jou|u) (?:dan |graag |snel )*uit"),
    ("laten", r"(?:laten (?:we|wij)|(?:we|wij) laten) (?:je|jou|u) [^.;]{0,40}weten"),
    ("binnen", r"binnen (?:de )?(?:een|twee|drie|vijf|\d+) (?:week|weken|dagen|werkdagen)"),
    ("contact ", r"contact (?:met (?:je|jou|u) op|opgenomen)"),
    ("test", r"test(?<!\wtest)\b"),
    ("case", r"case\b"),
    ("uiterlijk", r"uiterlijk (?:op )?\d"),
)
_PLACE_WORD = re.compile(
    r"\b(?:regio|omgeving|standplaats|plaats van tewerkstelling|tewerkstellingsplaats|werkplaats|locatie|vestiging"
    r"|gelegen|gevestigd|kantoor|kantoren"
    r"|site|magazijn|winkel|filiaal|hoofdkantoor|hartje|provincie|arrondissement|industriezone"
    r"|haven van)\b[ :]{1,3}(?:(?:is|zijn|ligt|te|in|van|de|het|rond|onze|groot|regio|omgeving)\b ?){0,4}"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s+[A-ZÀ-Þ][A-Za-zÀ-ÿ]{2,}|\b[1-9]\d{3}\s?[A-Z]{2}\b")
# Names that are everyday words too: only capitalised, behind a word or mark of place.
_PLAIN_NAME = re.compile(
    r"(?:\b(?:[Ii]n|[Tt]e|[Rr]egio|[Oo]mgeving|[Vv]an(?:uit)?)|[—–,(-])\s+"
    r"(?:Geel|GEEL|Mol|MOL|Peer|PEER|Boom|BOOM|Bree|BREE|Landen|LANDEN|Ham|Essen|ESSEN|Halen|Hove|Lint|As|Leiden"
    r"|Assen|Ede|Oss|Namen|Bergen|Lede)\b"
)
_ON_THE_ROAD = re.compile(
    r"thuiswerk(?:functie|job)|volledig van thuis|100 ?% (?:remote|thuiswerk)|heel (?:vlaanderen|belgie|nederland)"
)


@lru_cache(maxsize=1)
def _municipalities() -> ahocorasick_rs.AhoCorasick:
    import ahocorasick_rs

    text = resources.files("vaardig.quality").joinpath("data", "gemeenten.txt").read_text(encoding="utf-8")
    names = sorted({fold(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("#")})
    return ahocorasick_rs.AhoCorasick(names)


def _names_municipality(folded: str) -> bool:
    """True when the name of a municipality stands apart, and not behind a hyphen."""
    for _, start, end in _municipalities().find_matches_as_indexes(folded, overlapping=True):
        before, after = folded[start - 1 : start], folded[end : end + 1]
        if before != "-" and not (before and is_word(before)) and not (after and is_word(after)):
            return True
    return False


def states_wage(folded: str) -> bool:
    """True for an amount that is a wage, or a named scale. Meal vouchers, allowances and premiums are no wage."""
    if _SCALE.found_in(folded):
        return True
    if not any(map(folded.__contains__, _CURRENCIES)) and not _THOUSANDS.search(folded):
        return False
    for amount in _amounts(folded):
        low, high = max(0, amount.start() - 45), min(len(folded), amount.end() + 35)
        # The nearest word before the amount decides: "maaltijdcheques van 8 euro", "een loon van 2.500 euro".
        before, after = folded[low : amount.start()], folded[amount.end() : high]
        against = _last(_NO_WAGE, before)
        speaking = _last(_WAGE_WORD, before)
        following = _WAGE_WORD.match(after.lstrip(" -(")) or re.match(
            r"[^.;,]{0,18}(?:bruto|per uur|per maand|/ ?u)", after
        )
        if against > speaking and not (following and "bruto" in following.group()):
            continue
        if re.match(r"[^.;]{0,15}(?:vergoeding|premie|cheque|korting|budget)", after):
            continue
        if speaking >= 0 or following or _plausible(amount.group()):
            return True
    return False


def _amounts(folded: str) -> Iterator[re.Match[str]]:
    """Amounts of money from left to right, none inside another."""
    position = 0
    while True:
        found = [m for m in (_CURRENCY_FIRST.search(folded, position), _NUMBER_FIRST.search(folded, position)) if m]
        if not found:
            return
        amount = min(found, key=lambda match: match.start())
        yield amount
        position = amount.end()


def _last(expression: re.Pattern[str], text: str) -> int:
    position = -1
    for match in expression.finditer(text):
        position = match.end()
    return position


def _plausible(amount: str) -> bool:
    """True for what only a monthly or yearly wage is: 1.700 to 9.999, or 24.000 to 150.000."""
    digits = re.sub(r"[,.]\d{1,2}$|,-$|\D", "", re.sub(r"[.,]\d{1,2}(?=\s*(?:€|eur|euro|k|$))|,-", "", amount))
    value = int(digits) if digits else 0
    return 1700 <= value <= 9999 or 24_000 <= value <= 150_000


def states_contract(folded: str) -> bool:
    """True when a kind of contract is named."""
    return _CONTRACT.found_in(folded)


def states_hours(folded: str) -> bool:
    """True when hours, a work regime or shifts are named."""
    return _HOURS.found_in(folded)


def states_contact(folded: str) -> bool:
    """True when a way to apply is named: address, number (masked or not), button, visit."""
    return _CONTACT.found_in(folded)


def states_procedure(folded: str) -> bool:
    """True when the text says what happens after applying, or by when."""
    return _PROCEDURE.found_in(folded)


def states_place(text: str, folded: str) -> bool:
    """True when a municipality, postcode or another capitalised place behind a word of place is named."""
    if _names_municipality(folded) or _PLAIN_NAME.search(text) or _POSTCODE.search(text) or _ON_THE_ROAD.search(folded):
        return True
    return any(text[m.end() : m.end() + 1].isupper() for m in _PLACE_WORD.finditer(folded))
