"""Knowledge named by the words right before a head: "grafische kennis", "Fooware certificering", "technisch sterk"."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.phrases import knowledge_section
from nlp.predicates import PredicateReader
from nlp.words import INFINITIVE, NOUN

_ADJECTIVAL = ("ische", "isch", "ele", "ale", "ieve", "aire", "matige", "lijk", "lijke", "kundig", "kundige")
_FIELD_ADVERBS = ("isch", "ief", "eel", "aal", "air", "kundig", "matig")
_STRONG = frozenset(
    word + ending
    for word in ("sterk", "onderlegd", "aangelegd", "handig", "geschoold", "bedreven", "beslagen", "goed")
    for ending in ("", "e")
)
_SKILLS = frozenset(("vaardigheden", "skills"))
_OWN_NAME = re.compile(r"([a-z-]{3,}?)-?s?(?:kennis|vaardigheden|vaardigheid|ervaring|inzicht)$")
_LONGEST_NAME = 4


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    sections = ("competence", "named before", "certificate")
    return _STRONG | _SKILLS | frozenset().union(*map(knowledge_section, sections))


def _names_itself(word: str) -> bool:
    """True for "materiaalkennis", false for "vakkennis"."""
    match = _OWN_NAME.match(word)
    return (
        match is not None
        and match.group(1) not in knowledge_section("no own name")
        and word[:-6] not in knowledge_section("no own name")
    )


class NamedReader(PredicateReader):
    """Reads knowledge that is named right before a word like "kennis", "certificering", "sterk"."""

    def read_named(self) -> None:
        """Emit what stands before such heads."""
        if _heads().isdisjoint(self.texts):
            return
        for reads in (self._field_named, self._certified, self._numbered, self._strong, self._skilled):
            for index in range(1, len(self.tokens)):
                if self.texts[index] in _heads():
                    reads(index)

    def read_own_names(self) -> None:
        """Emit compounds that name the knowledge themselves: "materiaalkennis"."""
        for index, word in enumerate(self.texts[: len(self.tokens)]):
            if self.tags[index] == NOUN and not self.used[index] and _names_itself(word):
                self.keep(index, index, ("kennen",), "knowledge")

    def _field(self, index: int, head: str = "") -> bool:
        """True for an adjective of a field: "technisch", "grafische"; "commerciële" before "ervaring" only."""
        word = self.texts[index]
        if self.tags[index] != NOUN or not word.endswith(_ADJECTIVAL):
            return False
        gained = word in knowledge_section("field gained") and head in knowledge_section("gained")
        return gained or word not in knowledge_section("no field")

    def _field_named(self, index: int) -> None:
        """Read "grafische kennis" and "technisch en ruimtelijk inzicht" (one phrase)."""
        if self.texts[index] not in knowledge_section("competence") or not self._field(index - 1, self.texts[index]):
            return
        first = index - 1
        while first >= 2 and self.texts[first - 1] in ("en", "of", ",", "/", "en/of") and self._field(first - 2):
            first -= 2
        self.keep(first, index, ("kennen",), "knowledge")

    def _certified(self, index: int) -> None:
        """Read "Fooware Data Analyst certificering": the run of words before it, adjectives left out."""
        if self.texts[index] not in knowledge_section("certificate"):
            return
        first = index
        while first > 0 and index - first < _LONGEST_NAME and self.tags[first - 1] == NOUN and not self.used[first - 1]:
            first -= 1
        if index - first >= 2 and not self._field(first):
            self.emit(first, index - 1, ("kennen",), "knowledge")

    def _numbered(self, index: int) -> None:
        """Read "DP-100 certificering": a name with a digit right before the word."""
        word = self.texts[index - 1]
        if (
            self.texts[index] in knowledge_section("named before")
            and self.tags[index - 1] == NOUN
            and not word.isdigit()
            and any(map(str.isdigit, word))
        ):
            self.emit(index - 1, index - 1, ("kennen",), "knowledge")

    def _strong(self, index: int) -> None:
        """Read "administratief sterk", "technisch onderlegd": the adjective names what somebody is good at."""
        word = self.texts[index - 1]
        if (
            self.texts[index] in _STRONG
            and self.tags[index - 1] == NOUN
            and word.endswith(_FIELD_ADVERBS)
            and word not in knowledge_section("no field")
        ):
            self.keep(index - 1, index, ("kennen",), "knowledge")

    def _skilled(self, index: int) -> None:
        """Read "consultancy vaardigheden", "coding skills": a noun that names the skill."""
        word = self.texts[index - 1]
        if (
            self.texts[index] in _SKILLS
            and self.tags[index - 1] in (NOUN, INFINITIVE)
            and not word.endswith(("e", "-"))
            and word != "qua"
            and word not in knowledge_section("no own name")
        ):
            self.keep(index - 1, index, ("kennen",), "knowledge")
