"""Signs that a vacancy states its wage, place, contract, hours, contact and procedure. All on folded text."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from vaardig.base.text import fold

_AMOUNT = (
    r"(?:(?:€|eur|euro)\s*(?:bruto\s*)?\d{1,3}(?:[. ]?\d{3})*(?:,\d{1,2}|,-)?"
    r"|\d{1,3}(?:[. ]?\d{3})*(?:[.,]\d{1,2}|,-)?\s*(?:€|eur\b|euro\b|k\b))"
)
_MONEY = re.compile(_AMOUNT)
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
_SCALE = re.compile(
    r"\b(?:(?:loon|wedde|salaris|functie)?schaal|weddeschaal|loonschaal|salarisschaal|barema|functieklasse|fwg|ific|"
    r"ific-categorie|ific-functie|niveau en graad|cao-schaal|rang)\s*:?\s*(?:categorie |cat\. |fwg |rang |niveau )?"
    r"(?:[a-e]\d|[a-e]v|bv\d|\d{1,3}[a-z]?\b|[a-e]\d?-[a-e]\d)"
    r"|\b(?:ific|fwg)[ -](?:categorie |schaal )?\d{1,2}(?:\b|_)"
    # The least wages of a paritair comite are public.
    r"|\b(?:loon)?barema[a-z']*\b[^.;\n]{0,25}\b(?:pc|psc|paritair (?:sub)?comite)\s*(?:nr\.? ?)?\d{3}"
    r"|\b(?:pc|psc|paritair (?:sub)?comite)\s*(?:nr\.? ?)?\d{3}[^;\n]{0,15}\bbarema"
)
_CONTRACT = re.compile(
    r"onbepaalde (?:duur|tijd)|bepaalde (?:duur|tijd)|\bvast(?:e)? (?:contract|job|aanstelling|betrekking|dienst"
    r"|dienstverband|"
    r"baan|functie|plaats|tewerkstelling|werk|indienst)|contract van|vervangingscontract|interim|uitzend|freelance"
    r"|zelfstandige? basis"
    r"|als zelfstandige|statutair|contractueel|\bflexi(?!b)|studentenjob|studentenarbeid|stage|jaarcontract"
    r"|tijdelijk(?:e)? (?:contract|job"
    r"|functie|aanstelling|vervanging|dienst|werk)|optie vast|zicht op vast|op vast\b|arbeidsovereenkomst"
    r"|arbeidscontract|dienstverband"
    r"|seizoen(?:s|arbeid)|in vast dienst|in vaste dienst|\bibo\b|permanent contract|vast werk|(?:fulltime|full-time"
    r"|voltijds|deeltijds|parttime|part-time|dienstverband|contract)\s*[:/,-]?\s*vast\b|dagcontract|weekcontract"
    r"|bedienden?contract|arbeiderscontract|bediendestatuut|(?:vast|tijdelijk) \(|weekcontracten|cao-contract"
    r"|vaste aanwerving"
)
_HOURS = re.compile(
    r"voltijd|deeltijd|fulltime|full-time|full time|parttime|part-time|part time|halftijd"
    r"|\b\d{1,2}(?:[.,]\d{1,2})?(?:\s*(?:-|tot|a|of|/|en)\s*"
    r"\d{1,2}(?:[.,]\d)?)?\s*(?:-?uren|-?uur|u\.?|u/w|uur/week|upw)\s*(?:/|per|p\.?)?\s*(?:week|w\b)|\b(?:4|3|1|2"
    r"|9)/(?:5|4|2|10)(?:de|e)?\b"
    r"|\b(?:50|60|70|75|80|90)\s?(?:%|procent)|\b100\s?(?:%|procent)(?:-| )?(?:tewerkstelling|stelsel|contract|job"
    r"|jobtime|betrekking)|uurrooster"
    r"|uurregeling|werkuren"
    r"|werktijden|ploeg(?:en|endienst|ensysteem|werk|stelsel)|dagploeg|nachtploeg|dagdienst|shift|glijdende uren"
    r"|flexibele uren"
    r"|\b3[2-9]\s?(?:u\b|uur|uren|uren?week|-?urenweek|-?urige)|\b40\s?(?:u\b|uur|uren)"
    r"|\b\d{1,2}[.:u]\d{0,2}\s?u?(?:ur)?\s?(?:-|tot|en)\s?"
    r"\d{1,2}[.:u]|van \d{1,2}(?:[.:u]\d{2})? (?:tot|u)|avonden per week|dagen per week|werkweek|urenweek|voltijds"
    r"|vte\b|\bfte\b"
    r"|tewerkstellingspercentage|jobpercentage|\d ?dagen ?/ ?week|werkregime|arbeidsregime|weekend(?:werk|job)"
    r"|\bjobtime|\d{1,2} uur per week|\d{1,2} ?uur|uur per dag"
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\[(?:e-mail|telefoon|naam|email|mail|tel)\]|\b0\d{1,3}[ /.]\d{2}|\b04\d{2}[ /.]?\d{2}|\+32"
    r"|\+31"
    r"|sollicit(?:eer|eren|eert|atie)[^.;]{0,60}(?:via|bij|op|naar|knop|online|link|hier|nu|direct|formulier|website"
    r"|site|voor \d|met je)"
    r"|(?:stuur|mail|bezorg|zend|upload|schrijf|verstuur)[^.;]{0,50}(?:cv|brief|motivatie|kandidatuur|gegevens"
    r"|bericht|sollicitatie|mail)"
    r"|(?:bel|contacteer|sms|whatsapp|mail|telefoneer)\b (?:naar|ons|met|of|dan|gerust|even|jan|\w+ op|\w+ via)"
    r"|klik (?:op|hier|dan|door)"
    r"|www\.|https?://|(?:kom|spring)[^.;]{0,25}(?:langs|binnen)|sollicitatieformulier|sollicitatieknop"
    r"|solliciteer (?:dan|nu|hier|snel|direct|meteen|vandaag)"
    r"|inlichtingen|contactpersoon|meer info(?:rmatie)? (?:bij|via|:)|solliciteren kan|solliciteren via"
    r"|reageer (?:dan|nu|via|direct)|(?:je|uw|jouw) cv (?:naar|via|op)"
    r"|\bapply\b|sollicitatieprocedure|kandidatuur|contact opnemen met|solliciteren\s*$|neem (?:dan |gerust |snel "
    r"|vrijblijvend )*contact op"
)
_PROCEDURE = re.compile(
    r"gesprek(?:ken)?\b|proef|selectie|assessment|kennismaking|je hoort|hoor je|u hoort|contacteren (?:we|wij) (?:je"
    r"|jou|u)|antwoord"
    r"|binnen (?:de )?(?:een|twee|drie|vijf|\d+) (?:week|weken|dagen|werkdagen)|procedure|stappen|dezelfde dag"
    r"|(?:nemen|neemt) [^.;]{0,25}contact"
    r"|meelopen|meedraaien|rondleiding|\btest\b|case\b|intake|koffie|sollicitatiegesprek|solliciteren voor"
    r"|solliciteer (?:uiterlijk |ten laatste )?voor"
    r"|uiterlijk (?:op )?\d|ten laatste|deadline|interview"
)
_PLACE_WORD = re.compile(
    r"\b(?:regio|omgeving|standplaats|plaats van tewerkstelling|tewerkstellingsplaats|werkplaats|locatie|vestiging"
    r"|gelegen|gevestigd|kantoor|kantoren"
    r"|site|magazijn|winkel|filiaal|hoofdkantoor|hartje|provincie|arrondissement|industriezone"
    r"|haven van)\b[ :]{1,3}(?:(?:is|zijn|ligt|te|in|van|de|het|rond|onze|groot|regio|omgeving)\b ?){0,4}"
)
_IN_PLACE = re.compile(
    r"\b(?:in|te|nabij|rond|richting|uit|vanuit|naar|regio|voor)\s+(?:het |de |hartje |centrum |regio |groot-?"
    r"|omgeving )*"
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
def _municipalities() -> re.Pattern[str]:
    text = resources.files("vaardig.quality").joinpath("data", "gemeenten.txt").read_text(encoding="utf-8")
    names = [fold(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return re.compile(r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?![\w])")


def states_wage(folded: str) -> bool:
    """True for an amount that is a wage, or a named scale. Meal vouchers, allowances and premiums are no wage."""
    if _SCALE.search(folded):
        return True
    for amount in _MONEY.finditer(folded):
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
    return bool(_CONTRACT.search(folded))


def states_hours(folded: str) -> bool:
    """True when hours, a work regime or shifts are named."""
    return bool(_HOURS.search(folded))


def states_contact(folded: str) -> bool:
    """True when a way to apply is named: address, number (masked or not), button, visit."""
    return bool(_CONTACT.search(folded))


def states_procedure(folded: str) -> bool:
    """True when the text says what happens after applying, or by when."""
    return bool(_PROCEDURE.search(folded))


def states_place(text: str, folded: str) -> bool:
    """True when a municipality, postcode or another capitalised place behind a word of place is named."""
    if (
        _PLAIN_NAME.search(text)
        or _municipalities().search(folded)
        or _POSTCODE.search(text)
        or _ON_THE_ROAD.search(folded)
    ):
        return True
    return any(text[m.end() : m.end() + 1].isupper() for m in _PLACE_WORD.finditer(folded))
