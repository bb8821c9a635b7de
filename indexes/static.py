"""The shipped default: one vector per Dutch word or word part, averaged. Needs numpy only.

sentence-transformers reads the folder too.

A folder holds ``tokenizer.json`` (Unigram: a known word is one piece, another falls apart into the fewest known words,
as a Dutch compound does), ``model.safetensors`` (``embeddings`` int8 and one float32 ``weights`` per row) and
``modules.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain
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
_PAIRWISE_BLOCK = 128
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


class _Known(dict[str, tuple[int, ...]]):
    """Rows of the words met so far."""

    def __init__(self, cut: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, word: str) -> tuple[int, ...]:
        rows = self[word] = self._cut(word)
        return rows


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
        self._known = _Known(self._cut)

    def rows(self, text: str) -> list[int]:
        """Rows of all pieces of a text, in order."""
        if len(self._known) > _MAX_CACHE:
            self._known.clear()
        words = _TOKEN.findall(fold(text[:_MAX_CHARACTERS]))
        return list(chain.from_iterable(map(self._known.__getitem__, words)))

    def _cut(self, word: str) -> tuple[int, ...]:
        best = [0.0]
        starts = [0]
        cost_of = self._costs.get
        for end in range(1, len(word) + 1):
            least, chosen = best[end - 1] + self._skip, end - 1
            for start in range(max(0, end - self._longest), end):
                cost = cost_of(word[start:end])
                if cost is not None and best[start] + cost < least:
                    least, chosen = best[start] + cost, start
            best.append(least)
            starts.append(chosen)
        rows: list[int] = []
        end = len(word)
        while end:
            row = self._rows.get(word[starts[end] : end])
            if row is not None:
                rows.append(row)
            end = starts[end]
        return tuple(reversed(rows))


def _pairwise(vectors: Vectors) -> Vectors:
    """Sum of the rows, each component in the order of numpy's pairwise summation (Higham 1993; blocks of 128, 8 ways).

    Spelled out because numpy itself sums so only along the fast axis: over rows this takes a third of the time, gives
    the same bits, and gives them with every version of numpy.
    """
    count = len(vectors)
    if count > _PAIRWISE_BLOCK:
        half = count // 2
        half -= half % 8
        return _pairwise(vectors[:half]) + _pairwise(vectors[half:])
    if count < 8:
        few: Vectors = vectors.sum(axis=0)
        return few
    even = count - count % 8
    ways = vectors[:even].reshape(-1, 8, vectors.shape[1]).sum(axis=0)
    pairs = ways[0::2] + ways[1::2]
    fours = pairs[0::2] + pairs[1::2]
    total: Vectors = fours[0] + fours[1]
    for vector in vectors[even:]:
        total += vector
    return total


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
            rows = {piece: row for row, (piece, _) in enumerate(model["vocab"])}
            costs = {piece: -score for piece, score in model["vocab"]}
            unknown = model["vocab"][0][0]
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise EncoderError(
                f"the encoder in {folder} cannot be read ({error})", next_step="reinstall vaardig, or train it anew"
            ) from error
        if len(rows) != len(self._embeddings) or len(self._weights) != len(rows):
            raise EncoderError(
                f"the encoder in {folder} has {len(rows)} pieces and {len(self._embeddings)} vectors",
                next_step="reinstall vaardig, or train it anew",
            )
        self._folder = folder
        del rows[unknown], costs[unknown]
        self._pieces = Pieces(rows, costs)

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
        # Plain views: a memory map looks for its base at every slice.
        embeddings, weights = np.asarray(self._embeddings), np.asarray(self._weights)[:, None]
        for position, text in enumerate(texts):
            rows = self._pieces.rows(text)
            if rows:
                # The sum of the weighted vectors: the mean has the same direction. One text at a time fits the cache.
                vectors = embeddings[rows].astype(np.float32)
                vectors *= weights[rows]
                out[position] = vectors[0] + _pairwise(vectors[1:])
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        unit: Vectors = np.divide(out, norms, out=np.zeros_like(out), where=norms > 1e-9)
        return unit
