"""The last phase: from landed parts to a finished werkmap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vaardig.base.files import atomic_path
from vaardig.base.hashing import hash_file, hash_parts
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import Journal, Manifest, PartRecord, Plan

from .parts import Stopwatch
from .request import OnProgress, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .figures import Spread


def finish(
    layout: Layout,
    plan: Plan,
    journals: Sequence[Journal],
    on_progress: OnProgress,
    watch: Stopwatch,
    spread: Spread = map,
) -> tuple[Manifest, bool]:
    """Cluster, derive the figures, build the index and write the manifest.

    ``journals`` stand in the order in which ads are numbered. Returns the manifest and whether anything was done:
    nothing is when the manifest already describes exactly these parts. The old manifest goes first, so a kill at any
    moment leaves either the old whole, or parts that the next run finishes. ``spread`` does the shards of the figures.
    """
    order, records = _parts(layout, journals)
    digests = {name: record.digest() for name, record in zip(order, records, strict=True)}
    if layout.manifest.exists():
        known = Manifest.read(layout.manifest)
        if known.order == order and known.parts == digests and known.plan == asdict(plan):
            return known, False
    _clear(layout)
    on_progress(Progress("cluster", 0, None))
    with watch.stage("cluster"):
        counts = _figures(layout, order, records, spread)
    on_progress(Progress("trends", 0, None))
    with watch.stage("trends"):
        _trend_tests(layout, plan, {**_sums(records), **counts})
    on_progress(Progress("index", 0, None))
    with watch.stage("index"):
        _index(layout, order, records, plan, spread)
    manifest = Manifest(
        plan=asdict(plan),
        sources=[asdict(journal) for journal in journals],
        order=order,
        parts=digests,
        counts={**_sums(records), **counts},
        figures=_digest(layout),
    )
    manifest.write(layout.manifest)
    return manifest, True


def _parts(layout: Layout, journals: Sequence[Journal]) -> tuple[list[str], list[PartRecord]]:
    from vaardig.werkmap.layout import part_name

    order = [part_name(journal.fingerprint, number) for journal in journals for number in range(journal.parts)]
    return order, [PartRecord.read(layout.part_record(name)) for name in order]


def _clear(layout: Layout) -> None:
    import shutil

    layout.manifest.unlink(missing_ok=True)
    shutil.rmtree(layout.figures, ignore_errors=True)
    # Segments of the word index are named for what is in them and serve again.
    for item in layout.index.glob("*"):
        if item.is_file():
            item.unlink()


def _figures(layout: Layout, order: Sequence[str], records: Sequence[PartRecord], spread: Spread) -> dict[str, int]:
    from nlp.duplicates import find_clusters

    from .evidence import PartEvidence
    from .figures import write_figures

    clusters = find_clusters(PartEvidence(layout, order, [record.vacancies for record in records]))
    with atomic_path(layout.figures) as temporary:
        return write_figures(layout, order, clusters, temporary, spread)


def _trend_tests(layout: Layout, plan: Plan, counts: dict[str, int]) -> None:
    from .trend_tests import store_trend_tests

    store_trend_tests(layout, plan, counts)


class _Named:
    """What an index build needs of an encoder when the vectors are there already."""

    def __init__(self, plan: Plan) -> None:
        self.id = plan.encoder
        self.dimension = plan.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise NotImplementedError("an index is built from stored vectors")


def _index(layout: Layout, order: Sequence[str], records: Sequence[PartRecord], plan: Plan, spread: Spread) -> None:
    from indexes.store import VectorStore

    from .words import join_words

    VectorStore.build(layout.index, _vectors(layout, order), encoder=_Named(plan))
    join_words(layout, order, records, spread)


def _vectors(layout: Layout, order: Sequence[str]) -> Iterator[Any]:
    import polars as pl

    for name in order:
        column = pl.read_parquet(layout.part_table(name, "vectors"), columns=["vector"])["vector"]
        if len(column):
            yield column.to_numpy()


def _sums(records: Sequence[PartRecord]) -> dict[str, int]:
    names = ("rows", "vacancies", "rejects", "mentions", "undated")
    return {name: sum(int(getattr(record, name)) for record in records) for name in names}


def _digest(layout: Layout) -> str:
    files = sorted(layout.figures.rglob("*.parquet"))
    return hash_parts(part for file in files for part in (file.relative_to(layout.figures).as_posix(), hash_file(file)))
