"""Starting the server: on this machine unless asked otherwise, quiet, and gone with Ctrl-C."""

from __future__ import annotations

import socket
from collections.abc import Callable

from vaardig.base.errors import ConfigError

from .settings import WebSettings


def listen(host: str, port: int) -> socket.socket:
    """Take the address before anything is loaded; port 0 takes a free one.

    Raises
    ------
    ConfigError
        The address is taken, or is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(128)
    except (OSError, OverflowError) as error:
        taken.close()
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(
            f"the server cannot listen on {host}:{port} ({reason})",
            allowed="an address of this machine and a free port (0 takes any)",
            next_step="give another --port, or stop the server that runs there",
        ) from error
    return taken


def address(bound: socket.socket) -> str:
    """Address for a browser."""
    host, port = bound.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def serve(settings: WebSettings, bound: socket.socket, started: Callable[[str], None] | None = None) -> None:
    """Serve until stopped. No access log: an address may be private, a form always is.

    Parameters
    ----------
    settings
        Werkmap and limits.
    bound
        Socket from :func:`listen`.
    started
        Called with the address once the app is ready to answer.

    Raises
    ------
    WerkmapError
        The folder is no finished werkmap.
    """
    import uvicorn

    from .app import create_app

    app = create_app(settings)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=200,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        ws="none",
    )
    if started is not None:
        started(address(bound))
    uvicorn.Server(config).run(sockets=[bound])
