"""The JSON interface: what the pages show, for programs. Answers about a person go by POST, as on the pages."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from ..faults import Trouble
from ..pages import page
from ..views.api_models import (
    Failure,
    GapBody,
    Period,
    QualityBody,
    ReachBody,
    State,
    Suggestions,
    Tables,
    answer,
    tables,
)
from .home import Space

VERSION = "1"
_WORDS = {
    400: "The choice has no answer; the message says why.",
    404: "There is no such thing in the werkmap.",
    409: "The werkmap does not fit this version of the program.",
    413: "Too large.",
    422: "A value is missing or not possible.",
    503: "Busy; try again.",
}
_FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": Failure, "description": words} for status, words in _WORDS.items()
}
router = APIRouter(prefix="/api/v1", responses=_FAILURES)
pages = APIRouter(prefix="/api")

Domain = Literal[
    "engineering_technology", "food", "life_sciences_health", "sustainable_resources_materials_chemistry",
    "smart_logistics", "geen",
]  # fmt: skip
Kind = Literal["hard", "soft", "language", "licence", "education", "experience"]
Level = Literal["komt-voor", "gevraagd", "essential", "nice", "learnable", "task"]
Stem = Literal["hard", "zorg", "licht"]
Text = Annotated[str, Query(max_length=300)]
Year = Annotated[int | None, Query(ge=1900, le=2100)]


@router.get("/state", tags=["data"])
def state(space: Space) -> State:
    """Return what the werkmap holds."""
    info = space.info
    plan: Any = info.plan
    return State(
        werkmap=space.name,
        counts=dict(info.counts),
        years={year: count for year, count in info.years.items() if year is not None},
        domains={str(name): count for name, count in info.domains.items()},
        languages={str(name): count for name, count in info.languages.items()},
        samples=space.samples,
        extractor=plan["extractor"],
        encoder=plan["encoder"],
    )


@router.get("/trends", tags=["trends"])
def trends(
    space: Space,
    domain: Domain,
    kind: Kind = "hard",
    level: Level = "komt-voor",
    first: Year = None,
    last: Year = None,
    region: Text = "",
    top: Annotated[int, Query(ge=1, le=500)] = 25,
) -> Tables:
    """Return yearly shares, totals, changes, means, tests and coverage of one domain."""
    from vaardig.trends.document import trend_document
    from vaardig.trends.request import TrendRequest

    from .trends import report_for

    request = TrendRequest(
        domains=(domain,),
        kinds=(kind,),
        level=level,
        years=Period(first=first, last=last).within(space.years),
        top=top,
        regions=(region.strip(),) if region.strip() else (),
    )
    return tables(trend_document(report_for(space, request), space.werkmap.manifest))


@router.get("/skills/{skill}", tags=["trends"])
def skill(space: Space, skill: str) -> Tables:
    """Return all that the vacancies say about one skill, by its id."""
    from ..views.skill_charts import document
    from .skill import report_for

    return tables(document(report_for(space, skill), space))


@router.get("/stem", tags=["trends"])
def stem(space: Space, kind: Stem = "hard") -> Tables:
    """Return the STEM monitor."""
    from vaardig.trends.stem_monitor.document import stem_document

    from .stem import report_for

    return tables(stem_document(report_for(space, kind)))


@router.get("/occupations", tags=["search"])
def occupations(space: Space, q: Annotated[str, Query(max_length=120)] = "") -> Suggestions:
    """Return occupations whose name or title begins like ``q``, or else lie near it."""
    return Suggestions(items=space.occupations.suggest(q))


@router.get("/search", tags=["search"])
def search(
    space: Space,
    q: Annotated[str, Query(min_length=1, max_length=300)],
    what: Literal["vacancies", "skills", "occupations"] = "vacancies",
    domain: Domain | None = None,
    first: Year = None,
    last: Year = None,
    region: Text = "",
    top: Annotated[int, Query(ge=1, le=100)] = 20,
) -> dict[str, Any]:
    """Search vacancies, skills or occupations by words and meaning."""
    from vaardig.find import ConceptRequest, find_concepts
    from vaardig.search import SearchRequest
    from vaardig.search import search as run

    shared: dict[str, Any] = {
        "query": q,
        "top": top,
        "domains": (domain,) if domain else (),
        "years": Period(first=first, last=last).within(space.years),
        "regions": (region.strip(),) if region.strip() else (),
        "encoder": space.settings.encoder,
    }
    if what == "vacancies":
        return answer(asdict(run(space.werkmap, SearchRequest(**shared))))
    asked = ConceptRequest(**shared, what=what, taxonomy=space.settings.overlay)
    return answer(asdict(find_concepts(asked, space.werkmap)))


@router.post("/gap", tags=["step"])
def gap(space: Space, body: GapBody) -> dict[str, Any]:
    """Return the step from a person to one job. Nothing is kept."""
    from vaardig.gap.answer import gap as run
    from vaardig.gap.document import report_json
    from vaardig.gap.request import GapRequest

    return answer(report_json(run(GapRequest(body.target, body.person.to_person()), space.gap)))


@router.post("/reach", tags=["step"])
def reach(space: Space, body: ReachBody) -> dict[str, Any]:
    """Return the jobs within reach of a person. Nothing is kept."""
    from vaardig.gap.document import report_json
    from vaardig.gap.reach import reach as run

    return answer(report_json(run(body.to_request(), space.gap)))


@router.post("/quality", tags=["quality"])
def quality(space: Space, body: QualityBody) -> dict[str, Any]:
    """Return the remarks on one vacancy. Nothing is kept."""
    from vaardig.quality.model import QualityRequest

    from .quality import report_for

    return answer(report_for(space, QualityRequest(body.text, body.title)).to_dict())


@pages.get("")
def documentation(request: Request) -> HTMLResponse:
    """Show the interface on a page of our own; the usual ones fetch their scripts from elsewhere."""
    return page(request, "api.html", schema=request.app.openapi())


@pages.get("/openapi.json")
def schema(request: Request) -> JSONResponse:
    """Return the description of the interface."""
    return JSONResponse(request.app.openapi())


@pages.get("/{rest:path}")
def unknown(rest: str) -> None:
    """Answer in JSON below ``/api/``."""
    raise Trouble("There is no such address", "See /api for those that exist.", "See /api.", status=404)
