"""The word index of a werkmap, a segment for every few parts: only those that are not there yet are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from vaardig.base.hashing import hash_parts
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import PartRecord

from .figures import SHARD_PARTS, Spread

# Tables of a part that its words come from.
_READ = ("vacancies", "texts")


@dataclass(frozen=True)
class Run:
    """Parts that become one segment; ``name`` says what is in them."""

    name: str
    parts: tuple[str, ...]


def write_words(layout: Layout, order: Sequence[str], records: Sequence[PartRecord], spread: Spread) -> None:
    """Write the segments that are missing and join all of them, in the order of the parts."""
    from indexes.lexical import LexicalIndex

    runs = _runs(order, records)
    missing = [run for run in runs if not (layout.words / run.name).exists()]
    for _ in spread(partial(_write, layout), missing):
        pass
    LexicalIndex.join(layout.words, [run.name for run in runs])


def _runs(order: Sequence[str], records: Sequence[PartRecord]) -> list[Run]:
    runs = []
    for start in range(0, len(order), SHARD_PARTS):
        hashes = [record.hashes[table] for record in records[start : start + SHARD_PARTS] for table in _READ]
        runs.append(Run(hash_parts(hashes, 8), tuple(order[start : start + SHARD_PARTS])))
    return runs


def _write(layout: Layout, run: Run) -> None:
    """Title and text of every ad, in order; what the title names counts threefold."""
    import polars as pl

    from indexes.postings import write_segment

    texts: list[str] = []
    for name in run.parts:
        titles = pl.read_parquet(layout.part_table(name, "vacancies"), columns=["title"])["title"]
        bodies = pl.read_parquet(layout.part_table(name, "texts"), columns=["text"])["text"]
        texts += [f"{title or ''} " * 3 + text for title, text in zip(titles, bodies, strict=True)]
    write_segment(layout.words / run.name, texts)
