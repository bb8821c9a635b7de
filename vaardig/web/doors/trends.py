"""The analyst's door: shares per year, ranked, drawn, compared, and as files at the same address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from vaardig.base.errors import InputError
from vaardig.trends.request import TrendReport, TrendRequest

from ..faults import Trouble
from ..formats import Chart, Form, deliver
from ..pages import page, query
from ..views import trend_table
from ..views.trend_form import AGENCIES, COUNTS, ORDERS, TrendView, read_view
from ..workspace import Workspace
from .home import Space

if TYPE_CHECKING:
    import polars as pl

router = APIRouter(prefix="/trends")


def report_for(space: Workspace, request: TrendRequest, *, page: bool = False) -> TrendReport:
    """Return the report of a request, worked out once; a ``page`` may say that it takes a while (Waiting).

    Raises
    ------
    Trouble
        Nothing is left to count.
    """
    from vaardig.trends.compute import trends

    try:
        answer = space.for_page if page else space.shelf.get
        return answer(("trends", request), lambda: trends(space.werkmap, request))
    except InputError as error:
        raise Trouble(
            "Geen vacatures in deze keuze",
            "Met deze filters blijft er geen enkele vacature over om te tellen.",
            "Neem een filter weg, kies meer jaren of een ander domein.",
            choices=(("/trends", "Begin opnieuw met alle vacatures"),),
        ) from error


def _shown(
    space: Workspace, view: TrendView, report: TrendReport, *, narrow: bool = False
) -> tuple[list[trend_table.TrendRow], list[Chart]]:
    """Rows and charts of a view, worked out once: a page is asked for several times, with its drawings and files."""

    def make() -> tuple[list[trend_table.TrendRow], list[Chart]]:
        rows = trend_table.rows_of(report, view)
        return rows, trend_table.charts_of(report, view, rows, narrow=narrow)

    return space.shelf.get(("trend page", view, narrow), make)


@router.get("")
def overview(request: Request, space: Space) -> Response:
    """The form, the chart and the ranked table."""
    view = read_view(request.query_params, space)
    if any(not value for value in request.query_params.values()):
        # A form sends its empty fields too; the address to copy and keep holds only what was chosen.
        return RedirectResponse(f"/trends{query(view.pairs())}", status_code=303)
    report = report_for(space, view.request(space.years), page=True)
    rows, charts = _shown(space, view, report)
    return page(
        request,
        "trends.html",
        view=view,
        report=report,
        rows=rows,
        drawn=[row.concept_id for row in trend_table.drawn_rows(view, rows)],
        charts={chart.name: chart.spec for chart in charts},
        means=_of_domain(report.means, view),
        grains=_grains(report, view),
        warnings=[row for row in _of_domain(report.coverage, view) if row["warning"]],
        orders=ORDERS,
        counts=COUNTS,
        agencies=AGENCIES,
    )


@router.get(".{form}")
def overview_file(form: Form, request: Request, space: Space) -> Response:
    """The same view as a file."""
    from vaardig.trends.document import trend_document

    view = read_view(request.query_params, space)
    report = report_for(space, view.request(space.years))

    def charts() -> list[Chart]:
        return _shown(space, view, report, narrow=request.query_params.get("smal") == "1")[1]

    return deliver(
        form,
        f"trends-{view.domain}-{view.kind}",
        request.query_params,
        lambda: trend_document(report, space.werkmap.manifest),
        charts,
    )


def _grains(report: TrendReport, view: TrendView) -> list[dict[str, Any]]:
    """The last year with an index, counted ever more coarsely; empty for kinds that are counted in one way only."""
    rows = [
        row for row in _of_domain(report.granularity, view) if row["kind"] == view.kind and row["index"] is not None
    ]
    years = {row["year"] for row in rows}
    return [row for row in rows if row["year"] == max(years)] if len(years) > 1 else []


def _of_domain(frame: pl.DataFrame, view: TrendView) -> list[dict[str, Any]]:
    return [row for row in frame.iter_rows(named=True) if row["domain"] == view.domain]
