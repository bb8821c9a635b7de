"""Hashed character n-grams and words as sparse rows: what a misspelling, a compound and its parts still share.

Everything is numpy over one long array of code points, so a batch of 10,000 titles costs a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_PRIME = np.uint64(0x100000001B3)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPACE = 32
_MAX_WORD = 64


@dataclass(frozen=True, slots=True)
class NgramRecipe:
    """Which features a text has.

    Parameters
    ----------
    sizes
        Lengths of the character n-grams. A space on either side of a word counts as a character.
    within_words
        True: an n-gram never spans two words. False: it may.
    words
        Whole words are features too.
    bits
        Features are hashed to ``2**bits`` columns.
    characters
        Only this many characters of a text are used.
    """

    sizes: tuple[int, ...] = (2, 3, 4, 5)
    within_words: bool = True
    words: bool = True
    bits: int = 20
    characters: int = 2000

    @property
    def columns(self) -> int:
        """Number of feature columns."""
        return 1 << self.bits


class _Characters:
    """The texts of one batch as one array of code points, every text padded by spaces."""

    def __init__(self, texts: Sequence[str], longest: int) -> None:
        # A text's words are joined by single spaces; control characters cannot survive ``split``.
        padded = [" " + " ".join(text[:longest].split()) + " " for text in texts]
        lengths = np.fromiter((len(text) for text in padded), dtype=np.int64, count=len(padded))
        raw = "".join(padded).encode("utf-32-le", "surrogatepass")
        self.codes: NDArray[np.uint64] = np.frombuffer(raw, dtype="<u4").astype(np.uint64)
        self.rows: NDArray[np.int64] = np.repeat(np.arange(len(padded), dtype=np.int64), lengths)

    @cached_property
    def spaces_before(self) -> NDArray[np.int64]:
        """Number of spaces in front of each position, one longer than ``codes``."""
        return np.concatenate([[0], np.cumsum(self.codes == _SPACE)]).astype(np.int64)

    def grams(self, size: int, within_words: bool) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Rows and 64-bit hashes of all n-grams of ``size`` characters."""
        count = len(self.codes) - size + 1
        if count <= 0:
            return np.empty(0, np.int64), np.empty(0, np.uint64)
        hashes = np.full(count, size, dtype=np.uint64)
        for offset in range(size):
            hashes = hashes * _PRIME + self.codes[offset : offset + count]
        keep = self.rows[:count] == self.rows[size - 1 : size - 1 + count]
        if within_words:
            inner = self.spaces_before[size - 1 : size - 1 + count] - self.spaces_before[1 : 1 + count]
            both_spaces = (self.codes[:count] == _SPACE) & (self.codes[size - 1 : size - 1 + count] == _SPACE)
            keep &= (inner == 0) & ~(both_spaces & (size == 2))
        return self.rows[:count][keep], hashes[keep]

    def words(self) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Rows and 64-bit hashes of all words (white-space separated)."""
        letters = self.codes != _SPACE
        starts = np.flatnonzero(letters[1:] & ~letters[:-1]) + 1
        if not len(starts):
            return np.empty(0, np.int64), np.empty(0, np.uint64)
        hashes = np.full(len(starts), 1469598103934665603, dtype=np.uint64)
        alive = np.ones(len(starts), dtype=bool)
        for offset in range(_MAX_WORD):
            position = np.minimum(starts + offset, len(self.codes) - 1)
            alive &= letters[position]
            if not alive.any():
                break
            hashes = np.where(alive, hashes * _PRIME + self.codes[position], hashes)
        return self.rows[starts], hashes


def ngram_counts(texts: Sequence[str], recipe: NgramRecipe) -> csr_matrix:
    """Count the features of every text.

    Parameters
    ----------
    texts
        Already folded or normalised; only the first ``recipe.characters`` characters of each are used.

    Returns
    -------
    CSR matrix of float32, shape ``(len(texts), recipe.columns)``, indices sorted.
    """
    from scipy.sparse import csr_matrix

    if not texts:
        empty = np.zeros(0, dtype=np.int64)
        return csr_matrix((np.zeros(0, np.float32), empty, np.zeros(1, np.int64)), shape=(0, recipe.columns))
    characters = _Characters(texts, recipe.characters)
    pieces = [characters.grams(size, recipe.within_words) for size in recipe.sizes]
    if recipe.words:
        pieces.append(characters.words())
    rows = np.concatenate([piece[0] for piece in pieces])
    hashes = np.concatenate([piece[1] for piece in pieces]) * _MIX
    columns = (hashes >> np.uint64(64 - recipe.bits)).astype(np.int64)
    keys, counts = np.unique(rows * recipe.columns + columns, return_counts=True)
    indptr = np.searchsorted(keys, np.arange(len(texts) + 1, dtype=np.int64) * recipe.columns)
    matrix = csr_matrix((counts.astype(np.float32), keys % recipe.columns, indptr), shape=(len(texts), recipe.columns))
    matrix.has_sorted_indices = True
    return matrix


def inverse_document_frequency(counts: csr_matrix) -> NDArray[np.float32]:
    """Smoothed idf per column: ``ln((1 + n) / (1 + df)) + 1``, float32 of shape ``(columns,)``."""
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    idf: NDArray[np.float32] = (np.log((1.0 + counts.shape[0]) / (1.0 + frequency)) + 1.0).astype(np.float32)
    return idf


def weigh(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Sublinear TF-IDF rows of L2 norm 1 (0 for a row without features). Changes nothing in place."""
    weighted = counts.copy()
    weighted.data = (1.0 + np.log(weighted.data)) * idf[weighted.indices]
    lengths = np.diff(weighted.indptr)
    squared = np.bincount(np.repeat(np.arange(len(lengths)), lengths), weights=weighted.data**2, minlength=len(lengths))
    norms = np.sqrt(np.maximum(squared, 1e-12))
    weighted.data = (weighted.data / np.repeat(norms, lengths)).astype(np.float32)
    return weighted
