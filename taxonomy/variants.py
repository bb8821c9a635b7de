"""Surface forms: the typed ones, and those that the rules below make, so that nobody has to type them.

``RULES`` is the whole table: a name, the kinds of skill it is for, and examples that the tests run. A rule gets a
folded typed form and returns folded texts; what it makes is used only when it is no stop word, no ordinary word
(unless the form has a cue), longer than two letters, and nobody's typed form. A variant that two concepts would
share belongs to neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .inflection import is_adjective, plurals, singulars, with_adjective
from .model import SKILL_KINDS, Form
from .rules import read_rules
from .verbs import forms_of, is_infinitive

_NOUN_KINDS = frozenset({"kennis", "techniek", "methode", "machine", "product", "regelgeving", "activiteit"})
_VERB_KINDS = frozenset({"activiteit", "techniek", "methode"})
_MIN_LENGTH = 3
_LONG_ENOUGH_ALONE = 7
_WORD = re.compile(r"[a-z']+")
_PREPOSITIONS = frozenset(
    ("aan", "bij", "in", "met", "naar", "om", "onder", "op", "over", "tegen", "tussen", "uit", "van", "volgens", "voor")
)
_ADVERB_ENDINGS = ("isch", "lijk", "matig", "ief", "eel", "baar", "loos", "vol", "gewijs")


@dataclass(frozen=True, slots=True)
class SurfaceForm:
    """One folded text that stands for a concept.

    ``typed`` is what the author wrote; ``form`` carries the conditions, with ``generated`` set for a variant
    (its ``text`` is then the variant itself).
    """

    concept_id: str
    text: str
    typed: str
    form: Form


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule: ``examples`` maps a typed form to texts that must be among what ``make`` returns."""

    name: str
    kinds: frozenset[str]
    make: Callable[[str], Iterable[str]]
    examples: tuple[tuple[str, tuple[str, ...]], ...]


def _spacing(text: str) -> Iterator[str]:
    """``mig-lassen``: ``mig lassen``, ``miglassen``; ``iso 9001``: ``iso-9001``, ``iso9001``."""
    words = text.split(" ")
    if "-" in text and not re.search(r"(^|\s)-|-(\s|$)", text):
        yield text.replace("-", " ")
        if len(words) == 1 or text.count("-") == 1:
            yield text.replace("-", "")
    elif len(words) == 2 and all(re.fullmatch(r"[a-z0-9]{2,}", word) for word in words):
        yield "-".join(words)
        if not is_adjective(words[0]):
            yield "".join(words)


def _noun_spacing(text: str) -> Iterator[str]:
    """As ``_spacing``, for texts whose last word is no verb: ``facturen inboeken`` is never written closed."""
    if "-" in text or not is_infinitive(text.rsplit(" ", 1)[-1]):
        yield from _spacing(text)


def _number(text: str) -> Iterator[str]:
    """Singular and plural of the last noun, with the adjective before it: ``technische tekening(en)``."""
    head, _, last = text.rpartition(" ")
    stem = last.rpartition("-")[2]
    if len(stem) < 4 or not _WORD.fullmatch(stem) or (is_infinitive(stem) and not head) or stem in _words("stop"):
        return
    if head and is_infinitive(stem) and not _qualifies(head.rsplit(" ", 1)[-1]):
        return
    before = last[: len(last) - len(stem)]
    for plural in plurals(stem):
        yield from with_adjective(head, before + plural, plural_noun=True)
    if head or len(stem) >= _LONG_ENOUGH_ALONE:
        for singular in singulars(stem):
            yield from with_adjective(head, before + singular, plural_noun=False)


def _qualifies(word: str) -> bool:
    return word.endswith(_ADVERB_ENDINGS) or word.endswith(tuple(ending + "e" for ending in _ADVERB_ENDINGS))


def _activity(text: str) -> Iterator[str]:
    """Object + infinitive, the way sentences turn it: see the examples in ``RULES``."""
    thing, _, verb = text.rpartition(" ")
    if not thing or not is_infinitive(verb) or thing.rsplit(" ", 1)[-1] in _words("stop"):
        return
    forms = forms_of(verb)
    behind = f" {forms.prefix}" if forms.prefix else ""
    if thing.split(" ", 1)[0] in _PREPOSITIONS:
        yield f"{verb} {thing}"
        yield f"{thing} {forms.te_infinitive}"
        yield from (f"{person} {thing}{behind}" for person in (forms.third, forms.first))
        return
    if thing.endswith(_ADVERB_ENDINGS):
        return
    objects = (thing,) if thing.split(" ", 1)[0] in ("de", "het") else (thing, f"de {thing}")
    for wording in objects:
        yield f"{verb} van {wording}"
        yield from (f"{noun} van {wording}" for noun in forms.nouns)
        yield f"{wording} {forms.te_infinitive}"
        yield from (f"{person} {wording}{behind}" for person in (forms.third, forms.first))
    if not thing.endswith(("s", "en")):
        yield f"{verb} van het {thing}"
    yield f"de {thing} {verb}"
    if not forms.participle.endswith("en"):
        yield f"{forms.participle}e {thing}"


def _activity_of(text: str) -> Iterator[str]:
    """Infinitive + van + object, typed that way round: ``plaatsen van ramen`` gives ``ramen plaatsen``."""
    match = re.fullmatch(r"(?:het )?([a-z]+) van (?:de |het )?(.+)", text)
    if match and is_infinitive(match[1]):
        phrase = f"{match[2]} {match[1]}"
        yield phrase
        yield from (variant for variant in _activity(phrase) if variant != text)


RULES: tuple[Rule, ...] = (
    Rule(
        "spacing",
        frozenset(SKILL_KINDS),
        _noun_spacing,
        (
            ("mig-lassen", ("mig lassen", "miglassen")),
            ("iso 9001", ("iso-9001", "iso9001")),
            ("front-end", ("front end", "frontend")),
            ("project management", ("projectmanagement", "project-management")),
        ),
    ),
    Rule(
        "number",
        _NOUN_KINDS,
        _number,
        (
            ("technische tekening", ("technische tekeningen",)),
            ("technische tekeningen", ("technische tekening",)),
            ("technisch dossier", ("technische dossiers",)),
            ("heftruck", ("heftrucks",)),
            ("meetinstrument", ("meetinstrumenten",)),
            ("pomp", ("pompen",)),
            ("draaibank", ("draaibanken",)),
            ("elektrische installatie", ("elektrische installaties",)),
            ("warmtewisselaar", ("warmtewisselaars",)),
            ("kraanwagens", ("kraanwagen",)),
            ("koelsysteem", ("koelsystemen",)),
            ("klantgegevens", ()),
        ),
    ),
    Rule(
        "activity",
        _VERB_KINDS,
        _activity,
        (
            (
                "facturen inboeken",
                (
                    "inboeken van facturen",
                    "inboeken van de facturen",
                    "facturen in te boeken",
                    "boekt facturen in",
                    "boek de facturen in",
                    "ingeboekte facturen",
                    "inboeking van facturen",
                ),
            ),
            ("machines onderhouden", ("onderhoud van machines", "onderhoudt machines", "machines te onderhouden")),
            ("zonnepanelen installeren", ("installatie van zonnepanelen", "installeert zonnepanelen")),
            ("met klanten onderhandelen", ("onderhandelen met klanten", "onderhandelt met klanten")),
        ),
    ),
    Rule(
        "activity typed as a noun phrase",
        _VERB_KINDS,
        _activity_of,
        (("plaatsen van ramen", ("ramen plaatsen", "plaatst ramen", "ramen te plaatsen")),),
    ),
)


@lru_cache(maxsize=4)
def _words(section: str) -> frozenset[str]:
    return frozenset(word for line in read_rules("ordinary_words")[section] for word in line.split())


def is_stop(text: str) -> bool:
    """True for a folded text that may never be a surface form on its own: a stop word or under three letters."""
    return text in _words("stop") or len(text) < _MIN_LENGTH


def is_ordinary(text: str) -> bool:
    """True for a folded text that is an ordinary Dutch word and needs a cue (or ``case``) as a surface form."""
    return text in _words("words") or text in _words("stop")


@lru_cache(maxsize=65536)
def variants(text: str, kind: str) -> tuple[tuple[str, str], ...]:
    """All variants of one folded form of a skill of this kind, as (text, rule name), first rule first.

    Spacing is applied to what the other rules made of hyphenated forms too; nothing else is chained.
    """
    found: dict[str, str] = {}
    for rule in RULES:
        if kind in rule.kinds:
            for made in rule.make(text):
                found.setdefault(made, rule.name)
    if "-" in text:
        for made, name in list(found.items()):
            if "-" in made:
                for spaced in _spacing(made):
                    found.setdefault(spaced, name)
    found.pop(text, None)
    return tuple(found.items())
