"""Comparing the strategic domains: small multiples of one skill, or of how much a vacancy asks."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vaardig.trends.request import LEVELS, TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..formats import Chart, Form, deliver
from ..pages import page
from ..views.skill_charts import named
from ..views.trend_form import read_choice
from ..views.trend_table import NARROW, WIDE
from ..workspace import Workspace
from .home import Space
from .trends import report_for

router = APIRouter(prefix="/trends/vergelijk")
_FIVE = tuple(name for name in DOMAINS if name != "geen")
KINDS = {"hard": "harde vaardigheden", "soft": "sleutelvaardigheden"}
_MOST = 3


def _request(request: Request) -> TrendRequest:
    given = request.query_params
    return TrendRequest(
        domains=_FIVE,
        kinds=(read_choice(given, "soort", KINDS, "soft"),),
        level=read_choice(given, "niveau", LEVELS, "komt-voor"),
        top=10,
    )


def _charts(space: Workspace, asked: TrendRequest, *, narrow: bool) -> list[Chart]:
    """``gemiddeld``: index of what a vacancy asks; ``vaardigheden``: the skills most asked in all five together."""
    import polars as pl

    from vaardig.charts import line_chart

    report = report_for(space, asked)
    kind = asked.kinds[0]
    looks: dict[str, Any] = {
        "facet": "domain",
        "columns": 1 if narrow else 2,
        "width": NARROW * 2 if narrow else WIDE,
        "height": 300,
    }
    charts = []
    index = f"index_{kind}"
    means = report.means.filter(pl.col(index).is_not_null().sum().over("domain") > 1)
    if means.height:
        spec = line_chart(
            named(means), title=f"Aantal {KINDS[kind]} per vacature", subtitle="" if narrow else "eerste jaar = 100",
            y=index, low=f"{index}_low", high=f"{index}_high", share=False, from_zero=False, y_title="Index", **looks,
        )  # fmt: skip
        charts.append(Chart("gemiddeld", spec))
    top = _common(space, asked)
    shares = report.shares.filter(
        pl.col("concept_id").is_in(top), pl.col("share").is_not_null().sum().over("domain", "concept_id") > 1
    )
    if shares.height:
        title = "Aandeel van de vacatures" if narrow else f"Meest genoemde {KINDS[kind]}"
        spec = line_chart(named(shares), title=title, series="label", **looks)
        charts.append(Chart("vaardigheden", spec))
    return charts


def _common(space: Workspace, asked: TrendRequest) -> list[str]:
    """Skills that all domains show, most vacancies over all of them first."""
    import polars as pl

    totals = report_for(space, asked).totals.filter(pl.col("kind") == asked.kinds[0])
    shown = report_for(space, asked).shares.select("domain", "concept_id").unique()
    everywhere = shown.group_by("concept_id").len()
    most = everywhere["len"].max() or 0
    kept = everywhere.filter(pl.col("len") == most)
    ordered = totals.join(kept, on="concept_id", how="semi").group_by("concept_id").agg(pl.col("numerator").sum())
    return ordered.sort("numerator", "concept_id", descending=[True, False])["concept_id"].head(_MOST).to_list()


@router.get("")
def overview(request: Request, space: Space) -> HTMLResponse:
    """Two figures, and the five lists side by side."""
    asked = _request(request)
    report = report_for(space, asked, page=True)
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in _FIVE}
    for row in report.totals.iter_rows(named=True):
        if row["kind"] == asked.kinds[0]:
            lists[row["domain"]].append(row)
    for rows in lists.values():
        rows.sort(key=lambda row: (-row["numerator"], row["label"]))
    return page(
        request,
        "vergelijk.html",
        asked=asked,
        kinds=KINDS,
        charts={chart.name: chart.spec for chart in _charts(space, asked, narrow=False)},
        lists={name: rows[:10] for name, rows in lists.items() if rows},
        notes=report.notes,
    )


@router.get(".{form}")
def overview_file(form: Form, request: Request, space: Space) -> Response:
    """The same as a file."""
    from vaardig.trends.document import trend_document

    asked = _request(request)
    narrow = request.query_params.get("smal") == "1"
    return deliver(
        form,
        f"domeinen-{asked.kinds[0]}",
        request.query_params,
        lambda: trend_document(report_for(space, asked), space.werkmap.manifest),
        lambda: _charts(space, asked, narrow=narrow),
    )
