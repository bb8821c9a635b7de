"""Clusters: skills that vacancies of a domain ask together. Made in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vaardig.base.errors import InputError
from vaardig.trends.request import TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..formats import Form, deliver
from ..pages import page
from ..views.trend_form import read_choice
from ..workspace import Workspace
from .background import finished, for_form
from .home import Space

if TYPE_CHECKING:
    from vaardig.trends.communities.request import CommunityReport

router = APIRouter(prefix="/trends/clusters")


def _report(space: Workspace, domain: str) -> CommunityReport | None:
    """Return the report, or None while it is being made.

    Raises
    ------
    Trouble
        Too few vacancies.
    """
    from vaardig.trends.communities.compute import communities
    from vaardig.trends.communities.request import CommunityRequest

    asked = CommunityRequest(view=TrendRequest(domains=(domain,), kinds=("hard",)))
    try:
        return space.shelf.later(("clusters", asked), lambda: communities(space.werkmap, asked))
    except InputError as error:
        raise Trouble(
            "Te weinig vacatures voor clusters",
            "In dit domein vragen te weinig vacatures dezelfde vaardigheden.",
            "Kies een ander domein.",
            choices=(("/trends/clusters", "Terug naar de clusters"),),
        ) from error


@router.get("")
def overview(request: Request, space: Space) -> HTMLResponse:
    """The clusters of one domain with their skills."""
    domain = read_choice(request.query_params, "domein", DOMAINS, space.main_domain)
    report, trouble = for_form(lambda: _report(space, domain))
    skills: dict[str, list[dict[str, object]]] = {}
    if report is not None:
        for row in report.skills.iter_rows(named=True):
            skills.setdefault(row["cluster"], []).append(row)
    return page(request, "clusters.html", domain=domain, report=report, trouble=trouble, skills=skills)


@router.get(".{form}")
def overview_file(form: Form, request: Request, space: Space) -> Response:
    """The clusters as a file."""
    from vaardig.trends.communities.document import community_document

    domain = read_choice(request.query_params, "domein", DOMAINS, space.main_domain)
    found = finished(_report(space, domain), "De clusters zijn nog niet klaar", "Wij rekenen nog.")
    return deliver(form, f"clusters-{domain}", request.query_params, lambda: community_document(found), list)
