"""Keeping phrases and reading enumerations in a segment: the ground that the constructions stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from nlp.hard import title_nouns
from nlp.nouns import ADJECTIVE_ENDINGS, NounReader
from nlp.types import Zone
from nlp.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    FINITE,
    INFINITIVE,
    NOUN,
    PREPOSITION,
    PUNCTUATION,
    UNSPECIFIC,
    Token,
    WordTable,
)
from taxonomy.rules import read_rules
from vaardig.base.text import fold

LIST_MARKS = frozenset({",", "/", "&", "en", "of", "alsook", "evenals", "alsmede", "+", "zowel", "als", "(", "en/of"})
_TRIGGER_NOUNS = frozenset(
    word
    for line in ("kennis basiskennis ervaring inzicht interesse affiniteit feeling voeling notie noties expertise",)
    for word in line.split()
)
_BARE_ADJECTIVE = re.compile(
    r"(?:[^n]ig|lijk|lijker|isch|baar|zaam|loos|matig|klaar)$"
    r"|^(?:digitaal|fysiek|nieuw|open|optimaal|heldere|kwalitatief|effectief|actief|creatief|online|transparant)$"
)
_MAX_SPAN = 90


class Phrase(NamedTuple):
    """A phrase from token ``first`` to ``last`` with its verbs (infinitives) and object words, and its construction."""

    first: int
    last: int
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    construction: str


@lru_cache(maxsize=1)
def knowledge_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Triggers, prepositions and list openers of ``rules/knowledge_triggers.txt``, folded."""
    rules = read_rules("knowledge_triggers")
    first, second, third = (
        frozenset(fold(w) for item in rules[name] for w in item.split())
        for name in ("triggers", "prepositions", "list openers")
    )
    return first, second, third


@lru_cache(maxsize=16)
def knowledge_section(name: str) -> frozenset[str]:
    """The words of one section of ``rules/knowledge_triggers.txt``, folded."""
    return frozenset(fold(word) for item in read_rules("knowledge_triggers")[name] for word in item.split())


@lru_cache(maxsize=4)
def knowledge_pairs(name: str) -> frozenset[tuple[str, str]]:
    """The pairs "word preposition" of one section, folded."""
    entries = (entry.split() for item in read_rules("knowledge_triggers")[name] for entry in fold(item).split(";"))
    return frozenset((first, second) for first, second in entries)


@lru_cache(maxsize=16)
def role_words(section: str) -> frozenset[str]:
    """The words of one section of ``rules/activity_roles.txt``, folded."""
    return frozenset(fold(word) for item in read_rules("activity_roles")[section] for word in item.split())


def abbreviates(short: str, before: str) -> bool:
    """True for "FEC" behind "financieel economische criminaliteit": the same thing, not another one."""
    words = re.split(r"[ -]", before.rstrip(" ("))[-len(short) :]
    return any(word[:1] == short[:1] and _spelt(short, " ".join(words[i:])) for i, word in enumerate(words))


def _spelt(short: str, long: str) -> bool:
    """True when the letters of ``short`` stand in ``long`` in this order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


class PhraseReader(NounReader):
    """Reads one segment; yields ``(first token, last token, verbs, object words)`` of the phrases found."""

    def __init__(self, words: WordTable, tokens: list[Token], zone: Zone) -> None:
        super().__init__(words, tokens, zone)
        self.used = [False] * len(tokens)
        self.phrases: list[Phrase] = []
        # Whether a verb with which the reader is told what to do was met.
        self._told = False

    def nominal(self, index: int) -> str | None:
        """The verb of an activity noun or of an infinitive used as a noun at ``index``."""
        if not 0 <= index < len(self.tokens):
            return None
        token = self.tokens[index]
        if token.tag == INFINITIVE:
            return token.lemma
        if token.tag == UNSPECIFIC and self.texts[index + 1] in ("van", "en"):
            return self.words.activity_nouns.get(token.word) if token.word != "gebruik" else None
        if token.tag in (NOUN, FINITE):
            return self.words.nominal_verb(token.word)
        return None

    def emit(self, first: int, last: int, verbs: Sequence[str], source: str) -> None:
        """Keep the phrase ``first..last`` when it says something and nothing in it was used before."""
        content = any(
            self.tags[i] == NOUN and len(self.texts[i]) > 1 and not self.texts[i].isdigit()
            for i in range(first, last + 1)
        )
        accepted = self._leads(last, verbs, source, first) or self._needs(last, verbs, first)
        # "als assemblagemonteur productie": behind "als" stands what somebody is, not what is asked.
        if not (content or accepted) or any(self.used[first : last + 1]) or self._as_somebody(first, source):
            return
        head = max((i for i in range(first, last + 1) if self.tags[i] in (NOUN, UNSPECIFIC)), default=last)
        if self.texts[last].rpartition("-")[2] in title_nouns() and not accepted:
            return
        if source == "knowledge" and first == last and self.texts[first] in knowledge_section("no demand"):
            return
        bracketed = first == last and self.texts[first - 1] == "(" and self.texts[last + 1] == ")"
        if bracketed and abbreviates(self.texts[first], " ".join(self.texts[max(0, first - 7) : first - 1])):
            return
        if first == last and self.texts[first].endswith(ADJECTIVE_ENDINGS):
            return
        nouns = [i for i in range(first, last + 1) if self.tags[i] in (NOUN, UNSPECIFIC)]
        made = source == "finite" or (source == "infinitive" and "maken" in verbs)
        if made and len(nouns) == 1 and _BARE_ADJECTIVE.search(self.texts[nouns[0]]):
            # "draai je volwaardig mee", "inzichtelijk maken"
            return
        version = head > first and self.texts[head].isdigit()
        if (self.tags[head] == UNSPECIFIC and not accepted) or (len(self.texts[head]) <= 2 and not version):
            return
        if self.tokens[last].end - self.tokens[first].start <= _MAX_SPAN:
            self.keep(first, last, verbs, source)

    def _leads(self, last: int, verbs: Sequence[str], source: str, first: int) -> bool:
        """True for "aansturen van monteurs": whom somebody leads may be named by their job."""
        guided = bool(self.words.people & set(verbs)) and self.texts[last] in role_words("led")
        return first < last and (guided or (source == "nominal" and "aansturen" in verbs))

    def _needs(self, last: int, verbs: Sequence[str], first: int) -> bool:
        """True for "behandelt vragen": what is wished says something with a verb of understanding or answering."""
        return first < last and self.texts[last] in role_words("needs") and bool(role_words("understand") & set(verbs))

    def _as_somebody(self, first: int, source: str) -> bool:
        """True behind "als", but not in "technieken als A en B", which opens a list."""
        if self.texts[first - 1] != "als":
            return False
        return source != "knowledge" or first < 2 or self.tags[first - 2] != NOUN

    def keep(self, first: int, last: int, verbs: Sequence[str], source: str) -> None:
        """Keep the phrase ``first..last`` as it is, unless a part of it was used before."""
        if any(self.used[first : last + 1]):
            return
        objects = tuple(
            self.texts[i]
            for i in range(first, last + 1)
            if self.tags[i] in (NOUN, UNSPECIFIC) and not self.nominal_of(i)
        )
        for i in range(first, last + 1):
            self.used[i] = True
        self.phrases.append(Phrase(first, last, tuple(verbs), objects, source))

    def nominal_of(self, index: int) -> bool:
        """True for an activity noun."""
        return self.words.nominal_verb(self.texts[index]) is not None

    def nominal_phrase(self, index: int) -> int | None:
        """Emit an activity noun or infinitive with its object at ``index``; where reading goes on, None when none."""
        raise NotImplementedError

    def list_after(self, index: int, verbs: Sequence[str], source: str) -> int:
        """Emit the other members of an enumeration that goes on at ``index``; returns where it stops."""
        openers = knowledge_words()[2]
        while index < len(self.tokens):
            step = index
            while self.texts[step] in LIST_MARKS or self.texts[step] in openers or self.texts[step] in ("o.a", "bv"):
                step += 1
            if step == index:
                break
            if self.texts[index] == "of" and self.texts[index - 1] == ",":
                break
            if self.texts[step] in _TRIGGER_NOUNS and self.tags[step + 1] == PREPOSITION:
                # "Python en kennis van netwerken": read from its own trigger.
                break
            if source == "knowledge" and self.texts[step] in ("van", "met", "in"):
                step += 1
            handled = self.nominal_phrase(step)
            if handled is not None:
                index = handled
                continue
            phrase = self.noun_phrase(step)
            if phrase is None or (self.tags[phrase[1] + 1] in (AUXILIARY, FINITE) and self.texts[index] == ","):
                break
            if self.tags[phrase[1] + 1] == INFINITIVE and self.tags[phrase[1] + 2] in (PUNCTUATION, CONJUNCTION):
                break
            phrase = self.with_complement(phrase)
            if (
                self.specific(*phrase)
                or (source == "knowledge" and self.says_enough(*phrase))
                or (source in ("nominal", "finite") and self._worked_on(*phrase, verbs))
            ):
                self.emit(*phrase, verbs, source)
            index = phrase[1] + 1
        return index

    def _worked_on(self, first: int, last: int, verbs: Sequence[str]) -> bool:
        """True for a bare noun that is one of the objects of a verb of work: "evalueert prijzen en [leveranciers]"."""
        if first < last or self.tags[last] != NOUN or self.texts[first - 1] not in LIST_MARKS:
            return False
        met = {"contacteren", "netwerken"} & set(verbs) or self.texts[last + 1] == "die"
        return not met and any(verb in self.words.hard for verb in verbs)

    def says_enough(self, first: int, last: int) -> bool:
        """True for a single word that says something behind a word of knowledge: "affiniteit met techniek"."""
        return first == last and self.texts[first] in knowledge_section("enough")

    def specific(self, first: int, last: int) -> bool:
        """True when a noun phrase says something without a verb."""
        while first < last and self.tags[first] == ADVERB:
            first += 1
        if self.tags[last] == UNSPECIFIC or (first == last and self.texts[last] in self.words.generic):
            return False
        return any(self.tags[i] == NOUN for i in range(first, last + 1))
