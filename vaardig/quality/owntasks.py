"""Behaviour told with the vacancy's own tasks: "Je blijft rustig wanneer je bezoekers onthaalt, ook als het druk is.".

Only tasks of which the sentence can be turned safely: "Aanvullen van rekken" becomes "bij het aanvullen van rekken",
"Je onthaalt bezoekers" becomes "wanneer je bezoekers onthaalt". Where none fits, a question that the writer can answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from nlp.types import Mention
from vaardig.base.text import fold, squeeze

from .ad import Ad
from .behaviour import behaviour

_MOST_WORDS, _LEAST_LETTERS = 10, 12
# Where a task goes on to something else.
_CUT = re.compile(
    r"[,;:.(!?/–]| - | (?:zodat|waarbij|waardoor|waarin|terwijl|in samenwerking|in overleg|samen met|volgens|door|om"
    r"|conform|binnen|op basis van|met het oog op|onder andere|o\.a\.|alsook|en (?:je|jij|u|zorgt|staat|bent|helpt))\b"
)
_NOUN_FORM = re.compile(
    r"(?:het )?(?!(?:taken|klanten|leden|aspecten|onderdelen|zaken|plannen|kosten|vragen|producten) )"
    r"([A-Za-zë]{2,}en(?: en [a-zë]{2,}en)?) van (?!uit\b)\S",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:je|jij|u) ([a-zë]{2,}t|gaat|doet) (\S.*)", re.IGNORECASE)
_NO_TASK = frozenset((
    "bent", "hebt", "heeft", "kunt", "wilt", "moet", "mag", "krijgt", "komt", "zult", "zit", "weet", "vindt", "werkt",
    "houdt", "beschikt", "toont", "voelt", "rapporteert", "leert", "past", "zorgt", "staat", "gaat", "geeft", "neemt",
    "maakt deel", "behoort", "draagt", "denkt", "zoekt", "woont", "spreekt", "kent", "beheerst", "start", "fungeert",
    "wordt", "doet", "treedt", "vormt", "combineert", "verwacht", "verdient", "ziet", "streeft", "versterkt",
))  # fmt: skip
_PARTICLES = frozenset((
    "aan", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "samen", "terug", "toe", "uit", "voor", "voort",
    "klaar", "vast", "weg", "tegen", "bekend", "goed",
))  # fmt: skip
# A second clause, or a word that the turned order would leave astray.
_TANGLED = re.compile(
    r"\b(?:je|jij|u|die|dat|wie|wat|waar\w*|als|wanneer|indien|omdat|dus|maar|of|te|zelf|zich|ook|hierbij|daarbij|er|hen"
    r"|dit|deze|hun|wordt|worden|is|zijn|onze klant)\b"
)
_SPLIT_VERB = re.compile(
    r" (?:aan|af|bij|door|in|mee|na|op|over|toe|uit) (?:aan|bij|door|in|met|naar|op|tot|van|via|voor|en|tijdens)\b"
)
# Words of a trait that mean another than the one it is filed under.
_BY_WORD = (("oplossing", "SO-1"), ("probleem", "SO-1"), ("analy", "SO-20"), ("logisch", "SO-20"))


@dataclass(frozen=True, slots=True)
class _Wording:
    task: str
    fits: tuple[str, ...]
    clashes: tuple[str, ...]
    question: str


@lru_cache(maxsize=1)
def wordings() -> dict[str, _Wording]:
    """How each sleutelvaardigheid is told with a task, and what is asked otherwise: ``data/gedrag_vraag.txt``."""
    text = resources.files("vaardig.quality").joinpath("data", "gedrag_vraag.txt").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("== "):
            current = sections.setdefault(line[3:], {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition(": ")
            current[name] = value
    return {
        name: _Wording(
            section.get("taak", ""),
            tuple(section.get("past", "").split()),
            tuple(section.get("niet", "").split()),
            section["vraag"],
        )
        for name, section in sections.items()
    }


def task_phrases(ad: Ad) -> tuple[str, ...]:
    """Tasks of the vacancy as the end of a sentence, in order; only those that can be turned safely."""
    found = []
    for sentence in ad.in_zone("taken"):
        if not sentence.lead and not ad.in_furniture(sentence.start):
            phrase = phrase_of(ad.text[sentence.start : sentence.end])
            traits = (m for m in ad.mentions if m.kind == "soft" and sentence.start <= m.start < sentence.end)
            if phrase and not any(fold(m.text) in fold(phrase) for m in traits):
                found.append(phrase)
    return tuple(dict.fromkeys(found))


def phrase_of(task: str) -> str:
    """A task sentence turned into "wanneer je …" or "bij het …"; empty when that is not safe."""
    text = squeeze(task).strip(" -•*·●>")
    cut = _CUT.search(text)
    text = text[: cut.start()].strip() if cut else text
    if len(text) < _LEAST_LETTERS or len(text.split()) > _MOST_WORDS:
        return ""
    noun = _NOUN_FORM.match(text)
    if noun and not _TANGLED.search(fold(text)):
        return f"bij het {text[noun.start(1)].lower()}{text[noun.start(1) + 1 :]}"
    clause = _CLAUSE.fullmatch(text)
    return _turned(clause[1].lower(), clause[2]) if clause else ""


def _turned(verb: str, rest: str) -> str:
    """The verb behind its object: "volgt", "de stock op" gives "wanneer je de stock opvolgt"."""
    words = rest.split()
    if verb in _NO_TASK or words[0] in _PARTICLES or _TANGLED.search(fold(rest)):
        return ""
    if words[-1] in _PARTICLES:
        verb, words = words[-1] + verb, words[:-1]
    elif _SPLIT_VERB.search(f" {rest}"):
        return ""
    second = any(a == "en" and b.endswith("t") for a, b in pairwise(words))
    return "" if second or not words or words[-1] in _PARTICLES else f"wanneer je {' '.join(words)} {verb}"


def trait_id(mention_id: str, text: str) -> str:
    """The sleutelvaardigheid that the words of a trait mean."""
    folded = fold(text)
    return next((identifier for word, identifier in _BY_WORD if word in folded), mention_id)


def told(ad: Ad, concept_id: str, text: str, phrases: tuple[str, ...]) -> str:
    """A sentence of behaviour built from the vacancy's tasks; empty when none fits."""
    wording = wordings().get(trait_id(concept_id, text))
    if wording is None or not wording.task:
        return ""
    fitting = [
        p
        for p in phrases
        if (not wording.fits or _holds(p, wording.fits)) and not (wording.clashes and _holds(p, wording.clashes))
    ]
    if not fitting:
        return ""
    # Not every trait with the same task, and the same answer for the same text.
    place = 0 if wording.fits else sorted(wordings()).index(trait_id(concept_id, text)) % len(fitting)
    return wording.task.replace("{taak}", fitting[place])


def _holds(phrase: str, beginnings: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b(?:aan|af|in|op|uit)?{word}", fold(phrase)) for word in beginnings)


def instead(ad: Ad, concept_id: str, text: str, phrases: tuple[str, ...]) -> str:
    """What to write instead of a bare trait: own task, else an example of this occupation, else a question."""
    identifier = trait_id(concept_id, text)
    sentence = told(ad, concept_id, text, phrases)
    if sentence:
        return sentence
    wording = wordings().get(identifier)
    example = behaviour(identifier, ad.isco, strict=True) if ad.occupation is not None else ""
    if wording is None:
        return example
    return f"{wording.question} Bijvoorbeeld: {example}" if example else wording.question


def in_list(ad: Ad, mention: Mention, phrases: tuple[str, ...]) -> str:
    """A trait in a list of demands: behaviour from an own task, else the words of the vacancy."""
    return told(ad, mention.concept_id or "", mention.text, phrases) or squeeze(mention.text)
