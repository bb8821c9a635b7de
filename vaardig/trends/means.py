"""How many hard and soft skills a vacancy mentions, also as an index (first year = 100) with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from .request import MINIMUM_DENOMINATOR, TOO_FEW
from .stats.intervals import Z_95

if TYPE_CHECKING:
    import polars as pl

KINDS = ("hard", "soft")
_COLUMNS = (("mean", ""), ("index", ""), ("index", "_low"), ("index", "_high"))


def means(counts: pl.DataFrame) -> pl.DataFrame:
    """Mean number of distinct hard and soft concepts per unit, whatever kinds the view shows.

    The index compares with the first year that has enough units. Its interval comes from the spread between
    employers (between units where they are unknown) and a log ratio; a level depends on how fine the list of skills
    is, and whether the index does is what :mod:`vaardig.trends.granularity` shows.

    Parameters
    ----------
    counts
        Units with ``hard``, ``soft`` and ``unlinked_hard``: :func:`vaardig.trends.granularity.unit_counts`.
    """
    cells = indices(counts, (*KINDS, "unlinked_hard")).rename({"mean_unlinked_hard": "mean_unlinked"})
    shown = [f"{name}_{kind}{end}" for kind in KINDS for name, end in _COLUMNS]
    return cells.select("domain", "year", "denominator", *shown, "mean_unlinked", "remark")


def indices(counts: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Mean and index of numbers per unit, by domain and year.

    Parameters
    ----------
    counts
        Units with ``domain``, ``year``, ``unit``, ``named``, ``firm`` and the numbers ``names``.

    Returns
    -------
    ``domain``, ``year``, ``denominator``, per name ``mean_…``, ``index_…``, ``index_…_low`` and ``index_…_high``, and
    ``remark``; null in years with too few units.
    """
    import polars as pl

    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    shown = [f"{figure}_{name}{end}" for name in names for figure, end in _COLUMNS]
    return (
        _indices(_spread(counts, names), names)
        .with_columns(pl.when(enough).then(pl.col(name)).alias(name) for name in shown)
        .with_columns(pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"))
        .select("domain", "year", "denominator", *shown, "remark")
        .sort("domain", "year")
    )


def _spread(units: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Mean per domain and year, with its variance over employers; an unknown employer is one by itself."""
    import polars as pl

    keys = ["domain", "year"]
    firm = (
        pl.when(pl.col("named")).then(pl.col("firm").cast(pl.Int64())).otherwise(-1 - pl.col("unit").cast(pl.Int64()))
    )
    firms = units.group_by(*keys, firm=firm).agg(
        size=pl.len().cast(pl.Int64()),
        **{kind: pl.col(kind).sum().cast(pl.Int64()) for kind in names},
    )
    total = firms.group_by(keys).agg(
        denominator=pl.col("size").sum(),
        firms=pl.len().cast(pl.Int64()),
        largest=(pl.col("size") ** 2).sum(),
        # Integer sums: the order of summing cannot change them.
        **{f"mean_{kind}": pl.col(kind).sum() / pl.col("size").sum() for kind in names},
        **{f"square_{kind}": (pl.col(kind) ** 2).sum() for kind in names},
        **{f"cross_{kind}": (pl.col(kind) * pl.col("size")).sum() for kind in names},
    )
    n, m = pl.col("denominator"), pl.col("firms")
    return total.sort(keys).with_columns(
        (
            (
                pl.col(f"square_{kind}")
                - 2 * pl.col(f"mean_{kind}") * pl.col(f"cross_{kind}")
                + pl.col(f"mean_{kind}") ** 2 * pl.col("largest")
            ).clip(lower_bound=0)
            * m
            / pl.max_horizontal(m - 1, 1)
            / (n.cast(pl.Float64()) ** 2)
        ).alias(f"variance_{kind}")
        for kind in names
    )


def _indices(cells: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Index to the first year with enough units, with the interval of a ratio on the log scale."""
    import polars as pl

    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    df = (cells["denominator"].cast(float) ** 2 / cells["largest"] - 1).clip(1.0).to_numpy()
    cells = cells.with_columns(quantile=pl.Series(np.asarray(stats.t.ppf(stats.norm.cdf(Z_95), df))))
    for kind in names:
        mean, variance = f"mean_{kind}", f"variance_{kind}"
        base = pl.col(mean).filter(enough).first().over("domain")
        base_variance = pl.col(variance).filter(enough).first().over("domain")
        log = (pl.col(mean) / base).log()
        error = (pl.col(variance) / pl.col(mean) ** 2 + base_variance / base**2).sqrt() * pl.col("quantile")
        first = pl.col("year") == pl.col("year").filter(enough).first().over("domain")
        error = pl.when(first).then(0.0).otherwise(error)
        known = (pl.col(mean) > 0) & (base > 0)
        cells = cells.with_columns(
            pl.when(known).then(100 * log.exp()).alias(f"index_{kind}"),
            pl.when(known).then(100 * (log - error).exp()).alias(f"index_{kind}_low"),
            pl.when(known).then(100 * (log + error).exp()).alias(f"index_{kind}_high"),
        )
    return cells
