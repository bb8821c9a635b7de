"""Searching: vacancies, skills and occupations by words and meaning; and one vacancy with what was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaardig.base.errors import InputError
from vaardig.base.text import squeeze
from vaardig.find import ConceptRequest, ConceptResult, find_concepts
from vaardig.regions import RegionError
from vaardig.search import SearchRequest, SearchResult, search
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..pages import page
from ..views.marked import Span, pieces
from ..views.trend_form import read_choice, read_year
from ..workspace import Workspace
from .home import Space

router = APIRouter()
WHAT = {"vacatures": "Vacatures", "vaardigheden": "Vaardigheden", "beroepen": "Beroepen"}
_LONGEST = 300
_TOP = 20


@dataclass(frozen=True)
class SearchView:
    """What the form holds."""

    q: str
    what: str
    domain: str
    first: int | None
    last: int | None
    region: str


@router.get("/zoeken")
def find(request: Request, space: Space) -> HTMLResponse:
    """Form and results."""
    given = request.query_params
    view = SearchView(
        squeeze(given.get("q", ""))[:_LONGEST],
        read_choice(given, "wat", WHAT, "vacatures"),
        read_choice(given, "domein", ("", *DOMAINS), ""),
        read_year(given, "van"),
        read_year(given, "tot"),
        squeeze(given.get("regio", ""))[:100],
    )
    vacancies, concepts, problem, wrong_region = None, None, "", ""
    if view.q:
        try:
            if view.what == "vacatures":
                vacancies = _vacancies(space, view)
            else:
                concepts = _concepts(space, view)
        except RegionError as error:
            wrong_region = f"Wij vinden geen vacatures in “{error.region}”. " + (
                f"Wel in: {', '.join(error.known)}." if error.known else "Deze vacatures noemen geen regio."
            )
        except InputError:
            problem = "Met deze woorden kunnen wij niet zoeken. Typ een of meer gewone woorden, zoals “onderhoud”."
    return page(
        request, "zoeken.html", view=view, what=WHAT, vacancies=vacancies, concepts=concepts, problem=problem,
        wrong_region=wrong_region,
    )  # fmt: skip


def _period(space: Workspace, view: SearchView) -> tuple[int, int] | None:
    if view.first is None and view.last is None:
        return None
    years = space.years or [0]
    chosen = sorted((view.first or years[0], view.last or years[-1]))
    return chosen[0], chosen[1]


def _vacancies(space: Workspace, view: SearchView) -> SearchResult:
    asked = SearchRequest(
        query=view.q,
        top=_TOP,
        domains=(view.domain,) if view.domain else (),
        years=_period(space, view),
        regions=(view.region,) if view.region else (),
        encoder=space.settings.encoder,
    )
    return space.for_page(("search", asked), lambda: search(space.werkmap, asked), search=True)


def _concepts(space: Workspace, view: SearchView) -> ConceptResult:
    asked = ConceptRequest(
        query=view.q,
        what="skills" if view.what == "vaardigheden" else "occupations",
        top=_TOP,
        domains=(view.domain,) if view.domain else (),
        years=_period(space, view),
        regions=(view.region,) if view.region else (),
        taxonomy=space.settings.overlay,
        encoder=space.settings.encoder,
    )
    return space.for_page(("concepts", asked), lambda: find_concepts(asked, space.werkmap), search=True)


@router.get("/vacature")
def vacancy(request: Request, space: Space, id: str = "") -> HTMLResponse:
    """One vacancy: its text with what was read in it, and vacancies like it."""
    import polars as pl

    found = space.werkmap.scan("vacancies").filter(pl.col("id") == id[:500]).collect()
    if found.is_empty():
        raise Trouble(
            "Deze vacature bestaat niet",
            "In deze werkmap is er geen vacature met dit nummer.",
            "Zoek de vacature op woorden uit de titel.",
            status=404,
            choices=(("/zoeken", "Naar zoeken"),),
        )
    text = space.werkmap.scan("texts").filter(pl.col("id") == id).collect()["text"].to_list()
    mentions = (
        space.werkmap.scan("mentions")
        .filter(pl.col("vacancy_id") == id, pl.col("origin") == "text")
        .sort("start")
        .collect()
        .to_dicts()
    )
    asked = SearchRequest(like=id, top=5, encoder=space.settings.encoder)
    like = space.for_page(("search", asked), lambda: search(space.werkmap, asked), search=True).hits
    return page(
        request,
        "vacature.html",
        vacancy=found.to_dicts()[0],
        pieces=pieces(text[0] if text else "", map(_span, mentions)),
        mentions=_by_concept(mentions),
        like=like,
    )


_LOOKS = {"essential": "hoog", "nice": "", "learnable": "", "task": "laag", "not_required": "niet", "context": "niet"}


def _span(mention: dict[str, Any]) -> Span:
    from ..words import REQUIREMENTS

    title = f"{mention['label']} ({REQUIREMENTS.get(mention['requirement'], mention['requirement'])})"
    return Span(mention["start"], mention["end"], _LOOKS.get(mention["requirement"], ""), title)


def _by_concept(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line per concept and level, in the order of the text."""
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for mention in mentions:
        seen.setdefault((mention["label"], mention["requirement"]), mention)
    return list(seen.values())
