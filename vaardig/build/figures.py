"""Tables derived from the parts: clusters, and units with their demands, which every yearly figure reads.

A unit is a repost cluster in one year. It is described by its representative: the ad of the cluster that was dated
first in that year (on a tie: read first). Shards of ``SHARD_PARTS`` parts bound the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.duplicates import Clusters
from vaardig.werkmap import schema
from vaardig.werkmap.layout import FIGURE_TABLES, Layout
from vaardig.werkmap.manifest import PartRecord

if TYPE_CHECKING:
    import polars as pl

# Does independent jobs, here or elsewhere, and gives their results in order.
Spread = Callable[[Callable[[Any], None], Sequence[Any]], Iterable[None]]

# A shard of ten thousand ads needs about 250 MB while its mentions are joined.
SHARD_PARTS = 5
_MENTION_COLUMNS = ["vacancy_id", "kind", "concept_id", "label", "requirement", "marking", "origin"]


@dataclass(frozen=True)
class Shard:
    """What one shard of the derived tables is made of; ``first_unit`` numbers its units."""

    number: int
    parts: tuple[str, ...]
    ads: pl.DataFrame
    first_unit: int


def write_figures(
    layout: Layout, parts: Sequence[str], clusters: Clusters, target: Path, spread: Spread = map
) -> dict[str, int]:
    """Write all derived tables under ``target``; returns the numbers of clusters and units."""
    ads = _represent(layout, parts, clusters)
    concepts = _concepts(layout, parts)
    for table in FIGURE_TABLES:
        (target / table).mkdir(parents=True)
    concepts.write_parquet(target / layout.concepts.name)
    for _ in spread(partial(_write_shard, layout, concepts, target), _shards(layout, parts, ads)):
        pass
    distinct = ads["cluster"].n_unique() if ads.height else 0
    return {"clusters": distinct, "units": int(ads["representative"].sum())}


def _shards(layout: Layout, parts: Sequence[str], ads: pl.DataFrame) -> list[Shard]:
    shards: list[Shard] = []
    position = units = 0
    for start in range(0, max(1, len(parts)), SHARD_PARTS):
        mine = tuple(parts[start : start + SHARD_PARTS])
        height = sum(PartRecord.read(layout.part_record(part)).vacancies for part in mine)
        shards.append(Shard(len(shards), mine, ads.slice(position, height), units))
        units += int(shards[-1].ads["representative"].sum())
        position += height
    return shards


def _write_shard(layout: Layout, concepts: pl.DataFrame, target: Path, shard: Shard) -> None:
    vacancies = _read(layout, shard.parts, "vacancies", schema.vacancies())
    frame = _side_by_side(vacancies, shard.ads)
    unit_frame = _units(frame, shard.first_unit)
    mentions = _read(layout, shard.parts, "mentions", schema.mentions(), _MENTION_COLUMNS)
    demands, unlinked = _demands(mentions, unit_frame, concepts)
    unit_frame = unit_frame.join(unlinked, on="unit", how="left", maintain_order="left")
    tables = {
        "clusters": schema.conform(frame.rename({"id": "vacancy_id"}), schema.clusters(), "clusters"),
        "units": schema.conform(_zero_unlinked(unit_frame), schema.units(), "units"),
        "demands": schema.conform(demands, schema.demands(), "demands"),
    }
    for table, content in tables.items():
        content.write_parquet(target / table / f"{shard.number:05d}.parquet", statistics=True)


def _side_by_side(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return pl.concat([left, right], how="horizontal")


def _read(
    layout: Layout, parts: Sequence[str], table: str, columns: schema.Schema, wanted: list[str] | None = None
) -> pl.DataFrame:
    import polars as pl

    if not parts:
        return pl.DataFrame(schema=columns).select(wanted or list(columns))
    return pl.concat([pl.read_parquet(layout.part_table(part, table), columns=wanted) for part in parts])


def _represent(layout: Layout, parts: Sequence[str], clusters: Clusters) -> pl.DataFrame:
    """Per ad in order: cluster (hex), whether it represents it in its year, and how many ads it then stands for."""
    import polars as pl

    dates = [pl.read_parquet(layout.part_table(part, "vacancies"), columns=["date", "year"]) for part in parts]
    frame = pl.concat(dates) if dates else pl.DataFrame(schema={"date": pl.Date(), "year": pl.Int32()})
    frame = frame.with_columns(pl.Series("leader", clusters.leader, dtype=pl.Int64())).with_row_index("ad")
    first = (
        frame.filter(pl.col("year").is_not_null())
        .sort("leader", "year", "date", "ad")
        .group_by("leader", "year", maintain_order=True)
        .agg(pl.col("ad").first(), pl.len().cast(pl.Int32()).alias("ads"))
        .select("ad", "ads")
    )
    joined = frame.select("ad").join(first, on="ad", how="left", maintain_order="left")
    ids = pl.Series("cluster", [f"{value:016x}" for value in clusters.cluster.tolist()], dtype=pl.String())
    return joined.select(ids, pl.col("ads").is_not_null().alias("representative"), "ads")


def _concepts(layout: Layout, parts: Sequence[str]) -> pl.DataFrame:
    """Every concept that some mention links to, coded in the order of its id."""
    import polars as pl

    found = pl.DataFrame(schema={"concept_id": pl.String(), "label": pl.String(), "kind": pl.String()})
    for part in parts:
        mine = pl.read_parquet(layout.part_table(part, "mentions"), columns=["concept_id", "label", "kind"])
        found = pl.concat([found, mine.drop_nulls("concept_id").unique()]).unique()
    return (
        found.group_by("concept_id")
        .agg(pl.col("label").min(), pl.col("kind").min())
        .sort("concept_id")
        .with_row_index("concept")
    )


def _units(ads: pl.DataFrame, offset: int) -> pl.DataFrame:
    import polars as pl

    return ads.filter("representative").rename({"id": "vacancy_id"}).with_row_index("unit", offset=offset).with_columns(
        pl.col("ads").cast(pl.Int32())
    )  # fmt: skip


def _demands(mentions: pl.DataFrame, units: pl.DataFrame, concepts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Highest level per unit, concept and origin; and unlinked wordings per unit.

    A ``not_required`` mention cancels the mentions of that concept whose level is only a default reading.
    """
    import polars as pl

    mine = mentions.join(units.select("vacancy_id", "unit"), on="vacancy_id", how="inner")
    asked = mine.filter(pl.col("requirement").is_in(list(schema.LEVEL_CODES)))
    unlinked = (
        asked.filter(pl.col("concept_id").is_null())
        .group_by("unit")
        .agg(
            pl.col("label").filter(pl.col("kind") == "hard").n_unique().cast(pl.Int32()).alias("unlinked_hard"),
            pl.col("label").filter(pl.col("kind") == "soft").n_unique().cast(pl.Int32()).alias("unlinked_soft"),
        )
    )
    cancelled = mine.filter(pl.col("requirement") == "not_required").select("unit", "concept_id").unique()
    explicit = pl.col("marking") == "explicit"
    linked = asked.drop_nulls("concept_id")
    kept = pl.concat(
        [linked.filter(explicit), linked.filter(~explicit).join(cancelled, on=["unit", "concept_id"], how="anti")]
    )
    # One number orders level first and explicit before default: its minimum is the strongest demand.
    strength = pl.col("requirement").replace_strict(schema.LEVEL_CODES, return_dtype=pl.UInt8()) * 2 + (~explicit)
    demands = (
        kept.select("unit", "concept_id", (pl.col("origin") == "form").alias("form"), strength.alias("strength"))
        .group_by("unit", "concept_id", "form")
        .agg(pl.col("strength").min())
        .join(concepts.select("concept_id", "concept"), on="concept_id", how="inner")
        .with_columns((pl.col("strength") // 2).alias("level"), (pl.col("strength") % 2 == 0).alias("explicit"))
        .sort("unit", "concept", "form")
    )
    return demands, unlinked


def _zero_unlinked(units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return units.with_columns(pl.col("unlinked_hard").fill_null(0), pl.col("unlinked_soft").fill_null(0))
