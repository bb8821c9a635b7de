"""Reading a finished werkmap. Tables are lazy scans: nothing is read before an answer asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import WerkmapError

from .layout import FIGURE_TABLES, PART_TABLES, Layout
from .manifest import FORMAT, Manifest, PartRecord

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Werkmap:
    """A finished werkmap, open for reading. Make one with :meth:`open`."""

    layout: Layout
    manifest: Manifest

    @classmethod
    def open(cls, path: Path) -> Werkmap:
        """Open a werkmap.

        Raises
        ------
        WerkmapError
            When the folder is no werkmap, is not finished, or was made by another format version.
        """
        layout = Layout(path)
        if not layout.manifest.exists():
            if layout.plan.exists():
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
        return cls(layout, manifest)

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
        """
        import polars as pl

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


def _free_name(path: Path) -> str:
    """Name that a build may take: the one that was given, unless something else lies there."""
    taken = path.exists() and (not path.is_dir() or any(path.iterdir()))
    return "WERKMAP" if taken else str(path)
