"""Parts in one process or in several: the same bytes either way, and never more than a few parts in memory."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from vaardig.base.errors import WerkmapError
from vaardig.werkmap.layout import Layout

from .parts import Done, Task, make_part
from .tools import Identity, Recipe, Tools, identify

Job = TypeVar("Job")
Result = TypeVar("Result")

# Starting a process costs about as much as two such jobs.
_WORTH_HELPERS = 4
_tools: Tools | None = None


def _watch_parent() -> None:
    """End this worker when the build dies: a killed parent cannot tell its children to stop."""
    import multiprocessing
    import threading

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait_and_leave() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait_and_leave, daemon=True).start()


def _start(recipe: Recipe) -> None:
    global _tools
    _settle()
    _tools = recipe()
    # A part makes half a million small values and no cycles: counting references frees them, walking them does not.
    gc.set_threshold(200_000, 20, 20)


def _settle() -> None:
    """What every process of ours does first."""
    import signal

    # Ctrl-C reaches the whole process group; the parent alone decides how to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _watch_parent()
    # One core per worker: their own thread pools would only compete. Must precede the import of polars and numpy.
    for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _loaded() -> Tools:
    assert _tools is not None
    return _tools


def _make(task: Task, layout: Layout, identity: Identity) -> Done:
    return make_part(_same(_loaded(), identity), task, layout)


def _same(tools: Tools, identity: Identity) -> Tools:
    """The tools, when they are what the plan of the werkmap says."""
    if identify(tools) != identity:
        raise WerkmapError(
            "the taxonomy, a release or the encoder changed while the build was starting",
            next_step="run the same command again when they no longer change",
        )
    return tools


def _nothing() -> None:
    """A task for a process that is only to start."""


def _peak_megabytes(_: None = None) -> float:
    from .memory import peak_megabytes

    return peak_megabytes()


class Crew:
    """Runs tasks. Use as a context manager; on the way out, also after an error, unfinished work is dropped.

    Parameters
    ----------
    recipe
        Makes the tools, once per process.
    workers
        1: in this process. More: so many spawned processes, and at most twice as many parts waiting.
    """

    def __init__(self, recipe: Recipe, workers: int) -> None:
        self._recipe = recipe
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._helpers: ProcessPoolExecutor | None = None
        self._tools: Tools | None = None
        self._identity: Identity | None = None
        self._worked = False

    def __enter__(self) -> Crew:
        if self._workers > 1:
            self._pool = ProcessPoolExecutor(self._workers, _spawning(), initializer=_start, initargs=(self._recipe,))
        return self

    def __exit__(self, *_: object) -> None:
        for pool in (self._pool, self._helpers):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _own(self) -> Tools:
        if self._tools is None:
            self._tools = self._recipe()
        return self._tools

    def identity(self) -> Identity:
        """Fingerprints of the tools, which are not made for this: there may be nothing to do.

        Raises
        ------
        VaardigError
            What the recipe raises when a taxonomy or encoder cannot be loaded.
        """
        if self._identity is None:
            self._identity = self._recipe.identity()
        return self._identity

    def warm(self) -> None:
        """Let the workers load their tools now, while this process prepares their first tasks."""
        if self._pool is not None:
            # Of a recipe that fails `identity` tells why.
            with contextlib.suppress(BrokenProcessPool):
                for _ in range(self._workers):
                    self._pool.submit(_nothing)

    def run(self, tasks: Iterator[Task], layout: Layout, landed: Callable[[Done], None]) -> None:
        """Make the parts of all tasks, calling ``landed`` for each in whatever order they finish.

        Raises
        ------
        VaardigError
            A part cannot be made or written, or the tools are no longer those of `identity`.
        """
        identity = self.identity()
        if self._pool is None:
            for task in tasks:
                landed(make_part(_same(self._own(), identity), task, layout))
            return
        waiting: set[Future[Done]] = set()
        try:
            for task in tasks:
                self._worked = True
                waiting.add(self._pool.submit(_make, task, layout, identity))
                if len(waiting) >= 2 * self._workers:
                    waiting = _collect(waiting, landed)
            while waiting:
                waiting = _collect(waiting, landed)
        except BrokenProcessPool:
            # An error of the recipe is lost with the worker; making the tools here tells it.
            self._own()
            raise _broken() from None

    def dismiss(self) -> float:
        """End the workers, whose memory the rest of a build can use; returns their peak, MB: one answer for each."""
        if self._pool is None:
            return 0.0
        peak = self._peak(self._pool) if self._worked else 0.0
        self._pool.shutdown(wait=True, cancel_futures=True)
        return peak

    def helpers_peak(self) -> float:
        """Peak of the processes that `spread` started, MB."""
        return self._peak(self._helpers) if self._helpers is not None else 0.0

    def _peak(self, pool: ProcessPoolExecutor) -> float:
        try:
            return self._workers * pool.submit(_peak_megabytes).result()
        except BrokenProcessPool:
            return 0.0

    def spread(self, work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterable[Result]:
        """Results of independent jobs in their order: a few in this process, many in processes without tools."""
        if self._workers == 1 or len(jobs) < _WORTH_HELPERS:
            return map(work, jobs)
        if self._helpers is None:
            self._helpers = ProcessPoolExecutor(self._workers, _spawning(), initializer=_settle)
        return _results(self._helpers.map(work, jobs))


def _spawning() -> BaseContext:
    import multiprocessing

    return multiprocessing.get_context("spawn")


def _results(results: Iterator[Result]) -> Iterator[Result]:
    try:
        yield from results
    except BrokenProcessPool:
        raise _broken() from None


def _collect(waiting: set[Future[Done]], landed: Callable[[Done], None]) -> set[Future[Done]]:
    done, rest = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        landed(future.result())
    return rest


def _broken() -> WerkmapError:
    return WerkmapError(
        "a worker process was stopped, probably by the system for want of memory",
        next_step="run the same command again with fewer --workers; it goes on where it stopped",
    )
