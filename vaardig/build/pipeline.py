"""A build: sources in, finished werkmap out. Stopped at any moment, the same call goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError, WerkmapError
from vaardig.base.files import remove_stale_temporaries
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.lock import writing
from vaardig.werkmap.manifest import Journal, PartRecord

from .finish import finish
from .memory import peak_megabytes
from .parts import Done, Stopwatch, Task, read_record, refusing, write_log
from .plan import check_plan, make_plan
from .request import ENGINES, BuildReport, BuildRequest, OnProgress, Progress
from .sizes import read_sizes, report_sizes
from .sources import ReadBatches, TaskReader, complete, register
from .tools import OurTools, Recipe
from .workers import Crew

if TYPE_CHECKING:
    from nlp.employers import EmployerSizes
    from nlp.ingest.model import IngestOptions, Source

    from .spark import SparkCrew


@dataclass(frozen=True)
class Machinery:
    """The parts of a build that a test may replace.

    Parameters
    ----------
    recipe
        Makes extractor and encoder in each process.
    discover, read_batches
        As in :mod:`nlp.ingest`.
    """

    recipe: Recipe
    discover: Callable[[Sequence[Path]], list[Source]]
    read_batches: ReadBatches


def our_machinery(request: BuildRequest) -> Machinery:
    """What every real build uses."""
    from nlp.ingest import discover, read_batches

    recipe = OurTools(request.taxonomy, request.releases, request.keep_personal_data, request.encoder)
    return Machinery(recipe, discover, read_batches)


def build(
    request: BuildRequest, on_progress: OnProgress | None = None, machinery: Machinery | None = None
) -> BuildReport:
    """Build a werkmap, go on with a stopped one, or append sources to a finished one.

    The bytes of a werkmap do not depend on the number of workers or on how often the build was stopped.
    Appending need not equal a rebuild: ads are numbered in the order in which their sources came.

    Raises
    ------
    InputError
        A source or the file of employer sizes cannot be read at all.
    WerkmapError
        The werkmap is in use, or was made with another taxonomy, encoder, masking, part size or employer sizes.
    """
    if request.workers < 1 or request.part_rows < 1:
        raise ConfigError("workers and part_rows must be at least 1")
    if request.engine not in ENGINES:
        raise ConfigError(f"the engine is '{request.engine}'", allowed=", ".join(ENGINES))
    if request.master and request.engine != "spark":
        raise ConfigError("--master goes with --engine spark")
    machinery = machinery or our_machinery(request)
    start = time.perf_counter()
    sizes = read_sizes(request.employer_sizes)
    sources = machinery.discover(request.sources)
    # Two files of the same content would be counted double.
    sources = list({source.fingerprint: source for source in reversed(sources)}.values())[::-1]
    layout = Layout(request.out)
    _must_be_werkmap_or_empty(layout)
    run = _Run(layout, request, machinery, sizes, on_progress or _silent)
    with writing(layout.lock):
        _recover(layout)
        return run.all(sources, start)


class _Run:
    def __init__(
        self,
        layout: Layout,
        request: BuildRequest,
        machinery: Machinery,
        sizes: EmployerSizes | None,
        on_progress: OnProgress,
    ) -> None:
        self._layout = layout
        self._request = request
        self._machinery = machinery
        self._sizes = sizes
        self._on_progress = on_progress
        self._watch = Stopwatch()
        self._rows_done = 0
        self._total: int | None = None

    def all(self, sources: Sequence[Source], start: float) -> BuildReport:
        request, layout = self._request, self._layout
        self._on_progress(Progress("load", 0))
        with self._crew() as crew:
            if not layout.plan.exists():
                # A new werkmap: there is work for sure.
                crew.warm()
            with self._watch.stage("load"):
                plan = make_plan(
                    crew.identity(),
                    request.part_rows,
                    request.keep_personal_data,
                    self._sizes.hash if self._sizes else "",
                )
            check_plan(layout, plan)
            with refusing(layout.root):
                plan.write(layout.plan)
                journals = register(layout, sources, request.kind, request.mapping, replace_changed=request.replace)
            journals = self._read(crew, journals, sources)
            peak = peak_megabytes() + crew.dismiss()
            with refusing(layout.root):
                manifest, changed = finish(layout, plan, journals, self._on_progress, self._watch, crew.spread)
            peak = max(peak, peak_megabytes() + crew.helpers_peak())
        report = BuildReport(
            werkmap=layout.root,
            counts=manifest.counts,
            rows_read=self._rows_done,
            seconds=time.perf_counter() - start,
            stages=dict(self._watch.stages),
            peak_megabytes=peak,
            unchanged=not changed,
            employer_sizes=report_sizes(self._sizes, layout, manifest.order),
        )
        if changed:
            write_log(layout, {**asdict(report), "werkmap": layout.root.name, "workers": request.workers})
        return report

    def _crew(self) -> Crew | SparkCrew:
        if self._request.engine == "spark":
            from .spark import SparkCrew

            return SparkCrew(self._machinery.recipe, self._request.master)
        return Crew(self._machinery.recipe, self._request.workers)

    def _read(self, crew: Crew | SparkCrew, journals: Sequence[Journal], sources: Sequence[Source]) -> list[Journal]:
        if all(journal.complete for journal in journals):
            return list(journals)
        remove_stale_temporaries(self._layout.parts)
        given = {source.fingerprint: source for source in sources}
        reader = TaskReader(self._layout, self._request.part_rows, self._machinery.read_batches, self._sizes)
        self._foresee([given[journal.fingerprint] for journal in journals if not journal.complete])
        ledger = _Ledger(self._layout)
        tasks = self._tasks(reader, journals, given, ledger)
        # Closing the generator closes the reader's file also when a worker fails or the user stops.
        with closing(tasks):
            crew.run(tasks, self._layout, lambda done: self._landed(done, ledger))
        return [ledger.finished.get(journal.fingerprint, journal) for journal in journals]

    def _foresee(self, sources: Sequence[Source]) -> None:
        """Count rows where that is cheap, say what room the rest of the build will take, and refuse without it."""
        from .estimate import check_room, disk_for, free_bytes, readable, rows_in

        layout = self._layout
        rows = [rows_in(source.path) for source in sources]
        known = [count for count in rows if count is not None]
        self._total = sum(known) if len(known) == len(rows) else None
        wanted = sum(disk_for(source.path, count) for source, count in zip(sources, rows, strict=True))
        landed = sum(1 for source in sources for _ in layout.parts.glob(f"{source.fingerprint}-*"))
        share = min(1.0, landed * self._request.part_rows / self._total) if self._total else 0.0
        needed, free = round(wanted * (1 - share)), free_bytes(layout.root)
        what = f"{self._total:,} rows to read" if self._total is not None else f"{len(sources)} source(s) to read"
        note = f"{what}, about {readable(needed)} more on disk, where {readable(free)} is free"
        self._on_progress(Progress("plan", 0, self._total, note))
        check_room(layout.root, needed, free)

    def _tasks(
        self, reader: TaskReader, journals: Sequence[Journal], given: dict[str, Source], ledger: _Ledger
    ) -> Generator[Task, None, None]:
        for journal in journals:
            if journal.complete:
                reader.note(journal)
                continue
            source = given[journal.fingerprint]
            ledger.open(journal)
            stream = reader.tasks(source, self._options())
            while True:
                with self._watch.stage("read"):
                    task = next(stream, None)
                if task is None:
                    break
                ledger.started(task)
                yield task
            ledger.read_whole(journal.fingerprint)

    def _options(self) -> IngestOptions:
        from nlp.ingest.model import IngestOptions

        request = self._request
        return IngestOptions(
            mapping=request.mapping,
            keep_personal_data=request.keep_personal_data,
            kind=request.kind,
            batch_rows=request.part_rows,
        )

    def _landed(self, done: Done, ledger: _Ledger) -> None:
        for stage, seconds in done.stages.items():
            self._watch.stages[stage] = self._watch.stages.get(stage, 0.0) + seconds
        self._rows_done += done.rows
        note = ledger.landed(done)
        self._on_progress(Progress("read", self._rows_done, self._total, note))


class _Ledger:
    """Closes the journal of a source when it is read to its end and all its parts have landed."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._open: dict[str, Journal] = {}
        self._waiting: dict[str, int] = {}
        self._whole: set[str] = set()
        self.finished: dict[str, Journal] = {}

    def open(self, journal: Journal) -> None:
        self._open[journal.fingerprint] = journal
        self._waiting[journal.fingerprint] = 0

    def started(self, task: Task) -> None:
        self._waiting[task.source] += 1

    def landed(self, done: Done) -> str:
        self._waiting[done.source] -= 1
        self._close(done.source)
        return self._open[done.source].name

    def read_whole(self, fingerprint: str) -> None:
        self._whole.add(fingerprint)
        self._close(fingerprint)

    def _close(self, fingerprint: str) -> None:
        if fingerprint not in self._whole or self._waiting[fingerprint]:
            return
        records: list[PartRecord] = []
        while (record := read_record(self._layout, f"{fingerprint}-{len(records):06d}")) is not None:
            records.append(record)
        rows = sum(record.rows for record in records)
        self.finished[fingerprint] = complete(self._layout, self._open[fingerprint], len(records), rows)


def _must_be_werkmap_or_empty(layout: Layout) -> None:
    root = layout.root
    if root.is_file():
        raise WerkmapError(f"{root} is a file", allowed="a folder that is empty or a werkmap")
    strange = root.is_dir() and not layout.plan.exists() and any(p.name != layout.lock.name for p in root.iterdir())
    if strange and not any(p.name.startswith(f".{layout.plan.name}") for p in root.iterdir()):
        raise WerkmapError(
            f"{root} holds other things and is not a werkmap",
            allowed="a folder that is empty or a werkmap",
            next_step="choose another --out",
        )


def _recover(layout: Layout) -> None:
    from .swap import recover

    remove_stale_temporaries(layout.root)
    remove_stale_temporaries(layout.sources)
    recover(layout)


def _silent(_: Progress) -> None:
    return None
