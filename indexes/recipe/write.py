"""Writes a trained table as a folder that vaardig and sentence-transformers both load. Deterministic bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Vectors
from vaardig.base.files import atomic_path, write_json

UNKNOWN = "[UNK]"


def quantise(table: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return int8 rows and the float32 weight of each: ``row * weight`` is the vector, to one part in 254."""
    weights = (np.abs(table).max(axis=1) / 127.0).astype(np.float32)
    safe = np.where(weights > 0, weights, 1.0)
    return np.rint(table / safe[:, None]).astype(np.int8), weights


def write_safetensors(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write int8 and float32 arrays in the safetensors layout (sorted names, header padded to 8 bytes)."""
    names = {"int8": "I8", "float32": "F32"}
    header: dict[str, Any] = {}
    start = 0
    for name in sorted(arrays, key=lambda name: (-arrays[name].itemsize, name)):
        size = arrays[name].nbytes
        header[name] = {
            "dtype": names[arrays[name].dtype.name],
            "shape": list(arrays[name].shape),
            "data_offsets": [start, start + size],
        }
        start += size
    raw = json.dumps(header, separators=(",", ":")).encode()
    raw += b" " * (-len(raw) % 8)
    with atomic_path(path) as temporary, temporary.open("wb") as handle:
        handle.write(struct.pack("<Q", len(raw)) + raw)
        for name in header:
            handle.write(np.ascontiguousarray(arrays[name]).tobytes())


def write_model(folder: Path, costs: Mapping[str, float], table: Vectors, about: dict[str, Any]) -> None:
    """Write all files.

    Parameters
    ----------
    costs
        Folded words in the order of the rows of ``table``, and what each costs as a piece (see
        :mod:`indexes.recipe.pieces`). A zero row for unknown characters is put first.
    about
        Becomes ``recipe.json``: schedule, inputs with hashes, figures.
    """
    rows, weights = quantise(np.concatenate([np.zeros((1, table.shape[1]), np.float32), table]))
    write_safetensors(folder / "model.safetensors", {"embeddings": rows, "weights": weights})
    pieces = [[UNKNOWN, 0.0], *([word, -cost] for word, cost in costs.items())]
    tokenizer: dict[str, Any] = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None,
        "decoder": None,
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "Lowercase"},
                                                           {"type": "StripAccents"}]},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {"type": "Unigram", "unk_id": 0, "vocab": pieces},
    }  # fmt: skip
    with atomic_path(folder / "tokenizer.json") as temporary:
        temporary.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    module = "sentence_transformers.models.StaticEmbedding"
    write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": module}])
    write_json(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine", "prompts": {}})
    write_json(folder / "recipe.json", about)
