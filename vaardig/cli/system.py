"""``vaardig info``, ``vaardig doctor`` and ``vaardig demo``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options

if TYPE_CHECKING:
    from vaardig.demo import DemoAd

_LEVEL_WORDS = {
    "essential": "vereist", "nice": "pluspunt", "learnable": "aan te leren", "task": "taak",
    "not_required": "niet nodig", "context": "context",
}  # fmt: skip
_STEP = ("elektricien", "PLC-programmeur")


def info(
    werkmap: options.WerkmapArgument,
    verify: Annotated[bool, typer.Option("--verify", help="Read every byte and compare it with the manifest.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show what a werkmap holds: sources, years, domains, languages, rejected rows."""
    from vaardig.info import describe
    from vaardig.werkmap import steadily

    found = steadily(werkmap, lambda opened: describe(opened, verify=verify))
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))
    else:
        counts = found.counts
        typer.echo(
            f"{found.path}: {counts['rows']:,} rows = {counts['vacancies']:,} vacancies + {counts['rejects']:,} rejects"
        )
        typer.echo(f"units (repost clusters per year): {counts['units']:,}; without a date: {counts['undated']:,}")
        for source in found.sources:
            typer.echo(f"source {source['name']}: {source['rows']:,} rows, {source['kind']}")
        for title, tally in (
            ("units per year", found.years), ("units per domain", found.domains),
            ("vacancies per language", found.languages), ("rejected rows", found.rejects),
        ):  # fmt: skip
            _print_tally(title, tally)
        typer.echo(f"extractor {found.plan['extractor']}, encoder {found.plan['encoder']}")
    if found.damaged:
        typer.echo(f"damaged parts: {', '.join(found.damaged)}", err=True)
        raise typer.Exit(1)
    if found.damaged is not None and not as_json:
        typer.echo("all parts are intact")


def _print_tally(title: str, tally: Mapping[Any, int]) -> None:
    if tally:
        typer.echo(f"{title}: " + ", ".join(f"{key}: {count:,}" for key, count in tally.items()))


def doctor() -> None:
    """Check that this installation is whole and that its packages are ours; exit code 1 when they are not."""
    from vaardig.doctor import examine

    checks = examine()
    for check in checks:
        typer.echo(f"{'ok   ' if check.ok else 'FAULT'} {check.name}: {check.detail}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


def demo(
    out: Annotated[Path, typer.Option("--out", metavar="WERKMAP", help="Folder for the sample werkmap.")] = Path(
        "demo-werkmap"
    ),
    workers: options.Workers = 1,
) -> None:
    """Build a werkmap from the sample vacancies and show what can be seen in it."""
    from vaardig.build.pipeline import build as run
    from vaardig.build.request import BuildRequest
    from vaardig.demo import demo_sources, find_samples, pick_ads
    from vaardig.trends.compute import trends
    from vaardig.trends.request import TrendRequest
    from vaardig.werkmap import Werkmap

    from .build import _progress, _resumable, show
    from .trend_tables import print_report

    sources = demo_sources(find_samples())
    with _resumable(), _progress() as on_progress:
        report = run(BuildRequest(sources, out, workers=workers, replace=True), on_progress)
    show(report)
    werkmap = Werkmap.open(out)
    for ad in pick_ads(werkmap):
        _print_ad(ad)
    domains = tuple(name for name in options.domains(["E&T", "food", "LSH", "SRMC", "SL"]))
    print_report(trends(werkmap, TrendRequest(domains=domains, top=5)))
    typer.echo(
        "\nDe vacatures van deze demo zijn door ons geschreven: "
        "de cijfers tonen hoe het werkt, niet wat er op de arbeidsmarkt gevraagd wordt."
    )
    _print_step(out)
    typer.echo("\nVerder kijken:")
    for line in (
        f"vaardig serve {out} --open",
        f'vaardig search {out} "onderhoud van robotlijnen"',
        f"vaardig trends {out} --domain voeding --kind soft --format xlsx --out voeding.xlsx",
        f"vaardig report {out} --domain techniek --out rapport.html",
        f'vaardig gap --from magazijnier --to "logistiek technieker" --werkmap {out} --format html --out stap.html',
        "vaardig quality UW-VACATURE.docx",
        "vaardig build UW-VACATURES.csv --out UW-WERKMAP",
    ):
        typer.echo(f"  {line}")


def _print_step(werkmap: Path) -> None:
    from vaardig.gap.answer import gap
    from vaardig.gap.request import GapRequest, Person
    from vaardig.gap.workspace import load_workspace

    from .gap_print import print_gap

    typer.echo(f"\n=== De stap van {_STEP[0]} naar {_STEP[1]} ===")
    print_gap(gap(GapRequest(_STEP[1], Person((_STEP[0],))), load_workspace(werkmap)), None, typer.echo)


def _print_ad(ad: DemoAd) -> None:
    from vaardig.werkmap.domains import DOMAINS

    typer.echo(f"\n--- {ad.title} ({ad.employer or 'werkgever onbekend'}, {ad.year or 'zonder datum'}) ---")
    typer.echo(f"beroep: {ad.occupation or 'niet herkend'}; domein: {DOMAINS[ad.domain]}")
    seen = set()
    for mention in ad.mentions:
        key = (mention["label"], mention["requirement"])
        if key in seen or mention["requirement"] == "context":
            continue
        seen.add(key)
        level = _LEVEL_WORDS[mention["requirement"]]
        typer.echo(f"  {level:<13} {mention['label']}  « {mention['surface']} »")
