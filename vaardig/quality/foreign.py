"""Vacancies in two languages: which sentences are not Dutch, and what cannot be said of such a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.language import detect_segment

from .ad import Sentence

LANGUAGES = {"fr": "het Frans", "en": "het Engels", "de": "het Duits"}
# Less than this is a slogan or a quotation, not a second text.
_LEAST_SHARE = 0.25
# Every text of some length in these languages has several of these words; Dutch has none.
_SIGNS = (" the ", " and ", " you ", " les ", " des ", " pour ", " vous ", " und ", " wir ", " sie ")
_LEAST_SIGNS = 3


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """The part of a vacancy in another language: which one, its share of the characters, and its sentences."""

    language: str
    share: float
    spans: tuple[tuple[int, int], ...]

    def holds(self, position: int) -> bool:
        """True for a place in a sentence of the other language."""
        return any(low <= position < high for low, high in self.spans)

    @property
    def note(self) -> str:
        """What a reader must know, in Dutch."""
        return (
            f"Ongeveer {round(10 * self.share) * 10} % van de tekst is in {LANGUAGES[self.language]}. Wij beoordelen "
            "alleen het Nederlandse deel. Wat daar ontbreekt, kan in het andere deel staan; dat is niet beoordeeld."
        )


def foreign_part(text: str, folded: str, sentences: Sequence[Sentence]) -> ForeignPart | None:
    """The sentences of a Dutch vacancy that are in another language; None when they are few."""
    if sum(map(folded.count, _SIGNS)) < _LEAST_SIGNS:
        return None
    characters: Counter[str] = Counter()
    spans: list[tuple[int, int]] = []
    # A short line says little about its language: it has that of the line before.
    current = "nl"
    for sentence in sentences:
        current = detect_segment(text[sentence.start : sentence.end], "nl" if _tells(sentence) else current)
        if current in LANGUAGES:
            characters[current] += sentence.end - sentence.start
            spans.append((sentence.start, sentence.end))
    share = characters.total() / max(1, sum(sentence.end - sentence.start for sentence in sentences))
    if share < _LEAST_SHARE:
        return None
    return ForeignPart(characters.most_common(1)[0][0], share, tuple(spans))


def _tells(sentence: Sentence) -> bool:
    return sentence.end - sentence.start >= _TELLING


_TELLING = 25
