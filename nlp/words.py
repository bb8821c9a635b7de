"""Word classes of Dutch that the activity reader needs: closed classes from a file, verbs by conjugation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from taxonomy.rules import read_rules
from taxonomy.verbs import forms_of
from vaardig.base.text import fold

DETERMINER, PREPOSITION, PRONOUN, CONJUNCTION, AUXILIARY, ADVERB = "D", "P", "R", "C", "X", "A"
UNSPECIFIC, INFINITIVE, FINITE, NOUN, PUNCTUATION = "S", "I", "F", "N", "Z"
_CLASSES = (
    ("unspecific noun", UNSPECIFIC),
    ("adverb", ADVERB),
    ("determiner", DETERMINER),
    ("auxiliary", AUXILIARY),
    ("conjunction", CONJUNCTION),
    ("pronoun", PRONOUN),
    ("preposition", PREPOSITION),
)
_NOMINAL_ENDING = re.compile(r"[a-z-]{3,}(?:ingen|ing|aties|atie|iteit|ages|age|ering)$")
_NOT_NOMINAL = frozenset(
    [
        "ervaring",
        "leiding",
        "omgeving",
        "opleiding",
        "opleidingen",
        "regeling",
        "vergoeding",
        "woning",
        "lading",
        "verzekering",
        "training",
        "dagelijkse",
        "situatie",
        "informatie",
        "relatie",
        "relaties",
        "organisatie",
        "motivatie",
        "generatie",
        "locatie",
        "locaties",
        "station",
        "afdeling",
        "afdelingen",
        "vestiging",
        "kwaliteit",
        "flexibiliteit",
        "universiteit",
        "uitdaging",
        "instelling",
        "beschikking",
        "verwachtingen",
        "instellingen",
        "voeding",
        "kleding",
        "verpakkingen",
        "richting",
        "richtingen",
        "zitting",
        "mening",
        "rekening",
        "rekeningen",
        "ding",
        "dingen",
        "ring",
        "kring",
        "spring",
        "string",
        "meeting",
        "meetings",
        "marketing",
        "engineering",
        "training",
        "trainingen",
        "lage",
        "vrage",
        "passage",
        "voorstelling",
        "stelling",
        "leerling",
        "leerlingen",
        "twintig",
        "werking",
        "streefcijfers",
    ]
)
# "erbij", "hieronder", "waarmee": pronominal adverbs.
_PRONOMINAL = re.compile(
    r"(?:er|hier|daar|waar)(?:aan|achter|af|bij|binnen|boven|door|heen|in|langs|mee|na|naar|naast|om|onder|op|over"
    r"|tegen|toe|tussen|uit|van|voor)$"
)
_TOKEN = re.compile(r"[a-z0-9\u00df-\uffff][\w'.+#&-]*(?<![.'&-])|[^\w\s]|[\w]")


class Token(NamedTuple):
    """A word or mark of folded text with its class; ``lemma`` is the infinitive of a verb form."""

    start: int
    end: int
    word: str
    tag: str
    lemma: str = ""


@dataclass(frozen=True, eq=False)
class WordTable:
    """Class and lemma per word form, plus the verbs by what they say: hard, light, soft."""

    tags: Mapping[str, tuple[str, str]]
    hard: frozenset[str]
    light: frozenset[str]
    soft: frozenset[str]
    activity_nouns: Mapping[str, str]
    generic: frozenset[str]

    def tokens(self, folded: str, low: int, high: int) -> list[Token]:
        """Tokens of ``folded[low:high]``."""
        found: list[Token] = []
        for match in _TOKEN.finditer(folded, low, high):
            word = match.group()
            known = self.tags.get(word)
            if known is not None:
                tag, lemma = known
            elif not (word[0].isalnum()):
                tag, lemma = PUNCTUATION, ""
            else:
                tag, lemma = NOUN, ""
            # "om … te verhelpen", "u verzekert": what stands there is a verb, known to us or not.
            if tag == NOUN and _PRONOMINAL.match(word):
                tag = ADVERB
            elif tag == NOUN and found and found[-1].word == "te" and word.endswith("en") and len(word) > 4:
                tag, lemma = INFINITIVE, word
            elif (
                tag == NOUN and found and found[-1].word in ("je", "jij", "u") and word.endswith("t") and len(word) > 4
            ):
                tag, lemma = FINITE, word
            found.append(Token(match.start(), match.end(), word, tag, lemma))
        return found

    def nominal_verb(self, word: str) -> str | None:
        """The verb that an activity noun stands for ("opvolging" → "opvolgen"), None when it is no such noun."""
        verb = self.activity_nouns.get(word)
        if verb is not None:
            return verb
        if word in _NOT_NOMINAL or not _NOMINAL_ENDING.match(word) or len(word) < 7:
            return None
        if word.endswith("ing"):
            return word[:-3] + "en"
        if word.endswith("atie"):
            return word[:-4] + "eren"
        return word


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The table, built once per process."""
    tags: dict[str, tuple[str, str]] = {}
    groups = {
        name: frozenset(fold(w) for item in items for w in item.split())
        for name, items in read_rules("activity_verbs").items()
    }
    for infinitive in sorted(groups["hard"] | groups["light"] | groups["soft"]):
        forms = forms_of(infinitive)
        for form in (forms.third, forms.first, forms.prefix + forms.third, forms.prefix + forms.first):
            tags.setdefault(fold(form), (FINITE, infinitive))
        tags[fold(infinitive)] = (INFINITIVE, infinitive)
        tags[fold(forms.te_infinitive.replace(" ", ""))] = (INFINITIVE, infinitive)
    classes = read_rules("words")
    for name, tag in _CLASSES:
        for item in classes[name]:
            for word in item.split():
                tags[fold(word)] = (tag, tags.get(fold(word), ("", ""))[1])
    nouns = {}
    for item in read_rules("activity_nouns")["noun = verb"]:
        noun, _, verb = item.partition(" = ")
        nouns[fold(noun)] = fold(verb)
    generic = frozenset(fold(word) for item in classes["generic noun"] for word in item.split())
    return WordTable(tags, groups["hard"], groups["light"], groups["soft"] - groups["hard"], nouns, generic)
