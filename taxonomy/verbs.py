"""Dutch verbs: from infinitive to forms and back. Regular forms by rule, the rest from ``data/rules/verbs.txt``.

Used for variants of activities (``facturen inboeken`` gives ``boekt facturen in``) and, by ``nlp``, to recognise
that a sentence names an activity. Everything is folded (`vaardig.base.text.fold`): no capitals, no diacritics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaardig.base.text import fold

from .rules import read_rules

_VOWELS = frozenset("aeiou")
_INSEPARABLE = ("be", "ver", "ont", "her", "er", "ge", "mis", "onder", "over", "voor", "door", "vol", "weer", "achter")
_NO_GE = ("be", "ver", "ont", "her", "er", "ge")
_MUTE = ("el", "en", "em", "er")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Folded forms of one verb. ``prefix`` is the separable part, empty when there is none.

    ``first`` and ``third`` are without prefix (``boek``, ``boekt``: main clause), ``joined`` are those of a
    subordinate clause (``inboek``, ``inboekt``). ``nouns`` are action nouns (``inboeking``, ``controle``).
    """

    infinitive: str
    prefix: str
    first: str
    third: str
    past: str
    participle: str
    te_infinitive: str
    nouns: tuple[str, ...]

    @property
    def joined(self) -> tuple[str, str]:
        """First and third person as a subordinate clause writes them."""
        return self.prefix + self.first, self.prefix + self.third

    @property
    def all(self) -> tuple[str, ...]:
        """Every one-word form, infinitive first."""
        participle_e = self.participle + "e" if not self.participle.endswith("en") else self.participle
        past = self.prefix + self.past
        words = (self.infinitive, *self.joined, past, past + "n", self.participle, participle_e, self.infinitive + "d",
                 self.infinitive + "de")  # fmt: skip
        return tuple(dict.fromkeys(words))


@dataclass(frozen=True, slots=True)
class _Tables:
    separable: tuple[str, ...]
    by_start: dict[str, tuple[str, ...]]
    fixed: frozenset[str]
    strong: dict[str, tuple[str, str]]
    irregular: dict[str, tuple[str, str, str, str]]
    mute: frozenset[str]
    nouns: dict[str, tuple[str, ...]]
    simple: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rules = {name: [fold(line).split() for line in lines] for name, lines in read_rules("verbs").items()}

    def flat(name: str) -> list[str]:
        return [word for line in rules[name] for word in line]

    strong = {line[0]: (line[1], line[2]) for line in rules["strong"]}
    irregular = {line[0]: (line[1], line[2], line[3], line[4]) for line in rules["irregular"]}
    separable = tuple(sorted(set(flat("separable")), key=lambda prefix: (-len(prefix), prefix)))
    starts = {prefix[:2] for prefix in separable}
    return _Tables(
        separable=separable,
        by_start={start: tuple(prefix for prefix in separable if prefix[:2] == start) for start in starts},
        fixed=frozenset(flat("fixed")),
        strong=strong,
        irregular=irregular,
        mute=frozenset(flat("unstressed")),
        nouns={line[0]: tuple(line[1:]) for line in rules["nouns"]},
        simple=frozenset({*strong, *irregular, *flat("weak"), *flat("fixed")}),
    )


def split_prefix(infinitive: str) -> tuple[str, str]:
    """Split a separable verb: ``("in", "boeken")``; the first part is empty when it does not separate.

    A verb separates only when what remains is a verb that the table knows, with or without be-, ver-, ont-, her-:
    ``installeren`` is not ``in`` + ``stalleren``.
    """
    tables = _tables()
    if infinitive in tables.fixed:
        return "", infinitive
    for prefix in tables.by_start.get(infinitive[:2], ()):
        rest = infinitive[len(prefix) :]
        if infinitive.startswith(prefix) and rest in tables.simple:
            return prefix, rest
    return "", infinitive


@lru_cache(maxsize=16384)
def is_infinitive(word: str) -> bool:
    """True for a folded word that is the infinitive of a known verb, or of a loan verb in -eren."""
    tables = _tables()
    if word in tables.simple or split_prefix(word)[0]:
        return True
    if re.fullmatch(r"[a-z]{2,}(iseren|ificeren|ueren|teren|neren|leren|ceren|seren)", word):
        return True
    return any(word.startswith(start) and word[len(start) :] in tables.simple for start in _NO_GE)


@lru_cache(maxsize=16384)
def forms_of(infinitive: str) -> VerbForms:
    """Conjugate a verb, known or not.

    Parameters
    ----------
    infinitive
        Any case; folded first. Must end in ``n``.
    """
    folded = fold(infinitive)
    tables = _tables()
    prefix, base = split_prefix(folded)
    first, third, past, participle = _conjugated(base)
    known = tables.nouns.get(folded) or tuple(prefix + noun for noun in tables.nouns.get(base, ()))
    return VerbForms(
        infinitive=folded,
        prefix=prefix,
        first=first,
        third=third,
        past=past,
        participle=prefix + participle,
        te_infinitive=f"{prefix} te {base}".strip(),
        nouns=known or _regular_nouns(folded),
    )


def _conjugated(base: str) -> tuple[str, str, str, str]:
    """First, third, past, participle of a verb without separable prefix."""
    tables = _tables()
    if base in tables.irregular:
        return tables.irregular[base]
    stem = stem_of(base)
    third = stem if stem.endswith("t") else stem + "t"
    for start in ("", *_INSEPARABLE):
        rest = base.removeprefix(start)
        if base.startswith(start) and rest in tables.strong:
            past, participle = tables.strong[rest]
            if start:
                participle = start + participle.removeprefix("ge")
            return stem, third, start + past, participle
        if start and base.startswith(start) and rest in tables.irregular:
            first, third, past, participle = tables.irregular[rest]
            return start + first, start + third, start + past, start + participle.removeprefix("ge")
    dental = "t" if base[:-2].endswith(_VOICELESS) else "d"
    past = stem + dental + "e"
    participle = stem if stem.endswith(dental) or stem.endswith(("d", "t")) else stem + dental
    if not base.startswith(_NO_GE) and base not in tables.fixed:
        participle = "ge" + participle
    return stem, third, past, participle


def stem_of(infinitive: str) -> str:
    """First person of a regular verb: ``plannen`` plan, ``maken`` maak, ``leven`` leef, ``regelen`` regel."""
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    base = infinitive[:-2]
    if len(base) < 2:
        return base
    if base[-1] == base[-2] and base[-1] not in _VOWELS:
        return base[:-1]
    if _lengthens(infinitive, base):
        base = base[:-1] + base[-2] + base[-1]
    return base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])


def _lengthens(infinitive: str, base: str) -> bool:
    """Whether the open vowel before the last consonant is written double in the stem."""
    vowel, consonant = base[-2], base[-1]
    if vowel not in "aeou" or consonant in _VOWELS or consonant in "wxy":
        return False
    if len(base) > 2 and base[-3] in _VOWELS and base[-3:-1] not in ("ea", "eo", "ue", "ia", "ie_"):
        return False
    if infinitive in _tables().mute:
        return False
    if base.endswith(_MUTE):
        before = _without_prefix(base)[:-2]
        polysyllabic = any(letter in _VOWELS for letter in before)
        # "-eren" after another syllable is nearly always a stressed loan verb; "-elen" and "-enen" are mute.
        return not polysyllabic or base.endswith("er")
    return True


def _without_prefix(base: str) -> str:
    for start in _INSEPARABLE:
        if base.startswith(start) and len(base) > len(start) + 2:
            return base[len(start) :]
    return base


def _regular_nouns(infinitive: str) -> tuple[str, ...]:
    if not infinitive.endswith("en") or len(infinitive) < 6:
        return ()
    noun = infinitive[:-2] + "ing"
    if infinitive.endswith("eren"):
        return noun, infinitive[:-4] + "atie"
    return (noun,)


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Every form of every simple verb to its infinitive; a form that two verbs share goes to the shorter verb."""
    index: dict[str, str] = {}
    for infinitive in sorted(_tables().simple, key=lambda word: (len(word), word)):
        for form in forms_of(infinitive).all:
            index.setdefault(form, infinitive)
    index.update({infinitive: infinitive for infinitive in _tables().simple})
    return index


@lru_cache(maxsize=65536)
def lemma_of(token: str) -> str | None:
    """Infinitive of a verb form, or None when the word is no form of a verb that the table or a rule knows.

    A form is not a verdict: ``boek`` and ``test`` are nouns too; the caller looks at the place in the sentence.

    Parameters
    ----------
    token
        One word, any case: ``ingeboekt``, ``boekt``, ``inboekt``, ``controleert``.
    """
    word = fold(token)
    index = _index()
    if word in index:
        return index[word]
    if is_infinitive(word):
        return word
    for prefix in _tables().separable:
        if word.startswith(prefix):
            rest = index.get(word[len(prefix) :])
            if rest and split_prefix(prefix + rest)[0] == prefix and word in forms_of(prefix + rest).all:
                return prefix + rest
    return _derived(word)


def _derived(word: str) -> str | None:
    """Loan verbs in -eren and verbs with be-, ver-, ont-, her- whose base is known."""
    match = re.fullmatch(r"(ge)?([a-z]{2,})eer(t|d|de|den)?", word)
    if match:
        infinitive = match[2] + "eren"
        if is_infinitive(infinitive) and word in forms_of(infinitive).all:
            return infinitive
    for start in _NO_GE:
        rest = _index().get(word.removeprefix(start)) if word.startswith(start) else None
        if rest and rest != word and word in forms_of(start + rest).all:
            return start + rest
    return None
