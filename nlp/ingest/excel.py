"""Spreadsheets (.xlsx .xlsm .xlsb .xls .ods) in windows of rows, every cell as text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any

from vaardig.base.errors import InputError

from .columns import SYNONYMS, Resolver, is_missing, key_of
from .model import Row
from .streams import decompressed, suffix_of

# Every window parses the sheet again, so windows are large; 25,000 ads are some 100 MB.
_WINDOW = 25_000
_HEADER_SEARCH = 20
_MAX_UNZIPPED = 4 << 30
_KNOWN = frozenset(key for synonyms in SYNONYMS.values() for key in synonyms)


def read_excel(path: Path, resolver: Resolver, skip: int) -> Iterator[Row]:
    """Rows of the sheet whose header, among its first lines, names most columns that we know.

    Rows without any value are none. Raises :class:`InputError` for a file that is no spreadsheet, is protected by a
    password, or has no sheet with a text column.
    """
    import fastexcel

    opened: AbstractContextManager[Path] = decompressed(path) if suffix_of(path)[1] else nullcontext(path)
    with opened as plain:
        _refuse_bomb(plain, path)
        try:
            book = fastexcel.read_excel(plain)
        except (fastexcel.FastExcelError, OSError, ValueError) as error:
            raise _damaged(path, error) from error
        sheet, line, names = _find_header(book, path, set(resolver.mapped_keys))
        if not names:
            return
        resolver.check_header(names, f"{path.name}, sheet '{sheet}', line {line + 1}")
        for record in islice(_records(book, sheet, line + 1, names, path), skip, None):
            yield Row(record)


def _refuse_bomb(plain: Path, path: Path) -> None:
    if not zipfile.is_zipfile(plain):
        return
    try:
        with zipfile.ZipFile(plain) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise _damaged(path, error) from error
    if size > _MAX_UNZIPPED:
        raise InputError(
            f"{path.name} unpacks to {size >> 30} GiB",
            allowed=f"at most {_MAX_UNZIPPED >> 30} GiB",
            next_step="save it as CSV",
        )


def _find_header(book: Any, path: Path, mapped: set[str]) -> tuple[str, int, list[str]]:
    best: tuple[int, str, int, list[str]] = (-1, "", 0, [])
    for sheet in book.sheet_names:
        for line, cells in enumerate(_cells(book, sheet, 0, _HEADER_SEARCH, path)):
            names = [str(cell).strip() for cell in cells if not is_missing(cell)]
            known = sum(key_of(name) in _KNOWN or key_of(name) in mapped for name in names)
            if names and known > best[0]:
                best = (known, sheet, line, _full(cells))
    return best[1], best[2], best[3]


def _full(cells: tuple[Any, ...]) -> list[str]:
    names = []
    for index, cell in enumerate(cells):
        name = "" if cell is None else str(cell).strip()
        names.append(name if name and name not in names else f"{name} (column {index + 1})".strip())
    return names


def _records(book: Any, sheet: str, first: int, names: list[str], path: Path) -> Iterator[dict[str, Any]]:
    while True:
        count = 0
        for cells in _cells(book, sheet, first, _WINDOW, path):
            count += 1
            if not all(cell is None or str(cell).strip() == "" for cell in cells):
                yield dict(zip(names, cells, strict=False))
        if count < _WINDOW:
            return
        first += count


def _cells(book: Any, sheet: str, first: int, count: int, path: Path) -> Iterator[tuple[Any, ...]]:
    """Rows ``first`` … ``first + count - 1`` of a sheet, 0-based, as text."""
    import fastexcel

    try:
        # An explicit list keeps leading blank lines countable: fastexcel drops them when skip_rows is None.
        loaded = book.load_sheet(sheet, header_row=None, skip_rows=first, n_rows=count, dtypes="string")
        frame = loaded.to_polars()
    except (fastexcel.FastExcelError, ValueError) as error:
        if "skip" in str(error) or "empty" in str(error).lower():
            return
        raise _damaged(path, error) from error
    yield from frame.iter_rows()


def _damaged(path: Path, error: Exception) -> InputError:
    return InputError(
        f"{path.name} cannot be read as a spreadsheet ({str(error).splitlines()[0]})",
        next_step="save it again without password, or as CSV",
    )
