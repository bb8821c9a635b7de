"""Words of texts as postings: which texts hold a word, and how often. One segment is a fixed run of texts on disk.

Words are compared after :func:`indexes.words.stem_noun` and hashed to 30 bits, so that two hardly ever share a hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.titles import comparable_words, raw_words
from vaardig.base.files import atomic_path

Integers = NDArray[np.int64]

CHARACTERS = 20_000
_AT_ONCE = 2_000
_BITS = 30
_MAX_TF = 255
_MAX_WORD = 64
_DROPPED = -1
_VOCABULARY_LIMIT = 500_000
_BASIS, _PRIME, _MIX, _MASK = 1469598103934665603, 0x100000001B3, 0x9E3779B97F4A7C15, (1 << 64) - 1
_FILES = ("words.npy", "starts.npy", "rows.npy", "counts.npy", "lengths.npy")


def word_column(word: str) -> int:
    """30-bit hash of a word: FNV over its first 64 characters, then a multiplicative mix."""
    value = _BASIS
    for character in word[:_MAX_WORD]:
        value = (value * _PRIME + ord(character)) & _MASK
    return ((value * _MIX) & _MASK) >> (64 - _BITS)


class _Vocabulary(dict[str, int]):
    """Word as it stands in a text to its column; below `_DROPPED` the place of several columns in ``several``."""

    def __init__(self) -> None:
        super().__init__()
        self.several: list[tuple[int, ...]] = []

    def __missing__(self, word: str) -> int:
        columns = tuple(word_column(part) for part in comparable_words(word))
        if len(columns) == 1:
            code = columns[0]
        elif columns:
            code = _DROPPED - 1 - len(self.several)
            self.several.append(columns)
        else:
            code = _DROPPED
        self[word] = code
        return code


_vocabulary = _Vocabulary()


def searched_words(text: str) -> list[str]:
    """Words of a text that can be searched: those of its first 20,000 characters."""
    return raw_words(text[:CHARACTERS])


def count_words(documents: Sequence[Sequence[str]]) -> tuple[Integers, Integers, Integers]:
    """Count the words of documents, given as `searched_words`.

    Returns
    -------
    Row, column and count of every word of every document, ordered by row and then by column; int64, one length.
    """
    found = [_count(documents[start : start + _AT_ONCE], start) for start in range(0, len(documents), _AT_ONCE)]
    nothing = np.zeros(0, dtype=np.int64)
    rows, columns, counts = (np.concatenate([nothing, *arrays]) for arrays in zip(*found, strict=True)) if found else (
        nothing, nothing, nothing
    )  # fmt: skip
    return rows, columns, counts


def _count(documents: Sequence[Sequence[str]], first_row: int) -> tuple[Integers, Integers, Integers]:
    if len(_vocabulary) > _VOCABULARY_LIMIT:
        _vocabulary.clear()
        _vocabulary.several.clear()
    codes: list[int] = []
    look_up = _vocabulary.__getitem__
    for words in documents:
        codes.extend(map(look_up, words))
    lengths = np.fromiter(map(len, documents), dtype=np.int64, count=len(documents))
    columns = np.array(codes, dtype=np.int64)
    rows = np.repeat(np.arange(first_row, first_row + len(documents), dtype=np.int64), lengths)
    keys = (rows << _BITS) | columns
    extra = [
        (int(rows[place]) << _BITS) | column
        for place in np.flatnonzero(columns < _DROPPED)
        for column in _vocabulary.several[_DROPPED - 1 - int(columns[place])]
    ]
    keys = np.concatenate([keys[columns >= 0], np.array(extra, dtype=np.int64)])
    # By hand, because np.unique of numpy 2.3 and later hashes, which takes far longer here.
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(np.append(first, len(keys)))
    return keys[first] >> _BITS, keys[first] & ((1 << _BITS) - 1), counts


@dataclass(frozen=True)
class Segment:
    """Postings of a run of texts, memory-mapped.

    Parameters
    ----------
    words
        int32 ``(w,)``: columns of the words that occur, ascending.
    starts
        int64 ``(w + 1,)``: where the postings of each word begin and end.
    rows, counts
        int32 and uint8 ``(postings,)``: texts that hold the word, ascending, and how often (at most 255).
    lengths
        float32 ``(texts,)``: words per text.
    """

    words: NDArray[np.int32]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]
    lengths: NDArray[np.float32]

    def postings(self, column: int) -> slice:
        """Where in ``rows`` and ``counts`` a word stands; an empty slice when nowhere."""
        place = int(np.searchsorted(self.words, column))
        if place == len(self.words) or self.words[place] != column:
            return slice(0, 0)
        return slice(int(self.starts[place]), int(self.starts[place + 1]))

    @classmethod
    def open(cls, folder: Path) -> Segment:
        """Open a segment; raises OSError or ValueError when a file is missing or damaged."""
        return cls(*(_load(folder / name) for name in _FILES))


def _load(path: Path) -> NDArray[Any]:
    # An array without elements cannot be mapped.
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except ValueError:
        array = np.load(path, allow_pickle=False)
    return array


def write_segment(folder: Path, documents: Sequence[Sequence[str]]) -> None:
    """Write the postings of documents, whole or not at all; nothing is done when the segment is there.

    Memory: about 50 bytes per distinct word of each document. On disk 5 bytes.
    """
    if folder.exists():
        return
    rows, columns, counts = count_words(documents)
    order = np.argsort(columns, kind="stable")
    ordered = columns[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    arrays: tuple[NDArray[Any], ...] = (
        ordered[first].astype(np.int32),
        np.append(first, len(ordered)),
        rows[order].astype(np.int32),
        np.minimum(counts[order], _MAX_TF).astype(np.uint8),
        np.bincount(rows, weights=counts, minlength=len(documents)).astype(np.float32),
    )
    try:
        with atomic_path(folder) as temporary:
            temporary.mkdir()
            for name, array in zip(_FILES, arrays, strict=True):
                np.save(temporary / name, array, allow_pickle=False)
    except OSError:
        # Somebody else may have written the same segment meanwhile, with the same bytes.
        if not folder.exists():
            raise
