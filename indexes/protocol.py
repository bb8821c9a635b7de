"""The contract of an encoder. Implementations stand beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is the similarity (cosine, -1..1, higher is closer)."""

    @property
    def id(self) -> str:
        """Name and content hash, e.g. ``vaardig-static:3f2a…``; part of every manifest."""
        ...

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode ``n`` texts.

        Returns
        -------
        float32 array of shape ``(n, dimension)``, every row of L2 norm 1, or 0 for a text without any known token.
        The same text gives the same row, whatever stands beside it in the batch.
        """
        ...
