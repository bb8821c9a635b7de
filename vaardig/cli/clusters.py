"""``vaardig clusters``: skills that vacancies ask together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import options, tables

if TYPE_CHECKING:
    from vaardig.trends.communities import CommunityReport

_MOST_SKILLS = 8


def clusters(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    years: options.Years = None,
    level: Annotated[
        str, typer.Option("--level", help="komt-voor, gevraagd, essential, nice, learnable or task.")
    ] = "komt-voor",
    minimum_count: Annotated[int, typer.Option("--min-count", help="Vacancies that must ask a skill.")] = 10,
    resolution: Annotated[float, typer.Option("--resolution", help="Above 1: more and smaller clusters.")] = 1.0,
    include_contracts: tables.IncludeContracts = None,
    form: tables.Format = options.OutputFormat.table,
    decimal_comma: tables.DecimalComma = False,
    out: options.Out = None,
) -> None:
    """Show which skills of one domain are asked together, how stable that is, and what changed between the years."""
    from vaardig.trends.communities import CommunityRequest, communities
    from vaardig.trends.communities.document import community_document
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import steadily

    view = TrendRequest(
        domains=options.domains(domain),
        years=options.period(years),
        level=level,
        include_contracts=tuple(include_contracts or ()),
    )
    request = CommunityRequest(
        view=view, minimum_count=minimum_count, minimum_pair=max(2, minimum_count // 2), resolution=resolution
    )
    report = steadily(werkmap, lambda opened: communities(opened, request))
    tables.answer(form, out, lambda: _show(report), lambda: community_document(report), decimal_comma=decimal_comma)


def _show(report: CommunityReport) -> None:
    import polars as pl

    from vaardig.export.dutch import decimal, percent
    from vaardig.trends.communities.periods import CHANGES

    change = dict(report.periods.select("cluster", "change").iter_rows())
    rows = []
    for row in report.clusters.iter_rows(named=True):
        mine = report.skills.filter(pl.col("cluster") == row["cluster"])["label"].to_list()
        more = f" … (+{len(mine) - _MOST_SKILLS})" if len(mine) > _MOST_SKILLS else ""
        rows.append(
            (
                row["cluster"], ", ".join(mine[:_MOST_SKILLS]) + more, f"{row['numerator']} ({percent(row['share'])})",
                decimal(row["sample_stability"], 2), change.get(row["cluster"], "niet beoordeeld"),
            )
        )  # fmt: skip
    headings = ("nr", "vaardigheden, meest centrale eerst", "vacatures met ≥ 2", "stabiel", "tussen de jaren")
    tables.print_table("Vaardigheden die samen gevraagd worden", headings, rows, left=frozenset({0, 1, 4}))
    for row in report.periods.filter(pl.col("change") == CHANGES).iter_rows(named=True):
        typer.echo(f"\nCluster {row['cluster']} ({row['name']}), {row['last_years']} tegenover {row['first_years']}:")
        typer.echo(f"  erbij: {row['joined'] or '–'}\n  weg: {row['left'] or '–'}")
    tables.print_notes(report.notes)
