"""Repost evidence read from parts, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.duplicates import Details
from nlp.signatures import SKETCH, title_key
from vaardig.werkmap.layout import Layout

from .parts import named_employers

# Files read in one go: open at the same time, so well below what a process may have open.
_FILES = 200


class PartEvidence:
    """Implements :class:`nlp.duplicates.Evidence` over the parts of a werkmap, ads numbered in part order.

    Parameters
    ----------
    heights
        Vacancies per part.
    """

    def __init__(self, layout: Layout, parts: Sequence[str], heights: Sequence[int]) -> None:
        self._layout = layout
        self._parts = list(parts)
        self._ends = np.cumsum(np.asarray(heights, dtype=np.int64))

    def groups(self) -> NDArray[np.uint64]:
        """Group hashes, shape ``(n,)``."""
        return self._column("group")

    def band(self, number: int) -> NDArray[np.uint64]:
        """Keys of one band, shape ``(n,)``."""
        return self._column(f"band_{number:02d}")

    def details(self, rows: NDArray[np.int64]) -> Details:
        """Details of the given ads; only parts that hold one are read."""
        import polars as pl

        titles: list[str] = []
        employers: list[str | None] = []
        sketches = np.empty((len(rows), SKETCH), dtype=np.uint32)
        part_of = np.searchsorted(self._ends, rows, side="right")
        for number in np.unique(part_of):
            name = self._parts[number]
            mine = part_of == number
            start = self._ends[number - 1] if number else 0
            local = rows[mine] - start
            vacancies = pl.read_parquet(
                self._layout.part_table(name, "vacancies"), columns=["title", "employer", "employer_class", "agency"]
            )[local]
            titles.extend(title_key(title) for title in vacancies["title"])
            employers.extend(named_employers(vacancies))
            sketch = pl.read_parquet(self._layout.part_table(name, "signatures"), columns=["sketch"])
            sketches[mine] = sketch["sketch"][local].to_numpy()
        return Details(titles, employers, sketches)

    def _column(self, name: str) -> NDArray[np.uint64]:
        import polars as pl

        total = int(self._ends[-1]) if len(self._ends) else 0
        column = np.empty(total, dtype=np.uint64)
        position = 0
        for start in range(0, len(self._parts), _FILES):
            files = [self._layout.part_table(part, "signatures") for part in self._parts[start : start + _FILES]]
            values = pl.read_parquet(files, columns=[name])[name].to_numpy()
            column[position : position + len(values)] = values
            position += len(values)
        return column
