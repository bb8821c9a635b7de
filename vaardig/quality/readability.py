"""How heavily a text reads: sentence length, syllables, and the formula of Douma. Indications, no language level.

Douma, W.H. (1960), *De leesbaarheid van landbouwbladen*, Landbouwhogeschool Wageningen: Flesch's formula for Dutch,
206.84 - 0.93 x (words per sentence) - 77 x (syllables per word).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .ad import Ad
from .model import Readability
from .words import word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Groups of vowels that sound as one; "ij" counts as one vowel, "eeuw", "ieuw", "aai" as one group.
_SYLLABLE = re.compile(r"ij|[aeiouy]+|[àáâäèéêëìíîïòóôöùúûü]")
_LEAST_WORDS = 30
_LEAST_SENTENCE = 4


# Prose has many small words; a list that lost its layout has few.
_FUNCTION_WORDS = word_list("function words")
_FUNCTION_SHARE = 0.2


def is_list(sentence: str, words: int) -> bool:
    """True for an enumeration, or for list items that lost their line ends: no sentence that a person wrote."""
    function_words = sum(1 for word in _WORD.findall(sentence.lower()) if word in _FUNCTION_WORDS)
    if function_words < _FUNCTION_SHARE * words:
        return True
    if _LOST_HEADING.search(sentence):
        return True
    return sentence.count(",") * 5 >= words or len(_LOST_BORDER.findall(sentence)) >= 2


# A capitalised word behind a small one, followed by small ones: where an item began before layout was lost.
_LOST_BORDER = re.compile(r"[a-zà-ÿ)] (?:[A-Z][a-zà-ÿ]+|Een|De|Het) [a-zà-ÿ]+ [a-zà-ÿ]")

# "… organisatie Samenwerken: je levert …": an item with its name before a colon.
_LOST_HEADING = re.compile(r"[a-zà-ÿ)] [A-Z][a-zà-ÿ]+(?: [a-zà-ÿ]+){0,2} ?: ?(?:je|jij|u|[A-Z])")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Syllables of a Dutch word, by groups of vowels; at least one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


class Prose(NamedTuple):
    """How heavy one sentence is: its words, their syllables, and whether it is a list that no person wrote as prose."""

    words: int
    syllables: int
    listed: bool

    @property
    def counts(self) -> bool:
        """False for a heading, a short bullet and a list: they are no sentences."""
        return self.words >= _LEAST_SENTENCE and not self.listed


# Vacancies repeat sentences.
@lru_cache(maxsize=20_000)
def prose(sentence: str) -> Prose:
    """Measure one sentence."""
    words = _WORD.findall(sentence)
    listed = len(words) >= _LEAST_SENTENCE and is_list(sentence, len(words))
    return Prose(len(words), 0 if listed else sum(map(syllables, words)), listed)


def readability(ad: Ad) -> Readability:
    """Means over the sentences of four words or more: headings and short bullets are no sentences."""
    measured = [prose(ad.text[sentence.start : sentence.end]) for sentence in ad.sentences]
    counted = [sentence for sentence in measured if sentence.counts]
    words = sum(sentence.words for sentence in counted)
    if words < _LEAST_WORDS:
        return Readability(ad.words, len(counted), None, None, None)
    per_sentence = words / len(counted)
    per_word = sum(sentence.syllables for sentence in counted) / words
    ease = 206.84 - 0.93 * per_sentence - 77.0 * per_word
    return Readability(ad.words, len(counted), round(per_sentence, 1), round(per_word, 2), round(ease, 1))
