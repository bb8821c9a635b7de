"""New wordings: what rises outside the taxonomy. Reading takes a while, so it happens in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    from vaardig.trends.emerging.request import EmergingReport

router = APIRouter(prefix="/trends/nieuwe-termen")
_READ = 4_000


def _report(space: Workspace, domain: str) -> EmergingReport | None:
    """Return the report, or None while it is being made.

    Raises
    ------
    Trouble
        There is nothing to compare.
    """
    from vaardig.trends.emerging import EmergingRequest, emerging

    view = TrendRequest(domains=(domain,) if domain else ())
    asked = EmergingRequest(view=view, read=_READ)
    try:
        return space.shelf.later(("emerging", asked), lambda: emerging(space.werkmap, asked))
    except InputError as error:
        raise Trouble(
            "Hier valt niets te vergelijken",
            "Nieuwe termen vinden wij door oude jaren met nieuwe te vergelijken. In deze keuze is er maar één periode.",
            "Kies een ander domein, of maak een werkmap met meer jaren.",
            choices=(("/trends/nieuwe-termen", "Alle domeinen samen"),),
        ) from error


@router.get("")
def overview(request: Request, space: Space) -> HTMLResponse:
    """Form and list, or the message that it is being made."""
    domain = read_choice(request.query_params, "domein", ("", *DOMAINS), "")
    report, trouble = for_form(lambda: _report(space, domain))
    sentences: dict[str, list[dict[str, object]]] = {}
    if report is not None:
        for row in report.examples.iter_rows(named=True):
            sentences.setdefault(row["phrase"], []).append(row)
    shown: dict[str, Any] = {
        "domain": domain,
        "report": report,
        "trouble": trouble,
        "sentences": sentences,
        "read": _READ,
    }
    return page(request, "nieuwe_termen.html", **shown)


@router.get(".{form}")
def overview_file(form: Form, request: Request, space: Space) -> Response:
    """The list as a file."""
    from vaardig.trends.emerging.document import emerging_document

    domain = read_choice(request.query_params, "domein", ("", *DOMAINS), "")
    found = finished(_report(space, domain), "De lijst is nog niet klaar", "Wij lezen nog vacatures.")
    return deliver(
        form, f"nieuwe-termen-{domain or 'alle'}", request.query_params, lambda: emerging_document(found), list
    )
