"""The outer wall: who may call, how much may come in, and which headers every answer carries."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import ClientDisconnect

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
# A body up to this many times the limit is read and thrown away: a browser shows no answer while it still sends.
_DRAINED = 4


class TooLargeError(Exception):
    """More bytes came in than the server takes."""


class Guard:
    """ASGI middleware around the whole app.

    Parameters
    ----------
    app
        What answers.
    hosts
        Names allowed beside ``localhost`` and IP addresses.
    maximum
        Bytes of one request body.
    refuse
        Makes the answer to a refused request: status code to an ASGI app.
    note
        Told of a fault of ours. Nothing is raised further: the server would write the error's message, and with it
        perhaps an answer of a client, into its log.
    """

    def __init__(
        self,
        app: App,
        hosts: tuple[str, ...],
        maximum: int,
        refuse: Callable[[int], App],
        note: Callable[[BaseException], None],
    ) -> None:
        self._app = app
        self._hosts = frozenset(("localhost", *(host.lower() for host in hosts)))
        self._maximum = maximum
        self._refuse = refuse
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        guarded = _with_headers(scope, send)
        if not self._known(headers.get(b"host", b"")):
            await self._refuse(421)(scope, receive, guarded)
        elif scope["method"] == "POST" and not self._own_page(headers):
            await self._refuse(403)(scope, receive, guarded)
        elif (length := _length(headers)) is None:
            await self._refuse(400)(scope, receive, guarded)
        elif length > self._maximum:
            await self._drain(receive, length)
            await self._refuse(413)(scope, receive, guarded)
        else:
            await self._limited(scope, receive, guarded)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in, for a body that did not say how long it is."""
        seen = 0
        started = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._maximum:
                raise TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except TooLargeError:
            await self._refuse(413)(scope, receive, send)
        except ClientDisconnect:
            # Somebody closed the page, or typed on: there is nobody to answer.
            return
        except Exception as error:  # noqa: BLE001 - the last line of defence
            self._note(error)
            if not started:
                await self._refuse(500)(scope, receive, send)

    async def _drain(self, receive: Receive, length: int) -> None:
        if length > self._maximum * _DRAINED:
            return
        while (await receive()).get("more_body", False):
            pass

    def _known(self, host: bytes) -> bool:
        """Allow known names and bare IP addresses: a rebound name is never an address."""
        name = host.decode("latin-1").strip().lower()
        name = name[1:].split("]", 1)[0] if name.startswith("[") else name.rsplit(":", 1)[0]
        if name in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _own_page(self, headers: dict[bytes, bytes]) -> bool:
        """Refuse a form that another site sends; programs send neither header."""
        if headers.get(b"sec-fetch-site", b"same-origin") not in {b"same-origin", b"none"}:
            return False
        origin = headers.get(b"origin")
        # A page under "no-referrer" may send "null" for itself; sec-fetch-site then decides.
        return origin in (None, b"null") or origin.split(b"://", 1)[-1] == headers.get(b"host", b"")


def _length(headers: dict[bytes, bytes]) -> int | None:
    raw = headers.get(b"content-length", b"0")
    return int(raw) if raw.isdigit() else None


def _with_headers(scope: Scope, send: Send) -> Send:
    """Add the fixed headers. The answer to a form is never written to the browser's disk."""
    if scope["path"].startswith("/static/"):
        caching = b"public, max-age=31536000, immutable"
    else:
        caching = b"no-cache" if scope["method"] in {"GET", "HEAD"} else b"no-store"

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = message.get("headers", [])
            own = {name for name, _ in given}
            # A page may bring a policy of its own, as strict as ours.
            headers = [*given, *(item for item in _HEADERS if item[0] not in own), (b"cache-control", caching)]
            message = {**message, "headers": headers}
        await send(message)

    return wrapped
