"""Figures of groups of vacancies, with intervals that allow for employers (or occupations) repeating themselves.

Sources: cluster-robust variance with the small-sample factor G/(G-1) and a t with G-1 degrees of freedom, Cameron and
Miller (2015), "A practitioner's guide to cluster-robust inference", Journal of Human Resources 50(2); shares as in
:mod:`vaardig.trends.stats.cluster`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .stats.cluster import design_effect, effective_size
from .stats.intervals import wilson

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
_LEAST_CLUSTERS = 5


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval; ``units`` and ``clusters`` are what it rests on. NaN where it cannot be told."""

    value: float
    low: float
    high: float
    units: int
    clusters: int

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))

    @property
    def sign(self) -> int:
        """1 or -1 when the interval leaves out zero on that side, else 0."""
        return int(self.known and self.low > 0) - int(self.known and self.high < 0)


def firms(units: pl.DataFrame) -> pl.Series:
    """Code of the employer of each unit; without a named one every unit stands by itself (negative codes)."""
    import polars as pl

    named = (pl.col("employer_class") == "genoemd") & pl.col("employer").is_not_null()
    code = pl.col("employer").cast(pl.Categorical()).to_physical().cast(pl.Int64())
    return units.select(pl.when(named).then(code).otherwise(-1 - pl.int_range(pl.len())).alias("firm"))["firm"]


def shares_by(units: pl.DataFrame, keys: Sequence[str], holds: pl.Expr) -> pl.DataFrame:
    """Share of units for which ``holds``, per combination of ``keys``.

    Parameters
    ----------
    units
        With the keys, and ``firm`` (:func:`firms`) or ``employer`` and ``employer_class``.

    Returns
    -------
    Keys, ``numerator``, ``denominator``, ``share``, ``low``, ``high``; sorted by the keys. The interval is Wilson's
    on the effective number of units, from employers repeating themselves within the combination.
    """
    import polars as pl

    firm = units["firm"] if "firm" in units.columns else firms(units)
    rows = units.select(*keys, holds.fill_null(False).cast(pl.Int64()).alias("hit"), firm)
    by_firm = rows.group_by(*keys, "firm").agg(hits=pl.col("hit").sum(), size=pl.len().cast(pl.Int64()))
    hits, size = pl.col("hits"), pl.col("size")
    cells = (
        by_firm.group_by(*keys)
        .agg(
            numerator=hits.sum(), denominator=size.sum(), square=(hits**2).sum(), cross=(hits * size).sum(),
            sizes=(size**2).sum(),
        )
        .sort(*keys)
    )  # fmt: skip
    k, n, square, cross, sizes = (
        cells[name].to_numpy().astype(np.float64) for name in ("numerator", "denominator", "square", "cross", "sizes")
    )
    effect = design_effect(*(x[:, None] for x in (square, cross, sizes, k, n)))
    effective = effective_size(n, effect, n**2 / sizes)
    low, high = wilson(k / n * effective, effective)
    return cells.select(*keys, "numerator", "denominator").with_columns(
        share=pl.col("numerator") / pl.col("denominator"), low=pl.Series(low), high=pl.Series(high)
    )


def clustered_mean(values: Floats, clusters: Codes) -> Estimate:
    """Mean of values, shape (n,), whose errors hang together within clusters."""
    return _fit(values, np.ones((len(values), 1)), clusters)


def clustered_difference(values: Floats, group: NDArray[np.bool_], strata: Codes, clusters: Codes) -> Estimate:
    """Mean of the group less the mean of the others, within strata: differences between strata play no part.

    A stratum without both weighs nothing. All arrays have shape (n,).
    """
    own = _within(group.astype(np.float64), strata)
    return _fit(_within(values, strata), own[:, None], clusters)


def clustered_slope(values: Floats, x: Floats, strata: Codes, clusters: Codes) -> Estimate:
    """Change of the mean per unit of ``x``, within strata. All arrays have shape (n,)."""
    return _fit(_within(values, strata), _within(x, strata)[:, None], clusters)


def yearly_slope(years: Floats, values: Floats) -> Estimate:
    """Slope of yearly values over years, with the t-test on the yearly values themselves: years shake.

    Values, shape (years,), weigh the same: a shock of a year does not shrink with the number of its vacancies.
    NaN with fewer than four years.
    """
    from scipy import stats

    count = len(years)
    if count < 4:
        return Estimate(np.nan, np.nan, np.nan, count, count)
    fit = stats.linregress(years, values)
    half = float(stats.t.ppf(0.975, count - 2)) * float(fit.stderr)
    return Estimate(float(fit.slope), float(fit.slope) - half, float(fit.slope) + half, count, count)


def _within(values: Floats, strata: Codes) -> Floats:
    """Deviations from the mean of the stratum."""
    _, index = np.unique(strata, return_inverse=True)
    sums = np.bincount(index, weights=values)
    return np.asarray(values - (sums / np.bincount(index))[index])


def _fit(values: Floats, design: Floats, clusters: Codes) -> Estimate:
    from scipy import stats

    count = len(values)
    _, index = np.unique(clusters, return_inverse=True)
    groups = int(index.max()) + 1 if count else 0
    column = design[:, 0]
    square = float(column @ column)
    if groups < _LEAST_CLUSTERS or square <= 1e-12:
        return Estimate(np.nan, np.nan, np.nan, count, groups)
    slope = float(column @ values) / square
    totals = np.bincount(index, weights=column * (values - column * slope))
    error = np.sqrt(float(totals @ totals) * groups / (groups - 1)) / square
    half = float(stats.t.ppf(0.975, groups - 1)) * error
    return Estimate(slope, slope - half, slope + half, count, groups)
