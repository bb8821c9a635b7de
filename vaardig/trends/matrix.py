"""Counts of one domain as arrays of skills by years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .request import MINIMUM_DENOMINATOR
from .stats.cluster import kish_effect, resemblance, shrink_resemblance
from .stats.intervals import Floats

if TYPE_CHECKING:
    import polars as pl

# Below this share of units with a known employer, how employers repeat themselves cannot be told.
MINIMUM_NAMED = 0.5


@dataclass(frozen=True)
class Matrix:
    """Counts of one domain in the years that have enough units.

    ``concepts`` has shape ``(m,)``; arrays named after sums over asking units ``(m, years)``; those of all units
    ``(years,)``. ``weight`` is the weighted numerator, so that ``weight / total_weight`` is the adjusted share.
    """

    domain: str
    years: NDArray[np.int64]
    concepts: NDArray[np.int64]
    numerator: Floats
    weight: Floats
    length: Floats
    named: Floats
    between: Floats
    denominator: Floats
    total_weight: Floats
    total_named: Floats
    firms: Floats
    firm_square: Floats
    total_length: Floats
    total_length_square: Floats
    effective: Floats
    overlap: Floats
    imbalance: Floats

    @property
    def employers_known(self) -> bool:
        """Whether enough employers are known to tell how they repeat themselves."""
        return bool(self.total_named.sum() >= MINIMUM_NAMED * self.denominator.sum())

    @property
    def employers(self) -> Floats:
        """Effective number of employers per year, shape ``(years,)``; NaN where none is known."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.firm_square > 0, self.total_named**2 / self.firm_square, np.nan)

    def resemblance(self) -> Floats:
        """Intra-class correlation of employers per skill, shape ``(m,)``; 0 where too few employers are known."""
        if not self.employers_known:
            return np.zeros(len(self.concepts))
        own = resemblance(self.between, self.named, self.total_named, self.firms, self.firm_square)
        return shrink_resemblance(own, self.numerator.sum(axis=1) / self.denominator.sum())

    def design_effects(self, icc: Floats) -> Floats:
        """Design effects, shape ``(m, years)``."""
        return kish_effect(icc[:, None], self.total_named, self.firm_square)


_ASKED = ("numerator", "weight", "length", "named", "between")


def matrices(cells: pl.DataFrame, counts: pl.DataFrame, minimum: int = MINIMUM_DENOMINATOR) -> Iterator[Matrix]:
    """One matrix per domain, years with fewer than ``minimum`` units left out; domains in alphabetical order."""
    import polars as pl

    for (domain,), cell in cells.filter(pl.col("denominator") >= minimum).group_by("domain", maintain_order=True):
        cell = cell.sort("year")
        years = cell["year"].to_numpy().astype(np.int64)
        mine = counts.filter(pl.col("domain") == domain, pl.col("year").is_in(years.tolist()))
        concepts = np.unique(mine["concept"].to_numpy().astype(np.int64))
        row = np.searchsorted(concepts, mine["concept"].to_numpy())
        column = np.searchsorted(years, mine["year"].to_numpy())
        asked = {}
        for name in _ASKED:
            table = np.zeros((len(concepts), len(years)))
            table[row, column] = mine[name].to_numpy()
            asked[name] = table

        def whole(name: str, cell: pl.DataFrame = cell) -> Floats:
            return cell[name].to_numpy().astype(np.float64)

        yield Matrix(
            domain=str(domain), years=years, concepts=concepts, **asked, denominator=whole("denominator"),
            total_weight=whole("weight"), total_named=whole("named"), firms=whole("firms"),
            firm_square=whole("firm_square"),
            total_length=whole("length"), total_length_square=whole("length_square"), effective=whole("effective"),
            overlap=whole("overlap"), imbalance=whole("imbalance"),
        )  # fmt: skip
