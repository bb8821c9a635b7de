"""``vaardig report``: the printable sector report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import options, tables


def report(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="HTML file to write.")] = Path("rapport.html"),
    years: options.Years = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Skills of each kind in the list of most asked.")] = 15,
    read: Annotated[
        int, typer.Option("--read", min=0, help="Vacancies to read for new wordings; 0 leaves that chapter out.")
    ] = 6_000,
    commissioner: Annotated[str, typer.Option("--for", metavar="NAME", help="Name on the cover.")] = "",
    include_contracts: tables.IncludeContracts = None,
) -> None:
    """Write a printable Dutch report on one domain: what is asked, what changes, with caveats and sentences.

    One HTML file without anything from outside; print it from a browser to get a PDF.
    """
    from vaardig.report import ReportRequest, save_html, sector_report
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import steadily

    from .output import web_page

    web_page(out)
    view = TrendRequest(
        domains=options.domains(domain),
        years=options.period(years),
        include_contracts=tuple(include_contracts or ()),
    )
    request = ReportRequest(view, top=top, read=read, commissioner=commissioner)
    report = steadily(werkmap, lambda opened: sector_report(opened, request))
    save_html(report, out)
    typer.echo(f"written: {out}")
    for chapter, reason in report.missing.items():
        typer.echo(f"left out: {chapter} ({reason.rstrip('.')})")
