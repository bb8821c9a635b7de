"""Does the number of vacancies really change? Monthly counts with season, on a constant set of sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import stats

from vaardig.werkmap.reader import Werkmap

from .request import TrendRequest
from .selection import select_units
from .stats.intervals import Z_95
from .stats.negative_binomial import fit_counts
from .stats.slopes import MINIMUM_YEARS
from .wording import excluded_sentence

if TYPE_CHECKING:
    import polars as pl

_MONTHS = 12
NOTES = (
    "Geteld per maand, elke herhaling één keer per jaar, alleen uit bronnen die elk jaar van de periode vacatures "
    "hebben: een bron die erbij komt of wegvalt, is geen verandering van de arbeidsmarkt.",
    "De index (eerste jaar = 100) is gezuiverd van het seizoen (negatief-binomiaal model met maanden en jaren). De "
    "verandering per jaar is getoetst op de jaarcijfers, want jaren schommelen ook zonder trend.",
    "Meer vacatures betekent niet meer jobs en ook geen schaarste: het zegt hoeveel er gepubliceerd wordt in deze "
    "bronnen.",
)


@dataclass(frozen=True)
class VolumeReport:
    """``years``: per domain and year the season-free index with interval. ``trend``: per domain the yearly change.

    ``sources``: those that have vacancies in every year; empty means that no comparison is possible.
    """

    werkmap: Path
    request: TrendRequest
    years: pl.DataFrame
    trend: pl.DataFrame
    sources: tuple[str, ...]
    notes: tuple[str, ...]


def year_schema() -> dict[str, pl.DataType]:
    """Columns of ``years``."""
    import polars as pl

    number = pl.Float64()
    return {
        "domain": pl.String(), "year": pl.Int32(), "months": pl.Int64(), "vacancies": pl.Int64(), "index": number,
        "index_low": number, "index_high": number,
    }  # fmt: skip


def trend_schema() -> dict[str, pl.DataType]:
    """Columns of ``trend``."""
    import polars as pl

    number = pl.Float64()
    return {
        "domain": pl.String(), "years": pl.String(), "change": number, "change_low": number, "change_high": number,
        "p": number, "dispersion": number, "verdict": pl.String(),
    }  # fmt: skip


def volume(werkmap: Werkmap, request: TrendRequest) -> VolumeReport:
    """Count vacancies per month and test whether their number changes over the years.

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    units, excluded = select_units(werkmap, request, ("source",))
    months = units.join(_months(werkmap), on="unit", how="left").with_columns(pl.col("domain").cast(pl.String()))
    months, cut = _whole_years(months)
    constant = _constant_sources(months)
    kept = months.filter(pl.col("source").is_in(constant))
    years, trend = [], []
    for (domain,), mine in kept.group_by("domain", maintain_order=True):
        rows, line = _domain(str(domain), mine, kept)
        years += rows
        trend.append(line)
    notes = [*NOTES, excluded_sentence(excluded)]
    if cut:
        notes.insert(0, f"Weggelaten: {', '.join(map(str, cut))}, want dat jaar telt nog geen twaalf maanden.")
    if not constant:
        notes.insert(
            0, "Geen enkele bron heeft elk jaar vacatures: aantallen zijn hier niet vergelijkbaar over de jaren."
        )
    return VolumeReport(
        werkmap.path,
        request,
        pl.DataFrame(years, schema=year_schema(), orient="row").sort("domain", "year"),
        pl.DataFrame(trend, schema=trend_schema(), orient="row").sort("domain"),
        tuple(constant),
        tuple(notes),
    )


def _months(werkmap: Werkmap) -> pl.DataFrame:
    """Month of every unit: units are the representatives, in the order of the vacancies."""
    import polars as pl

    dates = werkmap.scan("vacancies").select(month=pl.col("date").dt.month().cast(pl.Int64()))
    chosen = werkmap.scan("clusters").select("representative")
    frame = pl.concat([dates, chosen], how="horizontal").filter("representative").select("month").collect()
    return frame.with_row_index("unit").with_columns(pl.col("unit").cast(pl.UInt32()))


def _whole_years(months: pl.DataFrame) -> tuple[pl.DataFrame, list[int]]:
    """The units without a first and last year that does not have every month, and those years.

    A corpus that stops in January has one month of its last year; as a year it would count as much as a whole one.
    Only edges: a hole in the middle is for the reader to judge.
    """
    import polars as pl

    spans = months.drop_nulls("month").group_by("year").agg(pl.col("month").n_unique()).sort("year").rows()
    cut = [year for year, count in spans[:1] + spans[-1:] if count < _MONTHS] if len(spans) > 2 else []
    return months.filter(~pl.col("year").is_in(cut)), sorted(set(cut))


def _constant_sources(months: pl.DataFrame) -> list[str]:
    import polars as pl

    wanted = months["year"].n_unique()
    found = months.group_by("source").agg(pl.col("year").n_unique()).filter(pl.col("year") == wanted)
    return sorted(found["source"].to_list())


def _domain(domain: str, mine: pl.DataFrame, everything: pl.DataFrame) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
    """Rows of one domain. Months in which no source has anything do not exist; a month without this domain is 0."""
    import polars as pl

    grid = everything.select("year", "month").unique().sort("year", "month")
    counts = (
        grid.join(mine.group_by("year", "month").agg(n=pl.len()), on=["year", "month"], how="left")
        .fill_null(0)
        .sort("year", "month")
    )
    years = np.unique(counts["year"].to_numpy())
    y = counts["n"].to_numpy().astype(np.float64)
    span = f"{years[0]}-{years[-1]}"
    totals = {year: y[counts["year"].to_numpy() == year] for year in years}
    empty = any(value.sum() == 0 for value in totals.values())
    if len(years) < 2 or empty or len(y) <= len(years) + _MONTHS - 1:
        rows: list[tuple[Any, ...]] = [
            (domain, int(t), len(v), int(v.sum()), None, None, None) for t, v in totals.items()
        ]
        return rows, (domain, span, None, None, None, None, None, "te weinig maanden of lege jaren")
    design = _design(counts["year"].to_numpy(), counts["month"].to_numpy(), years)
    fit = fit_counts(y, design)
    effects, covariance = fit.coefficients[: len(years)], fit.covariance[: len(years), : len(years)]
    rows = []
    for i, year in enumerate(years):
        log = effects[i] - effects[0]
        error = np.sqrt(max(covariance[i, i] + covariance[0, 0] - 2 * covariance[0, i], 0.0))
        index = (100 * np.exp(log + sign * Z_95 * error) for sign in (0, -1, 1))
        rows.append((domain, int(year), len(totals[year]), int(totals[year].sum()), *(float(value) for value in index)))
    return rows, (domain, span, *_slope(effects, years.astype(np.float64)), fit.dispersion, *_verdict(effects, years))


def _design(year: np.ndarray[Any, Any], month: np.ndarray[Any, Any], years: np.ndarray[Any, Any]) -> Any:
    """One column per year, and one per month that occurs, against the mean month."""
    seasons = np.unique(month)
    by_year = (year[:, None] == years[None, :]).astype(np.float64)
    by_month = (month[:, None] == seasons[None, 1:]).astype(np.float64) - (month == seasons[0])[:, None]
    return np.concatenate([by_year, by_month], axis=1)


def _line(effects: Any, years: Any) -> tuple[float, float, int]:
    x = years - years.mean()
    slope = float((effects * x).sum() / (x * x).sum())
    residual = effects - effects.mean() - slope * x
    df = len(years) - 2
    return slope, float(np.sqrt((residual**2).sum() / max(df, 1) / (x * x).sum())), df


def _slope(effects: Any, years: Any) -> tuple[float | None, ...]:
    """Relative change per year with interval and p, from a t-test on the yearly effects."""
    if len(years) < MINIMUM_YEARS:
        return None, None, None, None
    slope, error, df = _line(effects, years)
    half = float(stats.t.ppf(0.975, df)) * error
    p = float(2 * stats.t.sf(abs(slope) / error, df)) if error > 0 else 0.0
    return float(np.expm1(slope)), float(np.expm1(slope - half)), float(np.expm1(slope + half)), p


def _verdict(effects: Any, years: Any) -> tuple[str]:
    p = _slope(effects, years.astype(np.float64))[3]
    if p is None:
        return (f"minder dan {MINIMUM_YEARS} jaren",)
    slope = _line(effects, years.astype(np.float64))[0]
    return ("stijgt" if slope > 0 else "daalt",) if p < 0.05 else ("geen aantoonbare verandering",)
