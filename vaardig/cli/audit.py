"""``vaardig audit``: a yearly coding sample, judged in the terminal or in a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vaardig.export.dutch import amount

from . import options, tables

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.audit import Passage, Quality
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import Werkmap


def audit(
    werkmap: options.WerkmapArgument,
    file: Annotated[
        Path, typer.Option("--file", metavar="CSV", help="Sheet with the sample and the answers; made when absent.")
    ] = Path("audit.csv"),
    per_year: Annotated[int, typer.Option("--per-year", min=1, help="Passages per year.")] = 30,
    ask: Annotated[bool, typer.Option("--ask", help="Judge here, question by question; q stops, and is kept.")] = False,
    skill: Annotated[
        list[str] | None, typer.Option("--skill", help="Show the corrected shares of this skill; may be repeated.")
    ] = None,
    domain: options.Domain = None,
    years: options.Years = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Draw a yearly coding sample, let a person judge it, and correct the trends for what was read wrong or missed.

    Fill in the column 'antwoord' of the sheet in a spreadsheet, or use --ask. Run the same command again for the
    result; answers are kept, also when --per-year grows.
    """
    from vaardig.trends.audit import AuditRequest, draw, measure, read_sheet, write_sheet
    from vaardig.trends.audit.document import audit_document, audit_notes
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import Werkmap
    from vaardig.werkmap.domains import DOMAINS

    opened = Werkmap.open(werkmap)
    view = TrendRequest(domains=options.domains(domain), years=options.period(years))
    request = AuditRequest(view, per_year)
    passages = draw(opened, request)
    answers = read_sheet(file) if file.exists() else {}
    if ask:
        _ask(passages, answers, file)
    known = {key for passage in passages for key in (*(i.key for i in passage.items), f"{passage.key}-gemist")}
    stale = len(answers.keys() - known)
    if stale:
        typer.echo(
            f"{amount(stale, 'antwoord', 'antwoorden')} in {file} {'telt' if stale == 1 else 'tellen'} hier niet. Dat "
            "hoort bij een ander --domain of andere --years, bij andere of opnieuw gelezen teksten, of bij een grotere "
            "steekproef. Het bestand blijft zoals het is."
        )
    else:
        write_sheet(file, passages, answers)
    quality = measure(passages, answers)
    drawn = ", ".join(DOMAINS[name] for name in view.domains) or "alle vacatures samen, van elk domein en van geen"
    if not quality.done:
        typer.echo(
            f"In {file}: {amount(len(passages), 'passage', 'passages')} uit {drawn}. Vul de kolom 'antwoord' in, of "
            "start opnieuw met --ask."
        )
        return
    shares = _shares(opened, view, tuple(skill or ()), quality)
    tables.answer(
        form, out, lambda: _show(quality, shares, audit_notes(quality)),
        lambda: audit_document(request, quality, shares), decimal_comma=decimal_comma,
    )  # fmt: skip


def _shares(werkmap: Werkmap, view: TrendRequest, skills: tuple[str, ...], quality: Quality) -> pl.DataFrame | None:
    """Yearly shares of the skills that were asked, corrected."""
    from dataclasses import replace

    from vaardig.trends.audit import corrected
    from vaardig.trends.compute import trends
    from vaardig.trends.lookup import find_concept

    if not skills:
        return None
    found = tuple(find_concept(werkmap, name).id for name in skills)
    report = trends(werkmap, replace(view, concepts=found))
    return corrected(report.shares, quality)


def _ask(passages: list[Passage], answers: dict[str, str], file: Path) -> None:
    """Ask what is not answered yet; every answer is written at once."""
    from vaardig.trends.audit import answered, write_sheet
    from vaardig.trends.audit.sheet import marked, missed_key

    todo = [passage for passage in passages if not answered(passage, answers)]
    for number, passage in enumerate(todo, start=1):
        typer.echo(f"\n— passage {number} van {len(todo)} ({passage.year}, vacature {passage.vacancy_id}) —")
        typer.echo(marked(passage) + "\n")
        questions = [
            (item.key, f"[{passage.text[item.start : item.end]}] = {item.label}: juist? (j/n/q)")
            for item in passage.items
        ]
        questions.append((missed_key(passage), "Hoeveel gevraagde vaardigheden zijn hier gemist? (0, 1, …, q)"))
        for key, question in questions:
            if key in answers:
                continue
            given = _answer(key, question)
            if given is None:
                return
            answers[key] = given
            write_sheet(file, passages, answers)


def _answer(key: str, question: str) -> str | None:
    """A valid answer, or None to stop."""
    from vaardig.base.errors import InputError
    from vaardig.trends.audit.sheet import check_answer

    while True:
        given = typer.prompt(question, prompt_suffix=" ").strip().lower()
        if given == "q":
            return None
        try:
            return check_answer(key, given, "dit")
        except InputError as error:
            typer.echo(f"  {error}")


def _show(quality: Quality, shares: pl.DataFrame | None, notes: tuple[str, ...]) -> None:
    from vaardig.export.dutch import percent, percent_range
    from vaardig.werkmap.domains import DOMAINS

    rows = (
        (
            row["year"] or "alle jaren", row["passages"], row["right"], row["wrong"], row["missed"],
            percent(row["precision"]), percent_range(row["precision_low"], row["precision_high"]),
            percent(row["recall"]), percent_range(row["recall_low"], row["recall_high"]),
        )
        for row in quality.table.iter_rows(named=True)
    )  # fmt: skip
    headings = ("jaar", "passages", "juist", "fout", "gemist", "precisie", "95 %", "trefkans", "95 %")
    tables.print_table("Hoe goed zijn de vacatures gelezen", headings, rows)
    if shares is not None:
        typer.echo("")
        tables.print_table(
            "Aandelen, verbeterd voor leesfouten",
            ("vaardigheid", "domein", "jaar", "aandeel", "verbeterd", "95 %", "op basis van"),
            (
                (
                    row["label"], DOMAINS.get(row["domain"], row["domain"]), row["year"], percent(row["share"]),
                    percent(row["corrected"]),
                    percent_range(row["corrected_low"], row["corrected_high"]), row["basis"],
                )
                for row in shares.iter_rows(named=True)
            ),
            left=frozenset({0, 1, 6}),
        )  # fmt: skip
    tables.print_notes(notes)
