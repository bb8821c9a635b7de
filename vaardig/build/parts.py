"""Making one part: raw rows in, seven tables on disk, all or nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import WerkmapError
from vaardig.base.files import atomic_path, write_json
from vaardig.base.hashing import hash_file
from vaardig.werkmap import schema
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import PartRecord

from .tools import Tools
from .words import write_part_words

if TYPE_CHECKING:
    import polars as pl

# Short columns that a source fills freely and that could hold an address; texts are masked by the extractor.
_MASKED = ("title", "employer", "location", "sector", "contract")
_SUSPECT = r"@|\+?\d[\d ./-]{6,}\d"


@dataclass(frozen=True)
class Task:
    """Rows that become one part. ``raw`` and ``rejects`` follow :mod:`nlp.schema`; ids are final.

    ``raw`` may hold ``employer_size`` too, see :class:`nlp.batch.Extractor`. ``index_words``: write its segment of the
    word index too.
    """

    part: str
    source: str
    start_row: int
    rows: int
    raw: pl.DataFrame
    rejects: pl.DataFrame
    keep_personal_data: bool = False
    index_words: bool = True


@dataclass(frozen=True)
class Done:
    """A part that landed; ``stages`` in seconds."""

    part: str
    source: str
    rows: int
    stages: dict[str, float]


class Stopwatch:
    """Seconds per stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the body to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - start


def mask_columns(raw: pl.DataFrame) -> pl.DataFrame:
    """Mask e-mail addresses and phone numbers in the short columns."""
    import polars as pl

    from nlp.privacy import mask

    for name in _MASKED:
        suspects = raw[name].filter(raw[name].str.contains(_SUSPECT).fill_null(False)).unique().to_list()
        if suspects:
            raw = raw.with_columns(pl.col(name).replace({value: mask(value) for value in suspects}))
    return raw


def make_part(tools: Tools, task: Task, layout: Layout) -> Done:
    """Extract, encode, sign and write one part; it lands by one rename.

    Raises
    ------
    WerkmapError
        When the extractor loses or invents rows, or the disk refuses.
    """
    from nlp.signatures import words_of

    watch = Stopwatch()
    raw = task.raw if task.keep_personal_data else mask_columns(task.raw)
    with watch.stage("extract"):
        tables = tools.extractor.extract_frame(raw)
    if tables.vacancies["id"].to_list() != raw["id"].to_list() or task.rows != raw.height + task.rejects.height:
        raise WerkmapError(
            f"part {task.part}: {task.rows} rows became {tables.vacancies.height} vacancies and "
            f"{task.rejects.height} rejects",
            next_step="report this with the source; what was built before is kept",
        )
    with watch.stage("encode"):
        vectors = tools.encoder.encode(tables.vector_texts)
    frames = {
        "vacancies": schema.conform(tables.vacancies, schema.vacancies(), "vacancies"),
        "texts": schema.conform(tables.texts, schema.texts(), "texts"),
        "mentions": _sorted_mentions(schema.conform(tables.mentions, schema.mentions(), "mentions")),
        "rejects": schema.conform(task.rejects, schema.rejects(), "rejects"),
        "fields": schema.conform(raw.with_columns(tables.vacancies["title"]), schema.fields(), "fields"),
        "vectors": _vector_frame(tables.vacancies["id"], vectors, tools.encoder.dimension),
    }
    with watch.stage("sign"):
        words = [words_of(text) for text in frames["texts"]["text"]]
        frames["signatures"] = _signature_frame(frames["vacancies"], words)
    with watch.stage("write"):
        record = _write(layout, task, frames)
    if task.index_words:
        with watch.stage("words"), refusing(layout.root):
            write_part_words(layout, record, frames["vacancies"], frames["texts"], words)
    return Done(task.part, task.source, task.rows, watch.stages)


def _write(layout: Layout, task: Task, frames: dict[str, pl.DataFrame]) -> PartRecord:
    target = layout.part(task.part)
    try:
        with atomic_path(target) as temporary:
            temporary.mkdir()
            hashes = {}
            for table, frame in frames.items():
                path = temporary / f"{table}.parquet"
                frame.write_parquet(path, compression="zstd", compression_level=3)
                hashes[table] = hash_file(path)
            record = PartRecord(
                source=task.source,
                start_row=task.start_row,
                rows=task.rows,
                vacancies=frames["vacancies"].height,
                rejects=frames["rejects"].height,
                mentions=frames["mentions"].height,
                undated=frames["vacancies"]["date"].null_count(),
                hashes=hashes,
            )
            record.write(temporary / "part.json")
        return record
    except OSError as error:
        # A worker that outlived its killed build may have landed the same part, with the same bytes.
        if layout.part_record(task.part).exists():
            return PartRecord.read(layout.part_record(task.part))
        raise refused(layout.root, error) from error


def refused(root: Path, error: OSError) -> WerkmapError:
    """Say that the disk refused, and that nothing is lost."""
    return WerkmapError(
        f"the werkmap {root} cannot be written ({error.strerror or error})",
        next_step="make room or choose another folder, then run the same command again; it goes on where it stopped",
    )


@contextmanager
def refusing(root: Path) -> Iterator[None]:
    """Turn an OSError of the body into `refused`."""
    try:
        yield
    except OSError as error:
        raise refused(root, error) from error


def _sorted_mentions(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep the order of the vacancies; within one, order by place so that equal content has equal bytes."""
    import polars as pl

    numbered = frame.with_columns(pl.col("vacancy_id").rle_id().alias("_ad"))
    keys = ["_ad", "start", "end", "kind", "label", "requirement", "method"]
    return numbered.sort(keys, nulls_last=True, maintain_order=True).drop("_ad")


def _vector_frame(ids: pl.Series, vectors: object, dimension: int) -> pl.DataFrame:
    import numpy as np
    import polars as pl

    # The index keeps float16; rounding here too halves the file and hides no information from anyone.
    rounded = np.asarray(vectors, dtype=np.float16).astype(np.float32).reshape(-1, dimension)
    column = pl.Series("vector", rounded, dtype=pl.Array(pl.Float32(), dimension))
    return pl.DataFrame([ids.alias("id"), column])


def _signature_frame(vacancies: pl.DataFrame, words: Sequence[list[str]]) -> pl.DataFrame:
    import polars as pl

    from nlp.signatures import BANDS, SKETCH, sign_words

    ids = vacancies["id"].to_list()
    signed = sign_words(words, vacancies["title"].to_list(), named_employers(vacancies), ids)
    columns = [pl.Series("id", ids, dtype=pl.String()), pl.Series("group", signed.group, dtype=pl.UInt64())]
    columns += [pl.Series(f"band_{i:02d}", signed.bands[:, i], dtype=pl.UInt64()) for i in range(BANDS)]
    columns.append(pl.Series("sketch", signed.sketch, dtype=pl.Array(pl.UInt32(), SKETCH)))
    return pl.DataFrame(columns)


def named_employers(vacancies: pl.DataFrame) -> list[str | None]:
    """Employers that can contradict each other: named ones, and no agencies, who advertise for somebody else."""
    import polars as pl

    speaks = (pl.col("employer_class") == "genoemd") & ~pl.col("agency").fill_null(False)
    return vacancies.select(pl.when(speaks).then(pl.col("employer"))).to_series().to_list()


def read_record(layout: Layout, part: str) -> PartRecord | None:
    """Record of a part that landed, None when there is none or it is damaged."""
    try:
        return PartRecord.read(layout.part_record(part))
    except WerkmapError:
        return None


def write_log(layout: Layout, value: object) -> None:
    """Write the one file that may differ between equal werkmappen."""
    write_json(layout.log, value)
