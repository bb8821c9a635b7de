"""``vaardig taxonomy``: a skin over ``taxonomy.validate``, ``taxonomy.inspect`` and the importers."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from taxonomy.load import Taxonomy

app = typer.Typer(help="Look into the taxonomy, check it, compare it, import official releases.", no_args_is_help=True)

Overlay = Annotated[
    Path | None,
    typer.Option("--taxonomy", metavar="DIR", help="Overlay folder with your own changes."),
]
Releases = Annotated[
    list[Path] | None,
    typer.Option("--release", metavar="DIR", help="Imported release to merge in; may be repeated."),
]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]


class Source(StrEnum):
    """Official taxonomies that can be imported."""

    esco = "esco"
    competent = "competent"
    competentnl = "competentnl"


def _load(overlay: Path | None, releases: list[Path] | None) -> Taxonomy:
    from taxonomy.load import load_taxonomy

    return load_taxonomy(overlay, tuple(releases or ()))


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


@app.command()
def validate(overlay: Overlay = None, as_json: Json = False) -> None:
    """Check every rule of the taxonomy's files; exit code 1 when something is wrong."""
    from taxonomy.validate import validate as check

    problems = check(overlay)
    if as_json:
        _print_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            typer.echo(str(problem))
        typer.echo(f"{len(problems)} problem(s)")
    if problems:
        raise typer.Exit(1)


@app.command()
def info(overlay: Overlay = None, releases: Releases = None, as_json: Json = False) -> None:
    """Count concepts and forms, and give the content hash."""
    from taxonomy.inspect import info as count

    values = asdict(count(_load(overlay, releases)))
    if as_json:
        _print_json(values)
        return
    for name, value in values.items():
        if isinstance(value, dict):
            typer.echo(f"{name}:")
            for key, number in value.items():
                typer.echo(f"  {key}: {number}")
        else:
            typer.echo(f"{name}: {', '.join(value) if isinstance(value, tuple) else value}")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Word or phrase; typing errors are allowed.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most this many concepts.")] = 20,
    overlay: Overlay = None,
    releases: Releases = None,
    as_json: Json = False,
) -> None:
    """Find concepts by label, form or title."""
    from taxonomy.inspect import search as find

    hits = find(_load(overlay, releases), query, limit=limit)
    if as_json:
        _print_json([asdict(hit) for hit in hits])
        return
    for hit in hits:
        shown = "" if hit.matched == hit.label else f"  ({hit.matched})"
        typer.echo(f"{hit.likeness:.2f}  {hit.kind:<10}  {hit.id}  {hit.label}{shown}")
    if not hits:
        typer.echo("nothing found")


@app.command()
def show(
    key: Annotated[str, typer.Argument(help="Id or label of a concept.")],
    overlay: Overlay = None,
    releases: Releases = None,
) -> None:
    """Give one concept in full, as JSON."""
    from taxonomy.inspect import show as give

    _print_json(give(_load(overlay, releases), key))


@app.command()
def diff(
    overlay: Annotated[Path | None, typer.Argument(help="Overlay to compare with the shipped taxonomy.")] = None,
    releases: Releases = None,
    as_json: Json = False,
) -> None:
    """Say what an overlay or releases change in the shipped taxonomy."""
    from taxonomy.inspect import diff as compare

    difference = compare(_load(None, None), _load(overlay, releases))
    if as_json:
        _print_json(asdict(difference))
        return
    for sign, concepts in (("+", difference.added), ("-", difference.removed)):
        for key, label in concepts:
            typer.echo(f"{sign} {key}  {label}")
    for key, label, fields in difference.changed:
        typer.echo(f"~ {key}  {label}: {', '.join(name for name, *_ in fields)}")
    if difference.empty:
        typer.echo("no difference")


@app.command(name="import")
def import_release(
    source: Annotated[Source, typer.Argument(help="Which official taxonomy.")],
    path: Annotated[Path, typer.Argument(help="Folder, zip or file of the release as published.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the imported release.")],
    as_json: Json = False,
) -> None:
    """Import an official release into a folder that --release can merge in."""
    from taxonomy.importers.competent import import_competent
    from taxonomy.importers.competentnl import import_competentnl
    from taxonomy.importers.esco import import_esco

    importers = {Source.esco: import_esco, Source.competent: import_competent, Source.competentnl: import_competentnl}
    report = importers[source](path, out)
    if as_json:
        _print_json(asdict(report))
        return
    typer.echo(f"{report.name} {report.version}".strip() + (" imported" if report.changed else " is unchanged"))
    for name, count in report.counts.items():
        typer.echo(f"  {name}: {count}")
    for note in report.notes:
        typer.echo(f"  note: {note}")
