"""What a vector store says about itself: ``manifest.json``, without times or paths."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from vaardig.base.errors import EncoderError
from vaardig.base.files import write_json

_NAME = "manifest.json"
_FORMAT = 1
REBUILD = "vaardig build SOURCE --out WERKMAP"


@dataclass(frozen=True, slots=True)
class StoreManifest:
    """Identity of a vector store.

    Parameters
    ----------
    encoder_id
        ``Encoder.id`` of the encoder that made the vectors.
    dimension, count
        Shape of the vectors.
    index
        ``flat`` or a FAISS factory string.
    faiss_version
        Version that wrote the index.
    vectors_hash, index_hash
        BLAKE2b of the files; the second is empty for ``flat``.
    vectors_bytes, index_bytes
        Sizes, for a quick check on opening.
    rebuild_command
        What a person runs when the store cannot be used.
    """

    encoder_id: str
    dimension: int
    count: int
    index: str
    faiss_version: str
    vectors_hash: str
    index_hash: str
    vectors_bytes: int
    index_bytes: int
    rebuild_command: str = REBUILD
    format: int = _FORMAT


def write_manifest(folder: Path, manifest: StoreManifest) -> None:
    """Write ``manifest.json``, atomically."""
    write_json(folder / _NAME, asdict(manifest))


def read_manifest(folder: Path) -> StoreManifest:
    """Read and check ``manifest.json``.

    Raises
    ------
    EncoderError
        It is missing, not JSON, incomplete, or of another format.
    """
    path = folder / _NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EncoderError(f"there is no vector index in {folder}", next_step=f"build it: {REBUILD}") from error
    except (OSError, ValueError) as error:
        raise EncoderError(f"{path} cannot be read ({error})", next_step=f"rebuild it: {REBUILD}") from error
    names = {field.name for field in fields(StoreManifest)}
    if not isinstance(raw, dict) or set(raw) != names or raw["format"] != _FORMAT:
        raise EncoderError(f"{path} is not a manifest of format {_FORMAT}", next_step=f"rebuild it: {REBUILD}")
    return StoreManifest(**raw)
