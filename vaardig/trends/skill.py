"""Everything that a werkmap says about one skill."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

from .changes import period_parts
from .compute import Counted, count
from .lookup import Concept, find_concept, occupation_labels
from .request import MINIMUM_DENOMINATOR, TrendRequest
from .selection import scan_demands
from .skill_request import SkillReport, SkillRequest
from .stats.decompose import kitagawa, length_elasticity
from .wording import notes

if TYPE_CHECKING:
    import polars as pl

_LEAST_TOGETHER = 5


def skill_report(werkmap: Werkmap, request: SkillRequest) -> SkillReport:
    """Answer about one skill.

    Raises
    ------
    InputError
        No vacancy mentions the skill (the message names the nearest), or no unit is left to count.
    """
    import polars as pl

    concept = find_concept(werkmap, request.skill)
    view = replace(request.view, kinds=(concept.kind,), concepts=(concept.id,), top=None, adjusted=True)
    counted = count(werkmap, view, only=(concept.code,))
    mine = pl.col("concept_id") == concept.id
    asking = _asking(werkmap, view, concept, counted)
    chosen = asking.filter(pl.col("chosen"))
    return SkillReport(
        werkmap=werkmap.path,
        request=request,
        concept_id=concept.id,
        label=concept.label,
        kind=concept.kind,
        series=counted.shares.filter(mine).drop("kind", "concept_id", "label"),
        tests=counted.tests.filter(mine),
        levels=_levels(asking),
        occupations=_occupations(werkmap, counted, chosen, request.rows),
        together=_together(werkmap, view, counted, chosen, concept, request.rows),
        parts=_parts(counted, chosen),
        exploratory=view.exploratory,
        notes=notes(view, counted.tally.excluded, counted.tally.cells),
    )


def _asking(werkmap: Werkmap, view: TrendRequest, concept: Concept, counted: Counted) -> pl.DataFrame:
    """Units that mention the skill at any level; ``chosen`` says whether at the level of the view."""
    import polars as pl

    from .request import LEVELS

    wanted = [LEVEL_CODES[level] for level in LEVELS[view.level]]
    return (
        scan_demands(werkmap, replace(view, level="komt-voor"))
        .filter(pl.col("concept") == concept.code)
        .join(counted.tally.units.lazy().select("unit", "domain", "year", "occupation_id", "length"), on="unit")
        .with_columns(pl.col("domain").cast(pl.String()), chosen=pl.col("level").is_in(wanted))
        .sort("unit")
        .collect()
    )


def _levels(asking: pl.DataFrame) -> pl.DataFrame:
    """Per domain and year how the mentioning vacancies divide over the four levels, years with too few left bare."""
    import polars as pl

    keys = ["domain", "year"]
    names = pl.DataFrame(
        {"level": list(LEVEL_CODES), "code": list(LEVEL_CODES.values())},
        schema={"level": pl.String(), "code": pl.UInt8()},
    )
    found = asking.group_by(*keys, code="level").agg(
        numerator=pl.len().cast(pl.Int64()), explicit=pl.col("explicit").sum().cast(pl.Int64())
    )
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return (
        asking.group_by(keys)
        .agg(denominator=pl.len().cast(pl.Int64()))
        .join(names, how="cross")
        .join(found, on=[*keys, "code"], how="left")
        .with_columns(pl.col("numerator", "explicit").fill_null(0))
        .with_columns(share=pl.when(enough).then(pl.col("numerator") / pl.col("denominator")))
        .sort(*keys, "code")
        .select(*keys, "level", "numerator", "explicit", "denominator", "share")
    )


def _occupations(werkmap: Werkmap, counted: Counted, asking: pl.DataFrame, rows: int) -> pl.DataFrame:
    """Occupations by how many of their vacancies ask the skill; those with too few vacancies are left out."""
    import polars as pl

    labels = occupation_labels(werkmap)
    whole = counted.tally.units.group_by("occupation_id").agg(denominator=pl.len().cast(pl.Int64()))
    return (
        asking.drop_nulls("occupation_id")
        .group_by("occupation_id")
        .agg(numerator=pl.len().cast(pl.Int64()))
        .join(whole, on="occupation_id")
        .filter(pl.col("denominator") >= MINIMUM_DENOMINATOR)
        .with_columns(
            share=pl.col("numerator") / pl.col("denominator"),
            label=pl.col("occupation_id").replace_strict(labels, default=None, return_dtype=pl.String()),
        )
        .sort("numerator", "share", "occupation_id", descending=[True, True, False])
        .head(rows)
        .select("occupation_id", "label", "numerator", "denominator", "share")
    )


def _together(
    werkmap: Werkmap, view: TrendRequest, counted: Counted, asking: pl.DataFrame, concept: Concept, rows: int
) -> pl.DataFrame:
    """Skills that vacancies with this one ask more often than vacancies do in general, largest difference first."""
    import polars as pl

    units = counted.tally.units.lazy().select("unit").join(
        asking.lazy().select("unit", mine=pl.lit(True)), on="unit", how="left"
    )  # fmt: skip
    numbers = (
        scan_demands(werkmap, view)
        .select("unit", "concept")
        .join(units, on="unit")
        .group_by("concept")
        .agg(numerator=pl.col("mine").sum().cast(pl.Int64()), everywhere=pl.len().cast(pl.Int64()))
        .collect(engine="streaming")
    )
    size, whole = asking.height, counted.tally.units.height
    return (
        numbers.filter(pl.col("concept") != concept.code, pl.col("numerator") >= _LEAST_TOGETHER)
        .join(counted.tally.concepts.filter(pl.col("kind").is_in(["hard", "soft"])), on="concept")
        .with_columns(
            denominator=pl.lit(size, dtype=pl.Int64()),
            share=pl.col("numerator") / max(size, 1),
            share_everywhere=pl.col("everywhere") / whole,
        )
        .with_columns(difference=pl.col("share") - pl.col("share_everywhere"))
        .filter(pl.col("difference") > 0)
        .sort("difference", "concept_id", descending=[True, False])
        .head(rows)
        .select("concept_id", "label", "kind", "numerator", "denominator", "share", "share_everywhere", "difference")
    )


def part_schema() -> dict[str, pl.DataType]:
    """Columns of ``parts``."""
    import polars as pl

    text, number = pl.String(), pl.Float64()
    return {
        "domain": text, "first_years": text, "last_years": text, "first_share": number, "last_share": number,
        "difference": number, "within": number, "between": number, "length": number, "adjusted_difference": number,
    }  # fmt: skip


def _parts(counted: Counted, asking: pl.DataFrame) -> pl.DataFrame:
    """What part of the change belongs to other occupations and to longer ads, per domain."""
    import polars as pl

    rows = []
    usable = counted.tally.cells.filter(pl.col("denominator") >= MINIMUM_DENOMINATOR)
    for (domain,), cells in usable.group_by("domain", maintain_order=True):
        first, last = period_parts(cells["year"].to_list())
        if first:
            rows.append(_domain_parts(str(domain), counted, asking, cells, first, last))
    return pl.DataFrame(rows, schema=part_schema(), orient="row")


def _domain_parts(
    domain: str, counted: Counted, asking: pl.DataFrame, cells: pl.DataFrame, first: list[int], last: list[int]
) -> tuple[object, ...]:
    import polars as pl

    units = counted.tally.units.filter(pl.col("domain").cast(pl.String()) == domain)
    mine = asking.filter(pl.col("domain") == domain)
    sizes, numbers = (_by_occupation(frame, first, last) for frame in (units, mine))
    table = sizes.join(numbers, on="occupation_id", how="left", suffix="_asked", nulls_equal=True).fill_null(0)
    n1, n2, k1, k2 = (table[name].to_numpy().astype(float) for name in
                      ("first", "last", "first_asked", "last_asked"))  # fmt: skip
    within, between = kitagawa((k1, n1), (k2, n2))
    p1, p2 = k1.sum() / n1.sum(), k2.sum() / n2.sum()
    series = counted.shares.filter(pl.col("domain") == domain, pl.col("adjusted_share").is_not_null())
    adjusted = [series.filter(pl.col("year").is_in(years)) for years in (first, last)]
    ends = [float(np.average(part["adjusted_share"], weights=part["denominator"])) if part.height else None
            for part in adjusted]  # fmt: skip
    difference = None if ends[0] is None or ends[1] is None else ends[1] - ends[0]
    length = _length(cells, mine, first, last) * (p1 + p2) / 2 * (1 - (p1 + p2) / 2)
    spans = [str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in (first, last)]
    return domain, *spans, p1, p2, p2 - p1, within, between, length, difference


def _by_occupation(frame: pl.DataFrame, first: list[int], last: list[int]) -> pl.DataFrame:
    import polars as pl

    return (
        frame.group_by("occupation_id")
        .agg(first=pl.col("year").is_in(first).sum(), last=pl.col("year").is_in(last).sum())
        .sort("occupation_id")
    )


def _length(cells: pl.DataFrame, asking: pl.DataFrame, first: list[int], last: list[int]) -> float:
    """Change of the logit that longer ads alone would give."""
    import polars as pl

    asked = asking.group_by("year").agg(asked=pl.len(), asked_log=pl.col("length").sum())
    frame = cells.join(asked, on="year", how="left").fill_null(0).sort("year")
    k, k_log = (frame[name].to_numpy().astype(float)[None, :] for name in ("asked", "asked_log"))
    n, total, square = (frame[name].to_numpy().astype(float) for name in ("denominator", "length", "length_square"))
    elasticity = float(length_elasticity(k, k_log, n, total, square)[0])
    years = frame["year"].to_numpy()
    early, late = (np.isin(years, part) for part in (first, last))
    return elasticity * float(total[late].sum() / n[late].sum() - total[early].sum() / n[early].sum())
