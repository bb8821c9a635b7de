"""What the vacancies of a werkmap say per occupation: skills with their level, languages, diplomas, experience.

Counts are units (a repost cluster in one year), coded from the title alone, without student, stage and flexi jobs.
Recent years weigh more in a profile (halved every three years); counts that are shown are unweighted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

from .report import Demand

if TYPE_CHECKING:
    import polars as pl

HALF_LIFE_YEARS = 3.0
LEAST_COUNT = 3
LEAST_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Evidence:
    """Vacancies of one occupation. ``recent_share``: share of vacancies that ask a concept, recent years weighing more.

    ``years``: count per year. ``experience``: stated minimum of years to count; ``places``: region or place to count.
    ``usual``: share of all coded vacancies that ask a concept, whatever the occupation.
    """

    vacancies: int = 0
    years: dict[int, int] = field(default_factory=dict)
    demands: dict[str, Demand] = field(default_factory=dict)
    recent_share: dict[str, float] = field(default_factory=dict)
    education: dict[str, int] = field(default_factory=dict)
    experience: dict[float, int] = field(default_factory=dict)
    contracts: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    usual: dict[str, float] = field(default_factory=dict)


NOTHING = Evidence()


def read_evidence(werkmap: Werkmap) -> dict[str, Evidence]:
    """Evidence per occupation id. Empty when no counted vacancy has an occupation."""
    import polars as pl

    from vaardig.base.errors import InputError
    from vaardig.trends.request import TrendRequest
    from vaardig.trends.selection import scan_demands, select_units

    request = TrendRequest(kinds=("hard", "soft", "language", "licence"))
    columns = ("vacancy_id", "occupation_id", "education_level", "contract", "region")
    try:
        units, _ = select_units(werkmap, request, columns)
    except InputError:
        return {}
    units = units.filter(pl.col("occupation_id").is_not_null())
    if units.is_empty():
        return {}
    last = units["year"].max()
    units = units.with_columns(weight=pl.lit(0.5) ** ((last - pl.col("year")) / HALF_LIFE_YEARS))
    experience = werkmap.scan("vacancies").select("id", "experience_years_min", "location").collect()
    units = units.join(experience, left_on="vacancy_id", right_on="id", how="left")
    asked = _asked(scan_demands(werkmap, request), units, werkmap)
    sizes = units.group_by("occupation_id").agg(n=pl.len(), mass=pl.col("weight").sum())
    tables = {name: _counts(units, name) for name in ("year", "education_level", "experience_years_min", "contract")}
    places = _counts(units.with_columns(_place()), "place")
    usual: dict[str, float] = {}
    for rows in asked.values():
        for key, levels, _ in rows:
            usual[key] = usual.get(key, 0.0) + sum(levels) / len(units)
    result: dict[str, Evidence] = {}
    for occupation, n, mass in sizes.sort("occupation_id").iter_rows():
        rows = asked.get(occupation, [])
        result[occupation] = Evidence(
            vacancies=n,
            years=tables["year"].get(occupation, {}),
            demands={key: Demand(sum(levels), n, *levels) for key, levels, _ in rows},
            recent_share={key: weight / mass for key, _, weight in rows},
            education=tables["education_level"].get(occupation, {}),
            experience=tables["experience_years_min"].get(occupation, {}),
            contracts=tables["contract"].get(occupation, {}),
            places=places.get(occupation, {}),
            usual=usual,
        )
    return result


def _place() -> pl.Expr:
    import polars as pl

    return pl.concat_str([pl.col("region").fill_null(""), pl.col("location").fill_null("")], separator=" ").alias(
        "place"
    )


def _asked(
    demands: pl.LazyFrame, units: pl.DataFrame, werkmap: Werkmap
) -> dict[str, list[tuple[str, tuple[int, int, int, int], float]]]:
    """Per occupation: concept, count per level (as `LEVEL_CODES`), and the weight of the units that ask it."""
    import polars as pl

    levels = [(pl.col("level") == code).sum().alias(name) for name, code in LEVEL_CODES.items()]
    frame = (
        demands.join(units.lazy().select("unit", "occupation_id", "weight"), on="unit", how="inner")
        .group_by("occupation_id", "concept")
        .agg(*levels, weight=pl.col("weight").sum(), n=pl.len())
        .filter(pl.col("n") >= LEAST_COUNT)
        .join(werkmap.scan("concepts").select("concept", "concept_id"), on="concept", how="inner")
        .sort("occupation_id", "concept_id")
        .select("occupation_id", "concept_id", *LEVEL_CODES, "weight")
        .collect()
    )
    result: dict[str, list[tuple[str, tuple[int, int, int, int], float]]] = {}
    for occupation, concept, essential, nice, learnable, task, weight in frame.iter_rows():
        result.setdefault(occupation, []).append((concept, (essential, nice, learnable, task), weight))
    return result


def _counts(units: pl.DataFrame, column: str) -> dict[str, dict[Any, int]]:
    import polars as pl

    frame = (
        units.filter(pl.col(column).is_not_null())
        .group_by("occupation_id", column)
        .len()
        .sort("occupation_id", column)
        .select("occupation_id", column, "len")
    )
    result: dict[str, dict[Any, int]] = {}
    for occupation, value, count in frame.iter_rows():
        result.setdefault(occupation, {})[value] = count
    return result
