"""Word classes of Dutch that the activity reader needs: closed classes from a file, verbs by conjugation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from taxonomy.rules import read_rules
from taxonomy.verbs import forms_of, is_infinitive
from vaardig.base.text import fold

DETERMINER, PREPOSITION, PRONOUN, CONJUNCTION, AUXILIARY, ADVERB = "D", "P", "R", "C", "X", "A"
UNSPECIFIC, INFINITIVE, FINITE, NOUN, PUNCTUATION = "S", "I", "F", "N", "Z"
_CLASSES = (
    ("noun", NOUN),
    ("unspecific noun", UNSPECIFIC),
    ("adverb", ADVERB),
    ("determiner", DETERMINER),
    ("auxiliary", AUXILIARY),
    ("conjunction", CONJUNCTION),
    ("pronoun", PRONOUN),
    ("preposition", PREPOSITION),
)
_NOMINAL_ENDINGS = ("ingen", "ing", "aties", "atie", "iteit", "ages", "age")
_NOMINAL = re.compile(r"[a-z-]{3,}(?:ingen|ing|aties|atie|iteit|ages|age)$")
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
_PRONOMINAL_START = ("er", "hier", "daar", "waar")
_PRONOMINAL = re.compile(
    r"(?:er|hier|daar|waar)(?:aan|achter|af|bij|binnen|boven|door|heen|in|langs|mee|na|naar|naast|om|onder|op|over"
    r"|tegen|toe|tussen|uit|van|voor)$"
)
# "werk je aan …", "houdt de voorraad bij": verbs only in such places.
_VERB_TOO = frozenset(("werk", "start", "houd", "hou", "houdt"))
_SUBJECTS = frozenset(("je", "jij", "u", "ge", "gij"))
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
    # Words whose class only their neighbours tell.
    double: frozenset[str]
    # Participles of the verbs of work: "besteld".
    participles: frozenset[str]
    # Verbs of guiding people, and verbs that need no object.
    people: frozenset[str]
    alone: frozenset[str]

    def tokens(self, folded: str, low: int, high: int) -> list[Token]:
        """Tokens of ``folded[low:high]``."""
        found: list[Token] = []
        doubtful: list[int] = []
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
            if tag == NOUN and word.startswith(_PRONOMINAL_START) and _PRONOMINAL.match(word):
                tag = ADVERB
            elif tag == NOUN and found and found[-1].word == "te" and word.endswith("en") and is_infinitive(word):
                tag, lemma = INFINITIVE, word
            elif word == "van" and found and self._names_doing(found):
                found[-1] = found[-1]._replace(tag=INFINITIVE, lemma=found[-1].word)
            elif (
                tag == NOUN and found and found[-1].word in ("je", "jij", "u") and word.endswith("t") and len(word) > 4
            ):
                tag, lemma = FINITE, word
            if word in self.double:
                doubtful.append(len(found))
            found.append(Token(match.start(), match.end(), word, tag, lemma))
        for index in doubtful:
            found[index] = self._settled(found, index)
        return found

    def _names_doing(self, tokens: list[Token]) -> bool:
        """True when the last token, before "van", is a verb that we do not list: "(het) constateren van"."""
        last = tokens[-1]
        if last.tag != NOUN or not last.word.endswith("en") or last.word in self.double:
            return False
        opens = len(tokens) == 1 or tokens[-2].word in ("het", "en", ",", "of", "-", "\u2022", ".", ":")
        return opens and is_infinitive(last.word)

    def _settled(self, tokens: list[Token], index: int) -> Token:
        """Settle by its neighbours a word that is noun and form of a verb: "plannen", "onderhoud", "werk"."""
        token = tokens[index]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1].word if index + 1 < len(tokens) else ""
        if token.tag == UNSPECIFIC:
            return token._replace(tag=FINITE) if after in _SUBJECTS and token.lemma else token
        if token.tag == AUXILIARY:
            kept = any(t.word == "bij" for t in tokens[index + 2 : index + 12])
            return token._replace(tag=FINITE, lemma="bijhouden") if kept else token
        if before is None or after in _SUBJECTS or before.word in _SUBJECTS:
            return token
        if token.tag == INFINITIVE:
            adjective = before.tag in (NOUN, ADVERB) and before.word.endswith("e") and before.word != "te"
            noun = (before.tag == FINITE or before.word == "van" or adjective) and after != "van"
        else:
            noun = before.tag in (DETERMINER, PREPOSITION) or before.word == "het"
        return token._replace(tag=NOUN) if noun else token

    def nominal_verb(self, word: str) -> str | None:
        """The verb that an activity noun stands for ("opvolging" → "opvolgen"), None when it is no such noun."""
        verb = self.activity_nouns.get(word)
        if verb is not None:
            return verb
        if not word.endswith(_NOMINAL_ENDINGS) or len(word) < 7 or word in _NOT_NOMINAL:
            return None
        if not _NOMINAL.match(word):
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
    for infinitive in sorted(frozenset().union(*groups.values())):
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
    plural = frozenset(fold(word) for item in classes["noun and infinitive"] for word in item.split())
    finite = frozenset(word for word, (tag, _) in tags.items() if tag == FINITE)
    double = plural | finite | _VERB_TOO
    return WordTable(
        tags,
        groups["hard"] | groups["people"] | groups["alone"],
        groups["light"],
        groups["soft"] - groups["hard"],
        nouns,
        generic,
        double,
        frozenset(fold(forms_of(verb).participle) for verb in groups["hard"]),
        groups["people"],
        groups["alone"],
    )
