"""The start page: three doors and the state of the data."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from ..pages import page
from ..workspace import Workspace

router = APIRouter()


def workspace(request: Request) -> Workspace:
    """Return the workspace of the app that answers."""
    space: Workspace = request.app.state.workspace
    space.renew()
    return space


Space = Annotated[Workspace, Depends(workspace)]


@router.get("/")
def start(request: Request, space: Space) -> HTMLResponse:
    """Three doors."""
    return page(request, "start.html", info=space.info, samples=space.samples)
