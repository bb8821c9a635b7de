"""Interim default encoder: hashed character n-grams, TF-IDF, projected by a truncated SVD. numpy and scipy only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.ngrams import NgramRecipe, inverse_document_frequency, ngram_counts, weigh
from indexes.protocol import Vectors
from vaardig.base.errors import EncoderError
from vaardig.base.files import write_json
from vaardig.base.hashing import hash_file, hash_parts
from vaardig.base.text import fold

_RECIPE = NgramRecipe(sizes=(3, 4, 5), within_words=True, words=True, bits=14)
_BATCH = 128


class TfidfSvdEncoder:
    """Texts to vectors through ``n-gram counts @ (idf * components)``.

    Parameters
    ----------
    folder
        Holds ``model.json``, ``idf.npy``, ``components.npy`` (int8) and ``scales.npy``.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._idf: NDArray[np.float32] = np.load(folder / "idf.npy", allow_pickle=False)
            components = np.load(folder / "components.npy", allow_pickle=False)
            scales = np.load(folder / "scales.npy", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise EncoderError(
                f"the encoder in {folder} cannot be read ({error})", next_step="reinstall vaardig"
            ) from error
        self._folder = folder
        self._components: Vectors = components.astype(np.float32) * scales

    @cached_property
    def id(self) -> str:
        """Name and content hash."""
        names = ("components.npy", "idf.npy", "scales.npy")
        return "vaardig-tfidf-svd:" + hash_parts([hash_file(self._folder / name) for name in names], 8)

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return int(self._components.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see :class:`indexes.protocol.Encoder`."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [fold(text) for text in texts[start : start + _BATCH]]
            out[start : start + len(batch)] = weigh(ngram_counts(batch, _RECIPE), self._idf) @ self._components
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return np.divide(out, norms, out=np.zeros_like(out), where=norms > 1e-9)


def train_tfidf_svd(texts: Sequence[str], folder: Path, dimension: int = 128) -> None:
    """Fit on texts (sorted and made unique first) and write the folder. Needs scikit-learn."""
    from sklearn.utils.extmath import randomized_svd

    counts = ngram_counts(sorted({fold(text) for text in texts}), _RECIPE)
    idf = inverse_document_frequency(counts)
    _, values, vectors = randomized_svd(weigh(counts, idf), dimension, n_iter=4, random_state=7)
    # Square root of the singular values: the leading directions (topic of the corpus) should not drown the rest.
    components: Vectors = (vectors / np.sqrt(values)[:, None]).T.astype(np.float32)
    scales = (np.abs(components).max(axis=0) / 127.0).astype(np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "idf.npy", idf, allow_pickle=False)
    np.save(folder / "scales.npy", scales, allow_pickle=False)
    np.save(folder / "components.npy", np.rint(components / scales).astype(np.int8), allow_pickle=False)
    about: dict[str, Any] = {"kind": "tfidf-svd", "dimension": dimension, "texts": counts.shape[0]}
    write_json(folder / "model.json", about)
