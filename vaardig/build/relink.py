"""Reading the stored texts of a werkmap again, with a changed taxonomy, encoder or version, without its sources."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from vaardig.base.errors import WerkmapError
from vaardig.base.files import remove_stale_temporaries
from vaardig.werkmap.layout import Layout, part_name
from vaardig.werkmap.lock import writing
from vaardig.werkmap.manifest import Journal, PartRecord, Plan

from . import swap
from .finish import finish
from .memory import peak_megabytes
from .parts import Done, Stopwatch, Task, read_record, write_log
from .plan import make_plan
from .request import BuildReport, OnProgress, Progress, RelinkRequest
from .sizes import read_sizes, report_sizes
from .sources import read_journals
from .tools import OurTools, Recipe
from .workers import Crew

if TYPE_CHECKING:
    import polars as pl

    from nlp.employers import EmployerSizes


def relink(request: RelinkRequest, on_progress: OnProgress | None = None, recipe: Recipe | None = None) -> BuildReport:
    """Make all parts anew from their stored texts and fields, then swap them in and finish the werkmap.

    Masked text stays masked. A stopped relink goes on where it was; until it is whole, the old werkmap answers.

    Raises
    ------
    InputError
        The file of employer sizes cannot be used.
    WerkmapError
        The folder holds no werkmap whose sources are all read, or is in use.
    """
    layout = Layout(request.werkmap)
    if not layout.plan.exists():
        raise WerkmapError(
            f"{layout.root} is not a werkmap", next_step=f"make one with 'vaardig build SOURCE… --out {layout.root}'"
        )
    start = time.perf_counter()
    report = on_progress or (lambda _: None)
    watch = Stopwatch()
    sizes = read_sizes(request.employer_sizes)
    with writing(layout.lock):
        remove_stale_temporaries(layout.root)
        swap.recover(layout)
        known = Plan.read(layout.plan)
        journals = read_journals(layout)
        half = next((journal for journal in journals if not journal.complete), None)
        if half is not None:
            raise WerkmapError(
                f"the werkmap {layout.root} holds {half.name} only in part",
                next_step="finish it with the same 'vaardig build' command first, or build into a new folder",
            )
        recipe = recipe or OurTools(request.taxonomy, request.releases, known.keep_personal_data, request.encoder)
        with Crew(recipe, request.workers) as crew:
            plan = make_plan(
                crew.identity(),
                known.part_rows,
                known.keep_personal_data,
                sizes.hash if sizes else known.employer_sizes,
            )
            rows = 0
            if plan != known:
                rows = _remake(layout, plan, journals, sizes, crew, report, watch)
            peak = peak_megabytes() + crew.dismiss()
            if plan != known:
                swap.commit(layout)
            manifest, changed = finish(layout, plan, journals, report, watch, crew.spread)
            peak = max(peak, peak_megabytes() + crew.helpers_peak())
        result = BuildReport(
            werkmap=layout.root,
            counts=manifest.counts,
            rows_read=rows,
            seconds=time.perf_counter() - start,
            stages=dict(watch.stages),
            peak_megabytes=peak,
            unchanged=not changed,
            employer_sizes=report_sizes(sizes, layout, manifest.order),
        )
        if changed:
            write_log(layout, {**asdict(result), "werkmap": layout.root.name, "workers": request.workers})
        return result


def _remake(
    layout: Layout,
    plan: Plan,
    journals: list[Journal],
    sizes: EmployerSizes | None,
    crew: Crew,
    report: OnProgress,
    watch: Stopwatch,
) -> int:
    new = Layout(layout.relink)
    if new.plan.exists() and Plan.read(new.plan) != plan:
        swap.discard(layout)
    plan.write(new.plan)
    remove_stale_temporaries(new.parts)
    total = sum(journal.rows for journal in journals)
    crew.run(_tasks(layout, new, journals, plan, sizes, watch), new, _counter(total, report, watch))
    return total


def _tasks(
    layout: Layout,
    new: Layout,
    journals: list[Journal],
    plan: Plan,
    sizes: EmployerSizes | None,
    watch: Stopwatch,
) -> Iterator[Task]:
    for journal in journals:
        for number in range(journal.parts):
            name = part_name(journal.fingerprint, number)
            if read_record(new, name) is None:
                with watch.stage("read"):
                    task = _task(layout, name, PartRecord.read(layout.part_record(name)), plan, sizes)
                yield task


def _task(layout: Layout, name: str, record: PartRecord, plan: Plan, sizes: EmployerSizes | None) -> Task:
    import polars as pl

    raw = stored_rows(layout, name)
    known = pl.read_parquet(layout.part_table(name, "vacancies"), columns=["employer_size"])
    raw = pl.concat([raw, known], how="horizontal") if sizes is None else sizes.add_to(raw)
    return Task(
        part=name,
        source=record.source,
        start_row=record.start_row,
        rows=record.rows,
        raw=raw,
        rejects=pl.read_parquet(layout.part_table(name, "rejects")),
        keep_personal_data=plan.keep_personal_data,
        # Titles and texts stay as they are, and so do their segments.
        index_words=False,
    )


def stored_rows(layout: Layout, name: str) -> pl.DataFrame:
    """Rows of a part as a frame of :func:`nlp.schema.raw_schema`, with the stored text as text."""
    import polars as pl

    from nlp.schema import raw_schema

    fields = pl.read_parquet(layout.part_table(name, "fields"))
    text = pl.read_parquet(layout.part_table(name, "texts"), columns=["text"])
    return pl.concat([fields, text], how="horizontal").select(list(raw_schema()))


def _counter(total: int, report: OnProgress, watch: Stopwatch) -> Callable[[Done], None]:
    done_rows = 0

    def landed(done: Done) -> None:
        nonlocal done_rows
        done_rows += done.rows
        for stage, seconds in done.stages.items():
            watch.stages[stage] = watch.stages.get(stage, 0.0) + seconds
        report(Progress("read", done_rows, total))

    return landed
