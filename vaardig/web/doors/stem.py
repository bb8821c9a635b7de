"""The STEM monitor: how many vacancies are STEM, what they ask, and which other jobs lie near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vaardig.base.errors import InputError
from vaardig.trends.request import TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..formats import Chart, Form, deliver
from ..pages import page
from ..views.trend_form import read_choice
from ..views.trend_table import NARROW, WIDE
from ..words import STEM
from ..workspace import Workspace
from .home import Space

if TYPE_CHECKING:
    from vaardig.trends.stem_monitor.request import StemReport

router = APIRouter(prefix="/trends/stem")
_ALL = "alle"
_KINDS = {kind: word for kind, word in STEM.items() if kind != "geen"}


def report_for(space: Workspace, kind: str, *, page: bool = False) -> StemReport:
    """Return the monitor for one kind of STEM, worked out once (Trouble); a ``page`` may say that it takes a while."""
    from vaardig.trends.stem_monitor.compute import stem
    from vaardig.trends.stem_monitor.request import StemRequest

    # All five, so that "alle" means the strategic domains together.
    view = TrendRequest(domains=tuple(name for name in DOMAINS if name != "geen"))
    asked = StemRequest(view=view, kind=kind, taxonomy=space.settings.overlay)
    try:
        answer = space.for_page if page else space.shelf.get
        return answer(("stem", asked), lambda: stem(space.werkmap, asked))
    except InputError as error:
        raise Trouble(
            "De STEM-monitor heeft hier te weinig gegevens",
            "Van geen enkele vacature konden wij uit de titel het beroep lezen.",
            "Kijk of de vacatures een functietitel hebben.",
        ) from error


def _charts(report: StemReport, domain: str, *, narrow: bool) -> list[Chart]:
    import polars as pl

    from vaardig.charts import line_chart

    shares = report.shares.filter(
        pl.col("domain") == domain, pl.col("stem") != "geen", pl.col("share").is_not_null().sum().over("stem") > 1
    )
    if shares.is_empty():
        return []
    spec = line_chart(
        shares.with_columns(pl.col("stem").replace(STEM)),
        title="STEM-vacatures" if narrow else f"STEM-vacatures: {DOMAINS.get(domain, 'vijf domeinen samen')}",
        series="stem",
        width=NARROW if narrow else WIDE,
        y_title="Aandeel, beroep bekend",
    )
    return [Chart("aandeel", spec)]


@router.get("")
def overview(request: Request, space: Space) -> HTMLResponse:
    """Figure, numbers, skills and neighbours."""
    given = request.query_params
    kind = read_choice(given, "soort", _KINDS, "hard")
    report = report_for(space, kind, page=True)
    found = dict.fromkeys(report.shares["domain"])
    domains = {name: DOMAINS.get(name, "vijf domeinen samen") for name in found}
    domain = read_choice(given, "domein", domains, _ALL if _ALL in domains else next(iter(domains)))
    years: dict[int, dict[str, dict[str, object]]] = {}
    for row in report.shares.iter_rows(named=True):
        if row["domain"] == domain:
            years.setdefault(row["year"], {})[row["stem"]] = row
    return page(
        request,
        "stem.html",
        report=report,
        kind=kind,
        kinds=_KINDS,
        domain=domain,
        domains=domains,
        years=years,
        charts={chart.name: chart.spec for chart in _charts(report, domain, narrow=False)},
    )


@router.get(".{form}")
def overview_file(form: Form, request: Request, space: Space) -> Response:
    """The same as a file."""
    from vaardig.trends.stem_monitor.document import stem_document

    given = request.query_params
    report = report_for(space, read_choice(given, "soort", _KINDS, "hard"))
    domain, narrow = given.get("domein") or _ALL, given.get("smal") == "1"
    return deliver(
        form, "stem-monitor", given, lambda: stem_document(report), lambda: _charts(report, domain, narrow=narrow)
    )
