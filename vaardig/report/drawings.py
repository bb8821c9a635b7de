"""The charts of the sector report, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.charts import line_chart, ranked_chart, to_svg
from vaardig.trends.stem_monitor.request import STEM_KINDS, STEM_WORDS

from .compute import MOVING
from .request import SectorReport

if TYPE_CHECKING:
    import polars as pl

_KIND_TITLES = {"hard": "Harde vaardigheden", "soft": "Sleutelvaardigheden"}
_MOST_LINES = 6


def drawings(report: SectorReport) -> dict[str, str]:
    """SVG per chart; a chart without a single value is left out."""
    made = {
        "coverage": _coverage(report),
        "hard": _asked(report, "hard"),
        "soft": _asked(report, "soft"),
        "moving": _moving(report),
        "numbers": _numbers(report),
        "stem": _stem(report),
    }
    return {name: svg for name, svg in made.items() if svg}


def _coverage(report: SectorReport) -> str:
    frame = report.trends.coverage.sort("year")
    return to_svg(
        ranked_chart(
            frame, title="Getelde vacatures per jaar", label="year", value="denominator", low=None, high=None,
            mark="bar", share=False, x_title="Vacatures (herplaatsingen tellen één keer per jaar)", width=430,
        )
    )  # fmt: skip


def _asked(report: SectorReport, kind: str) -> str:
    import polars as pl

    frame = (
        report.trends.totals.filter(pl.col("kind") == kind, pl.col("share").is_not_null())
        .sort("share", "label", descending=[True, False])
        .head(report.request.top)
    )
    if frame.is_empty():
        return ""
    return to_svg(
        ranked_chart(
            frame, title=_KIND_TITLES[kind], subtitle=f"Aandeel van de vacatures, {frame['years'][0]}; 95 %-interval",
            width=400,
        )
    )  # fmt: skip


def moving_skills(report: SectorReport) -> pl.DataFrame:
    """Skills with a proven change, largest first."""
    import polars as pl

    return report.trends.tests.filter(pl.col("class").is_in(MOVING)).sort(
        pl.col("change").abs(), "label", descending=[True, False]
    )


def _moving(report: SectorReport) -> str:
    """Lines of the skills that move, or of those asked most when none provably does."""
    import polars as pl

    shares = report.trends.shares
    moving = moving_skills(report).head(_MOST_LINES)["concept_id"].to_list()
    chosen = [concept for concept in moving if concept in set(shares["concept_id"])]
    title = "De vaardigheden die het sterkst veranderen"
    if not chosen:
        totals = report.trends.totals.filter(pl.col("share").is_not_null())
        chosen = totals.sort("share", "label", descending=[True, False]).head(4)["concept_id"].to_list()
        title = "De meest gevraagde vaardigheden over de jaren"
    frame = shares.filter(pl.col("concept_id").is_in(chosen)).sort("label", "year")
    if frame["share"].drop_nulls().is_empty() or frame["year"].n_unique() < 2:
        return ""
    return to_svg(
        line_chart(frame, title=title, subtitle="Aandeel van de vacatures; de band is het 95 %-interval", facet="label")
    )


def _numbers(report: SectorReport) -> str:
    import polars as pl

    pieces = [
        report.trends.means.select(
            "year", pl.col(f"index_{kind}").alias("index"), pl.col(f"index_{kind}_low").alias("low"),
            pl.col(f"index_{kind}_high").alias("high"), pl.lit(word).alias("kind"),
        )
        for kind, word in _KIND_TITLES.items()
    ]  # fmt: skip
    frame = pl.concat(pieces)
    known = frame.filter(pl.col("index").is_not_null())
    if known["year"].n_unique() < 2:
        return ""
    first = min(known["year"].to_list())
    return to_svg(
        line_chart(
            frame, title="Aantal vaardigheden per vacature", subtitle=f"Index, {first} = 100; 95 %-interval", y="index",
            series="kind", share=False, from_zero=False, y_title="Index", height=230,
        )
    )  # fmt: skip


def _stem(report: SectorReport) -> str:
    import polars as pl

    if report.stem is None:
        return ""
    words = pl.col("stem").replace_strict(STEM_WORDS)
    order = {kind: i for i, kind in enumerate(STEM_KINDS)}
    frame = (
        report.stem.shares.with_columns(word=words, order=pl.col("stem").replace_strict(order))
        .filter(pl.col("numerator").sum().over("stem") > 0)
        .sort("order", "year")
    )
    if frame.filter(pl.col("share").is_not_null())["year"].n_unique() < 2:
        return ""
    return to_svg(
        line_chart(
            frame, title="STEM in de vacatures",
            subtitle="Aandeel van de vacatures met een bekend beroep; 95 %-interval", series="word", height=230,
        )
    )  # fmt: skip
