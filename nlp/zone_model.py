"""The zone model at run time: a table of word weights, no machine-learning package needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from nlp.types import ZONES
from nlp.zone_features import segment_features
from vaardig.base.errors import VaardigError


class ZoneModel:
    """Linear model over `segment_features`; see ``nlp/data/README.md``."""

    def __init__(self, lines: list[str]) -> None:
        rows = [line.split("\t") for line in lines if line]
        if not rows or any(len(row) != len(ZONES) + 1 for row in rows):
            raise VaardigError("nlp/data/zones.tsv is damaged", next_step="reinstall vaardig")
        self._index = {row[0]: number for number, row in enumerate(rows)}
        self._weights = np.array([[float(value) for value in row[1:]] for row in rows], dtype=np.float32)

    def log_probabilities(self, folded: str, spans: Sequence[tuple[int, int]], length: int) -> NDArray[np.float32]:
        """Log-probability per segment and zone, shape ``(len(spans), 6)`` in the order of `nlp.types.ZONES`.

        All segments of a text at once: one sum over the table instead of one per segment.
        """
        index = self._index
        ids: list[int] = []
        starts: list[int] = []
        for start, end in spans:
            starts.append(len(ids))
            # Row 0 is the intercept, so no segment is empty.
            ids.append(0)
            ids.extend(index[f] for f in segment_features(folded, start, end, length) if f in index)
        if not starts:
            return np.zeros((0, len(ZONES)), dtype=np.float32)
        logits = np.add.reduceat(self._weights[ids], starts, axis=0)
        logits -= logits.max(axis=1, keepdims=True)
        result: NDArray[np.float32] = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return result


@lru_cache(maxsize=1)
def zone_model() -> ZoneModel:
    """The shipped model, read once per process."""
    text = resources.files("nlp").joinpath("data", "zones.tsv").read_text(encoding="utf-8")
    return ZoneModel(text.split("\n"))
