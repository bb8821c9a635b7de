"""The claims, by their direction: the study's own numbers are not public here and none is made up.

Each function gives one :class:`Finding`; what counts as confirmed is written beside the estimand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from vaardig.export.dutch import percent, whole
from vaardig.trends.clustered import Estimate, clustered_difference, clustered_mean, yearly_slope
from vaardig.trends.comparability import span
from vaardig.werkmap.domains import DOMAINS

from .facts import LARGE, SMALL, Facts, codes, counting_years
from .request import CONFIRMED, OPEN, REFUTED, UNMEASURABLE, Finding

if TYPE_CHECKING:
    pass

LOGISTICS = "smart_logistics"
ALL = ""
_LEAST_GROUP = 30
_YEARS_NEEDED = 4


def rising_mean(facts: Facts, domain: str | None, kind: str, *, per_text: bool = False) -> Finding:
    """Number of skills per vacancy rises: slope of the log of the yearly means, tested over years."""
    import polars as pl

    word = "harde vaardigheden" if kind == "hard" else "zachte vaardigheden"
    rest = ", ook per 1.000 tekens taken en profiel" if per_text else ""
    units = facts.of(domain)
    years = counting_years(units)
    cells = (
        units.filter(pl.col("year").is_in(years))
        .group_by("year")
        .agg(count=pl.col(kind).sum(), vacancies=pl.len(), text=pl.col("asked_length").sum())
        .sort("year")
    )
    below = cells["text"] / 1000 if per_text else cells["vacancies"]
    means = (cells["count"] / below).to_numpy() if cells.height else np.empty(0)
    line = _line(
        f"{kind}-stijgt" + ("-per-tekst" if per_text else ""), domain,
        f"Het aantal {word} per vacature stijgt{rest}.",
        "verandering per jaar van het gemiddelde, in procent; t-toets op de jaargemiddelden",
    )  # fmt: skip
    if cells.height < _YEARS_NEEDED or not (means > 0).all():
        return line(None, units.height, years, why=_why_not_yearly(years))
    slope = yearly_slope(cells["year"].to_numpy().astype(float), np.log(means))
    return line(_percent_change(slope), int(cells["vacancies"].sum()), years, unit="% per jaar")


def rising_count(facts: Facts, domain: str | None) -> Finding:
    """Number of vacancies rises: slope of the log of the yearly counts, on the sources that span all years."""
    import polars as pl

    line = _line(
        "aantal-stijgt", domain, "Het aantal vacatures stijgt.",
        "verandering per jaar van het aantal vacatures, in procent; alleen bronnen die elk jaar voorkomen",
    )  # fmt: skip
    units = facts.of(domain)
    years = counting_years(units)
    kept = units.filter(pl.col("year").is_in(years))
    spanning = (
        kept.group_by("source").agg(pl.col("year").n_unique()).filter(pl.col("year") == len(years))["source"].to_list()
    )
    counts = kept.filter(pl.col("source").is_in(spanning)).group_by("year").len().sort("year")
    if not spanning:
        return line(None, units.height, years, why="geen enkele bron loopt over alle jaren")
    if len(years) < _YEARS_NEEDED or len(years) != years[-1] - years[0] + 1:
        return line(None, units.height, years, why=_why_not_yearly(years))
    slope = yearly_slope(counts["year"].to_numpy().astype(float), np.log(counts["len"].to_numpy().astype(float)))
    return line(
        _percent_change(slope), int(counts["len"].sum()), years, unit="% per jaar",
        coverage=f"bronnen die elk jaar voorkomen: {len(spanning)} van {facts.sources}",
    )  # fmt: skip


def _why_not_yearly(years: list[int]) -> str:
    """Why these years with enough vacancies carry no slope."""
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years)) if years else []
    if len(years) < _YEARS_NEEDED:
        return f"er zijn {len(years) or 'geen'} jaren met genoeg vacatures, nodig zijn er {_YEARS_NEEDED}".replace(
            "er zijn 1 jaren", "er is 1 jaar"
        )
    if missing:
        named = ", ".join(map(str, missing))
        return f"de reeks {span(tuple(years))} heeft een gat: te weinig vacatures in {named}"
    return "in een van de jaren komt het niet voor"


def small_ask_less(facts: Facts, column: str) -> Finding:
    """Small firms ask fewer skills, or write shorter texts, than large ones; within domain and year."""
    import polars as pl

    what = {"skills": "vragen minder vaardigheden", "text_length": "schrijven kortere vacatures"}[column]
    line = _line(
        f"klein-{column.replace('_', '-')}", None,
        f"Kleine ondernemingen (minder dan 50 werknemers) {what} dan grote (200 of meer).",
        "verschil van het gemiddelde, klein min groot, binnen domein en jaar", expected=-1,
    )  # fmt: skip
    sized = facts.units.with_columns(skills=pl.col("hard") + pl.col("soft")).filter(
        pl.col("employer_size").is_in([*SMALL, *LARGE]), ~pl.col("agency")
    )
    small = sized["employer_size"].is_in(list(SMALL)).to_numpy()
    years = sorted(sized["year"].unique().to_list())
    share = facts.units.filter(pl.col("employer_size") != "onbekend").height / facts.units.height
    known = f"grootte bekend bij {percent(share, 0)} van de vacatures"
    if min(int(small.sum()), int((~small).sum())) < _LEAST_GROUP:
        return line(
            None, sized.height, years, coverage=known,
            why="te weinig werkgevers met gekende grootte (vaardig build --employer-sizes)",
        )  # fmt: skip
    strata = codes(sized["domain"] + sized["year"].cast(pl.String()))
    found = clustered_difference(sized[column].to_numpy().astype(float), small, strata, sized["firm"].to_numpy())
    unit = "vaardigheden" if column == "skills" else "tekens"
    return line(found, sized.height, years, unit=unit, coverage=f"{known}, zonder uitzendkantoren")


def soft_in_short(facts: Facts) -> Finding:
    """Short vacancies name soft skills too: most of the shortest quarter do."""
    line = _line(
        "zacht-in-kort", None, "Ook korte vacatures noemen zachte vaardigheden.",
        "aandeel met minstens één sleutelvaardigheid in het kortste kwart van de teksten; bevestigd boven 50 %",
        around=0.5,
    )  # fmt: skip
    units = facts.units
    limit = units["text_length"].quantile(0.25, "nearest")
    short = units.filter(units["text_length"] <= limit)
    found = clustered_mean((short["soft"] > 0).to_numpy().astype(float), short["firm"].to_numpy())
    return line(
        found, short.height, sorted(short["year"].unique().to_list()), unit="aandeel",
        coverage=f"teksten tot {whole(int(limit or 0))} tekens",
    )  # fmt: skip


def no_hierarchy(facts: Facts, domain: str | None) -> Finding:
    """Vacancies do not tell what is a must and what a plus: most mark no demand in so many words."""
    import polars as pl

    line = _line(
        "geen-hierarchie", domain, "Vacatures maken geen onderscheid tussen wat moet en wat mooi meegenomen is.",
        "aandeel waarin geen enkele eis uitdrukkelijk als vereist of pluspunt vermeld is, van de vacatures met twee of "
        "meer eisen; bevestigd boven 50 %",
        around=0.5,
    )  # fmt: skip
    units = facts.of(domain).filter(pl.col("hard_asked") + pl.col("soft_asked") >= 2)
    years = sorted(units["year"].unique().to_list())
    if units.height < _LEAST_GROUP:
        return line(None, units.height, years, why="te weinig vacatures met twee of meer eisen")
    found = clustered_mean((~units["marked"]).to_numpy().astype(float), units["firm"].to_numpy())
    return line(found, units.height, years, unit="aandeel")


def logistics(facts: Facts, part: str) -> Finding:
    """In logistics soft skills are asked and hard ones taught: more of either than in the other domains."""
    import polars as pl

    texts = {
        "soft": (
            "logistiek-zacht-gevraagd", "Logistiek vraagt vooral zachte vaardigheden.",
            "aandeel zacht in wat vereist of pluspunt is, logistiek min andere domeinen, binnen het jaar",
        ),
        "taught": (
            "logistiek-hard-aangeleerd", "Logistiek leert harde vaardigheden aan op het werk.",
            "aandeel vacatures dat minstens één harde vaardigheid aanleert, logistiek min andere domeinen, binnen het "
            "jaar",
        ),
    }  # fmt: skip
    line = _line(texts[part][0], LOGISTICS, *texts[part][1:])
    units = facts.units.filter(pl.col("domain") != "geen")
    if part == "soft":
        units = units.filter(pl.col("soft_asked") + pl.col("hard_asked") > 0)
        values = (units["soft_asked"] / (units["soft_asked"] + units["hard_asked"])).to_numpy()
    else:
        values = (units["hard_taught"] > 0).to_numpy().astype(float)
    group = (units["domain"] == LOGISTICS).to_numpy()
    years = sorted(units["year"].unique().to_list())
    if min(int(group.sum()), int((~group).sum())) < _LEAST_GROUP:
        return line(None, units.height, years, why="te weinig vacatures in of buiten de logistiek")
    found = clustered_difference(values, group, codes(units["year"]), units["firm"].to_numpy())
    return line(
        found, units.height, years, unit="verschil in aandeel", coverage=f"{whole(int(group.sum()))} in logistiek"
    )


def _percent_change(slope: Estimate) -> Estimate:
    """Slope of a logarithm as a percentage per year."""
    value, low, high = (100 * float(np.expm1(x)) for x in (slope.value, slope.low, slope.high))
    return Estimate(value, low, high, slope.units, slope.clusters)


def _line(
    claim_id: str, domain: str | None, claim: str, estimand: str, *, expected: int = 1, around: float = 0.0
) -> Callable[..., Finding]:
    """Make the finding of one claim: confirmed when the interval lies on the expected side of ``around``."""

    def finish(
        found: Estimate | None, n: int, years: list[int], *, unit: str = "", why: str = "", coverage: str = ""
    ) -> Finding:
        known = found is not None and found.known
        verdict = UNMEASURABLE
        reason = why or ("te weinig verschillende werkgevers" if not known else "")
        if found is not None and known:
            side = int(found.low > around) - int(found.high < around)
            verdict = OPEN if side == 0 else CONFIRMED if side == expected else REFUTED
            reason = ""
        numbers: tuple[Any, ...] = (None, None, None)
        if found is not None and known:
            numbers = (found.value, found.low, found.high)
        return Finding(
            claim_id=claim_id, domain=DOMAINS.get(domain or "", "alle domeinen"), claim=claim, estimand=estimand,
            value=numbers[0], low=numbers[1], high=numbers[2], unit=unit, n=n,
            years=span(tuple(years)) + f" ({len(years)})" if years else "–", verdict=verdict, why=reason,
            coverage=coverage,
        )  # fmt: skip

    return finish
