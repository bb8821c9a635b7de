"""Figures over many judged vacancies: per family, per rule, per group, small against large firms, and over years.

A figure is a share of vacancies with at least one finding of a rule, with numerator, denominator and Wilson's 95 %
interval. Intervals take vacancies as independent; employers repeat themselves, so true margins are wider.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaardig.export.dutch import whole

from .batch import GROUPINGS, BatchTables
from .model import FAMILIES, FAMILY_LABELS
from .render import counted
from .rulebook import load_rulebook

if TYPE_CHECKING:
    import polars as pl

UNKNOWN = "onbekend"
TOO_FEW = "te weinig vacatures"
SMALL = ("1-4", "5-9", "10-19", "20-49")
_PERCENTILES = (0.10, 0.50, 0.90)


@dataclass(frozen=True)
class BatchFigures:
    """Figures of a batch. Columns: docs/kolommen.md.

    ``families``: one row per family. ``rules``: one per rule, most frequent first. ``groups``: one per grouping, group
    and family. ``group_rules``: one per grouping, group and rule. ``sizes``: one per rule, small against large firms;
    empty when no sizes are known. ``notes``: what a reader must know, in Dutch.
    """

    tables: BatchTables
    families: pl.DataFrame
    rules: pl.DataFrame
    groups: pl.DataFrame
    group_rules: pl.DataFrame
    sizes: pl.DataFrame
    notes: tuple[str, ...]


def figures(tables: BatchTables) -> BatchFigures:
    """All figures of a batch."""
    import polars as pl

    hits = tables.findings.select("vacancy_id", "rule").unique()
    names = tables.request.by
    groups = [_group_families(tables, name) for name in names]
    group_rules = [_group_rules(tables, hits, name) for name in names]
    return BatchFigures(
        tables=tables,
        families=_families(tables.ads),
        rules=_rules(tables, hits),
        groups=pl.concat(groups) if groups else pl.DataFrame(),
        group_rules=pl.concat(group_rules) if group_rules else pl.DataFrame(),
        sizes=_sizes(tables, hits),
        notes=_notes(tables),
    )


def _families(ads: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    rows = []
    for family in FAMILIES:
        values = ads[family].drop_nulls()
        quantiles = [values.quantile(q) if values.len() else None for q in _PERCENTILES]
        mean = values.cast(pl.Float64).mean()
        whole = int((values >= 0.9999).sum())
        rows.append((family, FAMILY_LABELS[family], values.len(), mean, *quantiles, whole))
    text, number = pl.String(), pl.Float64()
    schema: dict[str, pl.DataType] = {
        "family": text, "label": text, "vacancies": pl.Int64(), "mean": number, "p10": number, "p50": number,
        "p90": number, "without_findings": pl.Int64(),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _known_rules(tables: BatchTables) -> pl.DataFrame:
    import polars as pl

    book = load_rulebook(tables.request.settings)
    rows = [(rule.id, rule.family, rule.title, rule.severity) for rule in book.rules.values()]
    return pl.DataFrame(rows, schema=["rule", "family", "title", "severity"], orient="row")


def _rules(tables: BatchTables, hits: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    counts = hits.group_by("rule").len("numerator")
    total = tables.ads.height
    frame = (
        _known_rules(tables)
        .join(counts, on="rule", how="left", maintain_order="left")
        .with_columns(pl.col("numerator").fill_null(0).cast(pl.Int64), pl.lit(total, pl.Int64).alias("denominator"))
    )
    return _with_interval(frame, tables.request.minimum).sort("numerator", "rule", descending=[True, False])


def _with_interval(frame: pl.DataFrame, minimum: int) -> pl.DataFrame:
    """Add ``share``, ``low``, ``high`` and ``remark``; no share where the denominator is below the minimum."""
    import polars as pl

    from vaardig.trends.stats.intervals import wilson

    low, high = wilson(frame["numerator"].to_numpy(), frame["denominator"].to_numpy())
    enough = pl.col("denominator") >= minimum
    return frame.with_columns(
        (pl.col("numerator") / pl.col("denominator")).alias("share"),
        pl.Series("low", low),
        pl.Series("high", high),
    ).with_columns(
        *(pl.when(enough).then(pl.col(name)).alias(name) for name in ("share", "low", "high")),
        pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"),
    )


def _grouped(tables: BatchTables, name: str) -> pl.DataFrame:
    """``ads`` with the column ``group``: the value of a grouping as text, ``onbekend`` where it is empty."""
    import polars as pl

    value = pl.col(GROUPINGS[name]).cast(pl.String)
    known = pl.when(value.is_null() | (value.str.strip_chars() == "")).then(pl.lit(UNKNOWN)).otherwise(value)
    return tables.ads.with_columns(known.alias("group"))


def _group_families(tables: BatchTables, name: str) -> pl.DataFrame:
    import polars as pl

    ads = _grouped(tables, name)
    parts = [
        ads.group_by("group")
        .agg(
            pl.lit(family).first().alias("family"),
            pl.col(family).drop_nulls().len().cast(pl.Int64).alias("vacancies"),
            pl.col(family).cast(pl.Float64).mean().alias("mean"),
            (1.96 * pl.col(family).cast(pl.Float64).std() / pl.col(family).drop_nulls().len().sqrt()).alias("margin"),
        )
        .with_columns(pl.lit(name).alias("by"))
        for family in FAMILIES
    ]
    enough = pl.col("vacancies") >= tables.request.minimum
    return (
        pl.concat(parts)
        .with_columns(
            pl.when(enough).then(pl.col("mean")).alias("mean"),
            pl.when(enough).then(pl.col("margin")).alias("margin"),
            pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)).alias("remark"),
            pl.col("family").replace_strict({f: i for i, f in enumerate(FAMILIES)}).alias("order"),
        )
        .sort("by", "group", "order")
        .select("by", "group", "family", "vacancies", "mean", "margin", "remark")
    )


def _group_rules(tables: BatchTables, hits: pl.DataFrame, name: str) -> pl.DataFrame:
    import polars as pl

    ads = _grouped(tables, name).select("id", "group")
    totals = ads.group_by("group").len("denominator")
    counts = hits.join(ads, left_on="vacancy_id", right_on="id").group_by("group", "rule").len("numerator")
    frame = (
        totals.join(_known_rules(tables).select("rule", "title"), how="cross")
        .join(counts, on=["group", "rule"], how="left")
        .with_columns(
            pl.col("numerator").fill_null(0).cast(pl.Int64),
            pl.col("denominator").cast(pl.Int64),
            pl.lit(name).alias("by"),
        )
        .sort("group", "rule")
    )
    return _with_interval(frame, tables.request.minimum).select(
        "by", "group", "rule", "title", "numerator", "denominator", "share", "low", "high", "remark"
    )


def _sizes(tables: BatchTables, hits: pl.DataFrame) -> pl.DataFrame:
    """Firms up to 49 employees against larger ones; only employers whose size the user gave."""
    import polars as pl

    from vaardig.trends.stats.intervals import newcombe

    known = tables.ads.filter(pl.col("employer_size").is_not_null(), pl.col("employer_size") != UNKNOWN)
    small = pl.col("employer_size").is_in(SMALL)
    ads = known.select("id", small.alias("small"))
    n_small = int(ads["small"].sum())
    n_large = ads.height - n_small
    if min(n_small, n_large) < tables.request.minimum:
        return pl.DataFrame()
    counts = (
        hits.join(ads, left_on="vacancy_id", right_on="id")
        .group_by("rule")
        .agg(pl.col("small").sum().alias("small_numerator"), (~pl.col("small")).sum().alias("large_numerator"))
    )
    frame = (
        _known_rules(tables)
        .join(counts, on="rule", how="left", maintain_order="left")
        .with_columns(pl.col("small_numerator", "large_numerator").fill_null(0).cast(pl.Int64))
    )
    low, high = newcombe((frame["large_numerator"].to_numpy(), n_large), (frame["small_numerator"].to_numpy(), n_small))
    return (
        frame.with_columns(
            pl.lit(n_small, pl.Int64).alias("small_denominator"),
            pl.lit(n_large, pl.Int64).alias("large_denominator"),
            (pl.col("small_numerator") / n_small).alias("small_share"),
            (pl.col("large_numerator") / n_large).alias("large_share"),
            pl.Series("low", low),
            pl.Series("high", high),
        )
        .with_columns((pl.col("small_share") - pl.col("large_share")).alias("difference"))
        .sort(pl.col("difference").abs(), "rule", descending=[True, False])
    )


def _notes(tables: BatchTables) -> tuple[str, ...]:
    ads = tables.ads
    total = counted(ads.height, "vacature", "vacatures")
    least = counted(tables.request.minimum, "vacature", "vacatures")
    notes = [
        f"Beoordeeld: {total} uit {tables.source}. Elke vacature telt één keer, ook als ze herhaald werd.",
        "Een cijfer telt vacatures met minstens één opmerking van die soort. Een opmerking is een aanwijzing van een "
        "programma, geen oordeel over een werkgever. Ze kan fout zijn: lees de voorbeelden.",
        "Het interval van 95 % neemt vacatures als los van elkaar; werkgevers herhalen zichzelf, dus de echte marge is "
        f"breder. Groepen met minder dan {least} krijgen geen cijfer.",
    ]
    if tables.skipped:
        listed = ", ".join(f"{whole(count)} × {reason}" for reason, count in sorted(tables.skipped.items()))
        notes.append(f"Niet beoordeeld: {listed}.")
    sized = int((ads["employer_size"].fill_null(UNKNOWN) != UNKNOWN).sum()) if ads.height else 0
    if sized < ads.height:
        notes.append(
            f"De grootte van de werkgever is bekend voor {whole(sized)} van {total}, uit uw eigen bestand. "
            "De andere blijven onbekend: wij raden niet."
        )
    return tuple(notes)
