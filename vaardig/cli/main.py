"""``vaardig``: the one entry point. Errors that a person can act on are one message, never a stack trace."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from typing import Annotated

import typer

from vaardig.base.errors import VaardigError

from . import (
    audit,
    build,
    clusters,
    compare,
    emerging,
    extract,
    gap,
    panel,
    quality,
    replicate,
    report,
    search,
    serve,
    stem,
    system,
    taxonomy,
    trends,
)

app = typer.Typer(
    help="Read Dutch vacancies: skills and their level, trends per strategic domain, search.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(build.build)
app.command()(trends.trends)
app.command()(compare.compare)
app.command()(compare.volume)
app.command()(compare.robust)
app.command()(report.report)
app.command()(emerging.emerging)
app.command()(clusters.clusters)
app.command()(stem.stem)
app.command()(panel.panel)
app.command()(panel.tightness)
app.command()(replicate.replicate)
app.command()(audit.audit)
app.command()(quality.quality)
app.command()(search.search)
app.command()(extract.extract)
app.command()(build.relink)
app.command()(serve.serve)
app.command()(gap.gap)
app.command()(gap.reach)
app.command()(gap.routes)
app.command()(gap.scan)
app.command()(gap.inflow)
app.command()(system.info)
app.command()(system.doctor)
app.command()(system.demo)
app.add_typer(extract.evaluate_app, name="evaluate")
app.add_typer(taxonomy.app, name="taxonomy")

STOPPED = 130


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vaardig {metadata.version('vaardig')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and leave with its exit code.

    0: done. 1: a check found faults, or a fault of ours. 2: something a person can act on. 130: stopped with Ctrl-C.
    ``VAARDIG_DEBUG=1`` shows the stack trace of every error.
    """
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    command = typer.main.get_command(app)
    try:
        code = command.main(args=arguments, prog_name="vaardig", standalone_mode=False)
    except VaardigError as error:
        _debug()
        typer.echo(f"vaardig: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe left (``| head``): nothing went wrong. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line instead of a stack trace
        show = getattr(error, "show", None)
        if show is not None:
            show()
            return int(getattr(error, "exit_code", 2))
        _debug()
        typer.echo(f"vaardig: unexpected fault: {type(error).__name__}: {error}", err=True)
        typer.echo("Next: run it again with VAARDIG_DEBUG=1 and report what it shows.", err=True)
        return 1
    return code if isinstance(code, int) else 0


def _debug() -> None:
    if os.environ.get("VAARDIG_DEBUG") == "1":
        import traceback

        traceback.print_exc()


if __name__ == "__main__":
    main()
