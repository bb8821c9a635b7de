"""Counts per domain, year and concept: all that shares, intervals and tests need, in two passes over the demands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vaardig.werkmap.reader import Werkmap

from .composition import COLUMNS, with_weights
from .request import TrendRequest
from .selection import scan_demands, select_units

if TYPE_CHECKING:
    import polars as pl

    from .request import Excluded

UNIT_COLUMNS = (
    *COLUMNS,
    "employer",
    "employer_class",
    "asked_length",
    "text_length",
    "ads",
    "unlinked_hard",
    "unlinked_soft",
)


@dataclass(frozen=True)
class Tally:
    """Counts of one view.

    ``units``: what counts, with ``weight``, ``length`` (log of the asked text), ``named`` (employer known), ``firm``
    (code of the employer) and ``firm_units`` (units of that employer in this domain and year). ``cells``: per domain
    and year ``denominator``, sums of these, and how well the mix could be made equal. ``counts``: per domain, year and
    concept ``numerator`` and the same sums over asking units; only where the numerator is above 0.
    """

    units: pl.DataFrame
    cells: pl.DataFrame
    counts: pl.DataFrame
    concepts: pl.DataFrame
    excluded: Excluded


def tally(
    werkmap: Werkmap, request: TrendRequest, *, full: bool = True, per_ad: bool = False,
    concepts: Sequence[int] | None = None,
) -> Tally:  # fmt: skip
    """Count a view.

    Parameters
    ----------
    full
        Also the sums that tests, design effects and adjusted shares need; without them four times as quick.
    per_ad
        Count every ad, reposts too, instead of each repost cluster once a year: to see what that choice changes.
    concepts
        Codes of concepts to count; None: all of every kind.

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    units, excluded = select_units(werkmap, request, UNIT_COLUMNS)
    if per_ad:
        units = units[np.repeat(np.arange(units.height), units["ads"].to_numpy())]
    units, mix = with_weights(units)
    units = _described(units)
    cells = _cells(units, mix)
    demands = scan_demands(werkmap, request).select("unit", "concept")
    if concepts is not None:
        demands = demands.filter(pl.col("concept").is_in(list(concepts)))
    counts = _counts(demands, units) if full else _numerators(demands, units)
    return Tally(units, cells, counts, werkmap.scan("concepts").collect(), excluded)


def _described(units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    named = (pl.col("employer_class") == "genoemd") & pl.col("employer").is_not_null()
    firm = pl.when(named).then(pl.col("employer")).cast(pl.Categorical()).to_physical()
    length = pl.col("asked_length").fill_null(0).clip(lower_bound=1).cast(pl.Float64()).log()
    return units.with_columns(named=named.fill_null(False), firm=firm, length=length).with_columns(
        firm_units=pl.when(pl.col("named"))
        .then(pl.len().over("domain", "year", "firm"))
        .otherwise(0)
        .cast(pl.Float64())
    )


def _cells(units: pl.DataFrame, mix: pl.DataFrame) -> pl.DataFrame:
    """One row per domain and year that has units."""
    import polars as pl

    return (
        units.group_by("domain", "year")
        .agg(
            denominator=pl.len().cast(pl.Int64()),
            ads=pl.col("ads").sum().cast(pl.Int64()),
            weight=_exact(pl.col("weight")),
            named=pl.col("named").sum().cast(pl.Int64()),
            firms=pl.col("firm").n_unique().cast(pl.Int64()) - pl.col("firm").has_nulls().cast(pl.Int64()),
            # The sum over units of the size of their employer is the sum of squares over employers.
            firm_square=pl.col("firm_units").sum(),
            length=_exact(pl.col("length")),
            length_square=_exact(pl.col("length") ** 2),
            asked_length=pl.col("asked_length").mean(),
            text_length=pl.col("text_length").median(),
            sources=pl.col("source").n_unique(),
            unlinked=pl.col("unlinked_hard").sum(),
        )
        .with_columns(pl.col("domain").cast(pl.String()))
        .join(mix, on=["domain", "year"], how="left")
        # Effective number of employers: of ten ads, nine from one employer are little more than one voice.
        .with_columns(employers=pl.when(pl.col("firm_square") > 0).then(pl.col("named") ** 2 / pl.col("firm_square")))
        .sort("domain", "year")
    )


def _numerators(demands: pl.LazyFrame, units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    keys = ["domain", "year", "concept"]
    return (
        demands.join(units.lazy().select("unit", "domain", "year"), on="unit", how="inner")
        .group_by(keys)
        .agg(numerator=pl.len().cast(pl.Int64()))
        .with_columns(pl.col("domain").cast(pl.String()))
        .sort(keys)
        .collect(engine="streaming")
    )


def _counts(demands: pl.LazyFrame, units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    keys = ["domain", "year", "concept"]
    columns = units.lazy().select("unit", "domain", "year", "weight", "length", "named")
    main = (
        demands.join(columns, on="unit", how="inner")
        .group_by(keys)
        .agg(
            numerator=pl.len().cast(pl.Int64()),
            weight=_exact(pl.col("weight")),
            length=_exact(pl.col("length")),
            named=pl.col("named").sum().cast(pl.Int64()),
        )
        .collect(engine="streaming")
    )
    return (
        main.join(_between(demands, units), on=keys, how="left")
        .with_columns(pl.col("between").fill_null(0), pl.col("domain").cast(pl.String()))
        .sort(keys)
    )


def _between(demands: pl.LazyFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Sum over employers of asking units squared per unit of that employer; concepts in slices, to spare memory."""
    import polars as pl

    keys = ["domain", "year", "concept"]
    columns = units.lazy().filter("named").select("unit", "domain", "year", "firm", "firm_units")
    slices = [
        demands.filter(pl.col("concept") % _SLICES == number)
        .join(columns, on="unit", how="inner")
        .group_by(*keys, "firm")
        .agg(asked=pl.len().cast(pl.Float64()), size=pl.col("firm_units").first())
        .group_by(keys)
        .agg(between=_exact(pl.col("asked") ** 2 / pl.col("size")))
        .collect(engine="streaming")
        for number in range(_SLICES)
    ]
    return pl.concat(slices)


_SCALE = 1e6
_SLICES = 4


def _exact(column: pl.Expr) -> pl.Expr:
    """Sum as integers: floats summed in another order differ in their last digit, and bytes must not."""
    import polars as pl

    return (column * _SCALE).round().cast(pl.Int64()).sum() / _SCALE
