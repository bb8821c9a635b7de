"""The ranked table of a trends page, and its charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vaardig.trends.request import LEFT_OUT, TOO_FEW
from vaardig.werkmap.domains import DOMAINS

from ..formats import Chart
from ..words import KINDS
from .trend_form import TrendView

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.request import TrendReport

NARROW = 300
# More bands than this hide each other; a reader may still choose five.
_FIRST_LINES = 3
WIDE = 720


@dataclass(frozen=True)
class TrendRow:
    """One skill in the table.

    ``word`` is its class over the years and ``adjusted`` the same at equal composition; ``test`` has the change per
    year behind both. ``last`` is its latest year with a share, ``total`` the whole period, ``change`` the last against
    the first part of the period.
    """

    concept_id: str
    label: str
    word: str
    adjusted: str
    test: dict[str, Any] | None
    last: dict[str, Any] | None
    total: dict[str, Any]
    change: dict[str, Any] | None


def rows_of(report: TrendReport, view: TrendView) -> list[TrendRow]:
    """Rows in the order asked, the first ``view.count`` of them."""
    import polars as pl

    mine = pl.col("domain") == view.domain
    latest = (
        report.shares.filter(mine, pl.col("share").is_not_null())
        .sort("year")
        .group_by("concept_id", maintain_order=True)
        .last()
    )
    last = {row["concept_id"]: row for row in latest.iter_rows(named=True)}
    change = {row["concept_id"]: row for row in report.changes.filter(mine).iter_rows(named=True)}
    test = {row["concept_id"]: row for row in report.tests.filter(mine).iter_rows(named=True)}
    rows = [
        TrendRow(
            concept_id=row["concept_id"],
            label=row["label"],
            word=test.get(row["concept_id"], {}).get("class") or TOO_FEW,
            adjusted=test.get(row["concept_id"], {}).get("class_adjusted") or TOO_FEW,
            test=test.get(row["concept_id"]),
            last=last.get(row["concept_id"]),
            total=row,
            change=change.get(row["concept_id"]),
        )
        for row in report.totals.filter(mine, pl.col("kind") == view.kind).iter_rows(named=True)
    ]
    return sorted(rows, key=lambda row: _rank(row, view.order))[: view.count]


def _rank(row: TrendRow, order: str) -> tuple[float, float, str]:
    often = -float(row.total["numerator"])
    if order == "aandeel":
        return (often, 0.0, row.label)
    difference = row.test["change"] if row.test else None
    if difference is None and row.change:
        difference = row.change["difference"]
    if difference is None:
        return (2.0, often, row.label)
    return (-difference if order == "stijging" else difference, often, row.label)


def subtitle(view: TrendView) -> str:
    """What is counted, under the title of every chart."""
    from vaardig.trends.wording import LEVEL_WORDS

    parts = [LEVEL_WORDS[view.level].split(":")[0]]
    for value in (view.occupation, view.region, view.size and f"{view.size} werknemers"):
        if value:
            parts.append(str(value))
    left = [name for name in LEFT_OUT if name not in view.include]
    return "; ".join(parts) + (f"; zonder {', '.join(left)}" if left else "")


def charts_of(report: TrendReport, view: TrendView, rows: list[TrendRow], *, narrow: bool = False) -> list[Chart]:
    """``lijn``: shares over the years of the chosen rows; ``rang``: the table as a picture. Only what can be drawn."""
    import polars as pl

    from vaardig.charts import line_chart, ranked_chart

    width = NARROW if narrow else WIDE
    # A phone has no room for a long title; the page has it as a heading.
    title = KINDS[view.kind] if narrow else f"{KINDS[view.kind]} in {DOMAINS[view.domain]}"
    below = "" if narrow else subtitle(view)
    charts = []
    drawn = drawn_rows(view, rows)
    shares = report.shares.filter(
        pl.col("domain") == view.domain, pl.col("concept_id").is_in([row.concept_id for row in drawn])
    )
    if has_line(shares):
        order = {row.concept_id: number for number, row in enumerate(drawn)}
        frame = shares.sort(pl.col("concept_id").replace_strict(order, return_dtype=pl.Int32()), "year")
        spec = line_chart(frame, title=title, subtitle=below, series="label", width=width)
        charts.append(Chart("lijn", spec))
    ranked = [row.total for row in rows if row.total["share"] is not None][:15]
    if ranked:
        frame = pl.DataFrame(ranked)
        spec = ranked_chart(
            frame,
            title=f"{title}, {ranked[0]['years']}",
            subtitle=subtitle(view),
            width=width - (160 if narrow else 260),
        )
        charts.append(Chart("rang", spec))
    return charts


def has_line(shares: pl.DataFrame) -> bool:
    """Whether two years in a row have a share: loose dots are no line."""
    years = set(shares.drop_nulls("share")["year"])
    return any(year + 1 in years for year in years)


def drawn_rows(view: TrendView, rows: list[TrendRow]) -> list[TrendRow]:
    """Rows whose lines are drawn: those chosen, or the first of the table."""
    chosen = [row for row in rows if row.concept_id in view.lines]
    return chosen or rows[:_FIRST_LINES]
