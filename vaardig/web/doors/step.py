"""The counsellor's door: four screens, one question each, by POST. Answers stand in the page and nowhere else."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from vaardig.base.errors import InputError

from ..faults import Trouble
from ..formats import attachment
from ..forms import Form, Posted
from ..pages import page, whole_page
from ..views.client import TICKS, Answers, from_form, from_person
from ..workspace import Workspace
from .home import Space

router = APIRouter(prefix="/overstap")
SCREENS = ("job", "doel", "vaardigheden", "resultaat")
_PROPOSALS = 12
_SCANNED_AT_ONCE = 100_000


class _Ask(Exception):  # noqa: N818  (not an error: the earlier screen has to be shown again)
    """A screen must be filled in better first.

    ``choices`` are titles to pick from, ``field`` the field and ``title`` the wording that was not understood.
    """

    def __init__(
        self, screen: str, problem: str, field: str = "", choices: tuple[str, ...] = (), title: str = ""
    ) -> None:
        super().__init__(problem)
        self.screen = screen
        self.problem = problem
        self.field = field
        self.choices = choices
        self.title = title


@router.get("")
def begin(request: Request, space: Space, voor: str = "") -> HTMLResponse:
    """First screen, empty."""
    return _show(request, space, "job", Answers(voor="mezelf" if voor == "mezelf" else ""))


@router.post("")
def answer(request: Request, space: Space, form: Form) -> HTMLResponse:
    """Show the screen that was asked for, or the one that has to be mended first."""
    answers = _chosen(from_form(form.items), form)
    wanted = "vaardigheden" if form.get("kiesdoel") else form.get("naar")
    return _show(request, space, wanted if wanted in SCREENS else "job", answers)


def _chosen(answers: Answers, form: Posted) -> Answers:
    """Put a picked proposal, or the picked reading of an unclear title, in its field."""
    if goal := form.get("kiesdoel")[:120]:
        return replace(answers, doel=goal)
    picked, field, was = form.get("kies")[:120], form.get("bij"), form.get("was")
    if not picked:
        return answers
    # A wording that was typed anew beats the choice made for the old one.
    if field in ("job", "doel") and getattr(answers, field) == was:
        return replace(answers, job=picked) if field == "job" else replace(answers, doel=picked)
    if field == "eerder":
        return replace(answers, eerder=tuple(picked if title == was else title for title in answers.eerder))
    return answers


@router.post("/open")
def reopen(request: Request, space: Space, form: Form) -> HTMLResponse:
    """Go on with a kept file: its answers come back on the screen with the skills."""
    from vaardig.gap.clientfile import read_client

    try:
        answers = from_person(*read_client(form.file.decode("utf-8", "replace")))
    except InputError as error:
        raise Trouble(
            "Dit is geen bewaard bestand van vaardig",
            "Wij kunnen alleen het bestand openen dat u op de pagina met het resultaat kon bewaren.",
            "Kies een bestand dat eindigt op .json en dat u hier eerder bewaarde. Of begin opnieuw.",
            choices=(("/overstap", "Begin opnieuw"),),
        ) from error
    return _show(request, space, "vaardigheden" if answers.doel else "job", answers)


@router.post("/bewaar")
def keep(space: Space, form: Form) -> Response:
    """Give the small file that a person may keep; the command line opens it too."""
    from vaardig.gap.clientfile import client_text

    answers = from_form(form.items)
    _check_start(space, answers)
    return attachment(client_text(answers.person(), space.gap, answers.doel).encode(), "json", "mijn-overstap")


@router.post("/blad")
def sheet(request: Request, space: Space, form: Form) -> HTMLResponse:
    """Show the result as two A4 sheets at most, with room for notes."""
    from vaardig.gap.document import report_html

    answers = from_form(form.items)
    try:
        found = _result(space, answers)
    except _Ask as asked:
        return _show(request, space, asked.screen, answers)
    return whole_page(report_html(found["report"], found["routes"]))


@router.post("/voorstel")
def suggest(space: Space, form: Form) -> JSONResponse:
    """Names for what is being typed; by POST, because it is part of an answer."""
    return JSONResponse({"items": space.occupations.suggest(form.get("q")[:120])})


def _show(request: Request, space: Workspace, screen: str, answers: Answers) -> HTMLResponse:
    asked: _Ask | None = None
    values: dict[str, Any] = {}
    # A screen that cannot be made yet sends the visitor back, at most to the first one.
    for _ in SCREENS:
        try:
            values = _MAKERS[screen](space, answers)
            break
        except _Ask as problem:
            asked, screen = problem, problem.screen
    return page(
        request,
        f"overstap_{screen}.html",
        answers=answers,
        screen=screen,
        number=SCREENS.index(screen) + 1,
        asked=asked,
        ticks=TICKS,
        **values,
    )


def _job(space: Workspace, answers: Answers) -> dict[str, Any]:
    return {}


def _goal(space: Workspace, answers: Answers) -> dict[str, Any]:
    """Proposals: the jobs within reach."""
    from vaardig.gap.reach import reach
    from vaardig.gap.request import ReachRequest

    _check_start(space, answers)
    request = ReachRequest(
        person=answers.person(),
        stem=answers.stem,
        region=answers.regio,
        open_access_only=bool(answers.toegang),
        other_fields_only=bool(answers.ander),
        top=_PROPOSALS,
    )
    try:
        report = reach(request, space.gap)
    except InputError as error:
        raise _unclear(error, "job", "job") from error
    return {"report": report, "cv_jobs": _cv_jobs(space, answers)}


def _skills(space: Workspace, answers: Answers) -> dict[str, Any]:
    """Ticking list of the target."""
    from vaardig.gap.ticklist import tick_list

    _check_start(space, answers)
    _check_goal(space, answers)
    try:
        found = tick_list(_gap_request(answers), space.gap)
    except InputError as error:
        raise _unclear(error, "doel", "doel") from error
    return {"list": found, "cv_jobs": _cv_jobs(space, answers)}


def _cv_jobs(space: Workspace, answers: Answers) -> tuple[Any, ...]:
    """Former jobs that the CV names, also those that were taken away: they can come back."""
    from vaardig.gap.cvjobs import jobs_in

    return jobs_in(answers.cv, space.gap) if answers.cv else ()


def _result(space: Workspace, answers: Answers) -> dict[str, Any]:
    """The step, the routes and the position scan."""
    from vaardig.gap.answer import gap
    from vaardig.gap.request import RouteRequest, ScanRequest
    from vaardig.gap.routes import routes
    from vaardig.gap.scan import scan

    _check_start(space, answers)
    _check_goal(space, answers)
    person = answers.person()
    try:
        report = gap(_gap_request(answers), space.gap)
    except InputError as error:
        raise _unclear(error, "doel", "doel") from error
    # The scan reads every vacancy: on a large werkmap it takes seconds, so it comes when it is asked for.
    now = bool(answers.feit) or space.werkmap.counts["units"] <= _SCANNED_AT_ONCE
    found: dict[str, Any] = {"report": report, "routes": None, "scan": None, "scanned": now}
    # What rests on other jobs or on vacancies may be missing; the step itself never is.
    with contextlib.suppress(InputError):
        found["routes"] = routes(RouteRequest(answers.doel, person), space.gap)
    with contextlib.suppress(InputError):
        found["scan"] = scan(ScanRequest(person, answers.regio), space.gap) if now else None
    return found


def _gap_request(answers: Answers) -> Any:
    from vaardig.gap.request import GapRequest

    return GapRequest(answers.doel, answers.person())


def _check_start(space: Workspace, answers: Answers) -> None:
    from vaardig.gap.titles import read_title

    if answers.empty:
        raise _Ask("job", "Vul een job in, of iets anders wat de persoon kan. Dan kunnen wij vergelijken.", "job")
    for field, titles in (("job", (answers.job,)), ("eerder", answers.eerder)):
        for title in titles:
            if title and (reading := read_title(title, space.gap)).occupation_id is None:
                raise _which(title, "job", field, tuple(choice.label for choice in reading.choices))


def _check_goal(space: Workspace, answers: Answers) -> None:
    from vaardig.gap.titles import read_title

    if not answers.doel:
        raise _Ask("doel", "Kies een job uit de lijst, of typ er zelf één.", "doel")
    reading = read_title(answers.doel, space.gap)
    if reading.occupation_id is None:
        raise _which(answers.doel, "doel", "doel", tuple(choice.label for choice in reading.choices))


def _which(title: str, screen: str, field: str, choices: tuple[str, ...]) -> _Ask:
    if choices:
        asked = "Bedoelt u dit?" if len(choices) == 1 else "Dat kan verschillende jobs zijn. Welke bedoelt u?"
        return _Ask(screen, f"U schreef “{title}”. {asked}", field, choices, title)
    return _Ask(screen, f"“{title}” kennen wij niet. Probeer een ander woord voor dit werk.", field)


def _unclear(error: InputError, screen: str, field: str) -> Exception:
    """Turn a refusal of the library into a question; never quote what was typed in an error page."""
    reading = getattr(error, "reading", None)
    if reading is not None:
        return _which(reading.title, screen, field, tuple(choice.label for choice in reading.choices))
    if screen == "job":
        return _Ask(screen, "Hiermee kunnen wij nog niet vergelijken. Vul ook een job in.", field)
    return Trouble(
        "Voor deze job kunnen wij de stap niet tonen",
        "Wij weten te weinig over wat deze job vraagt.",
        "Kies een andere job als doel.",
        choices=(("/overstap", "Begin opnieuw"),),
    )


_MAKERS = {"job": _job, "doel": _goal, "vaardigheden": _skills, "resultaat": _result}
