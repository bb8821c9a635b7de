"""Yearly shares, changes and means from the units and demands of a werkmap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vaardig.werkmap.reader import Werkmap

from .intervals import newcombe, wilson
from .request import MINIMUM_DENOMINATOR, TOO_FEW, TrendReport, TrendRequest
from .selection import scan_demands, select_units
from .wording import notes

if TYPE_CHECKING:
    import polars as pl


def trends(werkmap: Werkmap, request: TrendRequest) -> TrendReport:
    """Compute one view.

    The figures are descriptive: no test over years is made, and the intervals treat units as independent.

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    units, excluded = select_units(werkmap, request)
    counts = _counts(werkmap, request, units)
    cells = _cells(units)
    concepts = counts.group_by("domain", "concept_id", "label", "kind").agg(total=_sum("numerator"))
    shares = _shares(concepts, counts, cells)
    shown = _top(concepts, request.top).select(pl.col("domain").cast(pl.String()), "concept_id")
    return TrendReport(
        werkmap=werkmap.path,
        request=request,
        shares=shares.join(shown, on=["domain", "concept_id"], how="semi", maintain_order="left"),
        totals=_totals(shares),
        changes=_changes(shares),
        means=_means(counts, units, cells, werkmap, request),
        excluded=excluded,
        notes=notes(request, excluded, cells["year"].unique().sort().to_list()),
    )


def _sum(column: str) -> pl.Expr:
    import polars as pl

    return pl.col(column).sum()


def _cells(units: pl.DataFrame) -> pl.DataFrame:
    """Denominator of every domain and year that has one."""
    import polars as pl

    return units.group_by("domain", "year").agg(denominator=pl.len()).sort(pl.col("domain").cast(pl.String()), "year")


def _counts(werkmap: Werkmap, request: TrendRequest, units: pl.DataFrame) -> pl.DataFrame:
    """Numerator per domain, year and concept, only where it is above 0."""
    import polars as pl

    concepts = werkmap.scan("concepts").filter(pl.col("kind").is_in(list(request.kinds)))
    return (
        scan_demands(werkmap, request)
        .select("unit", "concept")
        .join(units.lazy().select("unit", "domain", "year"), on="unit", how="inner")
        .group_by("domain", "year", "concept")
        .agg(numerator=pl.len())
        .join(concepts, on="concept", how="inner")
        .select("domain", "year", "concept_id", "label", "kind", "numerator")
        .collect()
    )


def _top(concepts: pl.DataFrame, top: int | None) -> pl.DataFrame:
    """Concepts to show per domain: of each kind the ``top`` most frequent, ties by label."""
    import polars as pl

    ordered = concepts.sort("total", "label", "concept_id", descending=[True, False, False])
    if top is None:
        return ordered
    return ordered.filter(pl.int_range(pl.len()).over("domain", "kind") < top)


def _shares(concepts: pl.DataFrame, counts: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Every shown concept in every year of its domain, also where nobody asked it."""
    import polars as pl

    keys = ["domain", "year", "concept_id"]
    frame = (
        concepts.join(cells, on="domain")
        .join(counts.select(*keys, "numerator"), on=keys, how="left")
        .with_columns(pl.col("numerator").fill_null(0), pl.col("domain").cast(pl.String()))
        .sort(
            "domain",
            "kind",
            "total",
            "label",
            "concept_id",
            "year",
            descending=[False, False, True, False, False, False],
        )
    )
    return _with_intervals(frame, ("domain", "year", "kind", "concept_id", "label"))


def _totals(shares: pl.DataFrame) -> pl.DataFrame:
    """Every concept over all years of its domain together: what a corpus too thin for yearly shares can still show."""
    import polars as pl

    keys = ("domain", "kind", "concept_id", "label")
    pooled = shares.group_by(keys, maintain_order=True).agg(
        years=pl.format("{}-{}", pl.col("year").min(), pl.col("year").max()),
        numerator=pl.col("numerator").sum(),
        denominator=pl.col("denominator").sum(),
    )
    return _with_intervals(pooled, ("domain", "years", "kind", "concept_id", "label"))


def _with_intervals(frame: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add share, interval and remark to numerators and denominators; too small a denominator gets the remark alone."""
    import polars as pl

    low, high = wilson(frame["numerator"].to_numpy(), frame["denominator"].to_numpy())
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return frame.with_columns(
        share=pl.col("numerator") / pl.col("denominator"), low=pl.Series(low), high=pl.Series(high)
    ).select(
        *keys,
        pl.col("numerator").cast(pl.Int64()),
        pl.col("denominator").cast(pl.Int64()),
        *(pl.when(enough).then(pl.col(name)).alias(name) for name in ("share", "low", "high")),
        pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"),
    )


def period_parts(years: Sequence[int]) -> tuple[list[int], list[int]]:
    """First and last third of the years (at least one each), empty when there is only one year."""
    ordered = sorted(set(years))
    if len(ordered) < 2:
        return [], []
    size = max(1, len(ordered) // 3)
    return ordered[:size], ordered[-size:]


def _changes(shares: pl.DataFrame) -> pl.DataFrame:
    """First against last part of the period, per domain and concept, largest rise first."""
    import polars as pl

    pieces = []
    for (domain,), frame in shares.group_by("domain", maintain_order=True):
        first, last = period_parts(frame["year"].to_list())
        keys = ["domain", "kind", "concept_id", "label"]
        pooled = frame.group_by(keys, maintain_order=True).agg(
            *(
                pl.col(column).filter(pl.col("year").is_in(years)).sum().alias(f"{name}_{column}")
                for name, years in (("first", first), ("last", last))
                for column in ("numerator", "denominator")
            )
        )
        if first:
            pieces.append(
                pooled.with_columns(
                    pl.lit(domain, dtype=pl.String()).alias("domain"),
                    first_years=pl.lit(_span(first)),
                    last_years=pl.lit(_span(last)),
                )
            )
    return _directed(pl.concat(pieces) if pieces else None)


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def change_schema() -> dict[str, pl.DataType]:
    """Columns of ``changes``."""
    import polars as pl

    text, number, count = pl.String(), pl.Float64(), pl.Int64()
    return {
        "domain": text, "kind": text, "concept_id": text, "label": text, "first_years": text, "first_numerator": count,
        "first_denominator": count, "first_share": number, "last_years": text, "last_numerator": count,
        "last_denominator": count, "last_share": number, "difference": number, "low": number, "high": number,
        "direction": text,
    }  # fmt: skip


def _directed(pooled: pl.DataFrame | None) -> pl.DataFrame:
    import polars as pl

    if pooled is None:
        return pl.DataFrame(schema=change_schema())
    first, last = (
        (pooled[f"{name}_numerator"].to_numpy(), pooled[f"{name}_denominator"].to_numpy()) for name in ("first", "last")
    )
    low, high = newcombe(first, last)
    enough = pl.min_horizontal("first_denominator", "last_denominator") >= MINIMUM_DENOMINATOR
    direction = (
        pl.when(~enough)
        .then(pl.lit(TOO_FEW))
        .when(pl.col("low") > 0)
        .then(pl.lit("hoger"))
        .when(pl.col("high") < 0)
        .then(pl.lit("lager"))
        .otherwise(pl.lit("geen duidelijk verschil"))
    )
    shown = ("first_share", "last_share", "difference", "low", "high")
    return (
        pooled.with_columns(
            first_share=pl.col("first_numerator") / pl.col("first_denominator"),
            last_share=pl.col("last_numerator") / pl.col("last_denominator"),
            low=pl.Series(low),
            high=pl.Series(high),
        )
        .with_columns(difference=pl.col("last_share") - pl.col("first_share"), direction=direction)
        .with_columns(pl.when(enough).then(pl.col(name)).alias(name) for name in shown)
        .sort("domain", "difference", "label", "concept_id", descending=[False, True, False, False], nulls_last=True)
        .select(pl.col(name).cast(kind) for name, kind in change_schema().items())
    )


def _means(
    counts: pl.DataFrame, units: pl.DataFrame, cells: pl.DataFrame, werkmap: Werkmap, request: TrendRequest
) -> pl.DataFrame:
    """Mean number of distinct hard and soft concepts per unit; both kinds whatever kinds the view shows."""
    from dataclasses import replace

    import polars as pl

    if not {"hard", "soft"} <= set(request.kinds):
        counts = _counts(werkmap, replace(request, kinds=("hard", "soft")), units)
    sums = counts.group_by("domain", "year").agg(
        hard=pl.col("numerator").filter(pl.col("kind") == "hard").sum(),
        soft=pl.col("numerator").filter(pl.col("kind") == "soft").sum(),
    )
    unlinked = units.group_by("domain", "year").agg(unlinked=pl.col("unlinked_hard").sum())
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return (
        cells.join(sums, on=["domain", "year"], how="left")
        .join(unlinked, on=["domain", "year"], how="left")
        .with_columns(
            pl.when(enough).then(pl.col(name).fill_null(0) / pl.col("denominator")).alias(f"mean_{name}")
            for name in ("hard", "soft", "unlinked")
        )
        .with_columns(
            pl.col("domain").cast(pl.String()),
            pl.col("denominator").cast(pl.Int64()),
            pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"),
        )
        .select("domain", "year", "denominator", "mean_hard", "mean_soft", "mean_unlinked", "remark")
        .sort("domain", "year")
    )
