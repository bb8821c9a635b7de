"""Demands in vacancies of listed occupations against others, raw and at equal occupation group and education."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.base.errors import InputError
from vaardig.trends.clustered import Estimate, clustered_difference
from vaardig.trends.comparability import comparability_notes
from vaardig.trends.selection import scan_demands, select_units
from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

from .matching import Match, match_occupations
from .request import TightnessReport, TightnessRequest

if TYPE_CHECKING:
    import polars as pl

_COLUMNS = (
    "vacancy_id", "occupation_id", "education_level", "source", "employer", "employer_class", "agency", "contract",
    "region", "text_length",
)  # fmt: skip
# Outcome, what it says, whether it is a share, and whether more of it means softer demands.
OUTCOMES: dict[str, tuple[str, bool, bool]] = {
    "learnable": ("noemt minstens één vaardigheid die aangeleerd wordt", True, True),
    "nice": ("noemt minstens één pluspunt", True, True),
    "soft_share": ("deel van de eisen dat pluspunt of aan te leren is", True, True),
    "no_experience": ("zegt dat ervaring niet nodig is", True, True),
    "experience": ("vraagt een aantal jaren ervaring", True, False),
    "essential": ("aantal vereiste vaardigheden", False, False),
}
SOFTER, HARDER, OPEN = "soepeler", "strenger", "onbeslist"
_LEAST = 30


def tightness(werkmap: Werkmap, request: TightnessRequest) -> TightnessReport:
    """Compare.

    Differences are clustered by occupation, because being listed is a property of the occupation: with few listed
    occupations the intervals are wide whatever the number of vacancies.

    Raises
    ------
    InputError
        The list cannot be used, or one of the two groups has too few vacancies.
    """
    import polars as pl

    from taxonomy.load import load_taxonomy

    taxonomy = load_taxonomy(request.taxonomy)
    matches = match_occupations(request.listed, taxonomy, request.encoder)
    listed = sorted({identifier for match in matches for identifier in match.occupations})
    units, excluded = select_units(werkmap, request.view, _COLUMNS)
    known = units.filter(pl.col("occupation_id").is_not_null())
    isco = {o.id: o.isco for o in taxonomy.occupations}
    rows = (
        _outcomes(werkmap, request, known)
        .with_columns(listed=pl.col("occupation_id").is_in(listed))
        .with_columns(
            group=pl.col("occupation_id").replace_strict(isco, default="", return_dtype=pl.String()).str.head(2),
            education=pl.col("education_level").fill_null("onbekend"),
            domain=pl.col("domain").cast(pl.String()),
        )
    )
    inside = int(rows["listed"].sum())
    if min(inside, rows.height - inside) < _LEAST:
        raise InputError(
            f"{inside} vacancies are of listed occupations and {rows.height - inside} of others",
            allowed=f"{_LEAST} or more of either",
            next_step="use a longer list, more --years or a larger werkmap",
        )
    strata = pl.concat_str("group", "education", "domain", pl.col("year").cast(pl.String()), separator="|")
    rows = rows.with_columns(stratum=strata.rank("dense").cast(pl.Int64()))
    mixed = rows.group_by("stratum").agg(pl.col("listed").n_unique())
    return TightnessReport(
        werkmap=werkmap.path,
        request=request,
        outcomes=_table(rows),
        matches=_matched(matches, known),
        listed_vacancies=inside,
        other_vacancies=rows.height - inside,
        unknown_vacancies=units.height - known.height,
        strata=mixed.height,
        shared_strata=mixed.filter(pl.col("listed") > 1).height,
        excluded=excluded,
        notes=(*comparability_notes(units), *_notes(matches, units.height, known.height, rows)),
    )


def _outcomes(werkmap: Werkmap, request: TightnessRequest, known: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    kinds = werkmap.scan("concepts").filter(pl.col("kind").is_in(["hard", "soft"])).select("concept")
    levels = {name: pl.col("level") == LEVEL_CODES[name] for name in ("essential", "nice", "learnable")}
    numbers = (
        scan_demands(werkmap, request.view)
        .join(kinds, on="concept", how="semi")
        .group_by("unit")
        .agg(holds.sum().cast(pl.Int64()).alias(f"n_{name}") for name, holds in levels.items())
        .collect(engine="streaming")
    )
    years = werkmap.scan("vacancies").select(pl.col("id").alias("vacancy_id"), "experience_years_min").collect()
    softened, all_three = pl.col("n_nice") + pl.col("n_learnable"), pl.sum_horizontal(f"n_{name}" for name in levels)
    return (
        known.join(numbers, on="unit", how="left", maintain_order="left")
        .join(years, on="vacancy_id", how="left", maintain_order="left")
        .with_columns(pl.col(f"n_{name}").fill_null(0) for name in levels)
        .with_columns(
            learnable=(pl.col("n_learnable") > 0).cast(pl.Float64()),
            nice=(pl.col("n_nice") > 0).cast(pl.Float64()),
            soft_share=pl.when(all_three > 0).then(softened / all_three),
            no_experience=(pl.col("experience_years_min") == 0).fill_null(False).cast(pl.Float64()),
            experience=(pl.col("experience_years_min") > 0).fill_null(False).cast(pl.Float64()),
            essential=pl.col("n_essential").cast(pl.Float64()),
        )
    )


def _table(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    lines = []
    for name, (label, is_share, softer) in OUTCOMES.items():
        used = rows.filter(pl.col(name).is_not_null())
        group = used["listed"].to_numpy()
        values = used[name].to_numpy()
        clusters = used["occupation_id"].rank("dense").cast(pl.Int64()).to_numpy()
        strata = used["stratum"].to_numpy()
        raw = clustered_difference(values, group, strata * 0, clusters)
        equal = clustered_difference(values, group, strata, clusters)
        lines.append(
            (
                name, label, "aandeel" if is_share else "aantal", float(values[group].mean()),
                float(values[~group].mean()), *_numbers(raw), *_numbers(equal), int(group.sum()), int((~group).sum()),
                used.filter("listed")["occupation_id"].n_unique(), _verdict(equal, softer),
            )
        )  # fmt: skip
    number, text, count = pl.Float64(), pl.String(), pl.Int64()
    schema = {
        "outcome": text, "label": text, "unit": text, "listed": number, "others": number, "difference": number,
        "low": number, "high": number, "adjusted": number, "adjusted_low": number, "adjusted_high": number,
        "listed_vacancies": count, "other_vacancies": count, "listed_occupations": count, "verdict": text,
    }  # fmt: skip
    return pl.DataFrame(lines, schema=schema, orient="row")


def _numbers(found: Estimate) -> tuple[float | None, float | None, float | None]:
    return (found.value, found.low, found.high) if found.known else (None, None, None)


def _verdict(found: Estimate, softer: bool) -> str:
    if found.sign == 0:
        return OPEN
    return SOFTER if (found.sign > 0) == softer else HARDER


def _matched(matches: list[Match], known: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    counts = dict(known.group_by("occupation_id").len().iter_rows())
    rows = [
        (m.name, "; ".join(m.labels), m.how, m.similarity, sum(counts.get(i, 0) for i in m.occupations))
        for m in matches
    ]
    schema = {
        "name": pl.String(), "occupation": pl.String(), "how": pl.String(), "similarity": pl.Float64(),
        "vacancies": pl.Int64(),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _notes(matches: list[Match], units: int, known: int, rows: pl.DataFrame) -> tuple[str, ...]:
    from vaardig.export.dutch import whole

    lost = sum(not match.occupations for match in matches)
    guessed = sum(match.how == "gelijkenis" for match in matches)
    occupations = rows.filter("listed")["occupation_id"].n_unique()
    return (
        "Let op: vacatures meten nooit of er een tekort is. Uw lijst zegt welke beroepen knelpuntberoepen zijn; hier "
        "staat alleen of hun vacatures anders vragen.",
        f"Van de {len(matches)} regels op de lijst zijn er {lost} niet teruggevonden en {guessed} op gelijkenis van de "
        f"naam gelezen; kijk die na. In deze vacatures komen {occupations} beroepen van de lijst voor.",
        f"Geteld: {whole(known)} van {whole(units)} vacatures, die met een bekend beroep.",
        "'Bij gelijke groep' vergelijkt binnen dezelfde beroepengroep (ISCO, twee cijfers), hetzelfde "
        "opleidingsniveau, domein en jaar. Groepen waarin alleen het ene of het andere voorkomt, wegen niet mee.",
        "De marges rekenen per beroep, omdat een beroep in zijn geheel op de lijst staat.",
        "De lijst en de vacatures moeten uit dezelfde tijd zijn: een lijst van nu zegt niets over tien jaar geleden.",
    )
