"""Words to rows: the lexical half of hybrid search, BM25 over memory-mapped postings.

Words are compared after :func:`indexes.words.stem_noun` and hashed to 30 bits, so that two hardly ever share a hash.
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

_RECIPE = NgramRecipe(sizes=(), within_words=True, words=True, bits=30, characters=20_000)
_QUERY_CHARACTERS = 2_000
_K1 = 1.2
_B = 0.5
_MAX_TF = 255
WORDS = "words"
_REBUILD = "vaardig build SOURCE --out WERKMAP"
_FILES = ("words.npy", "starts.npy", "rows.npy", "counts.npy", "lengths.npy")


def _counts(texts: Sequence[str]) -> csr_matrix:
    return ngram_counts([" ".join(words_of(text[: _RECIPE.characters])) for text in texts], _RECIPE)


class LexicalIndex:
    """Postings of a fixed list of texts; row numbers are positions in that list."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "lexical.json").read_text(encoding="utf-8"))
            self._words, self._starts, self._rows, self._counts, lengths = (
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

        Memory: one part, and 12 bytes per distinct word; parts wait on disk. On disk 5 bytes per word of each text.
        """
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lexical.json").unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".parts-") as waiting:
            spilled = _Spilled(Path(waiting))
            for part in parts:
                spilled.add(part)
            words, frequency = spilled.words()
            starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
            lengths = np.concatenate([np.zeros(0, np.float32), *spilled.lengths])
            arrays: tuple[NDArray[Any], ...] = (words, starts, *spilled.gather(words, starts), lengths)
            for name, array in zip(_FILES, arrays, strict=True):
                with atomic_path(folder / name) as temporary, temporary.open("wb") as handle:
                    np.save(handle, array, allow_pickle=False)
            del arrays
        write_json(folder / "lexical.json", {"postings": int(starts[-1]), "texts": len(lengths)})
        return cls(folder)

    def search(
        self, query: str, k: int, allowed: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows that share words with the query, best BM25 weight first (ties by row): two arrays of length <= ``k``."""
        weights = np.zeros(len(self), dtype=np.float32)
        for word in _counts([query[:_QUERY_CHARACTERS]]).indices:
            place = int(np.searchsorted(self._words, word))
            if place == len(self._words) or self._words[place] != word:
                continue
            start, end = int(self._starts[place]), int(self._starts[place + 1])
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


class _Spilled:
    """Postings of parts, on disk until all words are known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts = 0
        self._known: list[tuple[NDArray[np.int32], NDArray[np.int64]]] = []
        self.lengths: list[NDArray[np.float32]] = []

    def add(self, part: Sequence[str]) -> None:
        """Count the words of a part and write its postings, ordered by word and then by text."""
        counts = _counts(part)
        order = np.argsort(counts.indices, kind="stable")
        rows = np.repeat(np.arange(len(part), dtype=np.int32), np.diff(counts.indptr))[order]
        owners = counts.indices[order].astype(np.int32)
        numbers = np.minimum(counts.data[order], _MAX_TF).astype(np.uint8)
        for name, array in zip("wrn", (owners, rows + np.int32(self._texts), numbers), strict=True):
            np.save(self._folder / f"{name}{len(self._known)}.npy", array, allow_pickle=False)
        words, frequency = np.unique(owners, return_counts=True)
        self._known.append((words, frequency))
        self.lengths.append(np.asarray(counts.sum(axis=1)).ravel().astype(np.float32))
        self._texts += len(part)

    def words(self) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """All words that occur, ascending, and in how many texts each does."""
        words = np.unique(np.concatenate([np.zeros(0, np.int32), *(known for known, _ in self._known)]))
        frequency = np.zeros(len(words), dtype=np.int64)
        for known, found in self._known:
            frequency[np.searchsorted(words, known)] += found
        return words, frequency

    def gather(
        self, words: NDArray[np.int32], starts: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Rows and counts of all parts by word; parts come in order, so rows ascend within a word."""
        total = int(starts[-1])
        if not total:
            return np.zeros(0, np.int32), np.zeros(0, np.uint8)
        rows = np.memmap(self._folder / "rows", dtype=np.int32, mode="w+", shape=(total,))
        numbers = np.memmap(self._folder / "numbers", dtype=np.uint8, mode="w+", shape=(total,))
        free = starts[:-1].copy()
        for part in range(len(self._known)):
            owners, inside, counts = (np.load(self._folder / f"{name}{part}.npy") for name in "wrn")
            known, found = self._known[part]
            places = np.searchsorted(words, known)
            before = np.concatenate([[0], np.cumsum(found)[:-1]])
            targets = np.repeat(free[places] - before, found) + np.arange(len(owners))
            rows[targets] = inside
            numbers[targets] = counts
            free[places] += found
        return rows, numbers
