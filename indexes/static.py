"""The shipped default: one vector per Dutch word or word part, averaged. Needs numpy only.

sentence-transformers reads the folder too.

A folder holds ``tokenizer.json`` (Unigram: a known word is one piece, another falls apart into the fewest known words,
as a Dutch compound does), ``model.safetensors`` (``embeddings`` int8 and one float32 ``weights`` per row) and
``modules.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Vectors
from vaardig.base.errors import EncoderError
from vaardig.base.hashing import hash_file, hash_parts
from vaardig.base.text import fold

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_MAX_CHARACTERS = 20_000
_UNKNOWN = 10.0
_MAX_CACHE = 400_000
_BATCH = 64
_TYPES: dict[str, np.dtype[Any]] = {"I8": np.dtype("i1"), "F32": np.dtype("<f4")}


def read_safetensors(path: Path) -> dict[str, NDArray[Any]]:
    """Read the int8 and float32 arrays of a safetensors file, memory-mapped.

    Raises
    ------
    EncoderError
        The file is missing, truncated or of another kind.
    """
    try:
        raw = np.memmap(path, dtype=np.uint8, mode="r")
        size = int.from_bytes(raw[:8].tobytes(), "little")
        header = json.loads(raw[8 : 8 + size].tobytes())
        arrays: dict[str, NDArray[Any]] = {}
        for name, about in header.items():
            if name == "__metadata__":
                continue
            start, end = (8 + size + offset for offset in about["data_offsets"])
            if end > len(raw):
                raise ValueError(f"it ends at byte {len(raw)}, not at {end}")
            arrays[name] = raw[start:end].view(_TYPES[str(about["dtype"])]).reshape(about["shape"])
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(f"{path} cannot be read ({error})", next_step="reinstall vaardig, or train anew") from error
    return arrays


class Pieces:
    """Cuts words into pieces of a vocabulary at the least cost, as Unigram of the ``tokenizers`` package does.

    Parameters
    ----------
    rows
        Folded piece to row.
    costs
        Cost of every piece, above 0. A character that is no piece is skipped at a higher cost than any.
    """

    def __init__(self, rows: Mapping[str, int], costs: Mapping[str, float]) -> None:
        self._rows = rows
        self._costs = costs
        self._longest = max(map(len, rows), default=0)
        self._skip = max(costs.values(), default=0.0) + _UNKNOWN
        self._cache: dict[str, tuple[int, ...]] = {}

    def rows(self, text: str) -> list[int]:
        """Rows of all pieces of a text, in order."""
        if len(self._cache) > _MAX_CACHE:
            self._cache.clear()
        rows: list[int] = []
        for word in _TOKEN.findall(fold(text[:_MAX_CHARACTERS])):
            pieces = self._cache.get(word)
            if pieces is None:
                pieces = self._cache[word] = self._cut(word)
            rows.extend(pieces)
        return rows

    def _cut(self, word: str) -> tuple[int, ...]:
        best = [0.0] + [float("inf")] * len(word)
        starts = [0] * (len(word) + 1)
        for end in range(1, len(word) + 1):
            best[end], starts[end] = best[end - 1] + self._skip, end - 1
            for start in range(max(0, end - self._longest), end):
                cost = best[start] + self._costs.get(word[start:end], float("inf"))
                if cost < best[end]:
                    best[end], starts[end] = cost, start
        rows: list[int] = []
        end = len(word)
        while end:
            row = self._rows.get(word[starts[end] : end])
            if row is not None:
                rows.append(row)
            end = starts[end]
        return tuple(reversed(rows))


class StaticEncoder:
    """Mean of the vectors of a text's pieces, at unit length.

    Parameters
    ----------
    folder
        See the module's head.
    """

    def __init__(self, folder: Path) -> None:
        arrays = read_safetensors(folder / "model.safetensors")
        try:
            model = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
            self._embeddings, self._weights = arrays["embeddings"], arrays["weights"]
            vocabulary = {piece: (row, -score) for row, (piece, score) in enumerate(model["vocab"])}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EncoderError(
                f"the encoder in {folder} cannot be read ({error})", next_step="reinstall vaardig, or train it anew"
            ) from error
        if len(vocabulary) != len(self._embeddings) or len(self._weights) != len(vocabulary):
            raise EncoderError(
                f"the encoder in {folder} has {len(vocabulary)} pieces and {len(self._embeddings)} vectors",
                next_step="reinstall vaardig, or train it anew",
            )
        self._folder = folder
        vocabulary.pop(str(model["vocab"][0][0]))
        self._pieces = Pieces(
            {piece: row for piece, (row, _) in vocabulary.items()},
            {piece: cost for piece, (_, cost) in vocabulary.items()},
        )

    @cached_property
    def id(self) -> str:
        """Name and content hash."""
        names = ("model.safetensors", "tokenizer.json")
        return f"{self._folder.name}:" + hash_parts([hash_file(self._folder / name) for name in names], 8)

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return int(self._embeddings.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see :class:`indexes.protocol.Encoder`."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            rows = [self._pieces.rows(text) for text in texts[start : start + _BATCH]]
            self._add_sums(out[start : start + len(rows)], rows)
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        unit: Vectors = np.divide(out, norms, out=np.zeros_like(out), where=norms > 1e-9)
        return unit

    def _add_sums(self, out: Vectors, rows: Sequence[Sequence[int]]) -> None:
        """Write the sum of the pieces' vectors of every text; the mean has the same direction."""
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        if not lengths.sum():
            return
        flat = np.concatenate([np.asarray(row, dtype=np.int64) for row in rows if row])
        vectors = self._embeddings[flat].astype(np.float32)
        vectors *= self._weights[flat][:, None]
        filled = lengths > 0
        starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
        out[filled] = np.add.reduceat(vectors, starts, axis=0)
