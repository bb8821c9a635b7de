"""Reading a finished werkmap. Tables are lazy scans: nothing is read before an answer asks for it.

A build writes in the same folder. Its first step removes the manifest and its last writes the next one, so an answer
that finds the same manifest before it reads and after it has read, read one generation of every table. :func:`steadily`
and :meth:`Werkmap.steady` see to that; a single scan only refuses a werkmap that has changed already.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vaardig.base.errors import WerkmapBusyError, WerkmapError
from vaardig.base.hashing import hash_file

from .layout import FIGURE_TABLES, PART_TABLES, Layout
from .lock import is_writing
from .manifest import FORMAT, Manifest, PartRecord

if TYPE_CHECKING:
    import polars as pl

T = TypeVar("T")
_TRIES = 3
_PAUSE = 0.5


@dataclass(frozen=True)
class Werkmap:
    """A finished werkmap, open for reading. Make one with :meth:`open`.

    ``generation`` is the hash of the manifest's file; empty for the builder, which reads what it is still writing.
    """

    layout: Layout
    manifest: Manifest
    generation: str = field(default="", compare=False)

    @classmethod
    def open(cls, path: Path) -> Werkmap:
        """Open a werkmap.

        Raises
        ------
        WerkmapError
            When the folder is no werkmap, is not finished, or was made by another format version.
        WerkmapBusyError
            When a build is finishing it at this moment.
        """
        layout = Layout(path)
        generation = _generation(layout)
        if not generation:
            if layout.plan.exists():
                if is_writing(layout.lock):
                    raise _busy(path)
                raise WerkmapError(
                    f"the werkmap {path} is not finished",
                    next_step="run the same 'vaardig build' command again; it goes on where it stopped",
                )
            raise WerkmapError(
                f"{path} is not a werkmap" if path.exists() else f"{path} does not exist",
                next_step="give the folder that 'vaardig build' made, or make one with "
                f"'vaardig build SOURCE… --out {_free_name(path)}'",
            )
        manifest = Manifest.read(layout.manifest)
        if manifest.format != FORMAT:
            raise WerkmapError(
                f"the werkmap {path} has format {manifest.format}",
                allowed=str(FORMAT),
                next_step="build into a new folder with 'vaardig build SOURCE… --out NEW'",
            )
        return cls(layout, manifest, generation)

    @property
    def current(self) -> bool:
        """Whether the folder still holds what was opened."""
        return not self.generation or _generation(self.layout) == self.generation

    @contextmanager
    def steady(self) -> Iterator[None]:
        """See that everything read in the body is of one generation.

        Raises
        ------
        WerkmapBusyError
            The werkmap was written meanwhile, whatever the body made of it, a fault included.
        """
        try:
            yield
        except Exception as error:
            if not self.current:
                raise _busy(self.path) from error
            raise
        if not self.current:
            raise _busy(self.path)

    @property
    def path(self) -> Path:
        """The folder."""
        return self.layout.root

    @property
    def counts(self) -> dict[str, int]:
        """Rows, vacancies, rejects, mentions, undated, clusters and units of the whole."""
        return self.manifest.counts

    @cached_property
    def _part_files(self) -> dict[str, list[Path]]:
        return {table: [self.layout.part_table(name, table) for name in self.manifest.order] for table in PART_TABLES}

    def scan(self, table: str) -> pl.LazyFrame:
        """Lazy scan of a table, rows in the order in which they were read.

        Parameters
        ----------
        table
            ``vacancies``, ``texts``, ``mentions``, ``rejects``, ``fields``, ``vectors``, ``signatures`` (parts),
            ``clusters``, ``units``, ``demands``, ``concepts`` or ``trend_tests`` (derived).

        Raises
        ------
        WerkmapError
            There is no such table, or it is missing.
        WerkmapBusyError
            A build has written the werkmap since it was opened.
        """
        import polars as pl

        if not self.current:
            raise _busy(self.path)
        if table in PART_TABLES:
            files: list[Path] = self._part_files[table]
        elif table in FIGURE_TABLES:
            files = sorted((self.layout.figures / table).glob("*.parquet"))
        elif table == "concepts":
            files = [self.layout.concepts]
        elif table == "trend_tests":
            files = [self.layout.trend_tests]
        else:
            allowed = ", ".join((*PART_TABLES, *FIGURE_TABLES, "concepts", "trend_tests"))
            raise WerkmapError(f"a werkmap has no table '{table}'", allowed=allowed)
        if not files or not files[0].exists():
            raise WerkmapError(
                f"table '{table}' of the werkmap {self.path} is missing",
                next_step="run the same 'vaardig build' command again to complete it",
            )
        return pl.scan_parquet(files)

    def vacancies(self) -> pl.LazyFrame:
        """Vacancies with their cluster: the columns of ``vacancies`` and ``cluster``, ``representative``."""
        clusters = self.scan("clusters").select("vacancy_id", "cluster", "representative")
        return self.scan("vacancies").join(clusters, left_on="id", right_on="vacancy_id", how="left")

    def damaged_parts(self) -> list[str]:
        """Names of parts whose files are missing or differ from what their record says. Reads every byte."""
        from vaardig.base.hashing import hash_file

        damaged = []
        for name in self.manifest.order:
            try:
                record = PartRecord.read(self.layout.part_record(name))
                intact = record.digest() == self.manifest.parts[name] and all(
                    hash_file(self.layout.part_table(name, table)) == expected
                    for table, expected in record.hashes.items()
                )
            except (WerkmapError, OSError):
                intact = False
            if not intact:
                damaged.append(name)
        return damaged


def steadily(path: Path, answer: Callable[[Werkmap], T]) -> T:
    """Answer a question to a werkmap from one generation of its tables; asked again when a build came between.

    Raises
    ------
    WerkmapBusyError
        The build is not done after some tries.
    WerkmapError
        As :meth:`Werkmap.open`.
    """
    for _ in range(_TRIES - 1):
        try:
            return _steady_answer(path, answer)
        except WerkmapBusyError:
            time.sleep(_PAUSE)
    return _steady_answer(path, answer)


def _steady_answer(path: Path, answer: Callable[[Werkmap], T]) -> T:
    werkmap = Werkmap.open(path)
    with werkmap.steady():
        return answer(werkmap)


def _generation(layout: Layout) -> str:
    """Hash of the manifest, empty without one."""
    try:
        return hash_file(layout.manifest)
    except OSError:
        return ""


def _busy(path: Path) -> WerkmapBusyError:
    return WerkmapBusyError(
        f"a build is writing the werkmap {path}, or has just done so", next_step="ask again when the build is done"
    )


def _free_name(path: Path) -> str:
    """Name that a build may take: the one that was given, unless something else lies there."""
    taken = path.exists() and (not path.is_dir() or any(path.iterdir()))
    return "WERKMAP" if taken else str(path)
