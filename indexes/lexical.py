"""Words to rows: the lexical half of hybrid search, BM25 over memory-mapped postings.

Words are compared after :func:`indexes.words.stem_noun` and hashed to 22 bits; two rare words that share a column cost
a wrong candidate now and then, which the dense half outvotes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexes.ngrams import NgramRecipe, ngram_counts
from indexes.titles import words_of
from vaardig.base.errors import EncoderError
from vaardig.base.files import atomic_path, write_json

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_RECIPE = NgramRecipe(sizes=(), within_words=True, words=True, bits=22, characters=20_000)
_QUERY_CHARACTERS = 2_000
_K1 = 1.2
_B = 0.5
_MAX_TF = 255
WORDS = "words"
_REBUILD = "vaardig build SOURCE --out WERKMAP"
_FILES = ("starts.npy", "rows.npy", "counts.npy", "lengths.npy")


def _counts(texts: Sequence[str]) -> csr_matrix:
    return ngram_counts([" ".join(words_of(text[: _RECIPE.characters])) for text in texts], _RECIPE)


class LexicalIndex:
    """Postings of a fixed list of texts; row numbers are positions in that list."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "lexical.json").read_text(encoding="utf-8"))
            self._starts, self._rows, self._counts, lengths = (
                np.load(folder / name, mmap_mode="r" if about["postings"] else None, allow_pickle=False)
                for name in _FILES
            )
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"the word index in {folder} cannot be read ({error})", next_step=f"rebuild it: {_REBUILD}"
            ) from error
        if about.get("postings") != len(self._rows) or about.get("texts") != len(lengths):
            raise EncoderError(f"the word index in {folder} is damaged", next_step=f"rebuild it: {_REBUILD}")
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._length_factor: NDArray[np.float32] = (_K1 * (1 - _B + _B * lengths / max(mean, 1.0))).astype(np.float32)

    def __len__(self) -> int:
        return len(self._length_factor)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a finished index stands in the folder."""
        return (folder / "lexical.json").exists()

    @classmethod
    def build(cls, folder: Path, parts: Iterable[Sequence[str]]) -> LexicalIndex:
        """Write an index of all texts of all parts, in order.

        Memory: one part and 64 MB; parts wait on disk. On disk about 5 bytes per distinct word per text.
        """
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lexical.json").unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".parts-") as waiting:
            frequency, lengths, spilled = _spill(Path(waiting), parts)
            starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
            postings = _gather(Path(waiting), spilled, starts)
            arrays: tuple[NDArray[Any], ...] = (starts, *postings, lengths)
            for name, array in zip(_FILES, arrays, strict=True):
                with atomic_path(folder / name) as temporary, temporary.open("wb") as handle:
                    np.save(handle, array, allow_pickle=False)
            del arrays, postings
        write_json(folder / "lexical.json", {"postings": int(starts[-1]), "texts": len(lengths)})
        return cls(folder)

    def search(
        self, query: str, k: int, allowed: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows that share words with the query, best BM25 weight first (ties by row): two arrays of length <= ``k``."""
        weights = np.zeros(len(self), dtype=np.float32)
        for column in _counts([query[:_QUERY_CHARACTERS]]).indices:
            start, end = int(self._starts[column]), int(self._starts[column + 1])
            if start == end:
                continue
            rows = self._rows[start:end]
            counts = self._counts[start:end].astype(np.float32)
            idf = np.log(1.0 + (len(self) - (end - start) + 0.5) / (end - start + 0.5))
            weights[rows] += np.float32(idf) * counts * (_K1 + 1) / (counts + self._length_factor[rows])
        if allowed is not None:
            keep = np.zeros(len(self), dtype=bool)
            keep[allowed] = True
            weights[~keep] = 0.0
        found = np.flatnonzero(weights)
        if len(found) > k:
            cut = np.partition(weights[found], len(found) - k)[len(found) - k]
            found = found[weights[found] >= cut]
        order = np.lexsort((found, -weights[found]))[:k]
        return found[order], weights[found][order]


Spilled = list[tuple[int, int]]


def _spill(folder: Path, parts: Iterable[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.float32], Spilled]:
    """Count the words of every part and leave its postings on disk, column by column."""
    frequency = np.zeros(_RECIPE.columns, dtype=np.int64)
    lengths: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
    spilled: Spilled = []
    first = 0
    for number, part in enumerate(parts):
        counts = _counts(part)
        lengths.append(np.asarray(counts.sum(axis=1)).ravel().astype(np.float32))
        columns = counts.tocsc()
        columns.sort_indices()
        held = np.diff(columns.indptr)
        frequency += held
        _save(folder, number, np.repeat(np.arange(_RECIPE.columns, dtype=np.int32), held), columns)
        spilled.append((first, columns.nnz))
        first += len(part)
    return frequency, np.concatenate(lengths), spilled


def _save(folder: Path, number: int, owners: NDArray[np.int32], columns: Any) -> None:
    counts = np.minimum(columns.data, _MAX_TF).astype(np.uint8)
    for name, array in (("c", owners), ("r", columns.indices.astype(np.int32)), ("n", counts)):
        np.save(folder / f"{name}{number}.npy", array, allow_pickle=False)


def _gather(folder: Path, spilled: Spilled, starts: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Lay the postings of all parts out by column; parts come in order, so rows ascend within a column."""
    total = int(starts[-1])
    if not total:
        return np.zeros(0, np.int32), np.zeros(0, np.uint8)
    rows = np.memmap(folder / "rows", dtype=np.int32, mode="w+", shape=(total,))
    numbers = np.memmap(folder / "numbers", dtype=np.uint8, mode="w+", shape=(total,))
    free = starts[:-1].copy()
    for number, (first, count) in enumerate(spilled):
        owners, inside, counts = (np.load(folder / f"{name}{number}.npy") for name in "crn")
        held = np.bincount(owners, minlength=len(free))
        before = np.concatenate([[0], np.cumsum(held)[:-1]])
        places = free[owners] + np.arange(count) - before[owners]
        rows[places] = inside + first
        numbers[places] = counts
        free += held
    return rows, numbers
