"""Language of a text and of its sentences: nl, fr, en or de. Belgian ads mix; the majority language names the ad.

py3langid limited to four languages is right on .975 of short lines; it costs 40 µs a line, so a count of
function words answers first and the model is asked only where that leaves doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

LANGUAGES = ("nl", "fr", "en", "de")
UNKNOWN = "onbekend"
_FUNCTION_WORDS = {
    "nl": "de het een en van je voor met jij jouw ons onze wij zijn naar bij dat niet ook als wat deze dit hebt bent "
    "heb ben aan om uw u kan tot of er worden wordt zoek zoeken ervaring kennis",
    "fr": "le la les des du et une un vous votre nous pour dans avec est sur au aux en ou que qui notre vos nos êtes "
    "avez par plus ce cette sont être chez",
    "en": "the and you your our of to with for are will is we or be have as that this from who on by at an can their "
    "us what",
    "de": "der die das und sie ihre wir für mit ist ein eine von zu den im auf als bei sind oder ihr nicht werden uns "
    "unsere haben des dem",
}
_WORD = re.compile(r"[a-zA-ZÀ-ÿ]+")
_SEGMENT_MINIMUM = 25
# Frequent words of the other languages that are no Dutch words: without one of them a sentence is in the ad's language.
_FOREIGN = re.compile(
    r"\b(?:the|and|you|your|our|with|for|are|will|we|have|this|from|les|la|des|du|et|une|un|vous|votre|nous|pour|dans|avec|sur"
    r"|est|der|die|das|und|sie|ihre|wir|fur|für|mit|ist|ein|eine|den|nicht)\b"
)
_FOREIGN_WORDS = 3
_FEWEST_WORDS = 3
# Characters that decide about the language of a text.
HEAD = 6000


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in words.split():
            table.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in table.items()}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


class Counts(NamedTuple):
    """Function words per language, a word of two languages half for each (so sums are exact), and words in all."""

    nl: float = 0.0
    fr: float = 0.0
    en: float = 0.0
    de: float = 0.0
    words: float = 0

    def of(self, language: str) -> float:
        """Function words of one of `LANGUAGES`."""
        return self[LANGUAGES.index(language)]


def count_words(text: str) -> Counts:
    """Counts of a text. Those of two texts with no word across their border add up to those of both."""
    table = _weights()
    words = _WORD.findall(text.lower())
    counts = dict.fromkeys(LANGUAGES, 0.0)
    for word in filter(table.__contains__, words):
        languages = table[word]
        for language in languages:
            counts[language] += 1.0 / len(languages)
    return Counts._make([*counts.values(), len(words)])


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return Counts._make(map(sum, zip(Counts(), *counts, strict=True)))


def detect(text: str) -> str:
    """Language of a text: one of `LANGUAGES`, or ``onbekend`` when there is too little to tell."""
    return language_of(count_words(text[:HEAD]), text)


def language_of(counts: Counts, text: str) -> str:
    """`detect` for a text of which the first `HEAD` characters were counted."""
    if counts.words < _FEWEST_WORDS:
        return UNKNOWN
    ranked = sorted(LANGUAGES, key=counts.of, reverse=True)
    first, second = counts.of(ranked[0]), counts.of(ranked[1])
    # A bilingual ad with a Dutch half is a Dutch ad: its other half is marked sentence by sentence.
    if counts.nl >= 3 and counts.nl >= 0.6 * first:
        return "nl"
    if first >= 3 and first >= 2 * second:
        return ranked[0]
    language, _ = _identifier().classify(text[:2000])
    return str(language)


def is_mixed(counts: Counts, language: str) -> bool:
    """True when words of another language are frequent enough that single sentences may be in it."""
    return any(counts.of(other) >= _FOREIGN_WORDS for other in LANGUAGES if other != language)


def detect_segment(text: str, default: str) -> str:
    """Language of one sentence; a short one, or one without evidence against it, has the ad's language."""
    if len(text) < _SEGMENT_MINIMUM:
        return default
    if _FOREIGN.search(text.lower()) is None:
        return default
    counts = count_words(text)
    best = max(LANGUAGES, key=counts.of)
    if counts.of(best) < 2 or best == default or counts.of(best) < 2 * counts.of(default) + 1:
        return default
    language, probability = _identifier().classify(text)
    return str(language) if probability > 0.9 else default
