"""What somebody sees to or answers for: "je zorgt dat de stock op orde is", "staat in voor", "aanspreekpunt voor"."""

from __future__ import annotations

from functools import lru_cache

from nlp.knowledge import KnowledgeReader
from nlp.phrases import role_words
from nlp.words import ADVERB, FINITE, INFINITIVE, NOUN, PRONOUN, PUNCTUATION

_ARE = frozenset({"ben", "bent", "als", "vorm", "vormt", "fungeer", "fungeert", "fungeren"})
_MAX_PREDICATE = 6


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The words at which one of the readings below may begin."""
    answering = {pair.partition("-")[0] for pair in role_words("answer for")}
    return role_words("see to") | role_words("between") | answering | {":", "te", "zoek", "in"}


class RoleReader(KnowledgeReader):
    """Reads responsibilities that are worded without a verb of doing."""

    def read_roles(self) -> None:
        """Emit what the segment makes somebody responsible for."""
        openers = _openers()
        for index, word in enumerate(self.texts[: len(self.tokens)]):
            if word not in openers:
                continue
            if word in role_words("see to"):
                self._sees_to(index)
            elif word in role_words("between"):
                self._contact(index)
            elif word == ":":
                self._headed(index)
            elif word == "te" and self.texts[index + 1] == "woord":
                self._addresses(index)
            elif word == "zoek" and self.texts[index + 1] == "naar":
                self._searches(index)
            elif self.texts[index + 1] in ("voor", "met", "uit") and self._answers(index):
                self._answers_for(index + 2)

    def _headed(self, colon: int) -> None:
        """Read "Logistieke ondersteuning: je laadt …": a group of tasks under its name."""
        first = colon
        while first > max(0, colon - 5) and (self.tags[first - 1] == NOUN or self.texts[first - 1] in ("&", "en")):
            first -= 1
        opens = first == 0 or self.texts[first - 1] in (".", ";", "-", "!", "?") or self.tags[first - 1] == PUNCTUATION
        told = self.tags[colon + 1] in (PRONOUN, FINITE, INFINITIVE, ADVERB)
        if first == colon or not opens or not told or not self._group(self.texts[colon - 1]):
            return
        start = first
        for index in range(first, colon + 1):
            if self.texts[index] in ("&", "en", ":") and index > start:
                self.emit(start, index - 1, ("instaan",), "finite")
                start = index + 1

    def _group(self, word: str) -> bool:
        """True for a word that names a group of tasks."""
        return word not in role_words("no group") and word.endswith(tuple(role_words("group endings")))

    def _addresses(self, index: int) -> None:
        """Read "je staat klanten te woord"."""
        end = index - 1
        while end > 0 and self.tags[end] == ADVERB:
            end -= 1
        start = end
        while start > 0 and self.tags[start - 1] == NOUN and end - start < 3:
            start -= 1
        if self._somebody(end):
            self.keep(start, index + 1, ("contacteren",), "finite")

    def _searches(self, index: int) -> None:
        """Read "je gaat op zoek naar nieuwe leveranciers"."""
        goes = {"ga", "gaat", "gaan"} & set(self.texts[max(0, index - 6) : index])
        phrase = self.noun_phrase(index + 2) if goes else None
        if phrase is not None and self.tags[phrase[1]] == NOUN and self.texts[index - 1] == "op":
            self.keep(index - 1, phrase[1], ("zoeken",), "finite")

    def _answers(self, index: int) -> bool:
        """True for "verantwoordelijk [voor]" and for the "in [voor]" of "staat … in voor"."""
        word, after = self.texts[index], self.texts[index + 1]
        if word == "in" and after == "voor":
            return bool({"sta", "staat", "instaan"} & set(self.texts[max(0, index - 6) : index]))
        if word == "bestaat":
            return bool(role_words("what one does") & set(self.texts[max(0, index - 6) : index]))
        return f"{word}-{after}" in role_words("answer for")

    def _answers_for(self, index: int) -> None:
        """Emit the things behind "verantwoordelijk voor"."""
        if self.texts[index] == "zowel":
            index += 1
        stop = self.nominal_phrase(index)
        if stop is None:
            phrase = self.noun_phrase(index)
            if phrase is None or not self.specific(*phrase):
                return
            phrase = self.with_complement(phrase)
            self.emit(*phrase, ("instaan",), "finite")
            stop = phrase[1] + 1
        # "maatwerk voor zowel badkamers, keukens en interieur"
        if self.texts[stop : stop + 2] == ["voor", "zowel"]:
            stop += 1
        self.list_after(stop, ("instaan",), "finite")

    def _sees_to(self, index: int) -> None:
        """Read "zorgt dat materialen en planning op orde zijn": each thing, the last one with what must hold."""
        start = index + 1
        while start < index + 5 and self.texts[start] != "dat" and self.tags[start] in (PRONOUN, ADVERB):
            start += 1
        if self.texts[start] != "dat":
            return
        position = start + 1
        members = []
        everything = self.texts[position] == "alles"
        while not everything and (phrase := self.noun_phrase(position)) is not None:
            first, last = phrase
            while last > first and self._holds(self.texts[last]):
                last -= 1
            members.append((first, last))
            position = last + 1
            if self.texts[position] not in (",", "en", "&", "of"):
                break
            position += 1
        end = self._predicate(position + everything, index)
        if end is None:
            return
        if everything:
            self.keep(index, end, ("zorgen",), "finite")
            return
        for first, last in members[:-1]:
            self.emit(first, last, ("zorgen",), "finite")
        if members and not self._somebody(members[-1][1]):
            self.emit(members[-1][0], members[-1][1], ("zorgen",), "finite")
            if self.phrases and self.phrases[-1].last == members[-1][1]:
                self._widen(end)

    def _widen(self, end: int) -> None:
        """Let the phrase found last go on to token ``end``."""
        phrase = self.phrases[-1]
        if not any(self.used[phrase.last + 1 : end + 1]):
            self.used[phrase.last + 1 : end + 1] = [True] * (end - phrase.last)
            self.phrases[-1] = phrase._replace(last=end)

    def _predicate(self, start: int, index: int) -> int | None:
        """Last token of "op orde zijn", "tijdig geleverd wordt", None when it names no work."""
        end = start
        while end < len(self.tokens) and end - start < _MAX_PREDICATE:
            if self.tags[end] == PUNCTUATION or self.texts[end] in ("en", "zodat", "voor", "om", "die", "waar"):
                break
            end += 1
        words = self.texts[start:end]
        # "dat alles klopt" says nothing, "dat alles tijdig geleverd wordt" does.
        everything = self.texts[start - 1] == "alles"
        if any(word in self.words.participles if everything else self._holds(word) for word in words):
            return end - 1
        return None

    def _holds(self, word: str) -> bool:
        """True for "klaarstaan", "orde" and for the participle of a verb of work: "besteld"."""
        return word in self.words.participles or word in role_words("in order")

    def _somebody(self, index: int) -> bool:
        return self.texts[index] in role_words("somebody")

    def _contact(self, index: int) -> None:
        """Read "ben je de schakel tussen A en B", "aanspreekpunt voor technische vragen"."""
        if not _ARE & set(self.texts[max(0, index - 6) : index + 5]):
            return
        after = self.texts[index + 1]
        if after == "tussen" and (phrase := self.noun_phrase(index + 2)) is not None:
            last = phrase[1]
            while self.texts[last + 1] in (",", "en") and (more := self.noun_phrase(last + 2)) is not None:
                last = more[1]
            self.keep(index, last, ("contacteren",), "finite")
        phrase = self.noun_phrase(index + 2) if after == "voor" else None
        if phrase is not None and self.specific(*phrase) and not self._somebody(phrase[1]):
            self.emit(*self.with_complement(phrase), ("contacteren",), "finite")
            self.list_after(phrase[1] + 1, ("contacteren",), "finite")
