"""Dutch compounds taken apart with the words at hand: "garenverwerkingsoperator" has the parts of its paraphrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LINKS = ("", "s", "en", "n", "e", "er")
_SHORTEST = 4
_LONGEST = 40


class Splitter:
    """Splits compounds into words of a closed vocabulary.

    Parameters
    ----------
    words
        Folded words; those of four letters and more can be parts.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST and word.isalpha())
        self._seen: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a word, or the word alone.

        The fewest parts win, then the longest last part (the head of a Dutch compound). A word is cut only where
        both sides are known words, with an optional link ("-s-", "-en-", "-e-") after the first.
        """
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._split(word)
        return known

    def _split(self, word: str, depth: int = 2) -> tuple[str, ...]:
        if len(word) < 2 * _SHORTEST or len(word) > _LONGEST or not word.isalpha():
            return (word,)
        best: tuple[str, ...] = (word,)
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head = word[cut:]
            modifier = self._modifier(word[:cut])
            if modifier is None:
                continue
            if head in self._words:
                return (modifier, head)
            if depth > 1 and best == (word,):
                parts = self._split(head, depth - 1)
                if len(parts) > 1:
                    best = (modifier, *parts)
        return best

    def _modifier(self, piece: str) -> str | None:
        for link in _LINKS:
            if link and not piece.endswith(link):
                continue
            stem = piece[: len(piece) - len(link)] if link else piece
            if stem in self._words:
                return stem
        return None

    def bag(self, words: Sequence[str]) -> str:
        """Return one key for all orders and spellings of the same parts, sorted and joined by spaces."""
        return " ".join(sorted({part for word in words for part in self.split(word)}))
