"""Words to rows: the lexical half of hybrid search, BM25 over memory-mapped postings.

Words are compared after :func:`indexes.words.stem_noun` and hashed to 22 bits; two rare words that share a column cost
a wrong candidate now and then, which the dense half outvotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.ngrams import NgramRecipe, ngram_counts
from indexes.titles import match_words
from vaardig.base.errors import EncoderError
from vaardig.base.files import atomic_path, write_json

_RECIPE = NgramRecipe(sizes=(), within_words=True, words=True, bits=22)
_K1 = 1.2
_B = 0.5
_MAX_TF = 255
_REBUILD = "vaardig build SOURCE --out WERKMAP"
_FILES = ("starts.npy", "rows.npy", "counts.npy", "lengths.npy")


def _words(texts: Sequence[str]) -> list[str]:
    return [" ".join(match_words(text)) for text in texts]


class LexicalIndex:
    """Postings of a fixed list of texts; row numbers are positions in that list."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "lexical.json").read_text(encoding="utf-8"))
            self._starts, self._rows, self._counts, lengths = (
                np.load(folder / name, mmap_mode="r", allow_pickle=False) for name in _FILES
            )
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"the word index in {folder} cannot be read ({error})", next_step=f"rebuild it: {_REBUILD}"
            ) from error
        if about.get("postings") != len(self._rows) or about.get("texts") != len(lengths):
            raise EncoderError(f"the word index in {folder} is damaged", next_step=f"rebuild it: {_REBUILD}")
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._length_factor: NDArray[np.float32] = (_K1 * (1 - _B + _B * lengths / max(mean, 1.0))).astype(np.float32)

    def __len__(self) -> int:
        return len(self._length_factor)

    @classmethod
    def build(cls, folder: Path, parts: Iterable[Sequence[str]]) -> LexicalIndex:
        """Write an index of all texts of all parts, in order. About 9 bytes of memory per distinct word per text."""
        from scipy.sparse import vstack

        blocks = [ngram_counts(_words(part), _RECIPE) for part in parts]
        counts = vstack(blocks or [ngram_counts([], _RECIPE)], format="csr")
        lengths = np.asarray(counts.sum(axis=1)).ravel().astype(np.float32)
        columns = counts.tocsc()
        columns.sort_indices()
        arrays = (
            columns.indptr.astype(np.int64),
            columns.indices.astype(np.int32),
            np.minimum(columns.data, _MAX_TF).astype(np.uint8),
            lengths,
        )
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lexical.json").unlink(missing_ok=True)
        for name, array in zip(_FILES, arrays, strict=True):
            with atomic_path(folder / name) as temporary, temporary.open("wb") as handle:
                np.save(handle, array, allow_pickle=False)
        write_json(folder / "lexical.json", {"postings": len(arrays[1]), "texts": len(lengths)})
        return cls(folder)

    def search(
        self, query: str, k: int, allowed: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows that share words with the query, best BM25 weight first (ties by row): two arrays of length <= ``k``."""
        weights = np.zeros(len(self), dtype=np.float32)
        columns = ngram_counts(_words([query]), _RECIPE).indices
        for column in columns:
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
