"""The sector report of one domain: made in the background, then shown as the sheet that prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaardig.base.errors import InputError
from vaardig.trends.request import TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..pages import page, whole_page
from ..views.trend_form import read_choice
from ..workspace import Workspace
from .background import finished, for_form
from .home import Space

if TYPE_CHECKING:
    from vaardig.report import SectorReport

router = APIRouter(prefix="/trends/rapport")
_READ = 4_000


def _report(space: Workspace, domain: str) -> SectorReport | None:
    """Return the report, or None while it is being made.

    Raises
    ------
    Trouble
        The domain has no vacancy to count.
    """
    from vaardig.report import ReportRequest, sector_report

    asked = ReportRequest(TrendRequest(domains=(domain,)), read=_READ)
    try:
        return space.shelf.later(("sector report", asked), lambda: sector_report(space.werkmap, asked))
    except InputError as error:
        raise Trouble(
            "Dit domein heeft geen vacatures om te tellen",
            "Een rapport telt Nederlandstalige vacatures met een datum.",
            "Kies een ander domein.",
            choices=(("/trends/rapport", "Terug naar het sectorrapport"),),
        ) from error


@router.get("")
def overview(request: Request, space: Space) -> HTMLResponse:
    """Form, and whether the report of the chosen domain is ready."""
    chosen = "domein" in request.query_params
    domain = read_choice(request.query_params, "domein", DOMAINS, space.main_domain)
    # Nothing is worked out before a domain was chosen: a report takes a while.
    report, trouble = for_form(lambda: _report(space, domain)) if chosen else (None, None)
    return page(
        request, "sectorrapport.html", domain=domain, chosen=chosen, ready=report is not None, trouble=trouble
    )  # fmt: skip


@router.get("/blad")
def sheet(request: Request, space: Space) -> HTMLResponse:
    """The report itself: one page that prints, without anything from outside."""
    from vaardig.report.render import render_html

    domain = read_choice(request.query_params, "domein", DOMAINS, space.main_domain)
    report = finished(_report(space, domain), "Het rapport is nog niet klaar", "Wij lezen en tellen nog vacatures.")
    return whole_page(render_html(report))
