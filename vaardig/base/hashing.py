"""Content hashes: the only notion of identity that artefacts use (no mtimes, no pickles)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


def hash_text(text: str, size: int = 16) -> str:
    """BLAKE2b hex digest of a text, ``size`` bytes long. Lone surrogates are hashed as they are."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def hash_file(path: Path, size: int = 16) -> str:
    """BLAKE2b hex digest of a file's bytes, read in chunks of 1 MiB."""
    digest = hashlib.blake2b(digest_size=size)
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def hash_json(value: Any, size: int = 16) -> str:
    """BLAKE2b hex digest of a JSON value in canonical form (sorted keys, no spaces)."""
    return hash_text(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")), size)


def hash_parts(parts: Iterable[str], size: int = 16) -> str:
    """BLAKE2b hex digest of strings in order, each length-prefixed so that borders count."""
    digest = hashlib.blake2b(digest_size=size)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
