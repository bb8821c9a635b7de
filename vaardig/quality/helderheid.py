"""Family *helderheid*: English and jargon, abbreviations, sentences and words that are hard to read.

Titles and repeated lines stand in modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from taxonomy.load import Taxonomy, surface_forms
from vaardig.base.text import fold, is_word

from .ad import Ad
from .checks import Check, Context, Found, NotJudged, listed
from .readability import prose, readability
from .repetition import check_repetition
from .titles import check_playful, check_title
from .words import word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST_LONG = 20
_LETTERS = re.compile(rf"(?<![\w@./-])[^\W\d_]{{{_SHORTEST_LONG},}}(?![\w@/]|\.\w)")
# What may not stand before the first capital is looked back at from behind it: so the search skips to capitals.
_CAPITALS = re.compile(r"[A-Z](?<![\w&./@-].)[A-Z]{1,5}(?:&[A-Z])?(?![\w/@&]|\.\w|-?[a-z])")
_PLURAL = re.compile(r"([A-Z](?<![\w&./@-].)[A-Z]{1,5})['’]s\b")
_MAXIMUM_ABBREVIATIONS = 6
# Where a trade is studied for, its abbreviations are its words: judged remarks on such ads were right in none of 18.
_TECHNICAL = ("1", "2", "3")
# Lists of keywords have long words without being hard to read: sentences must be long too. Advice on clear language
# asks for fifteen words on average.
_LONG_MEAN = 15
_LEAST_SENTENCES = 6
# Passive with the candidate as doer, and an impersonal "er wordt".
_PASSIVE = re.compile(
    r"(?<!\bwat )(?<!\bdat )\ber word(?:t|en) (?!gezocht)(?:[a-z]+ ){0,5}?(?:verwacht|gevraagd|gewerkt|gerapporteerd"
    r"|geeist|verondersteld|ge[a-z]{3,}(?:d|t|en))\b"
    r"|\bword(?:t|en) door (?:jou|u|je|de (?:medewerker|kandidaat|operator|functiehouder|technieker|bediende"
    r"|werknemer))\b(?: [a-z]+){0,4}? ?(?:ge|be|ver|ont|her|op|aan|uit|af|in)[a-z]{3,}(?:d|t|en)\b"
    r"|\bdoor (?:jou|u) word(?:t|en)\b"
    r"|\bwordt (?:door het|door de) college [^.]{0,80}overgegaan"
)
_EXPECTED = re.compile(
    r"(?<!\bwat )\ber wordt (?:van (?:jou|je|u) )?(?:ook )?(?:verwacht|gevraagd|geeist|verondersteld)\b"
    r"|\bwordt (?:door het|door de) college [^.]{0,80}overgegaan"
)
# Passive task sentence: "Daarbij wordt de kwaliteit bewaakt en worden afwijkingen gerapporteerd."
_TASK_PASSIVE = re.compile(
    r"^(?!(?:je|u|jij|onze|ons|wij|we|als|indien|wanneer|dit team|de opleiding"
    r"|het loon)\b)(?:[a-z,-]+ ){0,4}?word(?:t|en) (?!door (?:een|onze|ons)|je\b|u\b|er\b|gezocht|verwacht)"
    r"(?:(?:de|het|een|alle|deze|uw|jouw) )?[a-z-]+(?: [a-z-]+){0,3} (?:ge[a-z]{3,}(?:d|t|en)|be[a-z]{3,}(?:d|t)"
    r"|ver[a-z]{3,}(?:d|t)|op(?:ge|ver)[a-z]+(?:d|t|en)|uitge[a-z]+(?:d|t|en)|nage[a-z]+(?:d|t|en))\b"
)


@lru_cache(maxsize=1)
def _known_abbreviations() -> frozenset[str]:
    text = resources.files("vaardig.quality").joinpath("data", "afkortingen.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(word.upper() for words in lines for word in words)


@lru_cache(maxsize=4)
def _product_names(taxonomy: Taxonomy) -> frozenset[str]:
    """Names of programs, languages and products that are written in capitals: a name needs no explanation."""
    kinds = {skill.id: skill.kind for skill in taxonomy.skills}
    return frozenset(
        surface.text.upper()
        for surface in surface_forms(taxonomy)
        if len(surface.text) <= 6
        and surface.text.isalpha()
        and kinds.get(surface.concept_id) in ("software", "product")
    )


# Everyday words of those who lead, analyse or build software.
_OFFICE = word_list("office jargon")


def check_english(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report English and jargon outside the part about the company."""
    rule = "helderheid.engels"
    seen: set[str] = set()
    for word in context.title_words.get(rule, ()):
        yield Found(rule, "title", word.start, word.end, proposal=word.proposal)
    office = ad.isco.startswith(("1", "2"))
    for word in listed(ad, context, rule):
        shown = ad.folded[word.start : word.end]
        if office and shown in _OFFICE:
            continue
        if shown not in seen:
            seen.add(shown)
            yield Found(rule, "text", word.start, word.end, proposal=word.proposal)


def check_abbreviations(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report capitals that are neither common, nor a product, nor explained, nor known in this occupation."""
    if ad.isco.startswith(_TECHNICAL):
        yield NotJudged("helderheid.afkorting", "in dit vak zijn veel afkortingen gewone vaktaal")
        return
    common = (_known_abbreviations(), _product_names(ad.taxonomy))
    matches = [
        (match, short)
        for match in sorted([*_CAPITALS.finditer(ad.text), *_PLURAL.finditer(ad.text)], key=lambda m: m.start())
        if not any((short := match.group(1) if match.re is _PLURAL else match.group()) in words for words in common)
    ]
    if not matches:
        return
    names = frozenset(_AS_NAME.findall(f"{ad.title}\n{ad.text}")) | frozenset(_CAPITALS.findall(ad.title))
    known = (_own_field(ad), names)
    seen: set[str] = set()
    for match, short in matches:
        sentence = ad.sentence_at(match.start())
        if (
            short in seen
            or any(short in words for words in known)
            or _ordinary(short)
            or sentence is None
            or sentence.zone in ("bedrijf", "procedure", "ander")
        ):
            continue
        if _shouted(ad.text[sentence.start : sentence.end]) or _explained(ad.text, match.start(), match.end()):
            continue
        if fold(short) in fold(ad.request.employer) or _inside_name(ad, match.start(), match.end()):
            continue
        if _stands(short.capitalize(), ad.text):
            continue
        if _NAME_AFTER.match(ad.text, match.end()) or _NAME_BEFORE.search(ad.text[sentence.start : match.start()]):
            continue
        seen.add(short)
        yield Found("helderheid.afkorting", "text", match.start(), match.end())
        if len(seen) == _MAXIMUM_ABBREVIATIONS:
            return


def _own_field(ad: Ad) -> frozenset[str]:
    """Abbreviations that name a skill of this occupation's profile: people in the field know them."""
    if ad.occupation is None:
        return frozenset()
    profile = {*ad.occupation.essential, *ad.occupation.optional}
    return frozenset(m.text.upper() for m in ad.mentions if m.concept_id in profile and len(m.text) <= 6)


# Capitals beside a capitalised word are part of a name: "BNG Bank", "ABN AMRO", "bij IBM".
_AS_NAME = re.compile(r"(?:\b[Bb]ij |\bdoor |\bnaar |\()([A-Z]{2,6})\b")
_NAME_AFTER = re.compile(r"[ -][A-Z][a-zà-ÿ]{2,}|-[A-Z]{2,}|, [A-Z][a-zà-ÿ]{2,}|,? (?:en|of) [A-Z][a-zà-ÿ]{3,}")
_NAME_BEFORE = re.compile(r"(?:\S [A-Z][A-Za-zà-ÿ]+|\b[Bb]ij|\b[Cc]ampus|\b[Vv]oor|\b[A-Z]{2,5}) $")


def _stands(word: str, text: str) -> bool:
    """True when a word stands apart somewhere in a text."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and is_word(text[start - 1])) and not (end < len(text) and is_word(text[end])):
            return True
        start = text.find(word, start + 1)
    return False


@lru_cache(maxsize=10_000)
def _ordinary(short: str) -> bool:
    """True for a word in capitals for emphasis, and for a Roman number."""
    from simplemma import is_known

    if re.fullmatch(r"[IVX]+", short) or short.lower() in _SHOUTED:
        return True
    return len(short) >= _LEAST_WORD and bool(is_known(short.lower(), lang="nl"))


_SHOUTED = word_list("shouted")
_LEAST_WORD = 4
_LONG_CAPITALS = 6


def _inside_name(ad: Ad, start: int, end: int) -> bool:
    """True for a part of a longer name: "BI" in "Power BI"."""
    return any(
        m.start <= start and end <= m.end and m.end - m.start > end - start + 1 for m in ad.mentions if m.concept_id
    )


def _shouted(sentence: str) -> bool:
    """True for a heading or sentence in capitals: its words are no abbreviations."""
    words = _WORD.findall(sentence)
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if len(words) <= 1:
        return True
    long = any(len(word) > _LONG_CAPITALS for word in capitals)
    return len(capitals) >= 2 and ((len(capitals) >= 0.5 * len(words) and long) or len(capitals) >= 0.9 * len(words))


def _explained(text: str, start: int, end: int) -> bool:
    """True for "AREI (Algemeen Reglement …)" and "Algemeen Reglement … (AREI)"."""
    after = text[end : end + 6].removeprefix("'s").removeprefix("’s").lstrip()
    before = text[max(0, start - 2) : start]
    told = re.match(r",? (?:het|de|een|dat is|oftewel|of) [a-z]", text[end : end + 20])
    return after.startswith(("(", "=", ":")) or "(" in before or (told is not None and text[end : end + 1] == ",")


def check_sentences(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report long sentences."""
    for sentence in ad.sentences:
        measured = prose(ad.text[sentence.start : sentence.end])
        if measured.words > context.thresholds.sentence_words and not measured.listed:
            yield Found("helderheid.zin", "text", sentence.start, sentence.end)


def check_passive(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report passive sentences about what the candidate does."""
    for sentence in ad.sentences:
        text = ad.folded[sentence.start : sentence.end]
        if "word" not in text:
            continue
        match = (_EXPECTED if sentence.zone in ("bedrijf", "aanbod") else _PASSIVE).search(text)
        if match is None and sentence.zone == "taken":
            match = _TASK_PASSIVE.search(text)
        if match is not None:
            yield Found("helderheid.passief", "text", sentence.start + match.start(), sentence.start + match.end())


def check_words(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report very long words; addresses and names with capitals inside are no words."""
    if max(map(len, ad.text.split()), default=0) < max(_SHORTEST_LONG, context.thresholds.word_letters):
        return
    seen: set[str] = set()
    for match in _LETTERS.finditer(ad.text):
        word = match.group()
        if len(word) < context.thresholds.word_letters or word.lower() in seen or word[1:] != word[1:].lower():
            continue
        seen.add(word.lower())
        yield Found("helderheid.woord", "text", match.start(), match.end())


def check_readability(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report a text whose reading ease lies very low."""
    rule = "helderheid.leesbaarheid"
    measured = readability(ad)
    if measured.flesch_douma is None or measured.sentences < _LEAST_SENTENCES:
        yield NotJudged(rule, "te weinig zinnen om leesbaarheid te schatten")
    elif measured.flesch_douma < context.thresholds.flesch_douma and (measured.words_per_sentence or 0) >= _LONG_MEAN:
        yield Found(
            rule,
            shown=f"Gemiddeld {_comma(measured.words_per_sentence)} woorden per zin en "
            f"{_comma(measured.syllables_per_word)} lettergrepen per woord "
            f"(Flesch-Douma {measured.flesch_douma:.0f}; hoe hoger, hoe vlotter).",
        )


def _comma(value: float | None) -> str:
    return "?" if value is None else f"{value:.1f}".replace(".", ",")


CHECKS: tuple[Check, ...] = (
    check_title,
    check_playful,
    check_english,
    check_abbreviations,
    check_sentences,
    check_repetition,
    check_passive,
    check_words,
    check_readability,
)
