"""What stands behind the figures of each domain and year, and what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.werkmap.reader import Werkmap

from .matrix import MINIMUM_NAMED
from .request import MINIMUM_DENOMINATOR, TrendRequest
from .selection import scan_demands
from .tally import Tally

if TYPE_CHECKING:
    import polars as pl

# Fewer units give intervals of some ten percentage points: shown, with a warning.
THIN = 100
MOSTLY_SILENT = 0.2
LITTLE_OVERLAP = 0.5
_SHORT_TEXT = 500


def coverage(werkmap: Werkmap, request: TrendRequest, tally: Tally) -> pl.DataFrame:
    """One row per domain and year; ``warning`` is a Dutch sentence, or empty."""
    import polars as pl

    asking = scan_demands(werkmap, request).select("unit").unique().collect(engine="streaming")
    silent = (
        tally.units.select("unit", "domain", "year")
        .join(asking, on="unit", how="anti")
        .group_by("domain", "year")
        .agg(silent=pl.len().cast(pl.Int64()))
        .with_columns(pl.col("domain").cast(pl.String()))
    )
    n = pl.col("denominator")
    frame = tally.cells.join(silent, on=["domain", "year"], how="left").with_columns(
        employers_known=pl.col("named") / n, silent_share=pl.col("silent").fill_null(0) / n
    )
    return frame.with_columns(warning=_warning()).select(
        "domain", "year", "denominator", "ads", pl.col("sources").cast(pl.Int64()), "employers", "employers_known",
        "text_length", "silent_share", "overlap", "imbalance", "warning",
    ).sort("domain", "year")  # fmt: skip


def _warning() -> pl.Expr:
    import polars as pl

    n = pl.col("denominator")
    cases = (
        (n < MINIMUM_DENOMINATOR, "te weinig vacatures: geen aandelen"),
        ((n >= MINIMUM_DENOMINATOR) & (n < THIN), "weinig vacatures: ruime marges"),
        (pl.col("employers_known") < MINIMUM_NAMED, "werkgevers meestal onbekend: de echte marges zijn ruimer"),
        (pl.col("employers") < 5, "bijna alles van enkele werkgevers"),
        (pl.col("silent_share") > MOSTLY_SILENT, "veel vacatures zonder enige herkende vaardigheid"),
        (pl.col("text_length") < _SHORT_TEXT, "korte teksten"),
        (pl.col("overlap") < LITTLE_OVERLAP, "beroepen niet vergelijkbaar over de jaren"),
    )
    return pl.concat_str(
        [pl.when(condition.fill_null(False)).then(pl.lit(text)) for condition, text in cases],
        separator="; ",
        ignore_nulls=True,
    )
