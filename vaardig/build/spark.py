"""Parts and tables made by a Spark cluster: the same functions as on one machine, carried to the executors.

A part travels as one row of an Arrow batch (its frames as Arrow IPC) through ``mapInArrow``; the executor writes the
finished part into the werkmap, which must be a folder that driver and executors share. A part lands by one rename, so
a task that Spark tries again, or runs twice, does no harm.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from vaardig.base.errors import ConfigError, WerkmapError
from vaardig.werkmap.layout import Layout

from .parts import Done, Task, make_part, read_record
from .tools import Identity, Recipe, Tools, identify

if TYPE_CHECKING:
    import polars as pl

Job = TypeVar("Job")
Result = TypeVar("Result")

# Parts under way for each slot of the cluster: enough to keep it busy, few enough for the driver's memory.
_WAVE = 4
_SCHEMA = "part string, source string, start_row long, rows long, keep boolean, raw binary, rejects binary"
_DONE = "part string, source string, rows long, stages map<string,double>"
_loaded: dict[Recipe, Tools] = {}


class SparkCrew:
    """Does what `workers.Crew` does, on a cluster.

    Parameters
    ----------
    recipe
        Makes the tools, once per Python worker of an executor. A taxonomy or encoder folder that it names must be
        readable there.
    master
        As ``spark-submit --master``: ``local[2]``, ``yarn``, ``spark://host:7077``, ``k8s://…``. None: what the
        environment or ``spark-submit`` sets.
    """

    def __init__(self, recipe: Recipe, master: str | None) -> None:
        self._recipe = recipe
        self._master = master
        self._session: Any = None
        self._identity: Identity | None = None

    def __enter__(self) -> SparkCrew:
        self._session = _session(self._master)
        return self

    def __exit__(self, *_: object) -> None:
        if self._session is not None:
            self._session.stop()

    def identity(self) -> Identity:
        """Fingerprints of the tools, made on the driver."""
        if self._identity is None:
            self._identity = self._recipe.identity()
        return self._identity

    def warm(self) -> None:
        """Nothing: executors start with the session."""

    def run(self, tasks: Iterator[Task], layout: Layout, landed: Callable[[Done], None]) -> None:
        """Make the parts of all tasks, wave by wave: the driver never holds more than a wave.

        Raises
        ------
        WerkmapError
            A part could not be made on any executor.
        """
        maker = _maker(self._recipe, layout, self.identity())
        slots = max(1, self._session.sparkContext.defaultParallelism)
        while wave := list(islice(tasks, _WAVE * slots)):
            frame = self._session.createDataFrame([_packed(task) for task in wave], _SCHEMA)
            made = frame.repartition(len(wave)).mapInArrow(maker, _DONE)
            for row in _collected(made.collect):
                landed(Done(row["part"], row["source"], row["rows"], dict(row["stages"])))

    def spread(self, work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterable[Result]:
        """Results of independent jobs in their order, done by the executors."""
        if not jobs:
            return []
        distributed = self._session.sparkContext.parallelize(list(jobs), len(jobs)).map(work)
        results: list[Result] = _collected(distributed.collect)
        return results

    def dismiss(self) -> float:
        """Nothing to end yet; executors report their memory to Spark, not to us."""
        return 0.0

    def helpers_peak(self) -> float:
        """As `dismiss`."""
        return 0.0


def _session(master: str | None) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise ConfigError(
            "the engine 'spark' needs pyspark, which is not installed", next_step="pip install 'vaardig[spark]'"
        ) from None
    builder = SparkSession.builder.appName("vaardig build")
    if master:
        builder = builder.master(master)
    # One part is one Arrow batch; executors must not split or merge them.
    options = {"spark.sql.execution.arrow.maxRecordsPerBatch": "1", "spark.ui.showConsoleProgress": "false"}
    if (master or "").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in options.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise ConfigError(
            f"Spark does not start ({_first_line(error)})",
            next_step="check --master and that Java 17 or later is installed; docs/spark.md",
        ) from error


def _packed(task: Task) -> tuple[Any, ...]:
    return (
        task.part, task.source, task.start_row, task.rows, task.keep_personal_data, _to_ipc(task.raw),
        _to_ipc(task.rejects),
    )  # fmt: skip


def _to_ipc(frame: pl.DataFrame) -> bytearray:
    buffer = io.BytesIO()
    frame.write_ipc(buffer, compression="zstd")
    return bytearray(buffer.getvalue())


def _maker(recipe: Recipe, layout: Layout, identity: Identity) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function that executors run over Arrow batches of parts."""

    def make(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            for row in batch.to_pylist():
                done = _make(recipe, layout, identity, _unpacked(row))
                stages = list(done.stages.items())
                columns = [[done.part], [done.source], [done.rows], [stages]]
                types = [pa.string(), pa.string(), pa.int64(), pa.map_(pa.string(), pa.float64())]
                arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
                yield pa.RecordBatch.from_arrays(arrays, names=["part", "source", "rows", "stages"])

    return make


def _unpacked(row: dict[str, Any]) -> Task:
    import polars as pl

    raw, rejects = (pl.read_ipc(io.BytesIO(row[name])) for name in ("raw", "rejects"))
    return Task(row["part"], row["source"], row["start_row"], row["rows"], raw, rejects, row["keep"])


def _make(recipe: Recipe, layout: Layout, identity: Identity, task: Task) -> Done:
    if recipe not in _loaded:
        _loaded[recipe] = recipe()
    tools = _loaded[recipe]
    if identify(tools) != identity:
        raise WerkmapError(
            "an executor has another taxonomy, encoder or version of vaardig than the driver",
            next_step="install the same version everywhere and give paths that every machine can read",
        )
    record = read_record(layout, task.part)
    if record is not None and record.rows == task.rows:
        # Spark runs a task again when it loses sight of it, though its part may have landed.
        return Done(task.part, task.source, task.rows, {})
    return make_part(tools, task, layout)


def _collected(collect: Callable[[], Any]) -> Any:
    try:
        return collect()
    except Exception as error:
        raise WerkmapError(
            f"Spark could not do a task ({_first_line(error)})",
            next_step="read the executor's log; the same command goes on where it stopped",
        ) from error


def _first_line(error: Exception) -> str:
    """The line of a Spark error that says what went wrong, without its two stack traces."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    ours = [line for line in lines if "vaardig.base.errors" in line or line.startswith("WerkmapError")]
    return (ours or lines or [type(error).__name__])[-1 if ours else 0][:300]
