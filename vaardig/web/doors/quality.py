"""The federation's door: one vacancy marked and explained, or many compared. Nothing that comes in is kept."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vaardig.quality.model import FAMILY_LABELS, QualityReport, QualityRequest

from ..faults import Trouble
from ..formats import TableForm, deliver
from ..forms import Form
from ..intake import Intake, read_upload
from ..pages import page
from ..views import quality_batch
from ..views.quality_text import marked
from ..views.trend_form import read_choice
from ..workspace import Workspace
from .home import Space

router = APIRouter(prefix="/kwaliteit")
BY_LABELS = {
    "domain": "Strategisch domein", "sector": "Sector", "employer_size": "Grootte van de werkgever", "year": "Jaar",
}  # fmt: skip


@router.get("")
def begin(request: Request) -> HTMLResponse:
    """The form."""
    return page(request, "kwaliteit.html", text="", title="")


@router.post("")
def judge(request: Request, space: Space, form: Form) -> HTMLResponse:
    """Judge what was pasted, or the one or many vacancies of an upload."""
    text, title = form.get("tekst"), form.get("titel")[:300]
    if form.file:
        intake = read_upload(form.file, form.file_name, space.settings)
        if len(intake.rows) > 1 or intake.rejects:
            return _many(request, space, intake)
        row = intake.rows[0]
        text, title = row.get("text", ""), row.get("title", "")
        extra = {name: row[name] for name in quality_batch.FIELDS if row.get(name)}
        return _one(request, space, QualityRequest(text, title, **extra))
    if not text.strip():
        raise Trouble(
            "Er is nog geen vacature",
            "U hebt geen tekst geplakt en geen bestand gekozen.",
            "Plak de tekst van een vacature in het vak, of kies een bestand.",
            choices=(("/kwaliteit", "Terug naar het formulier"),),
        )
    return _one(request, space, QualityRequest(text, title))


def report_for(space: Workspace, request: QualityRequest) -> QualityReport:
    """Judge one vacancy (Trouble when it is too long, or the machine is busy)."""
    from vaardig.quality.assess import assess_request

    if len(request.text) > space.settings.maximum_text:
        raise Trouble(
            "Deze tekst is te lang voor één vacature",
            f"Wij lezen er hier hoogstens {space.settings.maximum_text // 1000}.000 tekens van.",
            "Plak één vacature tegelijk. Hebt u er veel? Kies dan een bestand met één vacature per rij.",
            status=413,
        )
    with space.judging():
        return assess_request(request, peers=space.peers, engine=space.engine)


def _one(request: Request, space: Workspace, asked: QualityRequest) -> HTMLResponse:
    report = report_for(space, asked)
    return page(
        request, "kwaliteit_resultaat.html", report=report, text=asked.text, title=asked.title, marked=marked(report)
    )


@router.get("/werkmap")
def whole(request: Request, space: Space) -> HTMLResponse:
    """All vacancies of the werkmap, by group: the benchmark."""
    by = read_choice(request.query_params, "per", BY_LABELS, "domain")
    large = space.werkmap.counts["clusters"] > quality_batch.MOST_COMPARED
    figures = None if large else quality_batch.compared(space)
    groups: dict[str, dict[str, dict[str, Any]]] = {}
    if figures is not None and figures.groups.width:
        for row in figures.groups.iter_rows(named=True):
            if row["by"] == by:
                groups.setdefault(row["group"], {})[row["family"]] = row
    values: dict[str, Any] = {"large": large, "figures": figures, "groups": groups, "by": by}
    return page(request, "kwaliteit_werkmap.html", groupings=BY_LABELS, families=FAMILY_LABELS, **values)


@router.get("/werkmap.{form}")
def whole_file(form: TableForm, request: Request, space: Space) -> Response:
    """The benchmark as a file."""
    from vaardig.quality.federation import batch_document

    figures = quality_batch.compared(space)
    if figures is None:
        raise Trouble(
            "Dit is nog niet klaar", "Wij beoordelen nog vacatures.", "Probeer het straks opnieuw.", status=503
        )
    found = figures
    return deliver(form, "kwaliteit-werkmap", request.query_params, lambda: batch_document(found), list)


def _many(request: Request, space: Workspace, intake: Intake) -> HTMLResponse:
    with space.judging():
        found = quality_batch.judge(intake, space)
    return page(request, "kwaliteit_reeks.html", found=found, intake=intake)
