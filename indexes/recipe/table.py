"""The parametrisation of word vectors while training: a word is itself, its stem, its parts and its letters.

After training all of it is added up into one vector per word, so that the shipped model is a plain table and a word
seen twice still leans on what its parts learnt elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.compounds import Splitter
from indexes.protocol import Vectors
from indexes.recipe.data import TrainingData, bucket
from indexes.recipe.pieces import piece_costs
from indexes.static import Pieces
from indexes.words import stem_noun
from vaardig.base.text import fold

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 40
_PART = 0.7
_GRAM_ROWS = 1 << 15
_GRAM_SIZES = (3, 4, 5)
_TEXT_WORDS = 60


@dataclass(frozen=True, slots=True)
class Rows:
    """Weighted rows of one word or text, both of shape ``(k,)``."""

    numbers: NDArray[np.int64]
    weights: NDArray[np.float32]


def count_words(data: TrainingData) -> Counter[str]:
    """Count the folded words of all forms, and once per description."""
    counts: Counter[str] = Counter()
    for group in data.groups:
        for text in (*group.forms, group.description):
            counts.update(_TOKEN.findall(fold(text)))
    for text in data.extra_words:
        counts.update(_TOKEN.findall(fold(text)))
    return counts


def choose_vocabulary(data: TrainingData, general: Iterable[str], counts: Counter[str]) -> list[str]:
    """Words of all names, words that occur twice in descriptions, all general words and every single character."""
    names: set[str] = set()
    for group in data.groups:
        for form in group.forms:
            names.update(_TOKEN.findall(fold(form)))
    for text in data.extra_words:
        names.update(_TOKEN.findall(fold(text)))
    names.update(word for word, count in counts.items() if count > 1)
    names.update(word for word in map(fold, general) if _TOKEN.fullmatch(word))
    names.update("abcdefghijklmnopqrstuvwxyz0123456789")
    return sorted(name for name in names if len(name) <= _LONGEST)


class Projection:
    """Centres the teacher's vectors and keeps the main directions of its vectors of whole names.

    Parameters
    ----------
    names
        float32 ``(n, 384)``.
    dimension
        How many directions are kept.
    """

    def __init__(self, names: Vectors, dimension: int) -> None:
        self._centre = names.mean(axis=0)
        centred = (names - self._centre).astype(np.float64)
        centred /= np.linalg.norm(centred, axis=1, keepdims=True)
        values, directions = np.linalg.eigh(centred.T @ centred)
        main = directions[:, np.argsort(-values)[:dimension]]
        # An eigenvector's sign is arbitrary; fix it, or two machines train two models.
        main *= np.sign(main[np.abs(main).argmax(axis=0), np.arange(main.shape[1])])
        self._main: Vectors = main.astype(np.float32)

    def __call__(self, vectors: Vectors) -> Vectors:
        """Project float32 ``(n, 384)`` to unit vectors ``(n, dimension)``."""
        projected = (vectors - self._centre) @ self._main
        unit: Vectors = (projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-9)).astype(
            np.float32
        )
        return unit


def by_frequency(vocabulary: Sequence[str], vectors: Vectors, counts: Counter[str], smoothing: float) -> Vectors:
    """Let frequent words weigh less: vectors ``(words, d)`` times ``smoothing / (smoothing + p(word))``."""
    frequency = np.array([counts.get(word, 0) for word in vocabulary], dtype=np.float64) + 1.0
    weighted: Vectors = (vectors * (smoothing / (smoothing + frequency / frequency.sum()))[:, None]).astype(np.float32)
    return weighted


class Expansion:
    """Turns words into weighted rows of the trained table.

    Parameters
    ----------
    vocabulary
        Folded words; word ``i`` owns row ``i``. Rows of letters follow.
    counts
        Words seen three times, and long ones seen once, can be parts of a compound.
    general
        Frequent words of the language, most frequent first.
    """

    def __init__(self, vocabulary: Sequence[str], counts: Counter[str], general: Sequence[str] = ()) -> None:
        self._rows = {word: row for row, word in enumerate(vocabulary)}
        self.costs = piece_costs(vocabulary, general, counts)
        self._pieces = Pieces(self._rows, self.costs)
        self._splitter = Splitter(word for word in vocabulary if counts.get(word, 0) >= (1 if len(word) > 5 else 3))
        self._cache: dict[str, Rows] = {}
        self.size = len(vocabulary) + _GRAM_ROWS

    def word(self, word: str) -> Rows:
        """Return the rows of a folded word."""
        if word not in self._cache:
            pairs = self._pairs(word)
            self._cache[word] = Rows(
                np.array([row for row, _ in pairs], dtype=np.int64), np.array([w for _, w in pairs], dtype=np.float32)
            )
        return self._cache[word]

    def text(self, text: str, apart: bool = False) -> Rows:
        """Return the rows of the first sixty words of a text; ``apart``: of compounds only the parts, as if unknown."""
        words = _TOKEN.findall(fold(text))[:_TEXT_WORDS]
        if apart:
            words = [part for word in words for part in self._known_parts(word)]
        rows = [self.word(word) for word in words]
        if not rows:
            return Rows(np.empty(0, np.int64), np.empty(0, np.float32))
        return Rows(np.concatenate([row.numbers for row in rows]), np.concatenate([row.weights for row in rows]))

    def _known_parts(self, word: str) -> tuple[str, ...]:
        parts = self._splitter.split(word)
        return parts if all(part in self._rows for part in parts) else (word,)

    def _pairs(self, word: str) -> list[tuple[int, float]]:
        own = self._rows.get(word)
        pairs = [(row, 1.0) for row in ([own] if own is not None else self._pieces.rows(word))]
        if own is not None:
            stem = stem_noun(word)
            if stem != word and stem in self._rows:
                pairs.append((self._rows[stem], 1.0))
            parts = self._splitter.split(word)
            if len(parts) > 1:
                pairs += [(self._rows[part], _PART) for part in parts if part in self._rows]
        if word.isalpha() and len(word) > 3:
            marked = f"<{word}>"
            grams = [marked[i : i + size] for size in _GRAM_SIZES for i in range(len(marked) - size + 1)]
            first = len(self._rows)
            pairs += [(first + bucket(gram, _GRAM_ROWS), len(grams) ** -0.5) for gram in grams]
        return pairs

    def fold_table(self, vocabulary: Sequence[str], table: Vectors) -> Vectors:
        """Add up every word's rows: float32 ``(len(vocabulary), d)``."""
        folded = np.zeros((len(vocabulary), table.shape[1]), dtype=np.float32)
        for row, word in enumerate(vocabulary):
            rows = self.word(word)
            folded[row] = rows.weights @ table[rows.numbers]
        return folded
