"""Methods, terms and columns, and the page that shows every component."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..faults import Trouble
from ..handbook import chapter
from ..pages import page

router = APIRouter()


def _chapter(request: Request, name: str) -> HTMLResponse:
    found = chapter(name)
    if found is None:
        raise Trouble(
            "Deze uitleg is er nog niet",
            "Bij deze installatie hoort geen tekst voor deze pagina.",
            "Kijk bij de begrippen, of vraag het aan wie vaardig installeerde.",
            status=404,
            choices=(("/begrippen", "Begrippen"),),
        )
    return page(request, "uitleg.html", chapter=found)


@router.get("/methode")
def methods(request: Request) -> HTMLResponse:
    """How figures are made."""
    return _chapter(request, "methode")


@router.get("/begrippen")
def terms(request: Request) -> HTMLResponse:
    """What each word means."""
    return _chapter(request, "definities")


@router.get("/kolommen")
def columns(request: Request) -> HTMLResponse:
    """Columns of the files that can be downloaded."""
    return _chapter(request, "kolommen")


@router.get("/privacy")
def privacy(request: Request) -> HTMLResponse:
    """What happens to what a visitor types."""
    return page(request, "privacy.html")


@router.get("/stijl")
def style(request: Request) -> HTMLResponse:
    """Every component on one page."""
    return page(request, "stijl.html")
