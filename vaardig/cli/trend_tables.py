"""A trend report on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from vaardig.export.dutch import NO_VALUE, decimal, vacancies

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.request import TrendReport

_MOST_YEARS = 6
_FEWER_YEARS = 4
_MOST_CHANGES = 5
_LEAST_SUPPORT = 5
_THIN = "te weinig vacatures"
_MOVES = {
    "Komen op of groeien": ("opkomend", "groeiend"),
    "Dalen of verdwijnen": ("dalend", "verdwijnend"),
}


def print_report(report: TrendReport) -> None:
    """Tables per domain, then what a reader must know."""
    import polars as pl

    from vaardig.werkmap.domains import DOMAINS

    for (domain,), means in report.means.group_by("domain", maintain_order=True):
        _say(f"\n=== {DOMAINS[str(domain)]}: {vacancies(int(means['denominator'].sum()))} ===")
        mine, totals, tests, coverage = (
            frame.filter(pl.col("domain") == domain)
            for frame in (report.shares, report.totals, report.tests, report.coverage)
        )
        tested = tests.filter(pl.col("class") != _THIN)
        # Years without a single share would fill the table with dashes; the whole period stands beside them anyway.
        known = means.filter(pl.col("remark") == "")["year"].to_list()
        years = _shown_years(known, _MOST_YEARS if tested.is_empty() else _FEWER_YEARS)
        for kind in report.request.kinds:
            _print_shares(
                mine.filter(pl.col("kind") == kind), totals, tests, years, kind, adjusted=report.request.adjusted
            )
        if tested.is_empty():
            _print_changes(report.changes.filter(pl.col("domain") == domain))
        else:
            _print_classes(tests, exploratory=report.exploratory)
        _print_means(means.filter(pl.col("year").is_in(_shown_years(known, _MOST_YEARS))))
        _print_granularity(report.granularity.filter(pl.col("domain") == domain))
        if len(years) < means.height:
            _say("Jaren met te weinig vacatures, of tussenliggende jaren, staan niet in de tabel maar wel in --out.")
        _print_warnings(coverage)
    _say("")
    for note in report.notes:
        _say(f"- {note}")


def _say(text: str) -> None:
    typer.echo(text)


def _shown_years(years: list[int], most: int) -> list[int]:
    """First and last year, and some evenly between."""
    if len(years) <= most:
        return years
    step = (len(years) - 1) / (most - 1)
    return [years[round(i * step)] for i in range(most)]


def _percent(share: float | None, *, signed: bool = False) -> str:
    return NO_VALUE if share is None else f"{decimal(100 * share, signed=signed)} %"


def _print_shares(
    shares: pl.DataFrame, totals: pl.DataFrame, tests: pl.DataFrame, years: list[int], kind: str, *, adjusted: bool
) -> None:
    import polars as pl
    from rich.table import Table

    from vaardig.trends.request import KIND_WORDS

    if shares.is_empty():
        return
    whole = {row["concept_id"]: row for row in totals.iter_rows(named=True)}
    test = {row["concept_id"]: row for row in tests.iter_rows(named=True)}
    tested = tests.filter(pl.col("class") != _THIN).height > 0
    title = f"{KIND_WORDS[kind]}: aandeel van de vacatures"
    table = Table(title=title + (" (tweede regel: bij gelijke samenstelling)" if adjusted else ""),
                  title_justify="left", box=None)  # fmt: skip
    table.add_column("vaardigheid", max_width=30)
    ends = ("trend", "per jaar", "gelijke mix", "q") if tested else ("95 %",)
    for heading in (*map(str, years), "hele periode", "teller / noemer", *ends):
        table.add_column(heading, justify="right", no_wrap=True)
    for (concept,), rows in shares.group_by("concept_id", maintain_order=True):
        by_year = {row["year"]: row for row in rows.filter(pl.col("year").is_in(years)).iter_rows(named=True)}
        total = whole[concept]
        cells = [*(_percent(by_year[year]["share"]) for year in years), _percent(total["share"])]
        ending = _trend_cells(test.get(str(concept))) if tested else (_bounds(total),)
        table.add_row(rows["label"][0], *cells, f"{total['numerator']} / {total['denominator']}", *ending)
        if adjusted:
            table.add_row("", *(_percent(by_year[year]["adjusted_share"]) for year in years), style="dim")
    _print(table)


def _bounds(row: dict[str, float | None]) -> str:
    return "" if row["share"] is None else f"{_percent(row['low'])} – {_percent(row['high'])}"


def _trend_cells(row: dict[str, object] | None) -> tuple[str, ...]:
    """Class word, relative change per year raw and at equal composition, and q."""
    if row is None or row["change"] is None:
        return ("–", "–", "–", "–")
    changes = (_percent(float(str(row[name])), signed=True) for name in ("change", "change_adjusted"))
    return (str(row["class"]), *changes, _q(float(str(row["q"]))))


def _q(value: float) -> str:
    return "< 0,001" if value < 0.001 else f"{value:.3f}".replace(".", ",")


def _print_classes(tests: pl.DataFrame, *, exploratory: bool) -> None:
    """How many skills have each class, and those that move most."""
    import polars as pl

    from vaardig.trends.stats.classes import CLASSES

    number = dict(tests.group_by("class").len().iter_rows())
    counted = ", ".join(f"{number[name]} {name}" for name in CLASSES if number.get(name))
    _say(f"\nTrend over alle jaren{' (verkennend)' if exploratory else ''}: {counted}.")
    for heading, classes in _MOVES.items():
        rows = tests.filter(pl.col("class").is_in(list(classes)))
        size = (pl.col("last_share") - pl.col("first_share")).abs()
        rows = rows.sort(size, "label", descending=[True, False]).head(_MOST_CHANGES)
        if rows.is_empty():
            continue
        _say(f"{heading} (grootste verschil eerst):")
        for row in rows.iter_rows(named=True):
            shares = f"{_percent(row['first_share'])} → {_percent(row['last_share'])}"
            change = f"{_percent(row['change'], signed=True)} per jaar, 95 %: " + " tot ".join(
                _percent(row[name], signed=True) for name in ("change_low", "change_high")
            )
            remark = f"; {row['remark']}" if row["remark"] else ""
            _say(f"  {row['label']}: {row['class']}, {shares} ({change}; q {_q(row['q'])}{remark})")


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
            places = f"plaats {_place(row, 'first')} → {_place(row, 'last')}"
            _say(f"  {row['label']}: {shares} ({points} procentpunt); {places}")


def _place(row: dict[str, int], part: str) -> str:
    """Place on the list with the places that are possible, such as 4 (2–7)."""
    place, best, worst = (row[f"{part}_rank{end}"] for end in ("", "_best", "_worst"))
    return str(place) if best == worst else f"{place} ({best}–{worst})"


def _print_means(means: pl.DataFrame) -> None:
    from rich.table import Table

    if means.is_empty():
        return
    table = Table(title="Gemiddeld per vacature (index: eerste jaar = 100)", title_justify="left", box=None)
    headings = ("jaar", "vacatures", "hard", "index (95 %)", "sleutelvaardigheden", "index (95 %)", "zonder concept")
    for heading in headings:
        table.add_column(heading, justify="right")
    for row in means.iter_rows(named=True):
        hard, soft, unlinked = (
            "–" if row[name] is None else f"{row[name]:.1f}".replace(".", ",")
            for name in ("mean_hard", "mean_soft", "mean_unlinked")
        )
        table.add_row(
            str(row["year"]), str(row["denominator"]), hard, _index(row, "hard"), soft, _index(row, "soft"), unlinked
        )
    _say("")
    _print(table)


def _print_granularity(frame: pl.DataFrame) -> None:
    """The index of the last year, counted finer and coarser: one line per kind."""
    from vaardig.trends.granularity import last_indices

    found = last_indices(frame)
    if found is None:
        return
    year, kinds = found
    for kind, indices in kinds.items():
        named = ", ".join(f"{grain} {index:.0f}" for grain, index in indices)
        _say(f"Index {year} van {_KIND_WORDS[kind]} naargelang hoe fijn geteld: {named}")


_KIND_WORDS = {"hard": "harde vaardigheden", "soft": "sleutelvaardigheden"}


def _index(row: dict[str, float | None], kind: str) -> str:
    value, low, high = (row[f"index_{kind}{end}"] for end in ("", "_low", "_high"))
    if value is None or low is None or high is None:
        return "–"
    return "100" if low == high else f"{value:.0f} ({low:.0f}–{high:.0f})"


def _print_warnings(coverage: pl.DataFrame) -> None:
    """Each warning once, with its years."""
    years: dict[str, list[str]] = {}
    for row in coverage.iter_rows(named=True):
        for warning in filter(None, row["warning"].split("; ")):
            years.setdefault(warning, []).append(str(row["year"]))
    for warning, when in years.items():
        shown = "alle jaren" if len(when) == coverage.height else ", ".join(when)
        _say(f"! {warning} ({shown})")


def _print(table: object) -> None:
    from rich.console import Console

    console = Console()
    # A pipe has no width of its own; eighty columns would cut the table.
    Console(width=max(console.width, 130) if not console.is_terminal else None, highlight=False).print(table)
