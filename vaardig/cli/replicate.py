"""``vaardig replicate``: the study's claims on the user's own vacancies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, tables

if TYPE_CHECKING:
    from vaardig.trends.replicate import Finding, ReplicationReport


def replicate(
    werkmap: options.WerkmapArgument,
    years: options.Years = None,
    experts: Annotated[
        Path | None, typer.Option("--experts", metavar="FILE", help="Panel file, as for 'vaardig panel'.")
    ] = None,
    include_contracts: tables.IncludeContracts = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Test the claims of the 2010-2016 study again on these vacancies, one line each, with verdict and coverage."""
    from vaardig.trends.replicate import ReplicationRequest
    from vaardig.trends.replicate import replicate as run
    from vaardig.trends.replicate.document import replication_document
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import steadily

    view = TrendRequest(years=options.period(years), include_contracts=tuple(include_contracts or ()))
    report = steadily(werkmap, lambda opened: run(opened, ReplicationRequest(view, experts)))
    tables.answer(form, out, lambda: _show(report), lambda: replication_document(report), decimal_comma=decimal_comma)


def value_words(finding: Finding) -> tuple[str, str]:
    """Result and interval of a line as a reader writes them."""
    from vaardig.export.dutch import NO_VALUE, decimal, percent, percent_range

    if finding.value is None:
        return NO_VALUE, NO_VALUE
    if "aandeel" in finding.unit:
        return percent(finding.value), percent_range(finding.low, finding.high)
    digits = 0 if finding.unit == "tekens" else 1
    short = " %" if finding.unit.startswith("%") else ""
    return (
        f"{decimal(finding.value, digits)} {finding.unit}",
        f"{decimal(finding.low, digits)} – {decimal(finding.high, digits)}{short}",
    )


def _show(report: ReplicationReport) -> None:
    from vaardig.export.dutch import whole

    rows = []
    last = ""
    for finding in report.findings:
        claim = finding.claim if finding.claim != last else ""
        last = finding.claim
        remark = "; ".join(text for text in (finding.why, finding.coverage) if text)
        rows.append(
            (claim, finding.domain, finding.verdict, *value_words(finding), whole(finding.n), finding.years, remark)
        )
    headings = ("bewering", "domein", "besluit", "resultaat", "95 %", "vacatures", "jaren", "opmerking")
    tables.print_table(
        "Beweringen van de studie 2010-2016, opnieuw getoetst", headings, rows, left=frozenset({0, 1, 2, 7})
    )
    typer.echo("\nWat er bij elke bewering gemeten is, staat in het bestand dat --out schrijft.")
    tables.print_notes(report.notes)
