"""Noun phrases in a tokenised segment: "de mechanische, hydraulische en elektrische storingen"."""

from __future__ import annotations

from nlp.types import Zone
from nlp.words import (
    ADVERB,
    DETERMINER,
    FINITE,
    INFINITIVE,
    NOUN,
    PRONOUN,
    PUNCTUATION,
    UNSPECIFIC,
    Token,
    WordTable,
)

MAX_WORDS = 5
# A lone word with such an ending is an adjective whose noun was not understood.
ADJECTIVE_ENDINGS = ("elijke", "ische", "ieve", "ende", "ige", "ele", "ale", "bare", "loze", "volle", "nele")
_MAX_COMPLEMENT = 60
_MARGIN = 12


class NounReader:
    """A segment as words with their classes, and the noun phrases in it."""

    def __init__(self, words: WordTable, tokens: list[Token], zone: Zone) -> None:
        self.words = words
        self.tokens = tokens
        self.zone = zone
        # Classes and words by index; reading a few places before or behind the segment gives punctuation.
        self.tags = [token.tag for token in tokens] + [PUNCTUATION] * _MARGIN
        self.texts = [token.word for token in tokens] + [""] * _MARGIN

    def noun_phrase(self, index: int) -> tuple[int, int] | None:
        """First and last token of the noun phrase that starts at ``index``, determiners left out."""
        position = index
        while self.tags[position] == DETERMINER or (
            self.tags[position] == PRONOUN
            and self.texts[position] in ("het", "dit", "die", "dat", "deze", "je", "jouw")
        ):
            position += 1
        first = position
        counted = position = self._coordinated(position)
        while position < len(self.tokens) and position - counted < MAX_WORDS:
            tag = self.tags[position]
            if position > first and (over := self._ellipsis(position)):
                position = over
            elif (
                (tag == FINITE and position > first and self.texts[position] in self.words.activity_nouns)
                or tag in (NOUN, UNSPECIFIC)
                or (position == counted and self._before_noun(position))
            ):
                position += 1
            elif tag == INFINITIVE and position > first and self.tags[position + 1] not in (NOUN, DETERMINER):
                break
            elif (
                tag == FINITE
                and self.texts[position] != self.tokens[position].lemma
                and position == first
                and self.tags[position + 1] in (NOUN,)
            ) or (self.texts[position] in ("-", "/", "&") and position > first and self._tight(position)):
                position += 1
            else:
                break
        if position == first:
            return None
        last = position - 1
        if all(self.tags[i] in (ADVERB, PUNCTUATION) for i in range(first, last + 1)):
            return None
        return first, last

    def _coordinated(self, index: int) -> int:
        """Over the first part of "natuur- en waterbeheer" and "administratieve en commerciële taken"."""
        if self.tags[index] not in (NOUN, ADVERB):
            return index
        step = index
        # "mechanische, hydraulische en elektrische storingen", "duidelijke nieuwe plannen"
        while self._inflected(step):
            further = step + 1 + (self.texts[step + 1] in (",", "en", "of", "en/of", "&"))
            if not self._inflected(further):
                break
            step = further
        if step > index and self.tags[step + 1] in (NOUN, UNSPECIFIC):
            return step
        step = index + 1
        hyphen = self.texts[step] == "-" and self.tokens[step].start == self.tokens[index].end
        if hyphen:
            step += 1
        elif not self.texts[index].endswith(ADJECTIVE_ENDINGS) and self.tags[index] != ADVERB:
            return index
        if self.texts[step] not in ("en", "of", "en/of", "&") or self.tags[step + 1] != NOUN:
            return index
        # "praktische en theoretische" must still be followed by what they say something about.
        if not hyphen and not (self.texts[step + 1].endswith("e") and self.tags[step + 2] in (NOUN, UNSPECIFIC)):
            return index
        return step + 1

    def _before_noun(self, index: int) -> bool:
        """True for a word of quality right before a noun: "goede [afspraken]"."""
        return self.tags[index] == ADVERB and self.tags[index + 1] == NOUN

    def _inflected(self, index: int) -> bool:
        """True for an adjective with its ending, of a field or of quality: "hydraulische", "heldere"."""
        word = self.texts[index]
        return word.endswith(ADJECTIVE_ENDINGS) or (self.tags[index] == ADVERB and word.endswith("e"))

    def _ellipsis(self, index: int) -> int:
        """Where "- en regelgeving" in "bancaire wet- en regelgeving" goes on; 0 when nothing is left out."""
        hyphen = self.texts[index] == "-" and self.tokens[index].start == self.tokens[index - 1].end
        joined = hyphen and self.texts[index + 1] in ("en", "of", "&")
        return index + 2 if joined and self.tags[index + 2] == NOUN else 0

    def _tight(self, index: int) -> bool:
        """A mark that stands between two words without spaces, or as "&" between capitals."""
        here, after = self.tokens[index], index + 1
        if after >= len(self.tokens) or self.tags[after] not in (NOUN, UNSPECIFIC):
            return False
        return self.tokens[index - 1].end == here.start and here.end == self.tokens[after].start

    def with_complement(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Widen a noun phrase with "van" + noun phrase, once."""
        first, last = phrase
        more = self.noun_phrase(last + 2) if self.texts[last + 1] == "van" else None
        if more is None or (self.tags[more[1]] == UNSPECIFIC and self.tags[last] == NOUN):
            return phrase
        if self.tokens[more[1]].end - self.tokens[first].start <= _MAX_COMPLEMENT:
            return first, more[1]
        return phrase
