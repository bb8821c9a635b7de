"""The web app: every page of every door, on one werkmap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from . import faults
from .doors import api, clusters, compare, emerging, explain, find, home, quality, sector, skill, stem, step, trends
from .guard import Guard
from .pages import STATIC
from .settings import WebSettings
from .workspace import Workspace

# What FastAPI could tell to a collector holds forms and error messages: what a person answered stays here, whatever the
# environment of the process says.
_SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}


def create_app(settings: WebSettings, *, warm: bool = True) -> FastAPI:
    """Make the app.

    Parameters
    ----------
    settings
        Werkmap and limits.
    warm
        Load the models in a background thread once the server listens.

    Raises
    ------
    WerkmapError
        The folder is no finished werkmap.
    """
    workspace = Workspace(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if warm:
            workspace.warm()
        yield

    # The documentation pages that FastAPI brings fetch their scripts from elsewhere; /api is our own.
    app = FastAPI(
        title="vaardig",
        summary="What the pages show, as JSON. Runs on your own machine.",
        version=api.VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry=_SILENT,
    )
    app.state.workspace = workspace
    for router in _routers():
        app.include_router(router, include_in_schema=False)
    app.include_router(api.router)
    app.include_router(api.pages, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    faults.install(app)
    app.add_middleware(
        Guard, hosts=settings.hosts, maximum=settings.maximum_upload, refuse=faults.refusal, note=faults.note
    )
    return app


def _routers() -> tuple[Any, ...]:
    doors = (home, explain, compare, emerging, clusters, stem, sector, skill, trends, find, step, quality)
    return tuple(door.router for door in doors)
