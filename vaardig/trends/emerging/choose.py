"""From places to wordings: counts per period, strength, spread over employers, and one of each nest of wordings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.hard import title_nouns
from taxonomy.load import load_taxonomy
from taxonomy.rules import read_rules
from taxonomy.variants import is_ordinary
from vaardig.base.text import fold
from vaardig.trends.stats.multiple import benjamini_hochberg

from .logodds import log_odds
from .reading import singular
from .request import EmergingRequest

if TYPE_CHECKING:
    import polars as pl

# "csrd" and "csrd-rapportering": the longer one stands for both when it has most of the places of the shorter.
_SAME_PLACES = 0.7
_TITLE_ENDING = 5
PROVEN, POSSIBLE = "stijgt aantoonbaar", "stijgt misschien"


def choose(found: pl.DataFrame, units: pl.DataFrame, request: EmergingRequest) -> pl.DataFrame:
    """One row per wording that rises, strongest first; the columns of docs/kolommen-producten.md, and ``key``."""
    import polars as pl
    from scipy.stats import norm

    # The family is chosen by total use, which says nothing about a rise; choosing by recent use would.
    counted = _counts(found, units).filter(pl.col("recent") + pl.col("earlier") >= request.minimum_support)
    late = int(units["recent"].sum())
    recent, earlier = (counted[name].to_numpy() for name in ("recent", "earlier"))
    difference, z = log_odds(recent, earlier, (late, units.height - late), request.prior)
    rising = (
        counted.with_columns(
            log_odds=pl.Series(difference), z=pl.Series(z), q=pl.Series(benjamini_hochberg(norm.sf(z)))
        )
        .filter(
            pl.col("recent") >= request.minimum_support,
            pl.col("employers") >= request.minimum_employers,
            pl.col("z") >= request.minimum_z,
        )
        .sort("z", "recent", "key", descending=[True, True, False])
    )
    rising = rising.filter(pl.col("key").map_elements(_could_be_skill, return_dtype=pl.Boolean()))
    kept = _without_nests(_without_twins(rising, found)).head(request.top)
    surfaces = _surfaces(found, kept)
    return (
        kept.join(surfaces, on="key", how="left", maintain_order="left")
        .with_columns(
            recent_units=pl.lit(late, dtype=pl.Int64()),
            earlier_units=pl.lit(units.height - late, dtype=pl.Int64()),
            recent_share=pl.col("recent") / late,
            earlier_share=pl.col("earlier") / (units.height - late),
            evidence=pl.when(pl.col("q") <= request.q).then(pl.lit(PROVEN)).otherwise(pl.lit(POSSIBLE)),
        )
        .select(
            "key", "phrase", pl.col("recent").cast(pl.Int64()), "recent_units", "recent_share",
            pl.col("earlier").cast(pl.Int64()), "earlier_units", "earlier_share", "log_odds", "z", "q", "evidence",
            pl.col("employers").cast(pl.Int64()), "largest_employer_share", "unnamed_share",
            "first_year",
        )
    )  # fmt: skip


def _could_be_skill(key: str) -> bool:
    """No everyday word alone, no word of levels ("bij voorkeur"), and no job title: that rises with the jobs."""
    last = key.split()[-1]
    if key == last and (is_ordinary(key) or key in _level_words()):
        return False
    return key not in _titles() and last not in _titles() and not last.endswith(_long_title_nouns())


@lru_cache(maxsize=1)
def _long_title_nouns() -> tuple[str, ...]:
    return tuple(sorted(noun for noun in title_nouns() if len(noun) > _TITLE_ENDING))


@lru_cache(maxsize=1)
def _level_words() -> frozenset[str]:
    """Words that say how strongly something is asked, as keys."""
    patterns = (pattern for items in read_rules("requirement").values() for pattern in items)
    return frozenset(singular(word) for pattern in patterns for word in re.findall(r"\w{3,}", fold(pattern)))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Job titles of the taxonomy, as keys."""
    titles = {
        fold(title) for item in load_taxonomy().occupations for title in (item.label, *item.titles)
    } | title_nouns()
    return frozenset(titles | {singular(title) for title in titles if " " not in title})


def _counts(found: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Vacancies per wording and period, and over how many employers the recent ones are spread.

    Vacancies without a named employer count together as one employer, because they may all be of one; their share
    stands apart. ``largest_employer_share`` is over all recent vacancies that hold the wording.
    """
    import polars as pl

    columns = units.select(
        "unit", "recent", "year", pl.when(pl.col("employer_class") == "genoemd").then("employer").alias("employer")
    )
    placed = found.select("unit", "key").join(columns, on="unit", how="inner")
    recent = pl.col("recent")
    totals = placed.group_by("key").agg(recent=recent.sum(), earlier=(~recent).sum(), first_year=pl.col("year").min())
    spread = (
        placed.filter(recent)
        .group_by("key", "employer")
        .len()
        .group_by("key")
        .agg(
            employers=pl.len(),
            largest_employer_share=pl.col("len").filter(pl.col("employer").is_not_null()).max().fill_null(0)
            / pl.col("len").sum(),
            unnamed_share=pl.col("len").filter(pl.col("employer").is_null()).sum() / pl.col("len").sum(),
        )
    )
    return totals.join(spread, on="key", how="inner").sort("key")


def _without_twins(rising: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Of wordings that stand in exactly the same vacancies, as in a sentence that is copied, keep the longest."""
    import polars as pl

    unit = pl.col("unit").cast(pl.Int64())
    places = (
        found.join(rising.select("key"), on="key", how="semi")
        .group_by("key")
        .agg(count=pl.len(), total=unit.sum(), squares=(unit * unit).sum())
        .with_columns(long=pl.col("key").str.len_chars())
        .sort("long", "key", descending=[True, False])
        .unique(["count", "total", "squares"], keep="first", maintain_order=True)
    )
    return rising.join(places.select("key"), on="key", how="semi", maintain_order="left")


def _without_nests(rising: pl.DataFrame) -> pl.DataFrame:
    """Of wordings inside each other keep one: the longer when it has most of the places, else the shorter."""
    import polars as pl

    recent = dict(rising.select("key", "recent").iter_rows())
    dropped: set[str] = set()
    for key in sorted(recent, key=lambda k: (-len(k.split()), k)):
        words = key.split()
        if key in dropped:
            continue
        for start in range(1, len(words)):
            inner = " ".join(words[start:])
            if inner in recent:
                dropped.add(inner if recent[key] >= _SAME_PLACES * recent[inner] else key)
    return rising.filter(~pl.col("key").is_in(sorted(dropped)))


def _surfaces(found: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    """How a wording is most often written; the key itself is folded and singular."""
    import polars as pl

    return (
        found.join(kept.select("key"), on="key", how="semi")
        .group_by("key", "surface")
        .len()
        .sort("key", "len", "surface", descending=[False, True, False])
        .unique("key", keep="first", maintain_order=True)
        .select("key", pl.col("surface").alias("phrase"))
    )
