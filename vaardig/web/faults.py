"""What goes wrong, told in Dutch with what to do. Never a stack trace, never a word of what was typed in a log."""

from __future__ import annotations

import logging
import traceback
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from vaardig.base.errors import EncoderError, VaardigError, WerkmapBusyError, WerkmapError

from . import words
from .guard import App
from .pages import page

_log = logging.getLogger("vaardig.web")


class Trouble(Exception):  # noqa: N818  (it is what the visitor met, not a fault in the program)
    """Something that a visitor can mend, in Dutch.

    Parameters
    ----------
    title
        One line: what is the matter.
    explanation
        Why, in a sentence.
    remedy
        What to do now.
    status
        HTTP status.
    choices
        Pairs of address and text that a visitor probably wanted.
    """

    def __init__(
        self,
        title: str,
        explanation: str,
        remedy: str = words.GO_BACK,
        *,
        status: int = 400,
        choices: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(title)
        self.title = title
        self.explanation = explanation
        self.remedy = remedy
        self.status = status
        self.choices = choices


class Waiting(Exception):  # noqa: N818  (nothing went wrong: it only takes longer than a visitor should wait blindly)
    """The answer is being worked out; the page says so, and comes by itself."""


def install(app: FastAPI) -> None:
    """Hang the handlers."""
    app.add_exception_handler(Trouble, _trouble)
    app.add_exception_handler(Waiting, _waiting)
    app.add_exception_handler(WerkmapBusyError, _busy)
    app.add_exception_handler(VaardigError, _known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def refusal(status: int) -> App:
    """Answer of the outer wall: the page of a status, for a request that never reaches the app."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request({**scope, "app": _Bare()}, receive)
        await answer_status(request, status)(scope, receive, send)

    return answer


class _Bare:
    """Stands in for an app that a refused request may not see."""

    class state:  # noqa: N801
        workspace = None


def answer_status(request: Request, status: int) -> Response:
    """Page (or JSON under ``/api/``) of an HTTP status."""
    title, explanation = words.STATUS.get(status, words.STATUS[400 if status < 500 else 500])
    return _answer(request, Trouble(title, explanation, words.REMEDY.get(status, words.GO_BACK), status=status))


def _answer(request: Request, trouble: Trouble, detail: str = "") -> Response:
    if request.url.path.startswith("/api/"):
        body: dict[str, Any] = {"error": {"title": trouble.title, "explanation": trouble.explanation}}
        if detail:
            body["error"]["detail"] = detail
        return JSONResponse(body, status_code=trouble.status)
    return page(request, "fout.html", status=trouble.status, trouble=trouble, detail=detail)


def _waiting(request: Request, error: Exception) -> Response:
    return page(request, "wachten.html", status=202, address=_address(request))


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _busy(request: Request, error: Exception) -> Response:
    """A build is writing the werkmap: a page that can be asked again does so by itself."""
    if request.method != "GET" or request.url.path.startswith("/api/"):
        answer = _answer(request, Trouble(*words.BUSY, words.BUSY_REMEDY, status=503))
    else:
        answer = page(request, "bijgewerkt.html", status=503, address=_address(request))
    answer.headers["Retry-After"] = "10"
    return answer


def _trouble(request: Request, error: Exception) -> Response:
    assert isinstance(error, Trouble)
    return _answer(request, error)


def _known(request: Request, error: Exception) -> Response:
    """Show an error of the library that no door foresaw. It is in English and may quote input, so it is only shown."""
    trouble = Trouble(
        "Dit lukt niet met deze keuze",
        "Het programma kon met uw keuze geen antwoord maken. Hieronder staat wat het zelf meldt, in het Engels.",
    )
    if isinstance(error, EncoderError | WerkmapError):
        trouble = Trouble(
            "Deze gegevens passen niet meer bij het programma",
            "De werkmap is gemaakt met een andere versie, of er is een stuk van beschadigd.",
            "Vraag aan wie vaardig installeerde om de werkmap opnieuw te maken. Hieronder staat waarom.",
            status=409,
        )
    # Where the werkmap stands on the disk is nobody's business.
    werkmap = request.app.state.workspace.werkmap.path
    return _answer(request, trouble, str(error).replace(str(werkmap), werkmap.name))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer_status(request, error.status_code)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(item["loc"][:1] == ("path",) for item in error.errors()):
        return answer_status(request, 404)
    if not request.url.path.startswith("/api/"):
        return answer_status(request, 422)
    title, explanation = words.STATUS[422]
    problems = [{"where": list(item["loc"]), "what": item["msg"]} for item in error.errors()]
    return JSONResponse({"error": {"title": title, "explanation": explanation, "problems": problems}}, status_code=422)


def note(error: BaseException) -> None:
    """Log where it went wrong, not with what: a message may hold what a client answered."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}" for frame in frames]
    _log.error("fault %s at %s", type(error).__name__, " < ".join(reversed(places[-6:])))
