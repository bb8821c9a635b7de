"""Training the FAISS index of a vector store: a fixed sample, a fixed seed and one thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TRAIN_PER_LIST = 64
_TRAIN_CODES = 50_000
_BLOCK = 65_536


def list_count(count: int) -> int:
    """Lists of an inverted file over so many vectors."""
    return int(min(4096, max(64, round(count**0.5))))


def train_index(path: Path, shape: tuple[int, int], kind: str) -> Any:
    """Train and fill an index of ``kind`` on the float16 vectors of a file; the same vectors give the same bytes."""
    import faiss

    count, dimension = shape

    def vectors() -> NDArray[np.float16]:
        # Mapped anew for every block, else all pages that were read would stay in memory.
        return np.memmap(path, dtype="<f2", mode="r", shape=shape)

    inverted = kind.startswith("IVF")
    wanted = list_count(count) * _TRAIN_PER_LIST if inverted else _TRAIN_CODES
    threads = faiss.omp_get_max_threads()
    # k-means adds floats in an order that depends on the threads; one thread, one order, one file.
    faiss.omp_set_num_threads(1)
    try:
        index: Any = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
        if inverted:
            index.cp.seed = 1234
            index.cp.niter = 10
        sample = np.linspace(0, count - 1, min(count, wanted)).astype(np.int64)
        index.train(np.asarray(vectors()[sample], dtype=np.float32))
        for start in range(0, count, _BLOCK):
            index.add(np.asarray(vectors()[start : start + _BLOCK], dtype=np.float32))
    finally:
        faiss.omp_set_num_threads(threads)
    return index
