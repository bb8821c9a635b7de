"""Does the number of skills per vacancy depend on how finely skills are counted? The same index at several levels.

A list with finer skills gives a higher level; whether it also gives another development is what this shows. Groups and
fields of work are those of the taxonomy; soft skills have no groups.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from vaardig.werkmap.reader import Werkmap

from .means import indices
from .request import TrendRequest
from .selection import scan_demands
from .tally import Tally

if TYPE_CHECKING:
    import polars as pl

# Kind and granularity to what is counted per unit, from fine to coarse.
COUNTS = {
    ("hard", "met activiteiten zonder concept"): "hard_wide",
    ("hard", "vaardigheid"): "hard",
    ("hard", "groep"): "hard_group",
    ("hard", "hoofdgroep"): "hard_field",
    ("hard", "minstens één"): "hard_any",
    ("soft", "met zachte woorden zonder concept"): "soft_wide",
    ("soft", "vaardigheid"): "soft",
    ("soft", "minstens één"): "soft_any",
}
_BITS = 64
_UNKNOWN = "?"


def unit_counts(werkmap: Werkmap, request: TrendRequest, tally: Tally) -> pl.DataFrame:
    """Numbers of distinct skills, groups and fields of every unit of the tally, beside its own columns.

    Skills that the package's own taxonomy does not know, as those of an overlay, count as one group together.
    """
    import polars as pl

    concepts, masks = _masks(tally.concepts)
    counted = (
        scan_demands(werkmap, request)
        .select("unit", "concept")
        .join(tally.units.lazy().select("unit"), on="unit", how="semi")
        .join(concepts.lazy(), on="concept", how="inner")
        .group_by("unit")
        .agg(
            *(pl.col(kind).sum().cast(pl.Int32()) for kind in ("hard", "soft")),
            *(pl.col(name).bitwise_or() for names in masks.values() for name in names),
        )
        .with_columns(_ones(names).alias(name) for name, names in masks.items())
        .select("unit", "hard", "soft", *masks)
        .collect(engine="streaming")
    )
    units = tally.units.select("unit", "domain", "year", "named", "firm", "unlinked_hard", "unlinked_soft")
    return (
        units.join(counted, on="unit", how="left", maintain_order="left")
        .with_columns(pl.col("hard", "soft", "unlinked_hard", "unlinked_soft", *masks).fill_null(0))
        .with_columns(
            pl.col("domain").cast(pl.String()),
            *((pl.col(kind) + pl.col(f"unlinked_{kind}")).alias(f"{kind}_wide") for kind in ("hard", "soft")),
            *((pl.col(kind) > 0).cast(pl.Int32()).alias(f"{kind}_any") for kind in ("hard", "soft")),
        )
    )


def _masks(concepts: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, list[str]]]:
    """Per concept a bit for its group and one for its field: a union of bits costs no list per unit.

    Returns
    -------
    ``concept``, ``hard``, ``soft`` and columns of 64 bits each; and the columns that make up each count.
    """
    import polars as pl

    from taxonomy.load import load_taxonomy

    group = {skill.id: skill.group for skill in load_taxonomy().skills}
    groups = [
        group.get(identifier, _UNKNOWN) if kind == "hard" else None
        for identifier, kind in concepts.select("concept_id", "kind").iter_rows()
    ]
    fields = [name.partition(" > ")[0] if name else None for name in groups]
    columns = {kind: concepts["kind"] == kind for kind in ("hard", "soft")}
    frame = concepts.select("concept").with_columns(**columns)
    masks: dict[str, list[str]] = {}
    for name, values in (("hard_group", groups), ("hard_field", fields)):
        place = {value: number for number, value in enumerate(sorted({value for value in values if value}))}
        masks[name] = [f"{name}_{word}" for word in range(-(-len(place) // _BITS) or 1)]
        numbers = [place.get(value or "") for value in values]
        for word, column in enumerate(masks[name]):
            bits = [0 if n is None or n // _BITS != word else 1 << n % _BITS for n in numbers]
            frame = frame.with_columns(pl.Series(column, bits, dtype=pl.UInt64()))
    return frame, masks


def _ones(columns: list[str]) -> pl.Expr:
    import polars as pl

    return reduce(add, (pl.col(column).bitwise_count_ones().cast(pl.Int32()) for column in columns))


def granularity(counts: pl.DataFrame) -> pl.DataFrame:
    """Mean and index per domain, year, kind and granularity, from :func:`unit_counts`."""
    import polars as pl

    cells = indices(counts, tuple(COUNTS.values()))
    pieces = [
        cells.select(
            "domain",
            pl.lit(kind).alias("kind"),
            pl.lit(grain).alias("granularity"),
            "year",
            "denominator",
            *(pl.col(f"{name}_{column}{end}").alias(f"{name}{end}") for name, end in _FIGURES),
            "remark",
        )
        for (kind, grain), column in COUNTS.items()
    ]
    order = {key: number for number, key in enumerate(COUNTS)}
    place = pl.Series("order", [number for number in order.values() for _ in range(cells.height)], dtype=pl.Int32())
    return pl.concat(pieces).with_columns(place).sort("domain", "order", "year").drop("order")


def last_indices(frame: pl.DataFrame) -> tuple[int, dict[str, list[tuple[str, float]]]] | None:
    """Last year of one domain that has indices, and per kind the index of each granularity, from fine to coarse.

    None with fewer than two years to compare.
    """
    import polars as pl

    known = frame.filter(pl.col("index").is_not_null())
    if known["year"].n_unique() < 2:
        return None
    found: dict[str, list[tuple[str, float]]] = {}
    last = known.filter(pl.col("year") == pl.col("year").max())
    for kind, grain, index in last.select("kind", "granularity", "index").iter_rows():
        found.setdefault(kind, []).append((grain, index))
    return int(last["year"][0]), found


_FIGURES = (("mean", ""), ("index", ""), ("index", "_low"), ("index", "_high"))
