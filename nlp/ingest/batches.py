"""From a source to batches of vacancies and rejects, always with the same borders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import ConfigError, InputError

from ..schema import raw_schema, reject_schema
from .columns import Resolver, no_text_column
from .delimited import read_delimited
from .documents import read_documents
from .excel import read_excel
from .jsonl import read_json, read_jsonl
from .model import Batch, IngestOptions, Row, Source
from .parquet import read_parquet
from .record import NO_TEXT_FIELD, RecordBuilder
from .sources import DOCUMENT_SUFFIXES, documents_in
from .streams import as_utf8, open_binary, suffix_of
from .xmlfeed import declared_encoding, read_xml

if TYPE_CHECKING:
    import polars as pl

KINDS = ("vacature", "functiebeschrijving")
_HOPELESS_ROWS = 3


def read_batches(source: Source, options: IngestOptions, *, start_row: int = 0) -> Iterator[Batch]:
    """Read a source in batches of ``options.batch_rows`` rows, the last one possibly shorter.

    A row is a record of the source; blank lines and the header are none. Every row is in exactly one of
    ``vacancies`` and ``rejects``. The first ``start_row`` rows are passed over: numbering, and the borders when
    ``start_row`` is a multiple of ``batch_rows``, are those of an uninterrupted read. Memory does not grow with the
    source.

    Raises
    ------
    InputError
        When the source as a whole cannot be read, holds nothing, or none of its fields is a text.
    ConfigError
        When an option has no meaning.
    MissingExtraError
        When a .docx or .pdf is met without the extra ``documents``.
    """
    _check(options)
    resolver = Resolver(options.mapping)
    builder = RecordBuilder(source.name, options, resolver)
    number = start_row
    vacancies: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    names: dict[str, None] = {}
    for row in _rows(source, resolver, start_row):
        number += 1
        vacancy, reject = builder.build(row, number)
        if vacancy is not None:
            vacancies.append(vacancy)
        elif reject is not None:
            rejects.append(reject)
            if number <= _HOPELESS_ROWS:
                names.update(dict.fromkeys(row.fields))
        if len(vacancies) + len(rejects) == options.batch_rows:
            yield _batch(vacancies, rejects, source, names)
            vacancies, rejects = [], []
    if vacancies or rejects:
        yield _batch(vacancies, rejects, source, names)
    elif number == 0:
        raise InputError(
            f"{source.path.name}, line 1: there is nothing in it", next_step="leave this file out, or export it again"
        )


def _check(options: IngestOptions) -> None:
    if options.batch_rows < 1 or options.max_characters < 1:
        raise ConfigError("batch_rows and max_characters must be at least 1")
    if options.kind not in KINDS:
        raise ConfigError(f"kind is '{options.kind}'", allowed=", ".join(KINDS))


def _batch(
    vacancies: list[dict[str, Any]], rejects: list[dict[str, Any]], source: Source, names: dict[str, None]
) -> Batch:
    hopeless = not vacancies and len(rejects) >= _HOPELESS_ROWS
    if hopeless and rejects[0]["row"] == 1 and all(item["reason"] == NO_TEXT_FIELD for item in rejects):
        raise no_text_column(f"{source.path.name}, line 1", list(names))
    return Batch(_frame(vacancies, raw_schema()), _frame(rejects, reject_schema()), len(vacancies) + len(rejects))


def _frame(rows: list[dict[str, Any]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame({name: [row[name] for row in rows] for name in schema}, schema=schema)


def _rows(source: Source, resolver: Resolver, skip: int) -> Iterator[Row]:
    path = source.path
    suffix = suffix_of(path)[0]
    if path.is_dir():
        yield from read_documents(path, documents_in(path), skip)
    elif suffix in DOCUMENT_SUFFIXES:
        yield from read_documents(path.parent, [path], skip)
    elif suffix in {".parquet", ".pq"}:
        yield from read_parquet(path, resolver, skip)
    elif suffix in {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}:
        yield from read_excel(path, resolver, skip)
    else:
        yield from _streamed(source, suffix, resolver, skip)


def _streamed(source: Source, suffix: str, resolver: Resolver, skip: int) -> Iterator[Row]:
    name = source.path.name
    with open_binary(source.path) as raw:
        if suffix in {".xml", ".rss", ".atom"}:
            stream, sample = as_utf8(*declared_encoding(raw))
            yield from read_xml(stream, sample, name, skip)
            return
        stream, sample = as_utf8(raw)
        if suffix in {".jsonl", ".ndjson"}:
            yield from read_jsonl(stream, skip)
        elif suffix in {".json", ".jsonld"}:
            yield from read_json(stream, sample, skip)
        elif sample.strip():
            yield from read_delimited(stream, sample, resolver, name, "\t" if suffix == ".tsv" else "", skip)
