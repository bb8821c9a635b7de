"""The zone model at run time: a linear-chain model as a table of weights, no machine-learning package needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from nlp.types import ZONES
from nlp.zone_features import Features
from vaardig.base.errors import VaardigError

# Before a segment: sentence, line or bullet; the same three again for short texts.
LAYOUTS = 6
# Rows of the file that are no feature: the start, and the step from a zone per layout.
START = "START"


def step_name(layout: int, zone: str) -> str:
    """Name of the row with the weights of going on from ``zone`` to each zone."""
    return f"STEP{layout}:{zone}"


class ZoneModel:
    """Weights per feature and zone, of the first zone, and of every step between zones; see ``nlp/data/README.md``."""

    def __init__(self, lines: Sequence[str]) -> None:
        rows = [line.split("\t") for line in lines if line]
        table = {row[0]: [float(value) for value in row[1:]] for row in rows if len(row) == len(ZONES) + 1}
        steps = [step_name(layout, zone) for layout in range(LAYOUTS) for zone in ZONES]
        if len(table) != len(rows) or any(name not in table for name in (START, *steps)):
            raise VaardigError("nlp/data/zones.tsv is damaged", next_step="reinstall vaardig")
        self._start = np.array(table.pop(START))
        self._steps = np.array([table.pop(name) for name in steps]).reshape(LAYOUTS, len(ZONES), len(ZONES))
        # Row 0 weighs nothing: a segment of unknown words only has it alone.
        self._index = {name: number for number, name in enumerate(table, start=1)}
        self._weights = np.array([[0.0] * len(ZONES), *table.values()])
        # Sentences come back, in the same ad and in others.
        self._sum = lru_cache(maxsize=30_000)(self._words_sum)

    def path(self, features: Sequence[Features], layouts: Sequence[int]) -> list[int]:
        """Likeliest zones in sequence (Viterbi), as places in `nlp.types.ZONES`; empty for an empty text."""
        if not features:
            return []
        emissions = self._emissions(features)
        best = self._start + emissions[0]
        back: list[NDArray[np.intp]] = []
        for emission, layout in zip(emissions[1:], layouts[1:], strict=True):
            reached = best[:, None] + self._steps[layout]
            back.append(reached.argmax(axis=0))
            best = reached.max(axis=0) + emission
        path = [int(best.argmax())]
        for origin in reversed(back):
            path.append(int(origin[path[-1]]))
        path.reverse()
        return path

    def _emissions(self, features: Sequence[Features]) -> NDArray[np.float64]:
        """Weights per segment and zone, shape ``(len(features), 6)``, the marks in one sum over the table."""
        index = self._index
        ids: list[int] = []
        starts: list[int] = []
        for _, marks in features:
            starts.append(len(ids))
            ids.append(0)
            ids.extend([index[name] for name in marks if name in index])
        result: NDArray[np.float64] = np.add.reduceat(self._weights[ids], starts, axis=0)
        result += np.array([self._sum(words) for words, _ in features])
        return result

    def _words_sum(self, words: tuple[str, ...]) -> NDArray[np.float64]:
        result: NDArray[np.float64] = self._weights[[self._index.get(word, 0) for word in words]].sum(axis=0)
        return result


@lru_cache(maxsize=1)
def zone_model() -> ZoneModel:
    """The shipped model, read once per process."""
    text = resources.files("nlp").joinpath("data", "zones.tsv").read_text(encoding="utf-8")
    return ZoneModel(text.split("\n"))
