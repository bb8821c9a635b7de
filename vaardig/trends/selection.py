"""Which units and demands a view counts. Every figure selects here, so that all leave out the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vaardig.base.errors import InputError
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

from .request import LEVELS, Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl


def select_units(
    werkmap: Werkmap, request: TrendRequest, columns: Sequence[str] = ("unlinked_hard",)
) -> tuple[pl.DataFrame, Excluded]:
    """Units that a view counts, and how many it does not, each by the first reason that holds.

    Parameters
    ----------
    columns
        Columns of ``units`` beside ``unit``, ``year`` and ``domain`` (categorical).

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    years, domains = request.years, request.domains or tuple(DOMAINS)
    reason = (
        pl.when(pl.col("kind") == "functiebeschrijving")
        .then(pl.lit("internal"))
        .when(pl.col("language").fill_null("") != "nl")
        .then(pl.lit("other_language"))
        .when(pl.col("contract").is_in(list(request.left_out_contracts)))
        .then(pl.lit("contract"))
        .when((pl.col("year") < years[0]) | (pl.col("year") > years[1]) if years else pl.lit(False))
        .then(pl.lit("other_years"))
        .when(~pl.col("domain").is_in(list(domains)))
        .then(pl.lit("other_domains"))
        .when(~_fits(request))
        .then(pl.lit("filtered"))
        .otherwise(pl.lit("counted"))
    )
    scan = werkmap.scan("units")
    reasons = scan.select(reason.alias("reason")).group_by("reason").len().collect(engine="streaming")
    tally = dict(reasons.iter_rows())
    counts = werkmap.counts
    excluded = Excluded(
        vacancies=counts["vacancies"],
        undated=counts["undated"],
        reposts=counts["vacancies"] - counts["undated"] - counts["units"],
        internal=tally.get("internal", 0),
        other_language=tally.get("other_language", 0),
        contract=tally.get("contract", 0),
        other_years=tally.get("other_years", 0),
        other_domains=tally.get("other_domains", 0),
        counted=tally.get("counted", 0),
        filtered=tally.get("filtered", 0),
    )
    if not excluded.counted:
        raise InputError(
            f"the werkmap {werkmap.path} has no vacancy to count in this view ({_why(excluded)})",
            next_step=_remedy(excluded),
        )
    counted = scan.filter(reason == "counted").select(
        "unit",
        "year",
        pl.col("domain").cast(pl.Categorical()),
        *(name for name in columns if name not in ("unit", "year", "domain")),
    )
    return counted.collect(), excluded


def _fits(request: TrendRequest) -> pl.Expr:
    """Whether a unit passes every filter that is set; an unknown value passes none."""
    import polars as pl

    fits = pl.lit(True)
    if request.occupations:
        fits &= pl.col("occupation_id").is_in(list(request.occupations)).fill_null(False)
    for column, values in (("region", request.regions), ("employer", request.employers)):
        if values:
            wanted = [value.casefold().strip() for value in values]
            fits &= pl.col(column).str.to_lowercase().is_in(wanted).fill_null(False)
    if request.employer_sizes:
        fits &= pl.col("employer_size").is_in(list(request.employer_sizes)).fill_null(False)
    if request.agency is not None:
        fits &= (pl.col("agency") == request.agency).fill_null(False)
    if request.sectors:
        fits &= pl.any_horizontal(_in_sector(sector.casefold().strip()) for sector in request.sectors)
    return fits


def _in_sector(sector: str) -> pl.Expr:
    import polars as pl

    if sector[:1].isdigit():
        # Codes come as "10.13", "1013" or "118.00".
        code = sector.replace(".", "")
        columns = (pl.col(name).str.replace_all(r"\D", "") for name in ("nace", "paritair_comite"))
        return pl.any_horizontal(column.str.starts_with(code) for column in columns).fill_null(False)
    return pl.col("sector").str.to_lowercase().str.contains(sector, literal=True).fill_null(False)


def scan_demands(werkmap: Werkmap, request: TrendRequest) -> pl.LazyFrame:
    """Demands (unit, concept, level, explicit) of the level and origin that a view counts; all kinds, all units."""
    import polars as pl

    levels = [LEVEL_CODES[level] for level in LEVELS[request.level]]
    return (
        werkmap.scan("demands")
        .filter(pl.col("level").is_in(levels), pl.col("form") == (request.origin == "form"))
        .select("unit", "concept", "level", "explicit")
    )


def _why(excluded: Excluded) -> str:
    return (
        f"{excluded.undated} without a date, {excluded.internal} internal job descriptions, "
        f"{excluded.other_language} in another language than Dutch, {excluded.contract} by contract, "
        f"{excluded.other_years} of other years, {excluded.other_domains} of other domains, "
        f"{excluded.filtered} left out by occupation, region, employer, size, sector or agency"
    )


def _remedy(excluded: Excluded) -> str:
    if excluded.undated == excluded.vacancies:
        return "name the column that holds the date: vaardig build SOURCE --out NEW --map date=COLUMN"
    if excluded.filtered:
        return "leave out a filter, or write the region, employer or sector as the source does"
    return "widen --years or --domain; 'vaardig info' shows what the werkmap holds"
