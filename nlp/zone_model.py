"""The zone model at run time: a linear-chain model as a table of weights, no machine-learning package needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp.types import ZONES
from nlp.zone_features import Standing
from vaardig.base.errors import VaardigError

# Before a segment: sentence, line or bullet; the same three again for short texts.
LAYOUTS = 6
# Rows of the file that are no feature: the start, and the step from a zone per layout.
START = "START"


def step_name(layout: int, zone: str) -> str:
    """Name of the row with the weights of going on from ``zone`` to each zone."""
    return f"STEP{layout}:{zone}"


_NOTHING = bytes(8 * len(ZONES))


class Steps(NamedTuple):
    """One text for the model: `ZoneModel.weigh` of every segment and of its standing, and its layout."""

    own: Sequence[bytes]
    placed: Sequence[bytes]
    layouts: Sequence[int]


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
        self._index = {name: number for number, name in enumerate(table)}
        self._weights = np.array([*table.values()]).reshape(-1, len(ZONES))
        self._standing: dict[Standing, bytes] = {}

    def weigh(self, names: Iterable[str]) -> bytes:
        """Summed weights of features, a double per zone as bytes: small to keep, quick to join."""
        index = self._index
        rows = [index[name] for name in names if name in index]
        return self._weights[rows].sum(axis=0).tobytes() if rows else _NOTHING

    def weigh_standing(self, standing: Standing) -> bytes:
        """`weigh` of the features of a place in a text, kept: there are some thousand places."""
        weights = self._standing.get(standing)
        if weights is None:
            weights = self._standing[standing] = self.weigh(standing.names())
        return weights

    def paths(self, texts: Sequence[Steps]) -> list[list[int]]:
        """Likeliest zones in sequence (Viterbi) per text, as places in `nlp.types.ZONES`.

        All texts go forward side by side, the longest first, so that those with a step left are always the upper rows:
        the number of calls is that of the longest text. No sum mixes texts, so none depends on another.
        """
        lengths = np.array([len(text.layouts) for text in texts], dtype=np.intp)
        order = np.argsort(-lengths, kind="stable")
        starts = (np.cumsum(lengths) - lengths)[order]
        emissions = _doubles(text.own for text in texts) + _doubles(text.placed for text in texts)
        layouts = np.array([layout for text in texts for layout in text.layouts], dtype=np.intp)
        going = [
            int(count)
            for count in len(texts) - np.searchsorted(np.sort(lengths), np.arange(1, lengths.max(initial=0) + 1))
        ]
        reached = np.zeros((len(texts), len(ZONES)))
        back: list[NDArray[np.intp]] = []
        for step, count in enumerate(going):
            rows = starts[:count] + step
            if step == 0:
                reached[:count] = self._start + emissions[rows]
                continue
            ways = reached[:count, :, None] + self._steps[layouts[rows]]
            back.append(ways.argmax(axis=1))
            reached[:count] = ways.max(axis=1) + emissions[rows]
        found = np.zeros(len(layouts), dtype=np.intp)
        zone = reached.argmax(axis=1)
        for step in range(len(going) - 1, -1, -1):
            count = going[step]
            found[starts[:count] + step] = zone[:count]
            if step:
                zone[:count] = back[step - 1][np.arange(count), zone[:count]]
        flat = iter(found.tolist())
        return [list(islice(flat, length)) for length in lengths.tolist()]


def _doubles(texts: Iterable[Sequence[bytes]]) -> NDArray[np.float64]:
    return np.frombuffer(b"".join(chain.from_iterable(texts))).reshape(-1, len(ZONES))


@lru_cache(maxsize=1)
def zone_model() -> ZoneModel:
    """The shipped model, read once per process."""
    text = resources.files("nlp").joinpath("data", "zones.tsv").read_text(encoding="utf-8")
    return ZoneModel(text.split("\n"))
