"""Parquet in windows of rows, through polars' lazy reader: one window in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import InputError

from .columns import Resolver
from .model import Row
from .streams import decompressed, suffix_of

if TYPE_CHECKING:
    import polars as pl

_WINDOW = 10_000
_EPOCH = date(1970, 1, 1).toordinal()


def read_parquet(path: Path, resolver: Resolver, skip: int) -> Iterator[Row]:
    """Rows of a Parquet file; only the columns that fill one of ours are read.

    Raises
    ------
    InputError
        When the file is no Parquet or is damaged, or when no column could be the text.
    """
    import polars as pl

    opened: AbstractContextManager[Path] = decompressed(path) if suffix_of(path)[1] else nullcontext(path)
    with opened as plain:
        try:
            frame = pl.scan_parquet(plain)
            schema = frame.collect_schema()
            names = schema.names()
            height = frame.select(pl.len()).collect().item()
        except _errors() as error:
            raise _damaged(path, error) from error
        columns = resolver.check_header(names, path.name)
        wanted = [name for name in names if any(name in found for found in columns.candidates.values())]
        taken = [_sane(name, schema[name]) for name in wanted]
        for start in range(skip, height, _WINDOW):
            try:
                window = frame.select(taken).slice(start, _WINDOW).collect()
            except _errors() as error:
                raise _damaged(path, error) from error
            for record in window.iter_rows(named=True):
                yield Row(record)


def _sane(name: str, dtype: pl.DataType) -> pl.Expr:
    """The column; of dates only those of 1980-2100: the year 20000 has no Python date and would stop the file."""
    import polars as pl

    per_day = 1
    if isinstance(dtype, pl.Datetime):
        per_day = 86_400 * {"ms": 10**3, "us": 10**6, "ns": 10**9}[dtype.time_unit]
    elif dtype != pl.Date():
        return pl.col(name)
    days = (date(1980, 1, 1).toordinal() - _EPOCH, date(2101, 1, 1).toordinal() - _EPOCH)
    inside = pl.col(name).to_physical().is_between(days[0] * per_day, days[1] * per_day)
    return pl.when(inside).then(pl.col(name)).alias(name)


def _errors() -> tuple[type[BaseException], ...]:
    """What polars raises on a damaged file; a panic of its Rust side is no Exception, so it is named apart."""
    import polars as pl

    return pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError


def _damaged(path: Path, error: BaseException) -> InputError:
    return InputError(
        f"{path.name} cannot be read as Parquet ({str(error).splitlines()[0]})", next_step="write the file again"
    )
