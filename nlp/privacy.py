"""Masks e-mail addresses, phone numbers, contact names and personal profile links.

Precision first: an ad is about work, and a masked product, norm or salary is a lost fact. A name is masked only behind
a cue (``contactpersoon``, ``bel``, ``t.a.v.``, ``mevr.``) or right before a masked number or address, and a single
word only when it is a known first name. A text without ``@``, digits or cues costs some microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from vaardig.base.text import fold

from .privacy_names import FIRST_NAMES, NOT_A_PERSON

EMAIL, PHONE, NAME, PROFILE = "[e-mail]", "[telefoon]", "[naam]", "[profiel]"

# Bounded repeats everywhere: a hostile text must not make a pattern backtrack. An address is looked for from its "@",
# to the left (reversed) and to the right: tried at every character of a text it would cost more than all else here.
_AT = re.compile(r"[@(\[](?:(?<=@)|(?:at|apenstaart)[)\]]\s?)")
_MAILBOX_REVERSED = re.compile(r"[\w+%][\w.+%'\-]{0,63}")
_MAIL_HOST = re.compile(r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,6}(?:\.|\s?[(\[](?:dot|punt)[)\]]\s?)[a-zA-Z]{2,24}\b")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w\-]+\.)?(?:linkedin\.com/(?:in|pub)/|xing\.com/profile/|facebook\.com/profile\.php)[^\s<>\"')\]]*",
    re.IGNORECASE,
)
# A plus, 00 or 0 and at least seven more digits in groups. The first character is a class: scanning stays fast.
_PHONE = re.compile(r"[+0(](?:\d{1,3}\)? ?[\-–] )?(?:[ \u00a0./\-–()]{0,2}\d){6,14}(?!\d)")
_BEFORE_NO_PHONE = re.compile(
    r"(?:\bbe|btw|kbo|tva|vat|ondernemings\w*|\brpr|iban|rekening\w*|\bref\w*|dossier\w*|artikel\w*|vacature\w*|"
    r"\b(?-i:ISO|EN|NEN|DIN|NBN)|\bnorm|erkennings\w*|\bvg|lot|bestelnr|€|eur)[\s.:#-]*(?:nr|nummer|code|id)?[\s.:#-]*$",
    re.IGNORECASE,
)
_BEFORE_PHONE = re.compile(
    r"(?:tel\w*|gsm\w*|mobiel\w*|phone|mobile|whatsapp|bel\w*|sms\w*|\bnummer|\bt|\bm|☎|📞)[\s.:)\-]*(?:\w+\s){0,2}(?:nr|nummer|op|naar|via)?[\s.:]*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MAX_PASSES = 20
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
_INFIX = (
    r"(?:[Vv]an(?: [Dd]e[nr]?| het| ’t| 't)?|[Dd]e[nr]?|[Dd]i|[Dd]u|[Dd]a|[Ll]e|[Ll]a|[Tt]e[nr]?|[Ee]l|[Bb]en|"
    r"[Oo]p ?de|’t|'t)"
)
_PERSON = rf"{_WORD}(?: (?:{_INFIX} ){{0,3}}{_WORD}){{0,3}}"
_HONORIFIC = r"(?:[Mm]evr(?:ouw)?|[Mm]w|[Dd]hr|[Dd]e [Hh]eer|[Mm]eneer|[Mm]r|[Mm]rs|[Mm]me)"
_TITLES = r"(?:(?:dr|ir|ing|prof|drs)\.? )?"
_BEHIND_TITLE = re.compile(rf"\.? {_TITLES}((?:{_INFIX} ){{0,3}}{_PERSON})")
_BEHIND_CUE = re.compile(
    r"(?i:(?: (?:is|zijn|gerust|dan|vrijblijvend|ons|onze|jouw|je|uw|met|naar|aan|even|direct|collega|recruiter|"
    r"app|mail|of|consulente?|hr[- ]?manager|hr[- ]?verantwoordelijke)){0,6})[\"'’ ]*[:\-–,(]?[\"'’ \n]*"
    rf"(?:{_HONORIFIC}\.? )?({_PERSON}(?:(?:,| of| en| &) {_PERSON}){{0,2}})"
)
# Literal cues are found by one automaton: an alternation over the whole text costs ten times as much.
# A strong cue announces a person by itself; after a weak one a known first name, or a masked number, is needed.
_TITLE_CUES = ("mevr", "mevrouw", "mw", "dhr", "de heer", "meneer", "mme")
_STRONG_CUES = ("contactpersoon", "contactpersonen", "recruiter", "consulent", "consulente", "t.a.v", "t.a.v.", "tav",
                "ter attentie van", "attn", "aanspreekpunt")  # fmt: skip
_WEAK_CUES = ("contact", "contacteer", "contact op met", "contact opnemen met", "contacteren", "bel", "bellen", "mail",
              "mailen", "vragen", "vragen aan", "vragen bij", "gericht aan", "te richten aan", "info bij",
              "informatie bij", "inlichtingen bij", "terecht bij", "spreek", "vraag naar", "gesprek met",
              "verkrijgbaar bij", "stellen aan")  # fmt: skip
_MASKED = re.compile(r"\[(?:e-?mail|tel|telefoon|phone|gsm)[^\]]{0,20}\]", re.IGNORECASE)
_CANDIDATE = re.compile(rf"(?<![\w\-]){_PERSON}")
_UP_TO_MASK = re.compile(r"\s*(?:[,(|\-–:][^.!?\n\[\]]{0,80}|(?:op het nummer|op|via)?)\s*")
_INFIXES = frozenset(
    ("van", "de", "den", "der", "ter", "ten", "te", "di", "du", "da", "le", "la", "el", "ben", "op", "'t", "’t")
)
_NO_PERSON = NOT_A_PERSON - _INFIXES
_JOINT = re.compile(r",? (?:of|en|&) |, ")


def mask(text: str) -> str:
    """Replace personal contact data by ``[e-mail]``, ``[telefoon]``, ``[naam]`` and ``[profiel]``.

    Idempotent. Lone surrogates become U+FFFD. A text in which nothing is found comes back as the same object.
    """
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for _ in range(_MAX_PASSES):
        masked = _mask_once(text)
        if masked == text:
            return text
        text = masked
    return text


def _mask_once(text: str) -> str:
    if "@" in text or "(at)" in text or "[at]" in text or "apenstaart" in text:
        text = _mask_addresses(text)
    if ".com/" in text:
        text = _PROFILE.sub(PROFILE, text)
    text = _PHONE.sub(_phone, text)
    if spans := _named_spans(text):
        text = _replace(text, spans)
    if "[" in text and _MASKED.search(text):
        text = _before_masks(text)
    return text


def _mask_addresses(text: str) -> str:
    pieces: list[str] = []
    position = 0
    for at in _AT.finditer(text):
        end = at.start()
        if text[end] != "@" and text[end - 1 : end].isspace():
            end -= 1
        mailbox = _MAILBOX_REVERSED.match(text[max(position, end - 64) : max(position, end)][::-1])
        host = _MAIL_HOST.match(text, at.end()) if mailbox else None
        if mailbox and host:
            pieces += [text[position : end - mailbox.end()], EMAIL]
            position = host.end()
    return "".join([*pieces, text[position:]]) if pieces else text


def _named_spans(text: str) -> list[tuple[int, int]]:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = fold(text)
    finder, needed = _cues()
    spans: list[tuple[int, int]] = []
    for cue, start, end in finder(lowered):
        if not (start and lowered[start - 1].isalnum()) and not lowered[end : end + 1].isalnum():
            spans += _behind(text, end, needed[cue])
    return spans


@lru_cache(maxsize=1)
def _cues() -> tuple[Callable[[str], list[tuple[int, int, int]]], tuple[int, ...]]:
    """Find cues, longest first: a function from text to (cue, start, end), and per cue the unknown words needed."""
    import ahocorasick_rs

    levels = ((_TITLE_CUES, 1), (_STRONG_CUES, 2), (_WEAK_CUES, 0))
    cues = [(cue, needed) for group, needed in levels for cue in group]
    automaton = ahocorasick_rs.AhoCorasick([cue for cue, _ in cues], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton.find_matches_as_indexes, tuple(needed for _, needed in cues)


def _behind(text: str, end: int, needed: int) -> list[tuple[int, int]]:
    """Spans of the people named behind a cue. ``needed``: unknown words that make a person, 0: only known names."""
    match = (_BEHIND_TITLE if needed == 1 else _BEHIND_CUE).match(text, end)
    if match is None:
        return []
    if not needed and _MASKED.search(text, match.end(), match.end() + 60):
        needed = 2
    spans: list[tuple[int, int]] = []
    position = match.start(1)
    for person in _JOINT.split(match.group(1)):
        length = _person_length(person, needed)
        if not length:
            break
        spans.append((position, position + length))
        joint = _JOINT.match(text, position + length)
        if length < len(person) or joint is None:
            break
        position, needed = joint.end(), 0
    return spans


def _replace(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start >= position:
            pieces += [text[position:start], NAME]
            position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _phone(match: re.Match[str]) -> str:
    found, text, start = match.group(), match.string, match.start()
    if start and (
        text[start - 1].isalnum() or (text[start - 1] in ".,+/-_=€" and text[start - 2 : start - 1].isalnum())
    ):
        return found
    before = text[max(0, start - 40) : start]
    for group in reversed(list(_DIGITS.finditer(found))):  # two numbers may stand side by side
        number = found[: group.end()]
        if _is_phone(number, before):
            return ("(" if number.startswith("(") and ")" not in number else "") + PHONE + found[group.end() :]
    return found


def _is_phone(found: str, before: str) -> bool:
    if _DATE.search(found) or _HOURS.search(found) or re.search(r"\d[ .,]$", before):
        return False
    announced = _BEFORE_PHONE.search(before) is not None
    if not announced and _BEFORE_NO_PHONE.search(before):
        return False
    digits = re.sub(r"\D", "", found)
    if found.startswith(("+", "(+")) or digits.startswith("00"):
        return 9 <= len(digits) <= 15 and (
            found.startswith(("+", "(+")) or digits[2:4] in {"31", "32", "33", "49", "44"}
        )
    if len(digits) not in (9, 10) or not digits.startswith("0") or digits[1] == "0":
        return False
    if _COMPANY_NUMBER.match(found) and not announced and not digits.startswith("04"):
        return False
    if found.startswith("0") and "." in found and _COMPANY_NUMBER.match(found) and not announced:
        return False
    groups = tuple(len(group) for group in re.findall(r"\d+", found))
    if len(groups) == 1:
        return announced or (len(digits) == 10 and digits[1] in "46")
    return groups in _NATIONAL_GROUPS or announced


def _person_length(person: str, needed: int) -> int:
    """How many characters of a capitalised phrase are a person's name; 0 when it is none.

    A known first name (or more of them), infixes and one surname; or ``needed`` unknown words that hold no word of
    an organisation; ``needed`` 0: a known first name only.
    """
    words = person.split(" ")
    lead = 0
    while needed == 1 and lead < len(words) - 1 and words[lead].lower() in _INFIXES:
        lead += 1
    if lead:
        length = _person_length(" ".join(words[lead:]), needed)
        return length + len(" ".join(words[:lead])) + 1 if length else 0
    known = 0
    while known < len(words) and _is_first_name(words[known]):
        known += 1
    count = known
    if not known:
        if any(word.lower().strip(".") in _NO_PERSON for word in words[:2]):
            return 0
        if len(words) >= 2 and _is_first_name(words[1]):  # Peeters Jan
            return len(" ".join(words[:2]))
        if not needed or len(words) < needed:
            return 0
        count = 1
    while count < len(words) and words[count].lower() in _INFIXES:
        count += 1
    if count < len(words) and words[count].lower() not in NOT_A_PERSON:
        count += 1
    while count > 1 and words[count - 1].lower() in _INFIXES:
        count -= 1
    return len(" ".join(words[:count]))


def _is_first_name(word: str) -> bool:
    lowered = word.lower()
    return lowered in FIRST_NAMES or ("-" in lowered and lowered.split("-")[0] in FIRST_NAMES)


def _before_masks(text: str) -> str:
    """Mask a name that stands right before a masked number or address: ``Jan Peeters (HR), [telefoon]``."""
    pieces: list[str] = []
    position = 0
    for match in _MASKED.finditer(text):
        window_start = max(position, match.start() - 140)
        window = text[window_start : match.start()]
        for found in _CANDIDATE.finditer(window):
            if " " not in found.group():
                continue
            kept = _person_length(found.group(), needed=0)
            if " " in found.group()[:kept] and _UP_TO_MASK.fullmatch(window, found.start() + kept):
                start = window_start + found.start()
                pieces += [text[position:start], NAME]
                position = start + kept
                break
    pieces.append(text[position:])
    return "".join(pieces)
