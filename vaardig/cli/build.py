"""``vaardig build`` and ``vaardig relink``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    from vaardig.build.request import BuildReport, OnProgress, SizesReport

_STAGES = {
    "load": "loading the taxonomy and the encoder", "read": "reading vacancies", "cluster": "finding reposts",
    "trends": "testing trends", "index": "building the index",
}  # fmt: skip


EmployerSizes = Annotated[
    Path | None,
    typer.Option(
        "--employer-sizes",
        metavar="FILE",
        help="CSV, Excel or Parquet with employers and their number of employees or size class.",
    ),
]


def build(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE…", help="Files and folders with vacancies.")],
    out: Annotated[Path, typer.Option("--out", metavar="WERKMAP", help="Folder to make, finish or add to.")],
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="OURS=THEIRS", help="Column of the source for one of ours, e.g. title=functie."),
    ] = None,
    workers: options.Workers = 1,
    encoder: options.EncoderOption = None,
    taxonomy: options.Taxonomy = None,
    release: options.Release = None,
    keep_personal_data: Annotated[
        bool, typer.Option("--keep-personal-data", help="Do not mask e-mail addresses, phone numbers and names.")
    ] = False,
    kind: Annotated[
        str, typer.Option("--kind", help="What the sources hold: vacature or functiebeschrijving.")
    ] = "vacature",
    employer_sizes: EmployerSizes = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace sources whose content changed, drop those left half read.")
    ] = False,
    engine: Annotated[
        str, typer.Option("--engine", help="local: processes on this machine. spark: a cluster; see docs/spark.md.")
    ] = "local",
    master: Annotated[
        str | None, typer.Option("--master", metavar="URL", help="Spark master, as for spark-submit, e.g. local[2].")
    ] = None,
) -> None:
    """Read vacancies into a werkmap, from files and folders of any supported format.

    A stopped build goes on where it was when the same command is given again; unchanged sources are skipped, new ones
    are added.
    """
    from vaardig.build.pipeline import build as run
    from vaardig.build.request import BuildRequest

    request = BuildRequest(
        sources=tuple(sources),
        out=out,
        mapping=parse_mapping(mapping or []),
        workers=workers,
        encoder=encoder,
        taxonomy=taxonomy,
        releases=tuple(release or ()),
        keep_personal_data=keep_personal_data,
        kind=kind,
        employer_sizes=employer_sizes,
        replace=replace,
        engine=engine,
        master=master,
    )
    with _resumable(), _progress() as on_progress:
        report = run(request, on_progress)
    show(report)


def relink(
    werkmap: options.WerkmapArgument,
    taxonomy: options.Taxonomy = None,
    release: options.Release = None,
    encoder: options.EncoderOption = None,
    employer_sizes: EmployerSizes = None,
    workers: options.Workers = 1,
) -> None:
    """Apply a changed taxonomy, encoder or version to a werkmap, from its stored texts.

    The sources are not needed. Until it has finished, the werkmap answers as before. Employer size classes stay as
    they are unless a file is given.
    """
    from vaardig.build.relink import relink as run
    from vaardig.build.request import RelinkRequest
    from vaardig.werkmap import Werkmap

    if not werkmap.exists():
        Werkmap.open(werkmap)  # says that it does not exist; anything else is for relink to judge
    request = RelinkRequest(werkmap, workers, encoder, taxonomy, tuple(release or ()), employer_sizes)
    with _resumable(), _progress() as on_progress:
        report = run(request, on_progress)
    show(report)


def parse_mapping(pairs: list[str]) -> Mapping[str, str]:
    """Read ``ours=theirs`` pairs.

    Raises
    ------
    ConfigError
        A pair has no ``=`` or an empty side.
    """
    from vaardig.base.errors import ConfigError

    mapping = {}
    for pair in pairs:
        ours, _, theirs = pair.partition("=")
        if not ours.strip() or not theirs.strip():
            raise ConfigError(f"--map is '{pair}'", allowed="ours=theirs, e.g. title=functie")
        mapping[ours.strip()] = theirs.strip()
    return mapping


@contextmanager
def _resumable() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("\nStopped. What was read is kept; the same command goes on where it stopped.", err=True)
        raise


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """Show a bar with rate and remaining time on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from vaardig.build.request import Progress as Step

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f} rows"),
        TextColumn("{task.fields[rate]}"), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(_STAGES["load"], total=None, rate="")

        def on_progress(step: Step) -> None:
            if step.stage == "plan":
                bar.console.print(step.note, highlight=False, soft_wrap=True)
                return
            speed = bar.tasks[0].speed
            text = f"{_STAGES.get(step.stage, step.stage)} {step.note}".strip()
            rate = f"{speed:,.0f} rows/s" if speed and step.stage == "read" else ""
            bar.update(task, description=text, completed=step.done, total=step.total, rate=rate)

        yield on_progress


def show(report: BuildReport) -> None:
    """Print what a build did."""
    counts = report.counts
    if report.unchanged:
        typer.echo(f"{report.werkmap}: nothing changed, {counts['vacancies']:,} vacancies ({report.seconds:.1f} s)")
        return
    rate = f", {report.rows_read / report.seconds:,.0f} rows/s" if report.rows_read else ""
    typer.echo(
        f"{report.werkmap}: {counts['rows']:,} rows = {counts['vacancies']:,} vacancies "
        f"+ {counts['rejects']:,} rejects, "
        f"{counts['mentions']:,} mentions, {counts['clusters']:,} repost clusters, {counts['undated']:,} without a date"
    )
    if report.employer_sizes:
        show_sizes(report.employer_sizes)
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.stages.items() if seconds >= 0.05)
    typer.echo(f"{report.seconds:.1f} s{rate}, peak memory {report.peak_megabytes:,.0f} MB; work per stage: {stages}")
    if counts["rejects"]:
        typer.echo(f"Why rows were rejected: vaardig info {report.werkmap}")
    if counts["vacancies"]:
        typer.echo(f"Next: vaardig trends {report.werkmap}")


def show_sizes(sizes: SizesReport) -> None:
    """Print what came of a file with employer sizes."""
    typer.echo(
        f"employer sizes: {sizes.employers:,} employers with a class in {sizes.rows:,} rows; "
        f"{sizes.sized:,} of {sizes.named:,} vacancies that name their employer have one"
    )
    for line in sizes.skipped:
        typer.echo(f"  not used: {line}")
