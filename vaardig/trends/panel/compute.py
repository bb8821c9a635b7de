"""Both rankings, their difference with an interval, and the gaps both ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vaardig.base.errors import InputError
from vaardig.trends.comparability import comparability_notes
from vaardig.trends.request import Excluded
from vaardig.trends.selection import scan_demands, select_units
from vaardig.trends.stats.intervals import wilson
from vaardig.trends.wording import LEVEL_WORDS
from vaardig.werkmap.reader import Werkmap

from .reading import Judgement, read_panel, suggestion
from .request import PanelReport, PanelRequest

if TYPE_CHECKING:
    import polars as pl

    from taxonomy.load import Taxonomy

Floats = NDArray[np.float64]
EXPERTS, VACANCIES, EQUAL, OPEN = "deskundigen hoger", "vacatures hoger", "gelijk", "onbeslist"
_COLUMNS = ("source", "employer_class", "agency", "contract", "region", "text_length")
# A difference of a quarter of the list is worth a word.
_WORTH = 0.25
_LEAST = 5


def panel(werkmap: Werkmap, request: PanelRequest) -> PanelReport:
    """Compare a panel with a werkmap; hard and soft skills each have a ranking of their own.

    Raises
    ------
    InputError
        The file cannot be used, none of its skills is known, or no vacancy is left to count.
    """
    import polars as pl

    from taxonomy.load import load_taxonomy

    taxonomy = load_taxonomy(request.taxonomy)
    judgements = _chosen(read_panel(request.experts, taxonomy), request)
    known = [judgement for judgement in judgements if judgement.concept_id]
    if not known:
        raise InputError(
            f"none of the {len(judgements)} judgements in {request.experts.name} names a skill that we know",
            next_step="use the names of 'vaardig taxonomy search WORD'",
        )
    units, excluded = select_units(werkmap, request.view, _COLUMNS)
    counts = _counts(werkmap, request, units)
    raters = sorted({judgement.rater for judgement in judgements})
    pieces = [
        _ranked(
            [j for j in known if _kind(j.concept_id) == kind], kind, raters, counts, units.height, request, taxonomy
        )
        for kind in ("hard", "soft")
    ]
    skills = pl.concat([piece[0] for piece in pieces])
    return PanelReport(
        werkmap=werkmap.path,
        request=request,
        skills=skills,
        missing=_missing(counts, skills, units.height, request.missing),
        unknown=_unknown(judgements, taxonomy),
        agreement=pl.concat([piece[1] for piece in pieces]),
        raters=len(raters),
        vacancies=units.height,
        excluded=excluded,
        notes=(*comparability_notes(units), *_notes(request, len(raters), units.height, excluded)),
    )


def _kind(concept_id: str) -> str:
    return "soft" if concept_id.startswith("SO-") else "hard"


def _chosen(judgements: list[Judgement], request: PanelRequest) -> list[Judgement]:
    if not request.horizon:
        return judgements
    kept = [judgement for judgement in judgements if judgement.horizon == request.horizon]
    if not kept:
        horizons = ", ".join(sorted({f"'{j.horizon}'" for j in judgements}))
        raise InputError(f"no judgement has the horizon '{request.horizon}'", allowed=horizons)
    return kept


def _counts(werkmap: Werkmap, request: PanelRequest, units: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    concepts = werkmap.scan("concepts").filter(pl.col("kind").is_in(["hard", "soft"]))
    return (
        scan_demands(werkmap, request.view)
        .join(units.lazy().select("unit"), on="unit", how="semi")
        .group_by("concept")
        .agg(numerator=pl.len().cast(pl.Int64()))
        .join(concepts, on="concept", how="inner")
        .select("concept_id", "label", "kind", "numerator")
        .sort("numerator", "concept_id", descending=[True, False])
        .collect()
    )


def _ranked(
    judgements: list[Judgement],
    kind: str,
    raters: list[str],
    counts: pl.DataFrame,
    vacancies: int,
    request: PanelRequest,
    taxonomy: Taxonomy,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    import polars as pl
    from scipy import stats

    by_skill: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for judgement in judgements:
        by_skill[judgement.concept_id][judgement.rater].append(judgement.importance)
    ids = sorted(by_skill)
    asked = dict(counts.select("concept_id", "numerator").iter_rows())
    # Several horizons of one expert count as that expert's mean.
    table = np.array([[np.mean(by_skill[i][r]) if r in by_skill[i] else np.nan for r in raters] for i in ids])
    numerator = np.array([asked.get(i, 0) for i in ids], dtype=np.float64)
    if not ids:
        return pl.DataFrame(schema=_schema()), pl.DataFrame(schema=_agreement_schema())
    importance = np.nanmean(table, axis=1)
    differences, correlations = _bootstrap(table, numerator, vacancies, request.samples)
    gap = stats.rankdata(-numerator) - stats.rankdata(-importance)
    low, high = wilson(numerator, np.full(len(ids), vacancies))
    bounds = np.full((2, len(ids)), np.nan)
    seen = np.isfinite(differences).any(axis=0)
    bounds[:, seen] = np.nanquantile(differences[:, seen], [0.025, 0.975], axis=0)
    frame = pl.DataFrame(
        {
            "kind": [kind] * len(ids),
            "concept_id": ids,
            "label": [taxonomy.label_of(i) for i in ids],
            "raters": (~np.isnan(table)).sum(axis=1),
            "importance": importance,
            "rank_experts": stats.rankdata(-importance),
            "numerator": numerator,
            "denominator": [vacancies] * len(ids),
            "share": numerator / vacancies,
            "low": low,
            "high": high,
            "rank_vacancies": stats.rankdata(-numerator),
            "rank_gap": gap,
            "gap_low": bounds[0],
            "gap_high": bounds[1],
            "verdict": [_verdict(g, a, b, len(ids)) for g, a, b in zip(gap, *bounds, strict=True)],
        }
    )
    frame = frame.select(pl.col(name).cast(dtype) for name, dtype in _schema().items()).sort(
        "kind", "rank_gap", "concept_id", descending=[False, True, False]
    )
    return frame, _agreement(kind, importance, numerator, correlations)


def _bootstrap(table: Floats, numerator: Floats, vacancies: int, samples: int) -> tuple[Floats, Floats]:
    """Rank differences and correlations when experts and vacancies are drawn again; with one expert only the latter."""
    from scipy import stats

    generator = np.random.default_rng(0)
    differences, correlations = [], []
    for _ in range(samples):
        drawn = generator.integers(0, table.shape[1], table.shape[1])
        with np.errstate(invalid="ignore"):
            known = ~np.isnan(table[:, drawn])
            sums = np.where(known, table[:, drawn], 0).sum(axis=1)
            means = np.where(known.any(axis=1), sums / np.maximum(known.sum(axis=1), 1), np.nan)
        counts = generator.binomial(vacancies, np.clip(numerator / vacancies, 0, 1)).astype(np.float64)
        held = np.isfinite(means)
        row = np.full(len(means), np.nan)
        if held.sum() > 1:
            first, second = stats.rankdata(-counts[held]), stats.rankdata(-means[held])
            row[held] = (first - second) * len(means) / held.sum()
            if np.ptp(first) and np.ptp(second):
                correlations.append(float(np.corrcoef(first, second)[0, 1]))
        differences.append(row)
    return np.array(differences), np.array(correlations)


def _verdict(gap: float, low: float, high: float, size: int) -> str:
    """A side when the interval leaves out zero and the gap is worth it; equal when it stays within what is worth it."""
    worth = _WORTH * size
    if size < _LEAST or not np.isfinite(low):
        return OPEN
    if low > 0 and gap >= worth:
        return EXPERTS
    if high < 0 and gap <= -worth:
        return VACANCIES
    return EQUAL if max(abs(low), abs(high)) <= worth else OPEN


def _agreement(kind: str, importance: Floats, numerator: Floats, samples: Floats) -> pl.DataFrame:
    import polars as pl
    from scipy import stats

    row: tuple[str, int, float | None, float | None, float | None] = (kind, len(importance), None, None, None)
    if len(importance) >= _LEAST and np.ptp(importance) and np.ptp(numerator) and len(samples):
        value = float(stats.spearmanr(importance, numerator).statistic)
        low, high = (float(x) for x in np.quantile(samples, [0.025, 0.975]))
        row = (kind, len(importance), value, low, high)
    return pl.DataFrame([row], schema=_agreement_schema(), orient="row")


def _missing(counts: pl.DataFrame, skills: pl.DataFrame, vacancies: int, most: int) -> pl.DataFrame:
    import polars as pl

    rest = counts.filter(~pl.col("concept_id").is_in(skills["concept_id"].to_list()))
    kept = rest.filter(pl.int_range(pl.len()).over("kind") < most)
    return kept.sort("kind", "numerator", "concept_id", descending=[False, True, False]).select(
        "kind", "concept_id", "label", "numerator", pl.lit(vacancies, dtype=pl.Int64()).alias("denominator"),
        (pl.col("numerator") / vacancies).alias("share"),
    )  # fmt: skip


def _unknown(judgements: list[Judgement], taxonomy: Taxonomy) -> pl.DataFrame:
    import polars as pl

    names = sorted({judgement.skill for judgement in judgements if not judgement.concept_id})
    rows = [(name, suggestion(taxonomy, name)) for name in names]
    return pl.DataFrame(rows, schema={"skill": pl.String(), "suggestion": pl.String()}, orient="row")


def _schema() -> dict[str, pl.DataType]:
    import polars as pl

    text, count, number = pl.String(), pl.Int64(), pl.Float64()
    return {
        "kind": text, "concept_id": text, "label": text, "raters": count, "importance": number,
        "rank_experts": number, "numerator": count, "denominator": count, "share": number, "low": number,
        "high": number, "rank_vacancies": number, "rank_gap": number, "gap_low": number, "gap_high": number,
        "verdict": text,
    }  # fmt: skip


def _agreement_schema() -> dict[str, pl.DataType]:
    import polars as pl

    number = pl.Float64()
    return {"kind": pl.String(), "skills": pl.Int64(), "correlation": number, "low": number, "high": number}


def _notes(request: PanelRequest, raters: int, vacancies: int, excluded: Excluded) -> tuple[str, ...]:
    from vaardig.export.dutch import whole
    from vaardig.trends.wording import excluded_sentence

    sentences = [
        f"Vergeleken: het oordeel van {raters} {'deskundige' if raters == 1 else 'deskundigen'} met {whole(vacancies)} "
        f"vacatures. Niveau: {LEVEL_WORDS[request.view.level]}.",
        "Deskundigen geven een belang, vacatures een aandeel: dat zijn andere maten. Daarom vergelijken we de "
        "volgorde, voor harde vaardigheden en sleutelvaardigheden apart, en alleen onder de vaardigheden op de lijst.",
        "Het verschil in rang is groter dan 0 als deskundigen een vaardigheid hoger zetten. Een oordeel staat er "
        "alleen als het verschil minstens een kwart van de lijst is en het interval van 95 % nul uitsluit "
        "(bootstrap over deskundigen en vacatures).",
        "Wat vacatures niet vermelden, kan toch nodig zijn: wat vanzelf spreekt, staat er vaak niet in.",
        excluded_sentence(excluded),
    ]
    if raters < _LEAST:
        sentences.insert(
            1, "Let op: bij zo weinig deskundigen zegt het interval weinig over deskundigen in het algemeen."
        )
    return tuple(sentences)
