"""Family *inclusie*, wordings: what may make people feel left out. Word lists do most; ages and titles are rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from .ad import Ad
from .checks import Check, Context, Found, NotJudged, listed, word_check

_AGE = re.compile(
    r"\b(?:(?:maximum|maximaal|max\.?|ten hoogste|hoogstens|tot|niet ouder dan|jonger dan|ouder dan|onder de|boven de"
    r"|vanaf)\s+"
    r"(?P<one>[1-7]\d)(?:\s*(?P<unit>jaar|j\.|jr))?(?P<tail>\s+(?:oud|jong|worden|komen|hebben geen))?"
    r"|tussen\s+(?:de\s+)?(?P<low>[1-6]\d)\s+(?:en|tot)\s+(?:de\s+)?(?P<high>[2-7]\d)\s+jaar(?P<tail2>\s+(?:oud"
    r"|jong))?)\b"
)
# Numbers of years that are no age of the candidate.
_NO_AGE_AFTER = re.compile(
    r"^\s*(?:ervaring|dienst|ancienniteit|garantie|actief|bestaan|geleden|relevante|werkervaring|expertise|in de"
    r"|of meer ervaring)"
)
_NO_AGE_BEFORE = re.compile(
    r"(?:ervaring|contract|duur|periode|garantie|verlof|anciennit|looptijd|project|termijn|kinderen|jongeren"
    r"|leerlingen|bestaat|opleiding"
    r"|actief|studiebegeleid|clienten|bewoners|patienten|personen|verlofdagen|vakantie|levensduur|flexi"
    r"|student)[^.,]{0,40}$"
)
_AGE_WORD = re.compile(r"\b(?:oud|jong|leeftijd|kandida|je bent|u bent|bent|is|zoeken|zoekt|ouder|jonger)\b")
_WORKING_AGE = 16

_PRONOUN = re.compile(
    r"^(?P<he>hij|zij|ze) (?P<verb>[a-z]+)(?! of zij)\b|^de (?:ideale )?(?:kandidaat|medewerker|functiehouder"
    r"|sollicitant|chauffeur|operator|technieker|bediende"
    r"|verantwoordelijke|verkoper|boekhouder|projectleider)\b(?![^.]{0,80}(?:zijn/haar|zijn of haar|haar/zijn"
    r"|hun))[^.;]{2,60}?\b(?P<his>zijn|haar) (?!er\b|niet\b|wij\b|we\b|een\b|voor\b|in\b|met\b|de\b|het\b)[a-z]+"
)
_SINGULAR = re.compile(r"^(?:is|heeft|kan|zal|mag|moet|wil|draagt|[a-z]+t)$")
_BOTH = re.compile(r"\b(?:hij/zij|hij of zij|zij/hij|hij/zij/die|zijn/haar|zijn of haar|haar of zijn|hem/haar)\b")
_OTHERS = re.compile(
    r"\b(?:klant|patient|clien?t|bewoner|leerling|zaakvoerder|directeur|oprichter|leverancier|bezoeker|baas|kind"
    r"|tribe|team|afdeling|dienst|bedrijf|organisatie|area|groep|ploeg|firma|school|stad|gemeente|vereniging)\b"
)

# What is said of somebody who is sought, also where the reader hears the firm.
_OF_CANDIDATE = re.compile(
    r"ervaring|diploma|master|bachelor|jaar\b|zorg|bewoners|klanten|bewijs|woonachtig|rapporteert|beheert|spreekt|draagt|levert"
)
_SOUGHT = re.compile(r"\b(?:zoekt?|zoeken|gezocht|op zoek)\b")

_VMX = re.compile(
    r"\b[mvfhxdw](?:\s*[/|\-.]\s*[mvfhxdw]){1,3}\b|\b(?:m/v|v/m|man/vrouw|vrouw/man|all genders|gender)\b|\(x\)",
    re.IGNORECASE,
)
_BOTH_FORMS = re.compile(
    r"\b([a-z]{4,})(?:er|aar|eur|or)?\s*/\s*-?(?:[a-z]*(?:ster|in|euse|trice|e))\b|\((?:ster|in|e)\)"
)
_GENDERED = re.compile(
    r"\b(?P<title>[a-z-]*(?:vrouw|meisje|dame|jongen|prinses|koningin|moeder|juf)|[a-z-]{2,}man|[a-z-]{4,}ster"
    r"|[a-z-]{4,}(?:euse|trice|esse)"
    r"|secretaresse|kelnerin|serveerster|gouvernante|stewardess|hostess|boerin|directrice|lerares|kandidate|dienster"
    r"|zuster|meester)\b"
)
_NEUTRAL = re.compile(
    r"(?:scrum|web|data|ploeg|werk|post|quarter|burge|bouw|kassa|master|haven|brug|toe)?(?:master|meester)$"
    r"|^(?:minister|register|rooster|venster|tester|\w*tester|poster"
    r"|\w*roaster|kluster|cluster|talisman|herman|\w*register|\w*rooster|barista|booster|blaster|plaster|forster"
    r"|dorpsmeester|amsterdam|ankerman|doberman|german|roman"
    r"|\w*toaster|meester|munster|klooster|\w*filmster|oester|pleister|holster|manchester|leicester|westminster"
    r"|sinister|luister|huisjuf)$"
)


@lru_cache(maxsize=1)
def _neutral_names() -> dict[str, str]:
    text = resources.files("vaardig.quality").joinpath("data", "titels.txt").read_text(encoding="utf-8")
    pairs = (line.partition(" => ") for line in text.splitlines() if " => " in line)
    return {gendered.strip(): neutral.strip() for gendered, _, neutral in pairs}


def check_age(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report expectations about age, in words and in numbers."""
    rule = "inclusie.leeftijd"
    yield from word_check(rule)(ad, context)
    named = [(w.start, w.end) for w in context.words.get(rule, ())]
    unless = context.unless.get(rule, ())
    for match in _AGE.finditer(ad.folded):
        if any(start < match.end() and match.start() < end for start, end in named):
            continue
        sentence = ad.sentence_at(match.start())
        low = sentence.start if sentence else max(0, match.start() - 80)
        if any(sentence is not None and sentence.start <= hit.start < sentence.end for hit in unless):
            continue
        if int(match["one"] or match["low"]) < _WORKING_AGE or _NO_AGE_AFTER.match(ad.folded, match.end()):
            continue
        before = ad.folded[low : match.start()]
        tail = match["tail"] or match["tail2"]
        if not tail and (_NO_AGE_BEFORE.search(before) or ad.text[match.end() : match.end() + 1] in "%€"):
            continue
        comparing = re.match(r"(?:niet ouder|jonger|ouder|onder de|boven de) ?(?:dan)?", match.group())
        if tail or comparing or ((match["unit"] or match["low"]) and _AGE_WORD.search(before)):
            yield Found(rule, "text", match.start(), match.end())


def check_gender(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report gendered expectations, and "hij" or "zij" for the candidate."""
    rule = "inclusie.geslacht"
    for word in listed(ad, context, rule):
        yield Found(rule, "text", word.start, word.end)
    for index, sentence in enumerate(ad.sentences):
        text = ad.folded[sentence.start : sentence.end]
        match = _PRONOUN.match(text)
        if match is None or sentence.zone in ("aanbod", "procedure") or _BOTH.search(text):
            continue
        if match["he"]:
            previous = ad.sentences[index - 1] if index else None
            about = ad.folded[previous.start : previous.end] if previous else ""
            others = _OTHERS.search(about) and not _SOUGHT.search(about)
            if sentence.zone == "bedrijf" and not (_SOUGHT.search(about) or _OF_CANDIDATE.search(text)):
                continue
            if not _SINGULAR.match(match["verb"]) or others:
                continue
            yield Found(rule, "text", sentence.start, sentence.start + match.end("verb"))
        elif not any(w.start < sentence.end and sentence.start < w.end for w in context.words.get(rule, ())):
            yield Found(rule, "text", sentence.start, sentence.start + match.end())


def check_title(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a title for one gender without v/m/x."""
    rule = "inclusie.titel"
    if not ad.title:
        yield NotJudged(rule, "er is geen titel gegeven")
        return
    if _VMX.search(ad.title) or _BOTH_FORMS.search(ad.title_folded) or _VMX.search(ad.text[:400]):
        return
    for match in _GENDERED.finditer(ad.title_folded):
        word = match["title"]
        if not _NEUTRAL.search(word) and not ad.title_folded[: match.start()].endswith("bij "):
            yield Found(rule, "title", match.start(), match.end())
            return


def neutral_title(title: str, folded: str) -> str:
    """A title with v/m/x, and a neutral name where we know one."""
    kept = _VMX.sub("", title)
    kept = re.sub(r"\(\s*\)", "", kept).strip(" -–|,!")
    for match in _GENDERED.finditer(folded):
        neutral = _neutral_names().get(match["title"])
        if neutral:
            shown = neutral.capitalize() if title[match.start()].isupper() else neutral
            kept = kept.replace(title[match.start() : match.end()], shown)
    kept = re.sub(r"\s*\b(?:gezocht|gevraagd|m/v)\b", "", kept, flags=re.IGNORECASE).strip(" -–|,!:")
    return f"{kept[:1].upper()}{kept[1:]} (v/m/x)" if kept else ""


def _words(*names: str) -> tuple[Check, ...]:
    return tuple(word_check(f"inclusie.{name}") for name in names)


CHECKS: tuple[Check, ...] = (
    check_age,
    check_gender,
    check_title,
    *_words("jongteam", "herkomst", "gezondheid", "gezin", "overtuiging", "uiterlijk", "moedertaal"),
)
