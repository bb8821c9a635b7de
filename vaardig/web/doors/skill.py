"""One skill: its years, who asks it, what is asked beside it, and the sentences behind the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vaardig.base.errors import InputError
from vaardig.trends.request import TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..formats import Chart, Form, deliver
from ..pages import page
from ..views import skill_charts
from ..views.trend_form import read_choice
from ..workspace import Workspace
from .home import Space

if TYPE_CHECKING:
    from vaardig.trends.skill_request import SkillReport

router = APIRouter(prefix="/trends/vaardigheid")
_QUOTED = 6


def report_for(space: Workspace, concept: str, *, page: bool = False) -> SkillReport:
    """Return the report of a skill over all strategic domains, worked out once; a ``page`` may say that it takes a
    while (Waiting).

    Raises
    ------
    Trouble
        No vacancy mentions the skill.
    """
    from vaardig.trends.skill import skill_report
    from vaardig.trends.skill_request import SkillRequest

    asked = SkillRequest(concept[:120], TrendRequest(domains=tuple(name for name in DOMAINS if name != "geen")))
    try:
        answer = space.for_page if page else space.shelf.get
        return answer(("skill", asked), lambda: skill_report(space.werkmap, asked))
    except InputError as error:
        known = {skill.id: skill.label for skill in space.taxonomy.skills}
        name = known.get(concept, "")
        raise Trouble(
            f"Over “{name}” staat hier niets" if name else "Deze vaardigheid vinden wij niet",
            "Geen enkele vacature in deze gegevens vermeldt ze.",
            "Zoek een andere vaardigheid, of kijk in een werkmap met meer vacatures.",
            status=404,
            choices=(("/zoeken?wat=vaardigheden", "Zoek een vaardigheid"),),
        ) from error


# The files come first: an id holds no point, so what stands after one is a format.
@router.get("/{concept}.{form}")
def skill_file(concept: str, form: Form, request: Request, space: Space) -> Response:
    """Tables or drawings of one skill."""
    report = report_for(space, concept)

    def charts() -> list[Chart]:
        return skill_charts.charts_of(report, narrow=request.query_params.get("smal") == "1")

    return deliver(
        form,
        f"vaardigheid-{report.concept_id}",
        request.query_params,
        lambda: skill_charts.document(report, space),
        charts,
    )


@router.get("/{concept}")
def skill(concept: str, request: Request, space: Space) -> HTMLResponse:
    """Page of one skill."""
    report = report_for(space, concept, page=True)
    domain = read_choice(request.query_params, "domein", ("", *DOMAINS), "")
    quoted = space.shelf.get(("sentences", report.concept_id, domain), lambda: _sentences(space, report, domain))
    return page(
        request,
        "vaardigheid.html",
        report=report,
        domain=domain,
        charts={chart.name: chart.spec for chart in skill_charts.charts_of(report)},
        tests=list(report.tests.iter_rows(named=True)),
        last=skill_charts.last_years(report),
        related=_related(space, report.concept_id),
        sentences=quoted,
    )


def _sentences(space: Workspace, report: SkillReport, domain: str) -> list[dict[str, Any]]:
    """Sentences that hold the skill, of different employers, newest first."""
    import polars as pl

    from vaardig.report.examples import sentences

    units = space.werkmap.scan("units").filter(pl.col("language") == "nl")
    if domain:
        units = units.filter(pl.col("domain") == domain)
    units = units.select("unit", "vacancy_id", "year", "employer")
    return list(sentences(space.werkmap, units.collect(), [report.concept_id], _QUOTED).iter_rows(named=True))


def _related(space: Workspace, concept: str) -> list[tuple[str, str]]:
    """Broader, narrower and sister skills in the taxonomy: id and label."""
    skills = {item.id: item for item in space.taxonomy.skills}
    mine: Any = skills.get(concept)
    if mine is None:
        return []
    found = [skills[mine.broader]] if mine.broader in skills else []
    found += [item for item in skills.values() if item.broader == concept]
    if mine.broader:
        found += [item for item in skills.values() if item.broader == mine.broader and item.id != concept]
    return [(item.id, item.label) for item in dict.fromkeys(found)][:15]
