"""``vaardig stem``: the STEM monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import options, tables

if TYPE_CHECKING:
    from vaardig.trends.stem_monitor import StemReport


def stem(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    years: options.Years = None,
    kind: Annotated[str, typer.Option("--kind", help="hard, zorg or licht: whose skills and neighbours.")] = "hard",
    top: Annotated[int, typer.Option("--top", min=1, help="Skills and neighbouring occupations.")] = 15,
    include_contracts: tables.IncludeContracts = None,
    overlay: options.Taxonomy = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Show the share and number of STEM vacancies per year and domain, what they ask, and which other work is near."""
    from vaardig.trends.request import TrendRequest
    from vaardig.trends.stem_monitor import StemRequest
    from vaardig.trends.stem_monitor import stem as run
    from vaardig.trends.stem_monitor.document import stem_document
    from vaardig.werkmap import steadily

    view = TrendRequest(
        domains=options.domains(domain),
        years=options.period(years),
        include_contracts=tuple(include_contracts or ()),
    )
    report = steadily(werkmap, lambda opened: run(opened, StemRequest(view, kind, top, overlay)))
    tables.answer(form, out, lambda: _show(report), lambda: stem_document(report), decimal_comma=decimal_comma)


def _show(report: StemReport) -> None:
    from vaardig.export.dutch import NO_VALUE, decimal, percent, percent_range, points
    from vaardig.trends.stem_monitor.compute import DOMAIN_WORDS
    from vaardig.trends.stem_monitor.request import STEM_KINDS, STEM_WORDS

    for (domain,), frame in report.shares.group_by("domain", maintain_order=True):
        rows: dict[int, list[str]] = {}
        for row in frame.iter_rows(named=True):
            cell = f"{row['numerator']}"
            if row["share"] is not None:
                cell += f" ({percent(row['share'])})"
            rows.setdefault(row["year"], [str(row["denominator"])]).append(cell)
        tables.print_table(
            f"{DOMAIN_WORDS[str(domain)]}: vacatures per STEM-soort (aandeel van die met een bekend beroep)",
            ("jaar", "bekend beroep", *(STEM_WORDS[kind] for kind in STEM_KINDS)),
            ((year, *cells) for year, cells in sorted(rows.items())),
        )
        typer.echo("")
    word = STEM_WORDS[report.request.kind]
    if report.skills.is_empty() and report.near.is_empty():
        typer.echo(f"Te weinig vacatures van {word} om te tonen wat ze vragen.")
        tables.print_notes(report.notes)
        return
    tables.print_table(
        f"Wat {word} meer vraagt dan ander werk",
        ("vaardigheid", word, "andere", "verschil", "95 %"),
        (
            (r["label"], percent(r["share"]), percent(r["other_share"]), points(r["difference"]),
             percent_range(r["low"], r["high"]))
            for r in report.skills.iter_rows(named=True)
        ),
    )  # fmt: skip
    typer.echo("")
    tables.print_table(
        f"Beroepen zonder STEM die het dichtst bij {word} staan",
        ("beroep", "lijkt op", "gedeeld", "gelijkenis", "vacatures", "essentieel ontbreekt"),
        (
            (r["occupation"], r["nearest"], r["shared"] or NO_VALUE, decimal(r["similarity"], 2), r["vacancies"],
             f"{r['missing']} van {r['essential']}")
            for r in report.near.iter_rows(named=True)
        ),
        left=frozenset({0, 1, 2}),
    )  # fmt: skip
    tables.print_notes(report.notes)
