"""Which sources a build reads, in which order, and from which row on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import WerkmapError
from vaardig.werkmap.layout import Layout, part_name
from vaardig.werkmap.manifest import Journal

from .ids import IdRegistry
from .parts import Task, read_record

if TYPE_CHECKING:
    from nlp.employers import EmployerSizes
    from nlp.ingest.model import Batch, IngestOptions, Source

ReadBatches = Callable[..., "Iterator[Batch]"]


def read_journals(layout: Layout) -> list[Journal]:
    """Journals in the order in which their sources are numbered."""
    journals = [Journal.read(path) for path in sorted(layout.sources.glob("*.json"))]
    return sorted(journals, key=lambda journal: journal.number)


def register(
    layout: Layout, sources: Sequence[Source], kind: str, mapping: Mapping[str, str], *, replace_changed: bool
) -> list[Journal]:
    """Give every new source a journal; returns all journals of the werkmap in order.

    Raises
    ------
    WerkmapError
        A source was read with another kind or mapping, has changed since (without ``replace_changed``), or another
        source is only half read and not given again.
    """
    given = {source.fingerprint for source in sources}
    journals = _without_half_read(layout, given, replace_changed)
    for source in sources:
        known = next((j for j in journals if j.fingerprint == source.fingerprint), None)
        if known is not None:
            if known.kind != kind or known.mapping != dict(mapping):
                raise WerkmapError(
                    f"{source.name} was read before with kind '{known.kind}' and mapping {known.mapping}",
                    next_step="give the same options, or build into a new folder with --out NEW",
                )
            continue
        older = next((j for j in journals if j.name == source.name and j.fingerprint not in given), None)
        if older is not None:
            if not replace_changed:
                raise WerkmapError(
                    f"{source.name} has changed since the werkmap {layout.root} read it",
                    next_step="add --replace to read it again in place of the old one, or rename it to keep both",
                )
            forget(layout, older)
            journals.remove(older)
        number = 1 + max((journal.number for journal in journals), default=-1)
        journal = Journal(source.name, source.fingerprint, number, kind, dict(mapping))
        journal.write(layout.journal(source.fingerprint))
        journals.append(journal)
    return journals


def _without_half_read(layout: Layout, given: set[str], drop: bool) -> list[Journal]:
    """Journals, less those of half-read sources that are not given and may go."""
    journals = []
    for journal in read_journals(layout):
        if not journal.complete and journal.fingerprint not in given:
            if not drop and any(layout.parts.glob(f"{journal.fingerprint}-*")):
                raise WerkmapError(
                    f"the werkmap {layout.root} holds {journal.name} only in part, because a build was stopped",
                    next_step=f"give {journal.name} again too, or add --replace to leave it out",
                )
            forget(layout, journal)
            continue
        journals.append(journal)
    return journals


def forget(layout: Layout, journal: Journal) -> None:
    """Remove a source and its parts. The manifest goes first: what is left is unfinished, never wrong."""
    layout.manifest.unlink(missing_ok=True)
    for folder in sorted(layout.parts.glob(f"{journal.fingerprint}-*")):
        shutil.rmtree(folder)
    layout.journal(journal.fingerprint).unlink(missing_ok=True)


def complete(layout: Layout, journal: Journal, parts: int, rows: int) -> Journal:
    """Note that all parts of a source have landed."""
    done = replace(journal, parts=parts, rows=rows, complete=True)
    done.write(layout.journal(journal.fingerprint))
    return done


class TaskReader:
    """Turns sources into tasks for the parts that are not there yet, in order, with final ids."""

    def __init__(
        self, layout: Layout, part_rows: int, read_batches: ReadBatches, sizes: EmployerSizes | None = None
    ) -> None:
        self._layout = layout
        self._part_rows = part_rows
        self._read_batches = read_batches
        self._sizes = sizes
        self._ids = IdRegistry()

    def note(self, journal: Journal) -> None:
        """Take up the ids of a source that is complete."""
        for number in range(journal.parts):
            self._note_part(part_name(journal.fingerprint, number))

    def tasks(self, source: Source, options: IngestOptions) -> Iterator[Task]:
        """Tasks of the missing parts; ids of parts that already landed are taken up on the way.

        Raises
        ------
        InputError
            When the source cannot be read, or changes while it is.
        """
        before = _state(source.path)
        number = self._landed_prefix(source.fingerprint)
        for batch in self._read_batches(source, options, start_row=number * self._part_rows):
            name = part_name(source.fingerprint, number)
            record = read_record(self._layout, name)
            if record is not None and record.rows == batch.rows_read:
                self._note_part(name)
            else:
                shutil.rmtree(self._layout.part(name), ignore_errors=True)
                yield self._task(name, source, number, batch, options.keep_personal_data)
            number += 1
        if _state(source.path) != before:
            raise WerkmapError(
                f"{source.name} changed while it was read",
                next_step="wait until it is complete and run the same command again with --replace",
            )

    def _landed_prefix(self, fingerprint: str) -> int:
        number = 0
        while (record := read_record(self._layout, part_name(fingerprint, number))) is not None:
            if record.rows != self._part_rows:
                break
            self._note_part(part_name(fingerprint, number))
            number += 1
        return number

    def _note_part(self, name: str) -> None:
        import polars as pl

        self._ids.add(pl.read_parquet(self._layout.part_table(name, "texts"), columns=["id"])["id"].to_list())

    def _task(self, name: str, source: Source, number: int, batch: Batch, keep: bool) -> Task:
        import polars as pl

        raw = batch.vacancies
        ids = self._ids.assign(raw["id"].to_list(), source.name, raw["row"].to_list(), source.fingerprint[:12])
        raw = raw.with_columns(pl.Series("id", ids, dtype=pl.String()))
        if self._sizes is not None:
            raw = self._sizes.add_to(raw)
        start = number * self._part_rows
        return Task(name, source.fingerprint, start, batch.rows_read, raw, batch.rejects, keep)


def _state(path: Path) -> list[tuple[str, int, int]]:
    """Size and time of what a source consists of: compared within one run only, never stored."""
    files = [path] if path.is_file() else sorted(item for item in path.rglob("*") if item.is_file())
    return [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
