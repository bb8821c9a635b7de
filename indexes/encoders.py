"""Where an encoder comes from: the shipped default, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from indexes.protocol import Encoder, Vectors
from indexes.static import StaticEncoder
from vaardig.base.errors import EncoderError, MissingExtraError
from vaardig.base.hashing import hash_file, hash_parts, hash_text

DEFAULT_FOLDER = Path(__file__).parent / "data" / "vaardig-nl-static"
_MAX_CHARACTERS = 20_000


class SentenceTransformerEncoder:
    """A sentence-transformers model behind our protocol.

    Parameters
    ----------
    model
        A loaded ``SentenceTransformer``.
    identity
        What becomes ``id``.
    """

    def __init__(self, model: Any, identity: str) -> None:
        self._model = model
        self._id = identity
        probe = model.encode(["lasser"], show_progress_bar=False)
        self._dimension = int(probe.shape[1])

    @property
    def id(self) -> str:
        """Name and content hash."""
        return self._id

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see :class:`indexes.protocol.Encoder`."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        clipped = [text[:_MAX_CHARACTERS] for text in texts]
        vectors: Vectors = np.asarray(
            self._model.encode(clipped, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
        )
        vectors[[not text.strip() for text in texts]] = 0.0
        return vectors


def _identity(name_or_path: str, model: Any) -> str:
    folder = Path(name_or_path)
    if folder.is_dir():
        files = sorted(item for item in folder.rglob("*") if item.is_file())
        return f"{folder.resolve().name}:{hash_parts([hash_file(item) for item in files], 8)}"
    # A hub name says nothing about the weights: the vector of a fixed sentence does.
    probe = np.round(model.encode(["vrachtwagenchauffeur met ADR-attest"], show_progress_bar=False), 3)
    return f"{name_or_path}:{hash_text(probe.astype(np.float32).tobytes().hex(), 8)}"


def _load_sentence_transformer(name_or_path: str) -> Encoder:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtraError("sentence-transformers", "transformers", f"the encoder '{name_or_path}'") from error
    try:
        model = SentenceTransformer(name_or_path, device="cpu")
    except Exception as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise EncoderError(
            f"the encoder '{name_or_path}' cannot be loaded ({reason})",
            allowed="nothing (the shipped model), or the name or folder of a sentence-transformers model",
            next_step="check the name, or download the model once on a machine with a network and give its folder",
        ) from error
    return SentenceTransformerEncoder(model, _identity(name_or_path, model))


@lru_cache(maxsize=4)
def load_encoder(name_or_path: str | None = None) -> Encoder:
    """Load an encoder.

    Parameters
    ----------
    name_or_path
        None: the default that ships with vaardig (no network, no torch). Otherwise the name or the folder of any
        sentence-transformers model.

    Raises
    ------
    MissingExtraError
        sentence-transformers is needed and not installed.
    EncoderError
        The model does not exist or cannot be read.
    """
    if name_or_path is None:
        return StaticEncoder(DEFAULT_FOLDER)
    return _load_sentence_transformer(name_or_path)
