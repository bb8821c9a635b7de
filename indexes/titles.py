"""Titles of vacancies to plain names of work: employer, place, shift, gender marks and seniority are dropped.

``normalise_title`` reads like a title; ``match_key`` is for comparing only: gender and plural forms, spelling
variants and abbreviations fall together, on both sides of a comparison alike.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from indexes.words import ABBREVIATIONS, FILLERS, PLACE_WORDS, PLACES, stem_noun
from vaardig.base.text import fold, squeeze

_MAX = 300
_MARK = r"(?:m|v|x|d|f|w|h|k|man|vrouw|male|female|div|divers|all genders?)"
_GENDER = re.compile(rf"[(\[]?(?<![\w.]){_MARK}(?:\s?[/|\-]\s?{_MARK})+(?![\w/])[)\]]?")
_OPTIONAL_END = re.compile(r"(?<=\w)[(/-]-?(?:e|in|ster|euse|trice|se|ne|es|n|en|s)\)?(?!\w)\)?")
_OPTIONAL_START = re.compile(r"\((\w{2,})-?\)(?=\w{3})")
_AMOUNT = re.compile(
    r"(?:€\s?|eur\s)\d[\d.,]*(?:\s?(?:-|tot)\s?(?:€\s?)?\d[\d.,]*)?(?:\s?(?:per|/|p)\s?(?:uur|maand|dag|u|m))?"
    r"|\d[\d.,]*\s?(?:€|euro\b|eur\b)(?:\s?(?:per|/)\s?(?:uur|maand|dag|u))?"
    r"|\d+\s?(?:-|tot|a)?\s?\d*\s?(?:%|procent\b|uur\b|uren\b|u/w\b|u\b|u/week\b|dagen\b|dag\b|d/w\b|fte\b)"
    r"(?:\s?(?:per|/|p\.)\s?(?:week|w|dag|maand)\b)?"
    r"|\b\d[.,]\d\s?fte\b|\b[1-4]/5(?:de|e)?\b|\b\d+\s?x\b|\bvanaf\s\d+\b"
)
_SHIFT = re.compile(
    r"\b(?:(?:dag|nacht|vroege?|late|weekend|[2-5]|twee|drie|vier|vijf|volcontinu|wissel|vaste)"
    r"(?:\s?(?:-|of|en|/|&)\s?(?:dag|nacht|weekend|late|[2-5]|twee|drie|vier|vijf))*\s?-?\s?"
    r"(?:ploeg(?:en)?(?:systeem|stelsel|enstelsel|ensysteem)?|shifts?|dienst(?:en)?|pl)"
    r"|(?:dag|nacht|weekend)(?:\s?(?:/|of|en)\s?(?:dag|nacht|weekend))*$|overbruggingsploeg|volcontinu"
    r"|(?:in\s)?(?:dag|nacht|ploegen)(?:dienst|stelsel|systeem|verband|werk)(?!\w))"
)
_NOISE = re.compile(
    r"\b(?:junior|medior|senior|jr|sr|starters?|startersfunctie|ervaren|beginnende?|startende?|young graduate"
    r"|gemotiveerde?|enthousiaste?|gedreven|gepassioneerde?|flexibele?|dynamische?|geniale?|topper|talent(?:volle)?"
    r"|voltijdse?|deeltijdse?|full[- ]?time|part[- ]?time|halftijdse?|(?:on)?bepaalde (?:duur|tijd)"
    r"|vaste? (?:contract|job|functie|dienst)|vast|interim(?:job|aris)?|tijdelijke?|uitzendkracht|freelance"
    r"|flexi-?job(?:ber)?s?|studenten?job|job ?student(?:en|e)?|werkstudent|vakantie(?:job|werk)|weekendjob|bijbaan"
    r"|stage(?:plaats|opdracht)?|trainee(?:ship)?|(?:bbl|leer)[- ]?werkplek|bbl|ibo|instromer|zij-?instromer"
    r"|dringend|urgent|nieuw|gezocht|vacatures?|jobs? ?aanbieding|wij zoeken(?: een)?|zoeken|we are hiring"
    r"|onmiddellijke?(?: (?:start|indiensttreding))?|per direct|direct|asap|meerdere|div\.|fulltimer|thuiswerk|remote"
    r"|hybride? werken|nederlandstalige?|tweetalige?|dutch[- ]speaking|all[- ]?round|met ervaring|zonder ervaring"
    r"|uit te breiden|vervangings?(?:contract)?|met doorgroei(?:mogelijkheden)?|incl\.?|inhouse)\b"
)
_HEAD = re.compile(r"^\s*(?:(?:be|nl|vl|fr|lu|ref|id|nr|vac|vacature|gezocht|dringend|job|functie)\b[\s\w.]{0,12}?"
                   r"(?:\s*:|\s?-\s)|\[[^\]]*\]|#?\d{3,}\s*[-:])\s*")  # fmt: skip
_EMPLOYER = re.compile(r"\s+(?:bij|voor|@|at|chez)\s+(?:(?:het|de|een|onze|ons)\s+)?"
                       r"(?:[A-Z0-9][\w.&!'-]*|klant|opdrachtgever|toonaangevend\w*|familiebedrijf).*$")  # fmt: skip
_PLACE = re.compile(rf"[\s,(|-]+(?:{'|'.join(sorted(PLACE_WORDS))})\b[\s:]+[(]?[^|,;:()]*[)]?", re.IGNORECASE)
_IN_CAPITAL = re.compile(r"\s+(?:te|in)\s+(?:(?:het|de|hartje|centrum|groot)\s+)?(['‘’]?[A-Z][\w'’.-]+).*$")
_SEPARATOR = re.compile(r"\s+[-–—|•·:]+\s+|\s*\|\s*|\s*[–—•·;]\s*|:\s+|\s+-(?=\w)|(?<=\w)-\s+(?=[a-z]{4})")
_PUNCTUATION = re.compile(r"[^\w+#./&'-]+")
_LOOSE = re.compile(r"(?:(?<=\s)|^)[.'+-]+(?=\s|$)|[.,'-]+(?=\s|$)")
_CONNECTORS_END = re.compile(r"(?:\s+(?:met|en|of|te|in|bij|voor|op|van|de|het|een|&|/|-))+$")
_CONNECTORS_START = re.compile(r"^(?:(?:met|en|of|te|in|bij|een|de|het|&|/|-|is|als)\s+)+")
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?|\.net\b")


def _clean(folded: str) -> str:
    for pattern in (_GENDER, _AMOUNT, _SHIFT, _NOISE):
        folded = pattern.sub(" ", folded)
    folded = _OPTIONAL_START.sub(r"\1", _OPTIONAL_END.sub("", folded.replace("kundig(e)", "kundige")))
    folded = re.sub(r"\s*/\s+|\s+/", " / ", folded)
    folded = _LOOSE.sub(" ", _PUNCTUATION.sub(" ", folded))
    folded = _CONNECTORS_START.sub("", _CONNECTORS_END.sub("", squeeze(folded)))
    return squeeze(re.sub(r"\s(?:[/&]\s)+", lambda match: match.group()[:2] + " ", folded))


def _is_place(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if word not in {"en", "of", "te", "de", "regio", "omgeving"}]
    return bool(words) and (" ".join(words) in PLACES or all(word in PLACES for word in words))


def _drop_trailing_place(folded: str) -> str:
    """Drop "servicemonteur assen", never the whole title."""
    words = folded.split()
    for size in (2, 1):
        if len(words) > size and _is_place(" ".join(words[-size:])):
            return " ".join(words[:-size])
    return folded


def _without_employer_and_place(title: str) -> str:
    shorter = _EMPLOYER.sub(" ", title)
    match = _IN_CAPITAL.search(shorter)
    # "in Gent" is a place; in a title where every word has a capital ("Medewerker In Magazijn") the list decides.
    if match and (_is_place(fold(match.group(1))) or not _all_capitalised(shorter[: match.start()])):
        shorter = shorter[: match.start()]
    return _PLACE.sub(" ", shorter)


def _all_capitalised(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _segments(title: str) -> list[str]:
    return [part for part in _SEPARATOR.split(title) if part.strip()]


@lru_cache(maxsize=200_000)
def normalise_title(title: str) -> str:
    """Reduce a vacancy title to the name of the work.

    Returns
    -------
    Folded text (lower case, no diacritics) without gender marks, seniority, shifts, hours, contract words, employer
    and place. Never empty unless the title has no letter or digit: when all is noise, the folded title stays.

    Examples
    --------
    >>> normalise_title("DRINGEND: vrachtwagenchauffeur CE (m/v/x) regio Gent")
    'vrachtwagenchauffeur ce'
    >>> normalise_title("Junior Informatieanalist bij Netinium te Wormer")
    'informatieanalist'
    """
    whole = html.unescape(title)[:_MAX].strip()
    stripped = _GENDER_ANY.sub(" ", whole)
    stripped = _without_employer_and_place(_HEAD_ANY.sub("", stripped, count=1))
    for part in _segments(stripped) or [stripped]:
        cleaned = _drop_trailing_place(_clean(fold(part)))
        if cleaned and not _is_place(cleaned) and any(character.isalpha() for character in cleaned):
            return cleaned
    return _drop_trailing_place(_clean(fold(stripped))) or squeeze(_PUNCTUATION.sub(" ", fold(whole)))


_GENDER_ANY = re.compile(_GENDER.pattern, re.IGNORECASE)
_HEAD_ANY = re.compile(_HEAD.pattern, re.IGNORECASE)


def title_variants(title: str) -> tuple[str, ...]:
    """Readings of a title to look up, most specific first: the name itself, then the sides of a slash.

    "Tekenaar / Werkvoorbereider Houtskeletbouw" is also looked up as "tekenaar" and as "werkvoorbereider …",
    "magazijnier met heftruckattest" as "magazijnier".
    """
    whole = normalise_title(title)
    sides = [side.strip() for side in re.split(r"\s*/\s*|\s+(?:of|&)\s+", whole) if len(side.strip()) > 3]
    plain = [side.partition(" met ")[0] for side in sides if " met " in side]
    return tuple(dict.fromkeys([whole, *sides[:4], *plain[:2]]))


@lru_cache(maxsize=200_000)
def match_words(text: str) -> tuple[str, ...]:
    """Like :func:`words_of` for short texts, remembered; a text of fillers alone keeps them."""
    return words_of(text) or tuple(_WORD.findall(fold(text)))


def words_of(text: str) -> tuple[str, ...]:
    """Words of a text for comparison: folded, abbreviations spelled out, fillers dropped, nouns singular and male."""
    return tuple(comparable for word in raw_words(text) for comparable in comparable_words(word))


def raw_words(text: str) -> list[str]:
    """Folded words of a text as they stand there."""
    return _WORD.findall(fold(text))


def comparable_words(word: str) -> Iterator[str]:
    """What a folded word is compared as: nothing for a filler, several words for some abbreviations."""
    for part in ABBREVIATIONS.get(word, word).split():
        if part not in FILLERS:
            yield stem_noun(part)


def match_key(text: str) -> str:
    """Key under which spelling variants fall together: ``match_words`` without spaces.

    "Vrachtwagen-chauffeurs" and "vrachtwagenchauffeur" share a key.
    """
    return "".join(match_words(text))
