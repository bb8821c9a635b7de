"""CSV and TSV, streamed: delimiter and quoting found in the first MiB, one row lost per defect and no more."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from vaardig.base.errors import InputError

from .columns import SYNONYMS, Resolver, key_of
from .model import MAX_ROW_BYTES, Row, bad_row
from .record import TOO_LONG, WRONG_FIELDS
from .streams import FALLBACK

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_RECORDS = 60
_MAX_LINES = 20_000
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_KNOWN = frozenset(key for synonyms in SYNONYMS.values() for key in synonyms)


@dataclass(frozen=True)
class Dialect:
    """How fields are separated and quoted."""

    delimiter: str
    escape: str | None = None

    def reader(self, source: Iterator[str]) -> Iterator[list[str]]:
        """Parse physical lines into records."""
        # The limit is a setting of the whole process; ours bounds the record, so the field needs no other one.
        csv.field_size_limit(max(csv.field_size_limit(), 4 * MAX_ROW_BYTES))
        return csv.reader(source, delimiter=self.delimiter, escapechar=self.escape)


def sniff_dialect(sample: str, preferred: str = "") -> Dialect:
    """Choose the delimiter under which the header names columns we know and the rows have the header's width.

    ``preferred`` (a tab for .tsv) wins a tie.
    """
    first = sample.split("\n", 1)[0]
    if stated := _SEPARATOR_LINE.fullmatch(first):
        return Dialect(stated.group(1), _escape(sample))
    escape = _escape(sample)

    def fitness(delimiter: str) -> tuple[int, float, int, int]:
        rows = _try(sample, Dialect(delimiter, escape))
        if not rows:
            return (0, 0.0, 0, 0)
        width = len(rows[0])
        known = sum(key_of(name) in _KNOWN for name in rows[0])
        widths = Counter(len(row) for row in rows)
        return (known, widths[width] / len(rows) if width > 1 else 0.0, width, int(delimiter == preferred))

    return Dialect(max(_DELIMITERS, key=fitness), escape)


def _escape(sample: str) -> str | None:
    backslashes = sample.count('\\"')
    doubled = len(re.findall(r'[^;,\t|"\n]""[^;,\t|"\r\n]', sample))
    return "\\" if backslashes > doubled else None


def _try(sample: str, dialect: Dialect) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in dialect.reader(iter(sample.splitlines(keepends=True))):
            if row:
                rows.append(row)
            if len(rows) > _SAMPLE_RECORDS:
                break
    except csv.Error:
        pass
    return rows[:-1] if 1 < len(rows) <= _SAMPLE_RECORDS and len(sample) > 1 << 19 else rows


class _Lines(Iterator[str]):
    """Physical lines with a memory of the record they are part of, and room to push lines back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = _physical(stream)
        self._pushed: list[tuple[int, str, int]] = []
        self.record: list[tuple[int, str, int]] = []
        self._size = 0

    def __next__(self) -> str:
        item = self._pushed.pop() if self._pushed else next(self._lines)
        self.record.append(item)
        self._size += item[2]
        if len(self.record) > 1 and (self._size > MAX_ROW_BYTES or len(self.record) > _MAX_LINES):
            raise _Runaway
        return item[1]

    def start_record(self) -> None:
        self.record, self._size = [], 0

    def push_back(self, count: int) -> None:
        """Give the last ``count`` lines of the record back, to be read again."""
        if count:
            self._pushed.extend(reversed(self.record[-count:]))


class _Runaway(Exception):  # noqa: N818  (a signal within this module, not an error)
    """A quote was opened and not closed within any sensible record."""


def _physical(stream: BinaryIO) -> Iterator[tuple[int, str, int]]:
    number = 0
    while raw := stream.readline(MAX_ROW_BYTES + 1):
        number += 1
        size = len(raw)
        if size > MAX_ROW_BYTES and not raw.endswith(b"\n"):
            raw = raw[: 1 << 16] + b"\n"
            while (more := stream.readline(1 << 16)) and not more.endswith(b"\n"):
                size += len(more)
        text = raw.decode("utf-8", FALLBACK).replace("\x00", "")
        # A lone carriage return ends a line for csv; inside a field it is white space.
        yield number, text.rstrip("\r\n").replace("\r", " ") + "\n", size


def read_delimited(
    stream: BinaryIO, sample: bytes, resolver: Resolver, where: str, preferred: str, skip: int
) -> Iterator[Row]:
    """Rows of a delimited stream in UTF-8.

    Raises
    ------
    InputError
        When the header has no column that could be the text, or lacks a mapped column.
    """
    dialect = sniff_dialect(sample.decode("utf-8", FALLBACK), preferred)
    source = _Lines(stream)
    header, line = _header(source, dialect, where)
    resolver.check_header(header, f"{where}, line {line}")
    yield from islice(_records(source, dialect, header), skip, None)


def _header(source: _Lines, dialect: Dialect, where: str) -> tuple[list[str], int]:
    try:
        for record in dialect.reader(source):
            line = source.record[0][0]
            blank = not any(field.strip() for field in record)
            stated = _SEPARATOR_LINE.fullmatch(source.record[0][1].strip()) is not None
            source.start_record()
            if not blank and not stated:
                return _unique(record), line
    except (csv.Error, _Runaway) as error:
        raise InputError(
            f"{where}, line 1: the header cannot be read ({error or 'a quote is never closed'})",
            next_step="save the file again as CSV with one header line",
        ) from error
    return [], 0


def _unique(names: list[str]) -> list[str]:
    """Strip names, drop trailing empty ones' text, and number repeated ones so that no value is lost."""
    seen: Counter[str] = Counter()
    unique = []
    for name in (name.strip().removeprefix("\ufeff") for name in names):
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def _records(source: _Lines, dialect: Dialect, header: list[str]) -> Iterator[Row]:
    width = len(header)
    reader = dialect.reader(source)
    while True:
        source.start_record()
        try:
            record = next(reader)
        except StopIteration:
            return
        except _Runaway:
            yield _quote_row(source, 1)
            source.push_back(len(source.record) - 1)
            reader = dialect.reader(source)
            continue
        except csv.Error as error:
            yield bad_row(f"{WRONG_FIELDS}: line {source.record[0][0]}: {error}", source.record[0][1].rstrip("\n"))
            source.push_back(len(source.record) - 1)
            reader = dialect.reader(source)
            continue
        if not any(field.strip() for field in record):
            continue
        first = source.record[0]
        if first[2] > MAX_ROW_BYTES:
            yield bad_row(f"{TOO_LONG}: line {first[0]} has {first[2]} bytes, at most {MAX_ROW_BYTES}", first[1])
            reader = dialect.reader(source)
        elif (len(record) == width or _only_trailing(record, width)) and _is_sound(source, dialect):
            yield Row(_fields(header, record))
        elif (lost := _lines_until_whole_row(source, dialect, width)) > 0:
            yield _quote_row(source, lost)
            source.push_back(len(source.record) - lost)
            reader = dialect.reader(source)
        else:
            content = "".join(line for _, line, _ in source.record).rstrip("\n")
            if len(record) == width:
                yield Row(_fields(header, record))  # quotes that are not doubled, in a text of several lines
                continue
            yield bad_row(f"{WRONG_FIELDS}: line {first[0]} has {len(record)} fields, the header {width}", content)


def _fields(header: list[str], record: list[str]) -> dict[str, Any]:
    return dict(zip(header, record, strict=False))


def _only_trailing(record: list[str], width: int) -> bool:
    """Spreadsheets end rows with empty separators: they say nothing."""
    return len(record) > width and not any(field.strip() for field in record[width:])


def _quote_row(source: _Lines, count: int) -> Row:
    content = "".join(line for _, line, _ in source.record[:count]).rstrip("\n")
    return bad_row(f"{WRONG_FIELDS}: line {source.record[0][0]}: a quote is opened and not closed", content)


def _is_sound(source: _Lines, dialect: Dialect) -> bool:
    """False when a record of several lines is put together by a quote that should not be where it is.

    An unclosed quote runs on to the first quote of a later row, and the two rows may well have the right width.
    """
    if len(source.record) == 1:
        return True
    try:
        _strict((line for _, line, _ in source.record), dialect)
    except csv.Error:
        return False
    return True


def _strict(physical: Iterable[str], dialect: Dialect) -> list[list[str]]:
    return list(csv.reader(physical, delimiter=dialect.delimiter, escapechar=dialect.escape, strict=True))


def _lines_until_whole_row(source: _Lines, dialect: Dialect, width: int) -> int:
    """How many lines of a malformed record precede the first line that is a whole row by itself; 0 when none is."""
    for index, (_, line, _) in enumerate(source.record[1:], start=1):
        try:
            alone = _strict([line], dialect)
        except csv.Error:
            continue
        if alone and len(alone[0]) == width:
            return index
    return 0
