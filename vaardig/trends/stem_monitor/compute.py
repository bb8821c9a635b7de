"""Shares and numbers of STEM vacancies, their skills and their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vaardig.base.errors import InputError
from vaardig.trends.clustered import firms, shares_by
from vaardig.trends.comparability import comparability_notes
from vaardig.trends.request import MINIMUM_DENOMINATOR, TOO_FEW
from vaardig.trends.selection import scan_demands, select_units
from vaardig.trends.stats.intervals import newcombe
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

from .near import nearest
from .request import STEM_KINDS, STEM_WORDS, StemReport, StemRequest

if TYPE_CHECKING:
    import polars as pl

_COLUMNS = (
    "vacancy_id", "stem", "occupation_id", "employer", "employer_class", "source", "agency", "contract", "region",
    "text_length",
)  # fmt: skip
ALL = "alle"
_LEAST = 10


def stem(werkmap: Werkmap, request: StemRequest) -> StemReport:
    """Compute the monitor.

    Vacancies whose title told no occupation are counted apart: their kind of STEM is unknown.

    Raises
    ------
    InputError
        No vacancy is left to count, or none has a known occupation.
    """
    import polars as pl

    from taxonomy.load import load_taxonomy

    units, excluded = select_units(werkmap, request.view, _COLUMNS)
    units = units.with_columns(pl.col("domain").cast(pl.String()))
    known = units.filter(pl.col("occupation_id").is_not_null())
    if known.is_empty():
        raise InputError(
            f"none of the {units.height} vacancies of this view has a title that names a known occupation",
            next_step="name the column with the title: vaardig build SOURCE --out NEW --map title=COLUMN",
        )
    taxonomy = load_taxonomy(request.taxonomy)
    advertised = dict(known.group_by("occupation_id").len().iter_rows())
    return StemReport(
        werkmap=werkmap.path,
        request=request,
        shares=_shares(known),
        coverage=_coverage(units),
        skills=_skills(werkmap, request, known),
        occupations=_occupations(werkmap, known),
        near=nearest(taxonomy, request.kind, advertised, request.top),
        excluded=excluded,
        notes=(*comparability_notes(units), *_notes(request, units.height, known.height)),
    )


def _whole(units: pl.DataFrame) -> pl.DataFrame:
    """Units once under their domain and, when there are more domains, once under all together."""
    import polars as pl

    if units["domain"].n_unique() < 2:
        return units
    return pl.concat([units, units.with_columns(domain=pl.lit(ALL))])


def _shares(known: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    known = known.with_columns(firms(known)).select("domain", "year", "stem", "firm")
    frames = [
        shares_by(_whole(known), ["domain", "year"], pl.col("stem") == kind).with_columns(stem=pl.lit(kind))
        for kind in STEM_KINDS
    ]
    enough = pl.col("denominator") >= MINIMUM_DENOMINATOR
    return (
        pl.concat(frames)
        .with_columns(
            *(pl.when(enough).then(pl.col(name)).alias(name) for name in ("share", "low", "high")),
            remark=pl.when(enough).then(pl.lit("")).otherwise(pl.lit(TOO_FEW)),
            order=pl.col("stem").replace_strict({kind: i for i, kind in enumerate(STEM_KINDS)}),
        )
        .sort("domain", "order", "year")
        .select("domain", "stem", "year", "numerator", "denominator", "share", "low", "high", "remark")
    )


def _coverage(units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return (
        _whole(units)
        .group_by("domain", "year")
        .agg(vacancies=pl.len().cast(pl.Int64()), known=pl.col("occupation_id").is_not_null().sum().cast(pl.Int64()))
        .with_columns(known_share=pl.col("known") / pl.col("vacancies"))
        .sort("domain", "year")
    )


def _skills(werkmap: Werkmap, request: StemRequest, known: pl.DataFrame) -> pl.DataFrame:
    """Skills that vacancies of the kind ask more often than those of other known occupations, most different first."""
    import polars as pl

    mine = pl.col("stem") == request.kind
    inside, outside = known.filter(mine).height, known.filter(~mine).height
    concepts = werkmap.scan("concepts").filter(pl.col("kind").is_in(list(request.view.kinds)))
    counts = (
        scan_demands(werkmap, request.view)
        .join(known.lazy().select("unit", mine.alias("mine")), on="unit", how="inner")
        .group_by("concept")
        .agg(numerator=pl.col("mine").sum().cast(pl.Int64()), other=(~pl.col("mine")).sum().cast(pl.Int64()))
        .join(concepts, on="concept", how="inner")
        .filter(pl.col("numerator") >= _LEAST)
        .collect()
    )
    k, other = counts["numerator"].to_numpy(), counts["other"].to_numpy()
    if inside == 0 or outside == 0 or counts.is_empty():
        low = high = difference = np.full(counts.height, np.nan)
    else:
        low, high = newcombe((other, np.full_like(other, outside)), (k, np.full_like(k, inside)))
        difference = k / inside - other / outside
    return (
        counts.with_columns(
            denominator=pl.lit(inside, dtype=pl.Int64()),
            other_denominator=pl.lit(outside, dtype=pl.Int64()),
            share=pl.col("numerator") / max(inside, 1),
            other_share=pl.when(outside > 0).then(pl.col("other") / max(outside, 1)),
            difference=pl.Series(difference).fill_nan(None),
            low=pl.Series(low).fill_nan(None),
            high=pl.Series(high).fill_nan(None),
        )
        .filter((pl.col("difference") > 0) | pl.col("difference").is_null())
        .sort("difference", "share", "concept_id", descending=[True, True, False], nulls_last=True)
        .head(request.top)
        .select(
            "concept_id", "label", "kind", "numerator", "denominator", "share",
            pl.col("other").alias("other_numerator"), "other_denominator", "other_share", "difference", "low", "high",
        )
    )  # fmt: skip


def _occupations(werkmap: Werkmap, known: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    labels = (
        werkmap.scan("vacancies")
        .select("occupation_id", "occupation_label")
        .drop_nulls("occupation_id")
        .unique("occupation_id", keep="any")
        .collect(engine="streaming")
    )
    return (
        known.group_by("occupation_id", "stem")
        .agg(vacancies=pl.len().cast(pl.Int64()))
        .join(labels, on="occupation_id", how="left")
        .with_columns(order=pl.col("stem").replace_strict({k: i for i, k in enumerate(STEM_KINDS)}, default=9))
        .sort("order", "vacancies", "occupation_id", descending=[False, True, False])
        .select("stem", "occupation_id", pl.col("occupation_label").alias("occupation"), "vacancies")
    )


def _notes(request: StemRequest, units: int, known: int) -> tuple[str, ...]:
    from vaardig.export.dutch import percent, whole

    return (
        f"Geteld: {whole(known)} van {whole(units)} vacatures ({percent(known / units, 0)}): die waarvan de titel een "
        "bekend beroep noemt. Van de andere is de STEM-soort onbekend; ze zitten niet in de noemer.",
        "De STEM-soort hangt aan het beroep. De officiële lijsten van VDAB en VRWI zijn niet openbaar: deze indeling "
        "is van ons en kan met een eigen map (--taxonomy) vervangen worden.",
        f"De vaardigheden zijn die van {STEM_WORDS[request.kind]}, met het verschil tegenover de andere vacatures. De "
        "intervallen van het verschil gaan ervan uit dat vacatures los van elkaar staan.",
        "'Dichtbij' vergelijkt vaardigheidsprofielen van beroepen uit de taxonomie. Het zegt welk werk op elkaar "
        "lijkt, niet of iemand zonder meer kan overstappen.",
        "Een aandeel in vacatures meet wat vacatures vermelden, niet of er een tekort is.",
    )


DOMAIN_WORDS = DOMAINS | {ALL: "alle domeinen samen"}
