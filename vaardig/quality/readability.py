"""How heavily a text reads: sentence length, syllables, and the formula of Douma. Indications, no language level.

Douma, W.H. (1960), *De leesbaarheid van landbouwbladen*, Landbouwhogeschool Wageningen: Flesch's formula for Dutch,
206.84 - 0.93 x (words per sentence) - 77 x (syllables per word).
"""

from __future__ import annotations

import re

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
    return sentence.count(",") * 5 >= words or len(_LOST_BORDER.findall(sentence)) >= 2


# A capitalised word behind a small one, followed by small ones: where an item began before layout was lost.
_LOST_BORDER = re.compile(r"[a-zà-ÿ)] (?:[A-Z][a-zà-ÿ]+|Een|De|Het) [a-zà-ÿ]+ [a-zà-ÿ]")


def syllables(word: str) -> int:
    """Syllables of a Dutch word, by groups of vowels; at least one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def readability(ad: Ad) -> Readability:
    """Means over the sentences of four words or more: headings and short bullets are no sentences."""
    words: list[str] = []
    sentences = 0
    for sentence in ad.sentences:
        found = _WORD.findall(ad.text, sentence.start, sentence.end)
        if len(found) < _LEAST_SENTENCE or is_list(ad.text[sentence.start : sentence.end], len(found)):
            continue
        sentences += 1
        words.extend(found)
    if len(words) < _LEAST_WORDS:
        return Readability(ad.words, sentences, None, None, None)
    per_sentence = len(words) / sentences
    per_word = sum(map(syllables, words)) / len(words)
    ease = 206.84 - 0.93 * per_sentence - 77.0 * per_word
    return Readability(ad.words, sentences, round(per_sentence, 1), round(per_word, 2), round(ease, 1))
