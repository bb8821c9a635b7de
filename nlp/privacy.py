"""Masks e-mail addresses, phone numbers, contact names and personal profile links.

Precision first: an ad is about work, and a masked product, norm or salary is a lost fact. A name is masked only behind
a cue (``contactpersoon``, ``bel``, ``t.a.v.``, ``mevr.``) or right before a masked number or address, and a single
word only when it is a known first name. A text without ``@``, digits or cues costs some microseconds.
"""

from __future__ import annotations

import re

from .privacy_names import FIRST_NAMES, NOT_A_PERSON

EMAIL, PHONE, NAME, PROFILE = "[e-mail]", "[telefoon]", "[naam]", "[profiel]"

_EMAIL = re.compile(
    r"[\w.+%'\-]*[\w+%](?:@|\s?[(\[](?:at|apenstaart)[)\]]\s?)[\w\-]+(?:\.[\w\-]+)*(?:\.|\s?[(\[](?:dot|punt)[)\]]\s?)[a-zA-Z]{2,24}\b"
)
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w\-]+\.)?(?:linkedin\.com/(?:in|pub)/|xing\.com/profile/|facebook\.com/profile\.php)[^\s<>\"')\]]*",
    re.IGNORECASE,
)
# A plus, 00 or 0 and at least seven more digits in groups. The first character is a class: scanning stays fast.
_PHONE = re.compile(r"[+0(](?:[ \u00a0./\-–()]{0,3}\d){7,14}(?!\d)")
_BEFORE_NO_PHONE = re.compile(
    r"(?:\bbe|btw|kbo|tva|vat|ondernemings\w*|\brpr|iban|rekening\w*|\bref\w*|dossier\w*|artikel\w*|vacature\w*|"
    r"\biso|\ben|\bnen|\bdin|\bnorm|erkennings\w*|\bvg|lot|bestelnr|€|eur)[\s.:#-]*(?:nr|nummer|code|id)?[\s.:#-]*$",
    re.IGNORECASE,
)
_BEFORE_PHONE = re.compile(
    r"(?:tel\w*|gsm\w*|mobiel\w*|phone|mobile|whatsapp|bel\w*|sms\w*|nummer|\bt|\bm|☎|📞)[\s.:)\-]*(?:\w+\s){0,2}(?:nr|nummer|op|naar|via)?[\s.:]*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?!\d)")
_HOURS = re.compile(r"[0-2]\d[.:][0-5]\d\s*[-–/]\s*[0-2]\d[.:][0-5]\d")
_COMPANY_NUMBER = re.compile(r"0\d{3}[. ]\d{3}[. ]\d{3}(?!\d)")
_NATIONAL_GROUPS = frozenset(
    {
        (2, 3, 2, 2), (2, 7), (2, 3, 4), (3, 2, 2, 2), (3, 6), (3, 3, 3), (3, 3, 2, 2), (4, 2, 2, 2), (4, 6),
        (4, 3, 3), (4, 2, 4), (4, 3, 2), (2, 2, 2, 2, 2), (2, 8), (3, 7), (3, 3, 4), (2, 4, 4), (2, 3, 3, 2),
        (2, 3, 5), (4, 2, 3), (3, 2, 4), (3, 3, 2, 1), (2, 2, 3, 3), (3, 2, 2, 3), (2, 2, 2, 3),
    }
)  # fmt: skip

_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zà-öø-ÿ"
_WORD = rf"[{_UPPER}](?:[{_LOWER}]+(?:['’\-][{_UPPER}]?[{_LOWER}]+)*|['’][{_UPPER}][{_LOWER}]+)"
_INFIX = r"(?:[Vv]an(?: [Dd]e[nr]?| het| ’t| 't)?|[Dd]e[nr]?|[Dd]i|[Dd]u|[Dd]a|[Ll]e|[Ll]a|[Tt]e[nr]?|[Ee]l|[Bb]en|[Oo]p ?de|’t|'t)"
_PERSON = rf"{_WORD}(?: (?:{_INFIX} )?{_WORD}){{0,3}}"
_HONORIFIC = r"(?:[Mm]evr(?:ouw)?|[Mm]w|[Dd]hr|[Dd]e [Hh]eer|[Mm]eneer|[Mm]r|[Mm]rs|[Mm]me)"
_TITLES = r"(?:(?:dr|ir|ing|prof|drs)\.? )?"
_TITLED = re.compile(rf"(?<!\w)({_HONORIFIC}\.? {_TITLES})({_INFIX} )?({_PERSON})")
# Cue, words that may follow it, then the name. Longest cues first.
_CUES = re.compile(
    r"(?<!\w)(?i:(contactpersoon|contactpersonen|contactname|recruiter|consulent(?:e)?|t\.?a\.?v\.?|ter attentie van|"
    r"attn|contacteer|contact opnemen met|contact op met|contacteren|contact met|contact|bellen naar|bellen met|bel|"
    r"mailen naar|mail|vragen aan|vragen bij|gericht aan|te richten aan|richten aan|info(?:rmatie)? bij|"
    r"inlichtingen bij|terecht bij|spreek met|aanspreekpunt|vraag naar|gesprek met|verkrijgbaar bij|gerust aan))"
    r"(?!\w)(?i:(?: (?:is|zijn|gerust|dan|vrijblijvend|ons|onze|jouw|je|uw|met|naar|even|direct|collega|recruiter|"
    r"consulente?|hr[- ]?manager|hr[- ]?verantwoordelijke))*)[\"'’ ]*[:\-–,(]?[\"'’ ]*"
    rf"(?:{_HONORIFIC}\.? )?({_PERSON}(?:(?:,| of| en| &) {_PERSON}){{0,2}})"
)
_CUE_HINTS = (
    "contact", "recruiter", "consulent", "t.a.v", "tav", "attentie", "attn", "bel", "mail", "vragen", "richt", " bij ",
    "spreek", "vraag naar",
)  # fmt: skip
_TITLE_HINTS = ("mevr", "dhr", "heer", "meneer", "mw", "mr", "mme")
_STRONG = ("contactpers", "t.a.v", "tav", "ter att", "attn", "recruiter", "consulent", "aanspreekpunt")
_MASKED = re.compile(r"\[(?:e-?mail|tel|telefoon|phone|gsm)[^\]]{0,20}\]", re.IGNORECASE)
_BEFORE_MASK = re.compile(rf"(?<![\w\-])({_PERSON})(?:\s*[,(|\-–:][^.!?\n\[\]]{{0,40}}|[ ]?(?:op|via|op het nummer|\n)?)\s*$")
_JOINT = re.compile(r",? (?:of|en|&) |, ")


def mask(text: str) -> str:
    """Replace personal contact data by ``[e-mail]``, ``[telefoon]``, ``[naam]`` and ``[profiel]``.

    Idempotent. A text in which nothing is found comes back as the same object.
    """
    for _ in range(3):
        masked = _mask_once(text)
        if masked == text:
            return text
        text = masked
    return text


def _mask_once(text: str) -> str:
    if "@" in text or "(at)" in text or "[at]" in text or "apenstaart" in text:
        text = _EMAIL.sub(EMAIL, text)
    if ".com/" in text:
        text = _PROFILE.sub(PROFILE, text)
    text = _PHONE.sub(_phone, text)
    lowered = text.lower()
    if any(hint in lowered for hint in _TITLE_HINTS):
        text = _TITLED.sub(_titled, text)
    if any(hint in lowered for hint in _CUE_HINTS):
        text = _CUES.sub(_cued, text)
    if "[" in text and _MASKED.search(text):
        text = _before_masks(text)
    return text


def _phone(match: re.Match[str]) -> str:
    found, text, start = match.group(), match.string, match.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in ".,+/-_=€" and text[start - 2 : start - 1].isalnum()):
        return found
    if _is_phone(found, text[max(0, start - 40) : start]):
        return ("(" if found.startswith("(") and ")" not in found else "") + PHONE
    return found


def _is_phone(found: str, before: str) -> bool:
    if _DATE.search(found) or _HOURS.search(found) or re.search(r"\d[ .,]$", before):
        return False
    announced = _BEFORE_PHONE.search(before) is not None
    if not announced and _BEFORE_NO_PHONE.search(before):
        return False
    digits = re.sub(r"\D", "", found)
    if found.startswith(("+", "(+")) or digits.startswith("00"):
        return 9 <= len(digits) <= 15 and (found.startswith(("+", "(+")) or digits[2:4] in {"31", "32", "33", "49", "44"})
    if not digits.startswith("0") or digits[1] == "0" or len(digits) not in (9, 10):
        return False
    if _COMPANY_NUMBER.match(found) and not announced and not digits.startswith("04"):
        return False
    if found.startswith("0") and "." in found and _COMPANY_NUMBER.match(found) and not announced:
        return False
    groups = tuple(len(group) for group in re.findall(r"\d+", found))
    if len(groups) == 1:
        return announced or (len(digits) == 10 and digits[1] in "46")
    return groups in _NATIONAL_GROUPS or announced


def _titled(match: re.Match[str]) -> str:
    kept = _person_length(match.group(3), certain=True)
    return match.group(1) + NAME + match.group(3)[kept:] if kept else match.group()


def _cued(match: re.Match[str]) -> str:
    cue, people = match.group(1).lower(), match.group(2)
    whole, offset = match.group(), match.start(2) - match.start()
    after = match.string[match.end() : match.end() + 60]
    certain = cue.startswith(_STRONG) or _MASKED.search(after) is not None
    return whole[:offset] + _mask_people(people, certain)


def _mask_people(people: str, certain: bool) -> str:
    pieces: list[str] = []
    position = 0
    for joint in [*_JOINT.finditer(people), None]:
        person = people[position : joint.start() if joint else len(people)]
        kept = _person_length(person, certain)
        if not kept and position == 0:
            return people
        pieces.append(NAME + person[kept:] if kept else person)
        if joint:
            pieces.append(joint.group())
            position = joint.end()
    return "".join(pieces)


def _person_length(person: str, certain: bool) -> int:
    """How many characters of a capitalised phrase are a person's name; 0 when it is none.

    ``certain``: the context names a person for sure, so that two unknown words suffice.
    """
    words = person.split(" ")
    known = words[0].lower() in FIRST_NAMES or words[0].split("-")[0].lower() in FIRST_NAMES
    length = 0
    count = 0
    for word in words:
        if word.lower() in NOT_A_PERSON and not (count and word.lower() in {"de", "het", "op"}):
            break
        length += len(word) + (1 if count else 0)
        count += 1
    if count < len(words) and not known:
        return 0
    if known:
        return length
    reversed_name = count == 2 and words[1].lower() in FIRST_NAMES
    return length if count and (reversed_name or (certain and count >= 2)) else 0


def _before_masks(text: str) -> str:
    """Mask a name that stands right before a masked number or address: ``Jan Peeters (HR), [telefoon]``."""
    pieces: list[str] = []
    position = 0
    for match in _MASKED.finditer(text):
        window_start = max(position, match.start() - 90)
        window = text[window_start : match.start()]
        found = _BEFORE_MASK.search(window)
        if found and (kept := _person_length(found.group(1), certain=False)) and " " in found.group(1)[:kept]:
            start = window_start + found.start(1)
            pieces += [text[position:start], NAME]
            position = start + kept
    pieces.append(text[position:])
    return "".join(pieces)
