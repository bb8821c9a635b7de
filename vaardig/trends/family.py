"""The fixed family: one trend test per skill and domain, raw and at equal composition.

Statistics do not depend on thresholds; classes do. So the statistics are computed once per build and stored, and other
thresholds only name them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from .matrix import Matrix, matrices
from .request import Thresholds
from .stats.classes import OPEN, THIN, Evidence, classify
from .stats.decompose import length_elasticity
from .stats.effects import beyond_p, minimum_slope, slope_interval, within_p, yearly_change, zero_p
from .stats.intervals import Floats
from .stats.multiple import benjamini_hochberg
from .stats.slopes import MINIMUM_YEARS, Slopes, fit_slopes

if TYPE_CHECKING:
    import polars as pl

# Asking units a year, on average, below which a yearly logit is mostly its own correction.
MINIMUM_SUPPORT = 5
_FITTED = ("level", "slope", "standard_error", "df", "swing")


def statistics_schema() -> dict[str, pl.DataType]:
    """Columns of the stored statistics; NaN-free: null where a skill was not tested."""
    import polars as pl

    text, number, count = pl.String(), pl.Float64(), pl.Int64()
    return {
        "domain": text, "kind": text, "concept_id": text, "label": text, "years": text, "year_count": count,
        "numerator": count, "denominator": count, "first_share": number, "last_share": number, "level": number,
        "slope": number, "standard_error": number, "df": number, "p_zero": number, "swing": number, "p_swing": number,
        "icc": number, "level_adjusted": number, "slope_adjusted": number, "standard_error_adjusted": number,
        "df_adjusted": number, "p_zero_adjusted": number, "first_share_adjusted": number,
        "last_share_adjusted": number, "swing_adjusted": number, "p_swing_adjusted": number, "slope_length": number,
        "overlap": number, "imbalance": number,
    }  # fmt: skip


def statistics(cells: pl.DataFrame, counts: pl.DataFrame, concepts: pl.DataFrame) -> pl.DataFrame:
    """Fit every skill of every domain.

    Returns
    -------
    One row per domain and concept that occurs in a year with enough units, sorted by domain, kind and id.
    """
    import polars as pl

    schema = statistics_schema()
    pieces = [_domain(matrix) for matrix in matrices(cells, counts)]
    if not pieces:
        return pl.DataFrame(schema=schema)
    return (
        pl.concat(pieces, how="diagonal_relaxed")
        .join(concepts, on="concept", how="left")
        .with_columns(pl.col(pl.Float64()).fill_nan(None))
        .select(pl.col(name).cast(kind) if name in _columns(pieces) else pl.lit(None, dtype=kind).alias(name)
                for name, kind in schema.items())
        .sort("domain", "kind", "concept_id")
    )  # fmt: skip


def _columns(pieces: list[pl.DataFrame]) -> set[str]:
    return {name for piece in pieces for name in piece.columns} | {"concept_id", "label", "kind"}


def _domain(matrix: Matrix) -> pl.DataFrame:
    import polars as pl

    count = len(matrix.years)
    size = len(matrix.concepts)
    icc = matrix.resemblance()
    effect = matrix.design_effects(icc)
    columns: dict[str, object] = {
        "domain": [matrix.domain] * size,
        "concept": pl.Series(matrix.concepts).cast(pl.UInt32()),
        "years": [f"{matrix.years[0]}-{matrix.years[-1]}" if count > 1 else str(matrix.years[0])] * size,
        "year_count": [count] * size,
        "numerator": matrix.numerator.sum(axis=1).astype(np.int64),
        "denominator": np.full(size, matrix.denominator.sum(), dtype=np.int64),
        "icc": icc,
        "overlap": np.full(size, np.average(matrix.overlap, weights=matrix.denominator)),
        "imbalance": np.full(size, matrix.imbalance.max()),
    }
    adjusted = matrix.weight / matrix.total_weight * matrix.effective
    for suffix, numerator, denominator in (
        ("", matrix.numerator, matrix.denominator), ("_adjusted", adjusted, matrix.effective),
    ):  # fmt: skip
        columns[f"first_share{suffix}"], columns[f"last_share{suffix}"] = _ends(numerator, denominator)
    tested = np.flatnonzero(matrix.numerator.sum(axis=1) >= MINIMUM_SUPPORT * count)
    if count >= MINIMUM_YEARS and len(tested):
        years = matrix.years.astype(np.float64)
        raw = fit_slopes(matrix.numerator[tested], matrix.denominator, years, effect[tested])
        equal = fit_slopes(adjusted[tested], matrix.effective, years, effect[tested])
        columns |= _placed(raw, "", tested, size) | _placed(equal, "_adjusted", tested, size)
        columns["slope_length"] = _spread(_length_part(matrix, years)[tested], tested, size)
    return pl.DataFrame(columns)


def _ends(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """Pooled shares of the first and the last third of the years."""
    part = max(1, numerator.shape[1] // 3)
    first = numerator[:, :part].sum(axis=1) / denominator[:part].sum()
    last = numerator[:, -part:].sum(axis=1) / denominator[-part:].sum()
    return first, last


def _spread(values: Floats, rows: np.ndarray[tuple[int], np.dtype[np.int64]], size: int) -> Floats:
    out = np.full(size, np.nan)
    out[rows] = values
    return out


def _placed(fit: Slopes, suffix: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]], size: int) -> dict[str, object]:
    columns: dict[str, object] = {f"{name}{suffix}": _spread(getattr(fit, name), rows, size) for name in _FITTED}
    columns[f"p_zero{suffix}"] = _spread(zero_p(fit.slope, fit.standard_error, fit.df), rows, size)
    columns[f"p_swing{suffix}"] = _spread(np.asarray(stats.chi2.sf(fit.excess, fit.residual_df)), rows, size)
    return columns


def _length_part(matrix: Matrix, years: Floats) -> Floats:
    """Slope that longer ads alone would give: elasticity of asking × yearly growth of the mean log length."""
    elasticity = length_elasticity(
        matrix.numerator, matrix.length, matrix.denominator, matrix.total_length, matrix.total_length_square
    )
    mean = matrix.total_length / matrix.denominator
    x = years - years.mean()
    return np.asarray(elasticity * float((mean * x).sum() / (x * x).sum()))


def family_schema() -> dict[str, pl.DataType]:
    """Columns of ``trend_tests``: what a reader sees, then the statistics that it follows from."""
    import polars as pl

    text, number = pl.String(), pl.Float64()
    named = {
        "class": text, "class_adjusted": text, "direction": text, "q": number, "q_adjusted": number,
        "q_beyond": number, "q_within": number, "q_swing": number, "q_beyond_adjusted": number,
        "q_within_adjusted": number, "change": number, "change_low": number, "change_high": number,
        "change_adjusted": number, "change_adjusted_low": number, "change_adjusted_high": number,
        "change_length": number, "minimum": number, "remark": text,
    }  # fmt: skip
    head = ("domain", "kind", "concept_id", "label", "years", "year_count", "numerator", "denominator")
    base = statistics_schema()
    return {name: base[name] for name in head} | named | {n: k for n, k in base.items() if n not in head}


def name_classes(frame: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """Turn statistics of a whole family into classes with q-values; columns of :func:`family_schema`."""
    import polars as pl

    columns: dict[str, object] = {}
    for suffix in ("", "_adjusted"):
        columns |= _classes(frame, suffix, thresholds)
    span = _span(frame)
    level = frame["level"].to_numpy()
    raw, length = frame["slope"].to_numpy(), frame["slope_length"].to_numpy()
    columns["change_length"] = yearly_change(level, raw, span) - yearly_change(level, raw - length, span)
    columns["remark"] = _remarks(frame, columns)
    schema = family_schema()
    return (
        frame.with_columns(**{name: pl.Series(values) for name, values in columns.items()})  # type: ignore[arg-type]
        .with_columns(pl.col(pl.Float64()).fill_nan(None))
        .select(pl.col(name).cast(kind) for name, kind in schema.items())
    )


def _classes(frame: pl.DataFrame, suffix: str, thresholds: Thresholds) -> dict[str, object]:
    def of(name: str) -> Floats:
        return frame[name + suffix].to_numpy().astype(np.float64)

    slope, error, df, level = of("slope"), of("standard_error"), of("df"), of("level")
    minimum = minimum_slope(level, thresholds.relative, thresholds.points)
    q = benjamini_hochberg(of("p_zero"))
    evidence = Evidence(
        slope=slope,
        minimum=minimum,
        zero=q,
        beyond=benjamini_hochberg(beyond_p(slope, error, df, minimum)),
        within=benjamini_hochberg(within_p(slope, error, df, minimum)),
        swings=benjamini_hochberg(of("p_swing")),
        swing=of("swing"),
        first=of("first_share"),
        last=of("last_share"),
    )
    low, high = slope_interval(slope, error, df)
    span = _span(frame)
    found: dict[str, object] = {
        f"class{suffix}": classify(evidence, thresholds.q, thresholds.crossing).tolist(),
        f"q{suffix}": q,
        f"q_beyond{suffix}": evidence.beyond,
        f"q_within{suffix}": evidence.within,
        f"change{suffix}": yearly_change(level, slope, span),
        f"change{suffix}_low": yearly_change(level, low, span),
        f"change{suffix}_high": yearly_change(level, high, span),
    }
    if not suffix:
        with np.errstate(invalid="ignore"):
            sure = q < thresholds.q
            found["direction"] = np.select([sure & (slope > 0), sure & (slope < 0)], ["stijgt", "daalt"], "").tolist()
        found |= {"q_swing": evidence.swings, "minimum": minimum}
    return found


def _span(frame: pl.DataFrame) -> Floats:
    """Years from the first to the last, at least 1."""
    ends = (frame["years"].str.slice(start, 4).cast(int) for start in (0, -4))
    first, last = (end.to_numpy().astype(np.float64) for end in ends)
    return np.maximum(last - first, 1.0)


def _remarks(frame: pl.DataFrame, columns: dict[str, object]) -> list[str]:
    """Why there is no class, or what a reader must know beside it."""
    remarks = []
    raw, equal = columns["class"], columns["class_adjusted"]
    for name, adjusted, direction, count in zip(
        raw,
        equal,
        columns["direction"],
        frame["year_count"],
        strict=True,  # type: ignore[call-overload]
    ):
        if name == THIN:
            remarks.append(
                f"minder dan {MINIMUM_YEARS} jaren met genoeg vacatures" if count < MINIMUM_YEARS
                else f"gemiddeld minder dan {MINIMUM_SUPPORT} vacatures per jaar die het vermelden"
            )  # fmt: skip
        elif name == OPEN and direction:
            remarks.append(f"{direction}, maar misschien minder dan de drempel")
        elif name != adjusted:
            remarks.append(f"bij gelijke samenstelling: {adjusted}")
        else:
            remarks.append("")
    return remarks
