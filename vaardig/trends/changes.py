"""The first against the last part of the period: descriptive, and read beside the test over all years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .request import MINIMUM_DENOMINATOR, TOO_FEW
from .stats.intervals import newcombe, wilson
from .stats.ranks import rank_ranges

if TYPE_CHECKING:
    import polars as pl


def change_schema() -> dict[str, pl.DataType]:
    """Columns of ``changes``."""
    import polars as pl

    text, number, count = pl.String(), pl.Float64(), pl.Int64()
    return {
        "domain": text, "kind": text, "concept_id": text, "label": text, "first_years": text, "first_numerator": count,
        "first_denominator": count, "first_share": number, "first_rank": count, "first_rank_best": count,
        "first_rank_worst": count, "last_years": text, "last_numerator": count, "last_denominator": count,
        "last_share": number, "last_rank": count, "last_rank_best": count, "last_rank_worst": count,
        "difference": number, "low": number, "high": number, "direction": text, "rank_direction": text,
    }  # fmt: skip


def period_parts(years: Sequence[int]) -> tuple[list[int], list[int]]:
    """First and last third of the years (at least one each), empty when there is only one year."""
    ordered = sorted(set(years))
    if len(ordered) < 2:
        return [], []
    size = max(1, len(ordered) // 3)
    return ordered[:size], ordered[-size:]


def changes(shares: pl.DataFrame) -> pl.DataFrame:
    """First against last part of the period, per domain and concept, largest rise first."""
    import polars as pl

    pieces = []
    keys = ["domain", "kind", "concept_id", "label"]
    for (domain,), frame in shares.group_by("domain", maintain_order=True):
        first, last = period_parts(frame["year"].to_list())
        if not first:
            continue
        pooled = frame.group_by(keys, maintain_order=True).agg(
            *(
                pl.col(column).filter(pl.col("year").is_in(years)).sum().alias(f"{name}_{column}")
                for name, years in (("first", first), ("last", last))
                for column in ("numerator", "denominator", "effective")
            )
        )
        pieces.append(
            pooled.with_columns(
                pl.lit(domain, dtype=pl.String()).alias("domain"),
                first_years=pl.lit(_span(first)),
                last_years=pl.lit(_span(last)),
            )
        )
    return _directed(pl.concat(pieces)) if pieces else pl.DataFrame(schema=change_schema())


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _directed(pooled: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    share = {name: pl.col(f"{name}_numerator") / pl.col(f"{name}_denominator") for name in ("first", "last")}
    pooled = pooled.with_columns(first_share=share["first"], last_share=share["last"])
    first, last = (
        ((pooled[f"{name}_share"] * pooled[f"{name}_effective"]).to_numpy(), pooled[f"{name}_effective"].to_numpy())
        for name in ("first", "last")
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
    ranks = [f"{name}_rank{end}" for name in ("first", "last") for end in ("", "_best", "_worst")]
    shown = ("first_share", "last_share", *ranks, "difference", "low", "high")
    return (
        _ranked(pooled.with_columns(low=pl.Series(low), high=pl.Series(high)))
        .with_columns(
            difference=pl.col("last_share") - pl.col("first_share"),
            direction=direction,
            rank_direction=_rank_direction(enough),
        )
        .with_columns(pl.when(enough).then(pl.col(name)).alias(name) for name in shown)
        .sort("domain", "difference", "label", "concept_id", descending=[False, True, False, False], nulls_last=True)
        .select(pl.col(name).cast(kind) for name, kind in change_schema().items())
    )


def _ranked(pooled: pl.DataFrame) -> pl.DataFrame:
    """Places in the order of shares within domain and kind, equal shares on the same place, and which are possible."""
    import polars as pl

    pieces = []
    for _, frame in pooled.group_by("domain", "kind", maintain_order=True):
        places: list[pl.Series] = []
        for name in ("first", "last"):
            share, size = frame[f"{name}_share"], frame[f"{name}_effective"].to_numpy()
            best, worst = rank_ranges(*wilson(share.to_numpy() * size, size))
            places += [
                share.rank("min", descending=True).alias(f"{name}_rank"),
                pl.Series(f"{name}_rank_best", best),
                pl.Series(f"{name}_rank_worst", worst),
            ]
        pieces.append(frame.with_columns(places))
    return pl.concat(pieces)


def _rank_direction(enough: pl.Expr) -> pl.Expr:
    """Whether a skill moved on the list beyond what its possible places allow."""
    import polars as pl

    return (
        pl.when(~enough)
        .then(pl.lit(TOO_FEW))
        .when(pl.col("last_rank_worst") < pl.col("first_rank_best"))
        .then(pl.lit("hoger op de lijst"))
        .when(pl.col("last_rank_best") > pl.col("first_rank_worst"))
        .then(pl.lit("lager op de lijst"))
        .otherwise(pl.lit("geen duidelijk verschil"))
    )
