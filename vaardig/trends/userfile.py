"""Small tables that a person keeps in a spreadsheet: CSV in any usual dialect and encoding, or Excel."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp.ingest.columns import key_of
from nlp.ingest.delimited import sniff_dialect
from vaardig.base.errors import InputError
from vaardig.base.text import squeeze

_DELIMITED = (".csv", ".tsv", ".txt")
_SHEETS = (".xlsx", ".xls", ".ods")
_MOST_BYTES = 50_000_000

Row = dict[str, str]


def read_user_table(path: Path, columns: Mapping[str, Sequence[str]], required: Sequence[str]) -> list[Row]:
    """Rows of a user's table under our own column names; every cell is squeezed text, empty where there is none.

    Parameters
    ----------
    columns
        Our name to the headings that stand for it, whatever their case and punctuation.
    required
        Names that must be found.

    Raises
    ------
    InputError
        The file does not exist, is no table, is empty, or lacks a required column (or all of them).
    """
    header, body = _read(path)
    by_key = {key_of(name): index for index, name in reversed(list(enumerate(header)))}
    places = {
        name: next((by_key[key_of(word)] for word in (name, *words) if key_of(word) in by_key), None)
        for name, words in columns.items()
    }
    missing = [name for name in required if places[name] is None]
    if not missing and all(place is None for place in places.values()):
        missing = list(columns)
    if missing:
        words = " or ".join(f"'{word}'" for word in (missing[0], *columns[missing[0]])[:4])
        raise InputError(
            f"{path.name} has no column {words}; its columns are {', '.join(map(repr, header)) or 'none'}",
            next_step="name the columns in the first line",
        )
    rows = [
        {name: squeeze(row[place]) if place is not None and place < len(row) else "" for name, place in places.items()}
        for row in body
    ]
    kept = [row for row in rows if any(row.values())]
    if not kept:
        raise InputError(f"{path.name} has no rows", next_step="fill it in, one row per line")
    return kept


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    if not path.is_file():
        raise InputError(f"{path} does not exist", next_step="give an existing CSV or Excel file")
    suffix = path.suffix.lower()
    if suffix not in (*_DELIMITED, *_SHEETS):
        raise InputError(f"{path.name} is no table that can be read", allowed=", ".join((*_DELIMITED, *_SHEETS)))
    if path.stat().st_size > _MOST_BYTES:
        raise InputError(f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB", next_step="is it the right file?")
    table = _sheet(path) if suffix in _SHEETS else _delimited(path)
    if not table:
        raise InputError(f"{path.name} is empty", next_step="name the columns in the first line")
    return [squeeze(name) for name in table[0]], table[1:]


def _delimited(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = raw.decode("utf-8", "replace")
    lines = text.replace("\x00", "").splitlines(keepends=True)
    dialect = sniff_dialect("".join(lines[:200]), "\t" if path.suffix.lower() == ".tsv" else "")
    try:
        return [row for row in dialect.reader(iter(lines)) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError(f"{path.name} cannot be read as CSV ({error})", next_step="save it again as CSV") from error


def _sheet(path: Path) -> list[list[str]]:
    import fastexcel

    try:
        frame = fastexcel.read_excel(str(path)).load_sheet(0, header_row=None, dtypes="string").to_polars()
    except Exception as error:
        raise InputError(f"{path.name} cannot be read ({error})", next_step="save it again, or as CSV") from error
    rows = [["" if cell is None else str(cell) for cell in row] for row in frame.iter_rows()]
    return [row for row in rows if any(cell.strip() for cell in row)]
