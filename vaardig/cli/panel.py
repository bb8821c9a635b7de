"""``vaardig panel`` and ``vaardig tightness``: vacancies beside what experts and knelpunt lists say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, tables

if TYPE_CHECKING:
    from vaardig.trends.panel import PanelReport
    from vaardig.trends.tightness import TightnessReport

Level = Annotated[str, typer.Option("--level", help="komt-voor, gevraagd, essential, nice, learnable or task.")]


def panel(
    werkmap: options.WerkmapArgument,
    experts: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="CSV or Excel: expert, skill, importance; horizon and reason optional."),
    ],
    domain: options.Domain = None,
    years: options.Years = None,
    level: Level = "komt-voor",
    horizon: Annotated[str, typer.Option("--horizon", help="Only judgements with this horizon.")] = "",
    overlay: options.Taxonomy = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Compare what experts call important with what vacancies ask: both rankings and the gaps either way."""
    from vaardig.trends.panel import PanelRequest
    from vaardig.trends.panel import panel as run
    from vaardig.trends.panel.document import panel_document
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import steadily

    view = TrendRequest(domains=options.domains(domain), years=options.period(years), level=level)
    report = steadily(werkmap, lambda opened: run(opened, PanelRequest(experts, view, horizon, taxonomy=overlay)))
    tables.answer(form, out, lambda: _show(report), lambda: panel_document(report), decimal_comma=decimal_comma)


KIND_WORDS = {"hard": "Harde vaardigheden", "soft": "Sleutelvaardigheden"}


def _show(report: PanelReport) -> None:
    import polars as pl

    from vaardig.export.dutch import decimal, percent

    for (kind,), frame in report.skills.group_by("kind", maintain_order=True):
        tables.print_table(
            f"{KIND_WORDS[str(kind)]}: deskundigen tegenover vacatures",
            ("vaardigheid", "belang", "rang", "vacatures", "rang", "verschil", "95 %", "besluit"),
            (
                (
                    row["label"], decimal(row["importance"]), decimal(row["rank_experts"], 0), percent(row["share"]),
                    decimal(row["rank_vacancies"], 0), decimal(row["rank_gap"], 0, signed=True),
                    f"{decimal(row['gap_low'], 0)} – {decimal(row['gap_high'], 0)}", row["verdict"],
                )
                for row in frame.iter_rows(named=True)
            ),
            left=frozenset({0, 7}),
        )  # fmt: skip
        for row in report.agreement.filter(pl.col("kind") == kind).iter_rows(named=True):
            if row["correlation"] is not None:
                typer.echo(
                    f"Rangcorrelatie: {decimal(row['correlation'], 2)} "
                    f"({decimal(row['low'], 2)} – {decimal(row['high'], 2)})"
                )
        missing = report.missing.filter(pl.col("kind") == kind)
        if not missing.is_empty():
            names = ", ".join(f"{r['label']} ({percent(r['share'])})" for r in missing.iter_rows(named=True))
            typer.echo(f"Vaak in vacatures, niet op de lijst: {names}\n")
    for row in report.unknown.iter_rows(named=True):
        near = f"; bedoelt u: {row['suggestion']}?" if row["suggestion"] else ""
        typer.echo(f"Niet gekend en niet vergeleken: '{row['skill']}'{near}")
    tables.print_notes(report.notes)


def tightness(
    werkmap: options.WerkmapArgument,
    listed: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV or Excel of knelpuntberoepen: a column 'beroep' or 'isco'.")
    ],
    domain: options.Domain = None,
    years: options.Years = None,
    overlay: options.Taxonomy = None,
    encoder: options.EncoderOption = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Compare the demands of knelpuntberoepen with those of other occupations. Vacancies never measure shortage."""
    from vaardig.trends.request import TrendRequest
    from vaardig.trends.tightness import TightnessRequest
    from vaardig.trends.tightness import tightness as run
    from vaardig.trends.tightness.document import tightness_document
    from vaardig.werkmap import steadily

    view = TrendRequest(domains=options.domains(domain), years=options.period(years))
    report = steadily(werkmap, lambda opened: run(opened, TightnessRequest(listed, view, overlay, encoder)))
    tables.answer(
        form, out, lambda: _show_tightness(report), lambda: tightness_document(report), decimal_comma=decimal_comma
    )


def _show_tightness(report: TightnessReport) -> None:
    import polars as pl

    from vaardig.export.dutch import decimal, percent, points

    rows = []
    for row in report.outcomes.iter_rows(named=True):
        level, change = (percent, points) if row["unit"] == "aandeel" else (_number, _signed)
        bounds = "–" if row["adjusted"] is None else f"{change(row['adjusted_low'])} – {change(row['adjusted_high'])}"
        rows.append(
            (
                row["label"], level(row["listed"]), level(row["others"]), change(row["difference"]),
                change(row["adjusted"]), bounds, row["verdict"],
            )
        )  # fmt: skip
    headings = ("een vacature…", "knelpunt", "andere", "verschil", "bij gelijke groep", "95 %", "besluit")
    tables.print_table("Knelpuntberoepen tegenover andere beroepen", headings, rows, left=frozenset({0, 6}))
    lost = report.matches.filter(pl.col("how") == "niet gevonden")["name"].to_list()
    if lost:
        typer.echo(f"\nNiet teruggevonden: {', '.join(lost[:20])}{' …' if len(lost) > 20 else ''}")
    guessed = report.matches.filter(pl.col("how") == "gelijkenis", pl.col("vacancies") > 0).sort("similarity").head(8)
    for row in guessed.iter_rows(named=True):
        typer.echo(f"  '{row['name']}' gelezen als {row['occupation']} ({decimal(row['similarity'], 2)})")
    tables.print_notes(report.notes)


def _number(value: float | None) -> str:
    from vaardig.export.dutch import decimal

    return decimal(value, 2)


def _signed(value: float | None) -> str:
    from vaardig.export.dutch import decimal

    return decimal(value, 2, signed=True)
