"""Recall and precision per year from the answers, and shares corrected for them.

Correction: Rogan and Gladen (1978), "Estimating prevalence from the results of a screening test". Their estimator,
written with the precision (positive predictive value) that an audit measures instead of a specificity, is
``true share = apparent share × precision / recall``. Its interval combines the three intervals on the log scale by
MOVER, Zou and Donner (2008), "Construction of confidence limits about effect measures".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vaardig.trends.clustered import Estimate, clustered_slope
from vaardig.trends.stats.cluster import design_effect, effective_size
from vaardig.trends.stats.intervals import Floats, wilson

from .sample import Passage
from .sheet import RIGHT, answered, missed_key

if TYPE_CHECKING:
    import polars as pl

# Fewer judged mentions in a year say too little about that year: all years together stand in.
MINIMUM = 30
ALL = 0
_CORRECTED = ("corrected", "corrected_low", "corrected_high")


@dataclass(frozen=True)
class Quality:
    """Recall and precision.

    ``table``: one row per year, and one with year 0 for all years together. ``drift``: change of recall per year with
    its interval: without drift a trend is not made by the reading. ``done`` of ``passages`` are judged in full.
    """

    table: pl.DataFrame
    drift: Estimate
    done: int
    passages: int


def measure(passages: Sequence[Passage], answers: Mapping[str, str]) -> Quality:
    """Count over passages that are judged in full; passages of a year are independent, mentions in one are not."""
    import polars as pl

    rows = []
    for passage in passages:
        if answered(passage, answers):
            right = sum(answers[item.key] == RIGHT for item in passage.items)
            rows.append((passage.year, right, len(passage.items) - right, int(answers[missed_key(passage)])))
    count = pl.Int64()
    schema = {"year": count, "right": count, "wrong": count, "missed": count}
    judged = pl.DataFrame(rows, schema=schema, orient="row")
    whole = judged.with_columns(year=pl.lit(ALL, dtype=count))
    pieces = [_row(year, frame) for (year,), frame in pl.concat([judged, whole]).group_by("year", maintain_order=True)]
    table = pl.DataFrame(pieces, schema=_schema(), orient="row").sort("year")
    return Quality(table, _drift(judged), judged.height, len(passages))


def _schema() -> dict[str, pl.DataType]:
    import polars as pl

    count, number = pl.Int64(), pl.Float64()
    return {
        "year": count, "passages": count, "right": count, "wrong": count, "missed": count, "precision": number,
        "precision_low": number, "precision_high": number, "recall": number, "recall_low": number,
        "recall_high": number,
    }  # fmt: skip


def _row(year: object, frame: pl.DataFrame) -> tuple[object, ...]:
    right, wrong, missed = (frame[name].to_numpy().astype(np.float64) for name in ("right", "wrong", "missed"))
    precision, recall = _share(right, right + wrong), _share(right, right + missed)
    return (
        year, frame.height, int(right.sum()), int(wrong.sum()), int(missed.sum()), *precision, *recall,
    )  # fmt: skip


def _share(hits: Floats, sizes: Floats) -> tuple[float | None, float | None, float | None]:
    """Share over passages with an interval that allows for mentions of one passage hanging together."""
    total = float(sizes.sum())
    if not total:
        return None, None, None
    squares, cross, both = (hits**2).sum(), (hits * sizes).sum(), (sizes**2).sum()
    effect = design_effect(*(np.array([[float(x)]]) for x in (squares, cross, both, hits.sum(), total)))
    groups = np.array([total**2 / float((sizes**2).sum())])
    effective = effective_size(np.array([total]), effect, groups)
    share = float(hits.sum()) / total
    low, high = wilson(share * effective, effective)
    return share, float(low[0]), float(high[0])


def _drift(judged: pl.DataFrame) -> Estimate:
    """Change of recall per year: every mention that should be there is a hit or a miss, clustered by passage."""
    hits = judged["right"].to_numpy()
    size = hits + judged["missed"].to_numpy()
    if judged["year"].n_unique() < 2 or not size.sum():
        return Estimate(np.nan, np.nan, np.nan, int(size.sum()), judged.height)
    index = np.repeat(np.arange(len(size)), size)
    place = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    values = (place < hits[index]).astype(np.float64)
    years = judged["year"].to_numpy().astype(np.float64)[index]
    return clustered_slope(values, years, np.zeros(len(index), dtype=np.int64), index)


def corrected(shares: pl.DataFrame, quality: Quality) -> pl.DataFrame:
    """Add the corrected share to yearly shares.

    Parameters
    ----------
    shares
        ``domain``, ``year``, ``concept_id``, ``label``, ``share``, ``low``, ``high`` as the trends give them.

    Returns
    -------
    The same with ``corrected``, ``corrected_low``, ``corrected_high`` (0..1, null where a share or the audit is
    missing) and ``basis``: the year's own audit, that of all years, or that there is none.
    """
    import polars as pl

    own = {row["year"]: row for row in quality.table.iter_rows(named=True)}
    rows = []
    for row in shares.select("domain", "year", "concept_id", "label", "share", "low", "high").iter_rows(named=True):
        found, basis = own.get(row["year"]), "dit jaar"
        if found is None or found["right"] + found["missed"] < MINIMUM:
            found, basis = own.get(ALL), "alle jaren samen"
        if found is None or not found["precision"] or not found["recall"]:
            rows.append({**row, **dict.fromkeys(_CORRECTED), "basis": "geen audit"})
            continue
        rows.append({**row, **_correct(row, found), "basis": basis})
    number = pl.Float64()
    extra = {"corrected": number, "corrected_low": number, "corrected_high": number, "basis": pl.String()}
    kept = shares.select("domain", "year", "concept_id", "label", "share", "low", "high").schema
    return pl.DataFrame(rows, schema={**kept, **extra})


def _correct(row: Mapping[str, float | None], found: Mapping[str, float]) -> dict[str, float | None]:
    share = row["share"]
    if share is None:
        return dict.fromkeys(_CORRECTED)
    value = share * found["precision"] / found["recall"]
    # An interval that reaches 0 has no logarithm; what bounds it there bounds the product too.
    parts = [
        (share, row["low"] or 0.0, row["high"] or 1.0),
        (found["precision"], found["precision_low"], found["precision_high"]),
        (1 / found["recall"], 1 / found["recall_high"], 1 / max(found["recall_low"], 1e-9)),
    ]
    if value <= 0:
        highest = min(1.0, parts[0][2] * parts[1][2] * parts[2][2])
        return {"corrected": 0.0, "corrected_low": 0.0, "corrected_high": highest}
    below = np.sqrt(sum(np.log(x / max(low, 1e-12)) ** 2 for x, low, _ in parts))
    above = np.sqrt(sum(np.log(high / x) ** 2 for x, _, high in parts))
    return {
        "corrected": min(1.0, value),
        "corrected_low": float(value * np.exp(-below)),
        "corrected_high": min(1.0, float(value * np.exp(above))),
    }
