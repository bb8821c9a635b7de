"""``vaardig trends``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    from vaardig.werkmap import Werkmap


class YesNo(StrEnum):
    """A filter that is set to one side."""

    yes = "yes"
    no = "no"


Many = list[str] | None


def trends(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    kind: Annotated[
        Many,
        typer.Option("--kind", help="hard, soft, language, licence, education or experience; may be repeated."),
    ] = None,
    level: Annotated[
        str,
        typer.Option("--level", help="komt-voor, gevraagd, essential, nice, learnable or task."),
    ] = "komt-voor",
    years: options.Years = None,
    skill: Annotated[Many, typer.Option("--skill", help="Show this skill alone, by name or id; repeatable.")] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Skills of each kind per domain.")] = 10,
    adjusted: Annotated[
        bool,
        typer.Option(
            "--adjusted", help="Beside each share the share at equal mix of occupation, source, contract, region."
        ),
    ] = False,
    occupation: Annotated[
        Many, typer.Option("--occupation", help="Occupation, by name or id; may be repeated.")
    ] = None,
    region: Annotated[Many, typer.Option("--region", help="Region as the source writes it; may be repeated.")] = None,
    employer: Annotated[
        Many, typer.Option("--employer", help="Employer as the werkmap writes it; may be repeated.")
    ] = None,
    employer_size: Annotated[
        Many, typer.Option("--employer-size", help="Number of employees, such as 10-19 or 1000+; may be repeated.")
    ] = None,
    sector: Annotated[
        Many, typer.Option("--sector", help="Beginning of a NACE code or paritair comité, or a word; may be repeated.")
    ] = None,
    agency: Annotated[YesNo | None, typer.Option("--agency", help="Only, or no, ads placed by agencies.")] = None,
    origin: Annotated[str, typer.Option("--origin", help="text, or form: what employers ticked.")] = "text",
    include_contracts: Annotated[
        Many,
        typer.Option("--include-contracts", help="Count student, stage or flexi too; may be repeated."),
    ] = None,
    minimum_effect: Annotated[
        float, typer.Option("--minimum-effect", help="Relative change a year that counts as a trend: 0.10 is 10 %.")
    ] = 0.10,
    minimum_points: Annotated[
        float, typer.Option("--minimum-points", help="The same as a change of the share: 0.01 is one point a year.")
    ] = 0.01,
    crossing: Annotated[
        float, typer.Option("--crossing", help="Share that a skill must cross to be opkomend or verdwijnend.")
    ] = 0.01,
    form: Annotated[
        options.OutputFormat, typer.Option("--format", help="How to show or write it.")
    ] = options.OutputFormat.table,
    decimal_comma: Annotated[
        bool, typer.Option("--decimal-comma", help="CSV with ; and decimal commas, for a Belgian spreadsheet.")
    ] = False,
    out: options.Out = None,
) -> None:
    """Show which skills vacancies ask, per year and strategic domain, and which of them grow, stay or decline.

    Counts vacancies in Dutch that have a date, each repost cluster once a year, without student jobs, internships and
    flexi-jobs. The class words come from one fixed family of tests per werkmap; a view with other choices tests its
    own and says that it is exploratory. docs/methode.md explains every figure.
    """
    from vaardig.trends.compute import trends as run
    from vaardig.trends.document import trend_document
    from vaardig.trends.request import Thresholds, TrendRequest
    from vaardig.werkmap import Werkmap

    opened = Werkmap.open(werkmap)
    request = TrendRequest(
        domains=options.domains(domain),
        kinds=tuple(kind) if kind else _kinds(opened, skill),
        level=level,
        years=options.period(years),
        top=top,
        origin=origin,
        include_contracts=tuple(include_contracts or ()),
        concepts=_concepts(opened, skill),
        occupations=_occupations(opened, occupation),
        regions=tuple(region or ()),
        employers=tuple(employer or ()),
        employer_sizes=tuple(employer_size or ()),
        sectors=tuple(sector or ()),
        agency=None if agency is None else agency is YesNo.yes,
        adjusted=adjusted,
        thresholds=Thresholds(minimum_effect, minimum_points, crossing),
    )
    with opened.steady():
        report = run(opened, request)
    if form is options.OutputFormat.table and out is None:
        from .trend_tables import print_report

        print_report(report)
        return
    from .output import deliver

    deliver(trend_document(report, opened.manifest), form, out, decimal_comma=decimal_comma)


def _concepts(werkmap: Werkmap, names: Many) -> tuple[str, ...]:
    from vaardig.trends.lookup import find_concept

    return tuple(find_concept(werkmap, name).id for name in names or ())


def _kinds(werkmap: Werkmap, names: Many) -> tuple[str, ...]:
    """Kinds to show: those of the skills asked for, or hard and soft."""
    from vaardig.trends.lookup import find_concept

    found = tuple(dict.fromkeys(find_concept(werkmap, name).kind for name in names or ()))
    return found or ("hard", "soft")


def _occupations(werkmap: Werkmap, names: Many) -> tuple[str, ...]:
    from vaardig.trends.lookup import find_occupations

    return find_occupations(werkmap, names) if names else ()
