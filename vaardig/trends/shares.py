"""Shares per year and over all years, with intervals that allow for employers repeating themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .request import MINIMUM_DENOMINATOR, TOO_FEW
from .stats.cluster import effective_size
from .stats.intervals import Floats, wilson
from .tally import Tally

if TYPE_CHECKING:
    import polars as pl

KEYS = ("domain", "year", "kind", "concept_id", "label")


def all_shares(tally: Tally, effects: pl.DataFrame, kinds: Sequence[str], *, adjusted: bool) -> pl.DataFrame:
    """Every concept in every year of its domain, also where nobody asks it, most frequent first.

    Parameters
    ----------
    effects
        ``domain``, ``concept_id``, ``icc``: how much ads of one employer resemble each other.
    adjusted
        Whether the tally holds weights, so that the share at equal composition can be given.
    """
    import polars as pl

    named = tally.concepts.filter(pl.col("kind").is_in(list(kinds)))
    counts = tally.counts.join(named, on="concept", how="inner")
    totals = counts.group_by("domain", "concept_id", "label", "kind").agg(total=pl.col("numerator").sum())
    keys = ["domain", "year", "concept_id"]
    asked = counts.select(*keys, "numerator", *(["weight"] if adjusted else []))
    columns = ("denominator", "employers", "group", "effective", "weight")
    cells = (
        tally.cells.with_columns(group=pl.col("firm_square") / pl.col("named"))
        .select("domain", "year", *columns)
        .rename({"weight": "total_weight"})
    )
    frame = (
        totals.join(cells, on="domain")
        .join(asked, on=keys, how="left")
        .join(effects, on=["domain", "concept_id"], how="left")
        .with_columns(pl.col("numerator").fill_null(0), pl.col("icc").fill_null(0.0))
        .sort("domain", "kind", "total", "label", "concept_id", "year", descending=[False, False, True] + [False] * 3)
    )
    shown = _with_intervals(frame, KEYS)
    if not adjusted:
        empty = pl.lit(None, dtype=pl.Float64())
        return shown.with_columns(empty.alias(name) for name in ADJUSTED)
    share = (frame["weight"].fill_null(0.0) / frame["total_weight"]).to_numpy()
    size = frame["effective"].to_numpy()
    effective = _effective(frame.with_columns(size=pl.Series(size)))
    low, high = wilson(share * effective, effective)
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return shown.with_columns(
        pl.when(enough).then(pl.Series(values)).alias(name)
        for name, values in zip(ADJUSTED, (share, low, high), strict=True)
    )


ADJUSTED = ("adjusted_share", "adjusted_low", "adjusted_high")


def pooled_totals(shares: pl.DataFrame, tally: Tally, effects: pl.DataFrame) -> pl.DataFrame:
    """Every concept over all years of its domain together: what a corpus too thin for yearly shares can still show."""
    import polars as pl

    keys = ("domain", "kind", "concept_id", "label")
    pooled = (
        shares.group_by(keys, maintain_order=True)
        .agg(
            years=pl.format("{}-{}", pl.col("year").min(), pl.col("year").max()),
            numerator=pl.col("numerator").sum(),
            denominator=pl.col("denominator").sum(),
        )
        .join(effects, on=["domain", "concept_id"], how="left", maintain_order="left")
        .join(_pooled_employers(tally), on="domain", how="left", maintain_order="left")
    )
    # An employer repeats itself over years too: the same resemblance, in larger groups.
    return _with_intervals(pooled, ("domain", "years", *keys[1:]))


def _pooled_employers(tally: Tally) -> pl.DataFrame:
    """Per domain, all years together: the effective number of employers, and the ads of an average ad's employer."""
    import polars as pl

    firms = tally.units.filter("named").group_by("domain", "firm").len("units")
    square = (pl.col("units").cast(pl.Int64()) ** 2).sum()
    return firms.group_by("domain").agg(
        employers=pl.col("units").sum() ** 2 / square, group=square / pl.col("units").sum()
    ).with_columns(pl.col("domain").cast(pl.String()))  # fmt: skip


def _effective(frame: pl.DataFrame) -> Floats:
    """Effective number of units, from ``size``, ``icc``, ``group`` and ``employers``; the units where none is known."""
    size = frame["size"].to_numpy().astype(np.float64)
    employers = frame["employers"].to_numpy().astype(np.float64)
    effect = 1 + (frame["group"].fill_null(1.0).to_numpy() - 1) * frame["icc"].fill_null(0.0).to_numpy()
    found = effective_size(size, effect, np.nan_to_num(employers, nan=2.0))
    return np.where(np.isnan(employers) | (effect <= 1.0), size, found)


def _with_intervals(frame: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add share, interval and remark to numerators and denominators; too small a denominator gets the remark alone."""
    import polars as pl

    size = frame["denominator"].to_numpy().astype(np.float64)
    effective = _effective(frame.with_columns(size=pl.col("denominator")))
    low, high = wilson(frame["numerator"].to_numpy() / size * effective, effective)
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return frame.with_columns(
        share=pl.col("numerator") / pl.col("denominator"),
        low=pl.Series(low),
        high=pl.Series(high),
        effective=pl.Series(effective),
    ).select(
        *keys,
        pl.col("numerator").cast(pl.Int64()),
        pl.col("denominator").cast(pl.Int64()),
        *(pl.when(enough).then(pl.col(name)).alias(name) for name in ("share", "low", "high")),
        # Stays where the share is not shown: small years together may be enough.
        "effective",
        pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"),
    )
