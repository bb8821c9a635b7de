"""How firmly things are asked: vacancies with a demand at each level, in the earlier and in the later years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.trends.clustered import firms, shares_by
from vaardig.trends.comparability import halves, span
from vaardig.trends.request import MINIMUM_DENOMINATOR, TrendRequest
from vaardig.trends.selection import scan_demands, select_units
from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

if TYPE_CHECKING:
    import polars as pl

LEVEL_NAMES = {
    "essential": "een vereiste", "nice": "een pluspunt", "learnable": "iets dat aangeleerd wordt", "task": "een taak",
    "marked": "een eis die uitdrukkelijk vereist of pluspunt heet",
}  # fmt: skip


def levels(werkmap: Werkmap, request: TrendRequest) -> pl.DataFrame:
    """Share of vacancies with at least one hard (soft) skill at each level, per half of the years.

    Returns
    -------
    Columns ``years``, ``kind``, ``level``, ``numerator``, ``denominator``, ``share``, ``low``, ``high``; one period
    when there is one year, and no share where there are too few vacancies.
    """
    from dataclasses import replace

    import polars as pl

    whole = replace(request, level="komt-voor")
    units, _ = select_units(werkmap, whole, ("employer", "employer_class"))
    kinds = werkmap.scan("concepts").filter(pl.col("kind").is_in(["hard", "soft"])).select("concept", "kind")
    at = {name: pl.col("level") == code for name, code in LEVEL_CODES.items()}
    at["marked"] = pl.col("explicit") & (pl.col("level") <= LEVEL_CODES["nice"])
    found = (
        scan_demands(werkmap, whole)
        .join(units.lazy().select("unit"), on="unit", how="semi")
        .join(kinds, on="concept", how="inner")
        .group_by("unit")
        .agg(
            ((pl.col("kind") == kind) & holds).any().alias(f"{kind}_{name}")
            for kind in ("hard", "soft")
            for name, holds in at.items()
        )
        .collect(engine="streaming")
    )
    periods = {year: span(part) for part in halves(units["year"].to_list()) if part for year in part}
    rows = (
        units.with_columns(firms(units))
        .join(found, on="unit", how="left", maintain_order="left")
        .with_columns(years=pl.col("year").replace_strict(periods, return_dtype=pl.String()))
    )
    frames = [
        shares_by(rows, ["years"], pl.col(f"{kind}_{name}")).with_columns(kind=pl.lit(kind), level=pl.lit(name))
        for kind in ("hard", "soft")
        for name in at
    ]
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return (
        pl.concat(frames)
        .with_columns(pl.when(enough).then(pl.col(name)).alias(name) for name in ("share", "low", "high"))
        .select("years", "kind", "level", "numerator", "denominator", "share", "low", "high")
    )
