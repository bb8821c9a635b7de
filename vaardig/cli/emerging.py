"""``vaardig emerging``: rising wordings outside the taxonomy, and taking them in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, tables

if TYPE_CHECKING:
    from vaardig.trends.emerging import EmergingReport


def emerging(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    years: options.Years = None,
    since: Annotated[int | None, typer.Option("--since", metavar="YEAR", help="First recent year.")] = None,
    minimum_support: Annotated[int, typer.Option("--min-support", help="Recent vacancies with the wording.")] = 5,
    minimum_employers: Annotated[int, typer.Option("--min-employers", help="Employers that use it.")] = 3,
    read: Annotated[int, typer.Option("--read", help="Vacancies to read at most, half of them recent.")] = 10_000,
    top: Annotated[int, typer.Option("--top", min=1, help="Wordings to show.")] = 40,
    include_contracts: tables.IncludeContracts = None,
    term: Annotated[
        str | None, typer.Option("--accept", metavar="TERM", help="Take this wording into the overlay of --taxonomy.")
    ] = None,
    synonym_of: Annotated[
        str | None, typer.Option("--as-synonym-of", metavar="SKILL", help="With --accept: id or label of a skill.")
    ] = None,
    new: Annotated[
        str | None, typer.Option("--as-new", metavar="LABEL", help="With --accept: label of a new skill.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", help="With --as-new: kennis, techniek, methode, software, machine …")
    ] = "kennis",
    overlay: options.Taxonomy = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Show wordings outside the taxonomy whose use rises, with sentences; --accept takes one into an overlay folder.

    Reads the stored texts: at most --read vacancies. The list is exploratory: look at it before accepting anything.
    """
    if term is not None:
        _accept(werkmap, term, synonym_of or "", new or "", kind, options.domains(domain), overlay)
        return
    from vaardig.trends.emerging import EmergingRequest
    from vaardig.trends.emerging import emerging as run
    from vaardig.trends.emerging.document import emerging_document
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import steadily

    view = TrendRequest(
        domains=options.domains(domain),
        years=options.period(years),
        include_contracts=tuple(include_contracts or ()),
    )
    request = EmergingRequest(
        view=view,
        since=since,
        minimum_support=minimum_support,
        minimum_employers=minimum_employers,
        read=read,
        top=top,
    )
    report = steadily(werkmap, lambda opened: run(opened, request))
    tables.answer(
        form, out, lambda: _show(report), lambda: emerging_document(report), decimal_comma=decimal_comma
    )  # fmt: skip


def _accept(
    werkmap: Path, term: str, synonym_of: str, new: str, kind: str, domains: tuple[str, ...], overlay: Path | None
) -> None:
    from vaardig.base.errors import ConfigError
    from vaardig.trends.emerging import AcceptRequest, accept
    from vaardig.werkmap import Werkmap

    if overlay is None:
        raise ConfigError("--accept has no folder to write in", next_step="add --taxonomy DIR; DIR may be new")
    Werkmap.open(werkmap)
    done = accept(AcceptRequest(term, overlay, synonym_of, new, kind, domains))
    if not done.changed:
        typer.echo(f"'{term}' staat al bij {done.label} ({done.concept_id}): er is niets veranderd")
        return
    typer.echo(f"'{term}' is opgenomen bij {done.label} ({done.concept_id}) in {done.file}")
    typer.echo(f"Next: vaardig relink {werkmap} --taxonomy {overlay}")


def _show(report: EmergingReport) -> None:
    from vaardig.export.dutch import decimal, percent

    if report.phrases.is_empty():
        typer.echo("Geen bewoording buiten de taxonomie stijgt zichtbaar in deze vacatures.")
    else:
        rows = (
            (
                row["phrase"], row["evidence"], f"{row['recent']} ({percent(row['recent_share'])})",
                f"{row['earlier']} ({percent(row['earlier_share'])})", decimal(row["z"]), row["employers"],
                row["first_year"],
            )
            for row in report.phrases.iter_rows(named=True)
        )  # fmt: skip
        headings = ("bewoording", "bewijs", "recent", "vroeger", "sterkte", "werkgevers", "eerste jaar")
        tables.print_table(
            "Bewoordingen buiten de taxonomie die opkomen", headings, rows, left=frozenset({0, 1})
        )  # fmt: skip
        typer.echo("")
        for (phrase,), sentences in report.examples.group_by("phrase", maintain_order=True):
            for row in sentences.iter_rows(named=True):
                typer.echo(f"  {phrase}: “{row['sentence']}”  [{row['vacancy_id']}, {row['year']}]")
    tables.print_notes(report.notes)
