"""``vaardig quality``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .output import deliver_text, web_page

if TYPE_CHECKING:
    from vaardig.quality.aggregate import BatchFigures
    from vaardig.quality.model import QualityReport
    from vaardig.quality.settings import Settings

_MOST_RULES = 15
_DOCUMENTS = (".txt", ".html", ".htm", ".docx", ".pdf")


class QualityFormat(StrEnum):
    """How a report is shown or written."""

    table = "table"
    json = "json"
    html = "html"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


class GroupBy(StrEnum):
    """What to compare in a batch."""

    sector = "sector"
    domain = "domain"
    employer_size = "employer_size"
    employer = "employer"
    year = "year"


def quality(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE|-|WERKMAP…", help="One text (- reads standard input), a werkmap, or files."),
    ],
    title: Annotated[str, typer.Option("--title", help="Title of the single text.")] = "",
    by: Annotated[
        list[GroupBy] | None, typer.Option("--by", help="Compare groups in a batch; may be repeated.")
    ] = None,
    werkmap: Annotated[
        Path | None, typer.Option("--werkmap", metavar="DIR", help="Judge a single text against its peers in here.")
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option("--settings", metavar="FILE.toml", help="Rules off, weights, thresholds and words of your own."),
    ] = None,
    employer_sizes: Annotated[
        Path | None,
        typer.Option("--employer-sizes", metavar="FILE", help="Employers and their size, for files; see 'build'."),
    ] = None,
    minimum: Annotated[int, typer.Option("--minimum", min=1, help="Least vacancies in a group for a figure.")] = 20,
    workers: options.Workers = 1,
    form: Annotated[QualityFormat, typer.Option("--format", help="How to show or write it.")] = QualityFormat.table,
    decimal_comma: Annotated[
        bool, typer.Option("--decimal-comma", help="CSV with ; and decimal commas, for a Belgian spreadsheet.")
    ] = False,
    out: options.Out = None,
) -> None:
    """Show what may be missing, unclear or off-putting in vacancies, and how to write it better.

    One text gives a report with the text marked (--format html prints on A4). A werkmap or files give figures per
    group, a workbook with one row per finding (--format xlsx) and a federation report (--format html).
    """
    from vaardig.quality.settings import read_settings

    chosen = read_settings(settings)
    single = _single_text(sources) if not by else None
    if single is not None:
        _one(single, title, werkmap, chosen, form, out)
        return
    groups = tuple(item.value for item in by or (GroupBy.domain,))
    _many(sources, groups, minimum, workers, chosen, employer_sizes, form, out, decimal_comma=decimal_comma)


def _single_text(sources: list[str]) -> str | None:
    """The text of a single document, or None when the sources are a batch."""
    from vaardig.quality.source import read_single

    if len(sources) != 1:
        return None
    if sources[0] == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace").removeprefix("\ufeff")
    path = Path(sources[0])
    return read_single(path) if path.suffix.lower() in _DOCUMENTS else None


def _one(
    text: str, title: str, werkmap: Path | None, settings: Settings, form: QualityFormat, out: Path | None
) -> None:
    from vaardig.base.errors import ConfigError, InputError
    from vaardig.quality.assess import assess

    peers = None
    if werkmap is not None:
        from vaardig.quality.peers import read_peers
        from vaardig.werkmap import steadily

        peers = steadily(werkmap, lambda opened: read_peers(opened, settings.thresholds.min_peers))
    report = assess(text, title=title, settings=settings, peers=peers)
    if report.status != "beoordeeld":
        raise InputError(report.message)
    if out is not None and form is QualityFormat.table:
        form = _named_form(out)
    if form is QualityFormat.html:
        from vaardig.quality.render import html_report

        web_page(out)
        deliver_text(html_report(report), out)
    elif form is QualityFormat.json:
        import json

        deliver_text(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n", out)
    elif form is QualityFormat.table:
        _print_report(report)
    else:
        raise ConfigError(f"--format {form.value} is for a batch", allowed="table, json, html for one text")


def _named_form(out: Path) -> QualityFormat:
    """The form of one report that the name of the file tells."""
    from vaardig.base.errors import ConfigError

    forms = {".json": QualityFormat.json, ".html": QualityFormat.html, ".htm": QualityFormat.html}
    if out.suffix.lower() not in forms:
        raise ConfigError(
            f"'{out}' tells no format for one text",
            allowed=", ".join(forms),
            next_step="a browser prints the page to PDF",
        )
    return forms[out.suffix.lower()]


def _print_report(report: QualityReport) -> None:
    from vaardig.quality.render import grouped, summary

    typer.echo(f"{report.title or 'Vacature zonder titel'}  (beroep: {report.occupation or 'niet herkend'})")
    for note in report.notes:
        typer.echo(note)
    typer.echo(summary(report) + "\n")
    for figure in report.figures:
        share = "niet beoordeeld" if figure.share is None else f"{100 * figure.share:3.0f} %"
        typer.echo(f"  {figure.label:<13} {figure.passed:>2} van {figure.checks:<2} in orde  {share}")
    for group in grouped(report.findings):
        typer.echo(f"\n[{group.severity}] {group.title}")
        for what in group.whats:
            typer.echo(f"  {what}")
        if group.who:
            typer.echo(f"  Wie? {group.who}")
        typer.echo(f"  Tip: {group.suggestion}")
        for quoted, rewrite in group.rewrites:
            shown = f"{quoted} → {rewrite}" if quoted else rewrite
            typer.echo("  » " + shown.replace("\n", "\n    "))
    known = [price for price in report.prices if price.gained]
    if known:
        typer.echo(f"\nWat kost deze eis? Nu komen mensen uit {known[0].now} van {known[0].of} beroepen in de buurt.")
        typer.echo("Valt één eis weg, dan komen er beroepen bij:")
        for price in known[:8]:
            typer.echo(f"  {price.demand}: + {price.gained} (bv. {', '.join(price.examples[:3])})")
    if report.proposed_title:
        typer.echo(f"\nVoorstel voor de titel: {report.proposed_title}")
    typer.echo(f"\nRegels versie {report.ruleset}. Een opmerking is een aanwijzing, geen oordeel.")


def _many(
    sources: list[str],
    by: tuple[str, ...],
    minimum: int,
    workers: int,
    settings: Settings,
    sizes: Path | None,
    form: QualityFormat,
    out: Path | None,
    *,
    decimal_comma: bool,
) -> None:
    from vaardig.quality.aggregate import figures
    from vaardig.quality.batch import BatchRequest, assess_files, assess_werkmap
    from vaardig.quality.federation import batch_document, federation_html, too_long
    from vaardig.werkmap import steadily

    request = BatchRequest(by=by, minimum=minimum, workers=workers, settings=settings)
    paths = [Path(source) for source in sources]
    if len(paths) == 1 and (paths[0] / "plan.json").exists():
        tables = steadily(paths[0], lambda opened: assess_werkmap(opened, request))
    else:
        tables = assess_files(paths, request, sizes=sizes)
    result = figures(tables)
    wanted = out.suffix.lower() if out is not None and form is QualityFormat.table else ""
    if form is QualityFormat.html or wanted in (".html", ".htm"):
        web_page(out)
        deliver_text(federation_html(result), out)
    elif form is QualityFormat.table and out is None:
        _print_batch(result)
    else:
        from .output import deliver

        workbook = form is QualityFormat.xlsx or wanted == ".xlsx"
        document = batch_document(result, workbook=workbook)
        deliver(document, options.OutputFormat(form.value), out, decimal_comma=decimal_comma)
        if workbook and out is not None and too_long(result):
            typer.echo(document.notes[0])
            beside = out.with_suffix(".parquet")
            deliver(batch_document(result), options.OutputFormat.parquet, beside)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _print_batch(result: BatchFigures) -> None:
    import polars as pl
    from rich.console import Console
    from rich.table import Table

    from vaardig.export.dutch import whole
    from vaardig.quality.federation import BY_LABELS
    from vaardig.quality.model import FAMILIES, FAMILY_LABELS
    from vaardig.quality.render import counted
    from vaardig.werkmap.domains import DOMAINS

    console = Console()
    console = Console(width=max(console.width, 120) if not console.is_terminal else None, highlight=False)
    ads = counted(result.tables.ads.height, "vacature", "vacatures")
    typer.echo(f"{ads}, {counted(result.tables.findings.height, 'opmerking', 'opmerkingen')}\n")
    for row in result.families.iter_rows(named=True):
        typer.echo(f"  {row['label']:<13} gemiddeld {_percent(row['mean']):>5} in orde; "
                   f"zonder opmerking: {whole(row['without_findings'])} van {whole(row['vacancies'])}")  # fmt: skip
    table = Table(title="\nMeest voorkomend", title_justify="left", box=None)
    for heading in ("opmerking", "ernst", "vacatures", "aandeel", "95 %"):
        table.add_column(heading, justify="left" if heading in ("opmerking", "ernst") else "right")
    for row in result.rules.filter(pl.col("numerator") > 0).head(_MOST_RULES).iter_rows(named=True):
        bounds = row["remark"] or f"{_percent(row['low'])} – {_percent(row['high'])}"
        counts = f"{whole(row['numerator'])} van {whole(row['denominator'])}"
        table.add_row(row["title"], row["severity"], counts, _percent(row["share"]), bounds)
    console.print(table)
    for by in result.tables.request.by:
        table = Table(title=f"\nGemiddeld in orde per {BY_LABELS[by].lower()}", title_justify="left", box=None)
        for heading in (BY_LABELS[by].lower(), "vacatures", *(FAMILY_LABELS[f] for f in FAMILIES)):
            table.add_column(heading, justify="left" if heading == BY_LABELS[by].lower() else "right")
        mine = result.groups.filter(pl.col("by") == by)
        for (group,), rows in mine.group_by("group", maintain_order=True):
            cells = [_percent(value) for value in rows["mean"].to_list()]
            name = DOMAINS.get(str(group), str(group)) if by == "domain" else str(group)
            table.add_row(name, whole(max(rows["vacancies"].to_list())), *cells)
        console.print(table)
    typer.echo("")
    for note in result.notes:
        typer.echo(f"- {note}")
