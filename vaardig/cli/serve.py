"""``vaardig serve``."""

from __future__ import annotations

from typing import Annotated

import typer

from . import options

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    werkmap: options.WerkmapArgument,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; the default is this machine only.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the start page in the browser.")] = False,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Host name under which others may call it; may be repeated."),
    ] = None,
    encoder: options.EncoderOption = None,
    taxonomy: options.Taxonomy = None,
) -> None:
    """Show a werkmap as web pages in Dutch, on your own machine.

    Trends for analysts, the step to another job for counsellors, the quality of vacancies for federations. Nothing
    that is typed or uploaded is stored or logged, and no page fetches anything from elsewhere. There are no accounts:
    with another --host everybody who can reach the address can read the werkmap.
    """
    from vaardig.web.server import listen
    from vaardig.web.server import serve as run
    from vaardig.web.settings import WebSettings

    bound = listen(host, port)
    hosts = (host, *(names or ()))

    def started(address: str) -> None:
        typer.echo(f"{address}  (Ctrl-C stops)")
        if host not in _LOOPBACK:
            typer.echo("Everybody who can reach this address can read the werkmap; there is no login.", err=True)
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    run(WebSettings(werkmap, hosts=hosts, encoder=encoder, overlay=taxonomy), bound, started)
