"""``vaardig trends``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.request import TrendReport

_MOST_YEARS = 6
_MOST_CHANGES = 5
_LEAST_SUPPORT = 5


def trends(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="hard, soft, language, licence, education or experience; may be repeated."),
    ] = None,
    level: Annotated[
        str,
        typer.Option("--level", help="komt-voor, gevraagd, essential, nice, learnable or task."),
    ] = "komt-voor",
    years: options.Years = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Skills of each kind per domain.")] = 10,
    origin: Annotated[str, typer.Option("--origin", help="text, or form: what employers ticked.")] = "text",
    include_contracts: Annotated[
        list[str] | None,
        typer.Option("--include-contracts", help="Count student, stage or flexi too; may be repeated."),
    ] = None,
    form: Annotated[
        options.OutputFormat, typer.Option("--format", help="How to show or write it.")
    ] = options.OutputFormat.table,
    decimal_comma: Annotated[
        bool, typer.Option("--decimal-comma", help="CSV with ; and decimal commas, for a Belgian spreadsheet.")
    ] = False,
    out: options.Out = None,
) -> None:
    """Show which skills vacancies ask, per year and strategic domain, with numerator, denominator and interval.

    Counts vacancies in Dutch that have a date, each repost cluster once a year, without student jobs, internships and
    flexi-jobs. The figures are descriptive.
    """
    from vaardig.trends.compute import trends as run
    from vaardig.trends.document import trend_document
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import Werkmap

    opened = Werkmap.open(werkmap)
    request = TrendRequest(
        domains=options.domains(domain),
        kinds=tuple(kind) if kind else ("hard", "soft"),
        level=level,
        years=options.period(years),
        top=top,
        origin=origin,
        include_contracts=tuple(include_contracts or ()),
    )
    report = run(opened, request)
    if form is options.OutputFormat.table and out is None:
        print_report(report)
        return
    from .output import deliver

    deliver(trend_document(report, opened.manifest), form, out, decimal_comma=decimal_comma)


def print_report(report: TrendReport) -> None:
    """Tables per domain, then what a reader must know."""
    import polars as pl

    from vaardig.werkmap.domains import DOMAINS

    for (domain,), means in report.means.group_by("domain", maintain_order=True):
        _say(f"\n=== {DOMAINS[str(domain)]}: {means['denominator'].sum()} vacatures ===")
        # Years without a single share would fill the table with dashes; the whole period stands beside them anyway.
        years = _shown_years(means.filter(pl.col("remark") == "")["year"].to_list())
        mine, totals = (frame.filter(pl.col("domain") == domain) for frame in (report.shares, report.totals))
        for kind in report.request.kinds:
            _print_shares(mine.filter(pl.col("kind") == kind), totals, years, kind)
        _print_changes(report.changes.filter(pl.col("domain") == domain))
        _print_means(means.filter(pl.col("year").is_in(years)))
        if len(years) < means.height:
            _say("Jaren met te weinig vacatures, of tussenliggende jaren, staan niet in de tabel maar wel in --out.")
    _say("")
    for note in report.notes:
        _say(f"- {note}")


def _say(text: str) -> None:
    typer.echo(text)


def _shown_years(years: list[int]) -> list[int]:
    """First and last year, and some evenly between."""
    if len(years) <= _MOST_YEARS:
        return years
    step = (len(years) - 1) / (_MOST_YEARS - 1)
    return [years[round(i * step)] for i in range(_MOST_YEARS)]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %".replace(".", ",")


_KIND_HEADINGS = {
    "hard": "Harde vaardigheden", "soft": "Sleutelvaardigheden", "language": "Talen",
    "licence": "Attesten en rijbewijzen", "education": "Opleiding", "experience": "Ervaring",
}  # fmt: skip


def _print_shares(shares: pl.DataFrame, totals: pl.DataFrame, years: list[int], kind: str) -> None:
    import polars as pl
    from rich.table import Table

    if shares.is_empty():
        return
    whole = {row["concept_id"]: row for row in totals.iter_rows(named=True)}
    table = Table(title=f"{_KIND_HEADINGS[kind]}: aandeel van de vacatures", title_justify="left", box=None)
    table.add_column("vaardigheid", max_width=34)
    for heading in (*map(str, years), "hele periode", "teller / noemer", "95 %"):
        table.add_column(heading, justify="right", no_wrap=True)
    for (concept,), rows in shares.group_by("concept_id", maintain_order=True):
        by_year = {row["year"]: row["share"] for row in rows.filter(pl.col("year").is_in(years)).iter_rows(named=True)}
        total = whole[concept]
        bounds = "" if total["share"] is None else f"{_percent(total['low'])} – {_percent(total['high'])}"
        cells = (*(_percent(by_year[year]) for year in years), _percent(total["share"]))
        table.add_row(rows["label"][0], *cells, f"{total['numerator']} / {total['denominator']}", bounds)
    _print(table)


def _print_changes(changes: pl.DataFrame) -> None:
    import polars as pl

    enough = changes.filter(pl.max_horizontal("first_numerator", "last_numerator") >= _LEAST_SUPPORT)
    for direction, ordered in (("hoger", enough), ("lager", enough.reverse())):
        rows = ordered.filter(pl.col("direction") == direction).head(_MOST_CHANGES)
        if rows.is_empty():
            continue
        span = f"{rows['last_years'][0]} tegenover {rows['first_years'][0]}"
        _say(f"\n{direction.capitalize()} in {span} (beschrijvend, geen toets over de jaren):")
        for row in rows.iter_rows(named=True):
            points = f"{100 * row['difference']:+.1f}".replace(".", ",")
            shares = f"{_percent(row['first_share'])} → {_percent(row['last_share'])}"
            _say(f"  {row['label']}: {shares} ({points} procentpunt)")


def _print_means(means: pl.DataFrame) -> None:
    from rich.table import Table

    if means.is_empty():
        return
    table = Table(title="Gemiddeld per vacature", title_justify="left", box=None)
    for heading in ("jaar", "vacatures", "hard", "sleutelvaardigheden", "activiteiten zonder concept"):
        table.add_column(heading, justify="right")
    for row in means.iter_rows(named=True):
        values = ("–" if row[name] is None else f"{row[name]:.1f}".replace(".", ",") for name in
                  ("mean_hard", "mean_soft", "mean_unlinked"))  # fmt: skip
        table.add_row(str(row["year"]), str(row["denominator"]), *values)
    _say("")
    _print(table)


def _print(table: object) -> None:
    from rich.console import Console

    console = Console()
    # A pipe has no width of its own; eighty columns would cut the table.
    Console(width=max(console.width, 120) if not console.is_terminal else None, highlight=False).print(table)
