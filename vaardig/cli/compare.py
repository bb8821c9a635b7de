"""``vaardig compare``, ``vaardig volume`` and ``vaardig robust``: other questions to the same counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    import polars as pl

    from vaardig.export.document import Document
    from vaardig.trends.compare import Side
    from vaardig.werkmap import Werkmap

_ROWS = 15
_COMPARE_HEADINGS = {
    "kind": "Soort", "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "first_numerator": "Eerste: vermelden het",
    "first_denominator": "Eerste: vacatures", "first_share": "Eerste: aandeel",
    "second_numerator": "Tweede: vermelden het", "second_denominator": "Tweede: vacatures",
    "second_share": "Tweede: aandeel", "ratio": "Kansverhouding", "ratio_low": "Ondergrens", "ratio_high": "Bovengrens",
    "q": "q", "verdict": "Oordeel",
}  # fmt: skip
_VOLUME_HEADINGS = {
    "domain": "Domein", "year": "Jaar", "months": "Maanden", "vacancies": "Vacatures", "index": "Index zonder seizoen",
    "index_low": "Ondergrens", "index_high": "Bovengrens", "years": "Jaren", "change": "Verandering per jaar",
    "change_low": "Ondergrens", "change_high": "Bovengrens", "p": "p", "dispersion": "Overspreiding",
    "verdict": "Oordeel",
}  # fmt: skip
_ROBUST_HEADINGS = {
    "agencies": "Uitzendkantoren", "reposts": "Herhalingen", "level": "Niveau", "composition": "Samenstelling",
    "minimum_effect": "Drempel", "class": "Trend", "change": "Verandering per jaar", "change_low": "Ondergrens",
    "change_high": "Bovengrens", "q": "q",
}  # fmt: skip
_Format = Annotated[options.OutputFormat, typer.Option("--format", help="How to show or write it.")]


def compare(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    period: Annotated[
        list[str] | None, typer.Option("--period", metavar="2015-2017", help="A period; give two to compare them.")
    ] = None,
    sizes: Annotated[bool, typer.Option("--sizes", help="Employers under 50 people against larger ones.")] = False,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="hard, soft, language …; may be repeated.")] = None,
    level: Annotated[
        str, typer.Option("--level", help="komt-voor, gevraagd, essential, nice, learnable or task.")
    ] = "komt-voor",
    form: _Format = options.OutputFormat.table,
    out: options.Out = None,
) -> None:
    """Compare two domains, two periods, or small and large employers, skill by skill.

    Give two --domain, or two --period (in one --domain or all), or --sizes. A difference has a name when it provably
    exceeds 25 % in odds, corrected over all skills; years are the replicates.
    """
    from vaardig.trends.compare import CompareRequest
    from vaardig.trends.compare import compare as run
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import Werkmap

    opened = Werkmap.open(werkmap)
    domains = options.domains(domain)
    first, second = _sides(domains, period or [], sizes=sizes)
    shared = () if first.domains else domains
    view = TrendRequest(domains=shared, kinds=tuple(kind) if kind else ("hard", "soft"), level=level)
    with opened.steady():
        report = run(opened, CompareRequest(first, second, view))
    settings = {"Eerste": first.name, "Tweede": second.name, "Domeinen": ", ".join(shared) or "alle", "Niveau": level}
    headings = {
        name: heading.replace("Eerste", first.name).replace("Tweede", second.name)
        for name, heading in _COMPARE_HEADINGS.items()
    }
    document = _document(
        f"{second.name} tegenover {first.name}", {"compare": report.table}, headings, settings, report.notes,
        opened, ("first_share", "second_share"),
    )  # fmt: skip
    _answer(
        document,
        form,
        out,
        ("label", "first_share", "second_share", "ratio", "ratio_low", "ratio_high", "q", "verdict"),
    )


def volume(
    werkmap: options.WerkmapArgument,
    domain: options.Domain = None,
    years: options.Years = None,
    form: _Format = options.OutputFormat.table,
    out: options.Out = None,
) -> None:
    """Tell whether the number of vacancies really changes: monthly counts without season, from constant sources."""
    from vaardig.trends.request import TrendRequest
    from vaardig.trends.volume import volume as run
    from vaardig.werkmap import Werkmap

    opened = Werkmap.open(werkmap)
    with opened.steady():
        report = run(opened, TrendRequest(domains=options.domains(domain), years=options.period(years)))
    settings = {"Bronnen": ", ".join(report.sources) or "geen"}
    document = _document(
        "Aantal vacatures per jaar", {"volume_trend": report.trend, "volume_years": report.years}, _VOLUME_HEADINGS,
        settings, report.notes, opened, ("change", "change_low", "change_high"),
    )  # fmt: skip
    _answer(document, form, out, ("domain", "years", "change", "change_low", "change_high", "p", "verdict"))


def robust(
    werkmap: options.WerkmapArgument,
    skill: Annotated[str, typer.Argument(metavar="SKILL", help="Name or id of a skill.")],
    domain: Annotated[str, typer.Option("--domain", help="Strategic domain, by name or short form.")],
    form: _Format = options.OutputFormat.table,
    out: options.Out = None,
) -> None:
    """Show whether a skill's trend survives other sensible choices of agencies, reposts, level, mix and threshold."""
    from vaardig.trends.specifications import specifications
    from vaardig.werkmap import Werkmap
    from vaardig.werkmap.domains import DOMAINS, resolve_domain

    opened = Werkmap.open(werkmap)
    with opened.steady():
        report = specifications(opened, skill, resolve_domain(domain))
    counted = ", ".join(f"{name} {100 * share:.0f} %" for name, share in report.agreement.items())
    notes = (
        f"{report.label} in {DOMAINS[report.domain]}: van {report.table.height} verdedigbare keuzes geeft {counted}.",
        "De keuzes delen dezelfde vacatures: dit is geen toets, maar het toont hoe sterk het woord van keuzes afhangt.",
    )
    document = _document(
        f"{report.label}: blijft de trend overeind?", {"robust": report.table}, _ROBUST_HEADINGS,
        {"Domein": report.domain, "Vaardigheid": report.concept_id}, notes, opened,
        ("change", "change_low", "change_high", "minimum_effect"),
    )  # fmt: skip
    _answer(document, form, out, tuple(_ROBUST_HEADINGS), rows=report.table.height)


def _sides(domains: tuple[str, ...], periods: list[str], *, sizes: bool) -> tuple[Side, Side]:
    from vaardig.base.errors import ConfigError
    from vaardig.trends.compare import Side, small_and_large
    from vaardig.trends.request import parse_years
    from vaardig.werkmap.domains import DOMAINS

    if sizes and not periods:
        return small_and_large()
    if len(periods) == 2 and not sizes:
        first, second = (Side(text, years=parse_years(text)) for text in periods)
        return first, second
    if len(domains) == 2 and not periods and not sizes:
        first, second = (Side(DOMAINS[name], domains=(name,)) for name in domains)
        return first, second
    raise ConfigError(
        f"the comparison has {len(domains)} --domain and {len(periods)} --period{' and --sizes' if sizes else ''}",
        allowed="two --domain, or two --period, or --sizes",
    )


def _document(
    title: str, frames: dict[str, pl.DataFrame], headings: dict[str, str], settings: dict[str, str],
    notes: tuple[str, ...], werkmap: Werkmap, shares: tuple[str, ...],
) -> Document:  # fmt: skip
    from vaardig.export.document import Document, Sheet
    from vaardig.trends.wording import LABELS

    sheets = tuple(Sheet(name, frame, headings, frozenset(shares), labels=LABELS) for name, frame in frames.items())
    return Document(title, sheets, settings | {"Vingerafdruk van de cijfers": werkmap.manifest.figures}, notes)


def _answer(
    document: Document, form: options.OutputFormat, out: object, columns: tuple[str, ...], rows: int = _ROWS
) -> None:
    from pathlib import Path

    from .output import deliver

    if form is not options.OutputFormat.table or isinstance(out, Path):
        deliver(document, form, out if isinstance(out, Path) else None)
        return
    from rich.console import Console
    from rich.table import Table

    sheet = document.sheets[0]
    table = Table(title=document.title, title_justify="left", box=None)
    for name in columns:
        numeric = sheet.frame.schema[name].is_numeric()
        heading = sheet.headings[name]
        # Names of domains keep their capitals, the words do not start a sentence here.
        lowered = heading if ":" in heading else heading.lower()
        table.add_column(lowered, justify="right" if numeric else "left", no_wrap=numeric)
    for row in sheet.frame.head(rows).iter_rows(named=True):
        table.add_row(*(_cell(name, _named(name, row[name]), percent=name in sheet.shares) for name in columns))
    console = Console()
    Console(width=max(console.width, 130) if not console.is_terminal else None, highlight=False).print(table)
    if sheet.frame.height > rows:
        typer.echo(f"… en {sheet.frame.height - rows} andere; met --out staan ze er allemaal.")
    for note in document.notes:
        typer.echo(f"- {note}")


def _named(column: str, value: object) -> object:
    """Title of a domain in place of its id."""
    from vaardig.werkmap.domains import DOMAINS

    return DOMAINS.get(str(value), value) if column == "domain" else value


def _cell(name: str, value: object, *, percent: bool) -> str:
    from vaardig.export.dutch import percent as percentage
    from vaardig.export.dutch import probability

    if value is None:
        return "–"
    if not isinstance(value, float):
        return str(value)
    if name in ("p", "q"):
        return probability(value)
    return percentage(value) if percent else f"{value:.3g}".replace(".", ",")
