"""Employer size classes from a user's own file: which employer has how many employees, never guessed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.circumstances import UNKNOWN, employer_class, normalise_employer
from nlp.ingest.columns import Columns, Resolver, is_missing, key_of
from nlp.ingest.delimited import read_delimited
from nlp.ingest.excel import read_excel
from nlp.ingest.model import Row
from nlp.ingest.parquet import read_parquet
from nlp.ingest.streams import as_utf8, open_binary, suffix_of
from nlp.ingest.tables import COLUMNS
from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_file
from vaardig.base.text import fold, squeeze

if TYPE_CHECKING:
    import polars as pl

# Classes in which KBO and RSZ publish numbers of employees, and where each begins.
SIZE_CLASSES = ("1-4", "5-9", "10-19", "20-49", "50-99", "100-199", "200-499", "500-999", "1000+")
_BEGINS = (1, 5, 10, 20, 50, 100, 200, 500, 1000)

NO_EMPLOYER = "no employer is named"
NO_SIZE = "no number of employees or class"
NO_CLASS = "the number or range lies in no single class"
A_DATE = "a date where a class was expected: spreadsheets turn 5-9 into one, format the column as text"
A_CODE = "a bare number in a column of classes: it may be the code of a class"
CONFLICT = "the same employer with different classes"

# Written as :func:`nlp.ingest.columns.key_of` makes them; earlier ones win. Full-time equivalents are no head count.
_NAMES = """
employername naamwerkgever maatschappelijkenaam maatschappelijkebenaming denominatie denomination benaming firmanaam
firma firmname handelsnaam vennootschap naam name
"""
_NUMBERS = """
aantalwerknemers aantalpersoneelsleden aantalmedewerkers numberofemployees employeecount noofemployees nemployees
headcount werknemers personeelsleden medewerkers personeelsaantal personeelsbestand personeel employees staff
staffcount personeelsgrootte employersize companysize firmsize bedrijfsgrootte ondernemingsgrootte omvang grootte size
aantal
"""
_CLASSES = """
werknemersklasse personeelsklasse grootteklasse groottecategorie rszklasse sizeclass employersizeclass
companysizeclass klasse class
"""
_KEYS = {
    "employer": (*COLUMNS["employer"], *_NAMES.split()),
    "number": tuple(_NUMBERS.split()),
    "class": tuple(_CLASSES.split()),
}
_DELIMITED = (".csv", ".tsv", ".txt")
_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_PARQUET = (".parquet", ".pq")

_DATE = re.compile(r"\d{4}-\d\d-\d\d.*|\d{1,2}[-/](?:[a-z]{3}|\d{1,2}[-/]\d{2,4}).*")
_THOUSANDS = re.compile(r"(?<=\d)[ .,'\u00a0\u202f](?=\d{3}(?!\d))")
_PEOPLE = re.compile(
    r"\b(?:werknemers?|medewerkers?|personeelsleden|personen|mensen|employees|people|staff|van|from|between|tussen)\b"
)
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]\d+)?")
_RANGE = re.compile(r"(\d{1,9}) ?(?:-|\u2013|tot en met|t/m|tot|a|en|and|to) ?(\d{1,9})")
_AT_LEAST = re.compile(
    r"(\d{1,9}) ?(?:\+|en meer|of meer|or more|and more|and over)|(?:>=|\u2265|minstens|vanaf|at least) ?(\d{1,9})"
)
_MORE_THAN = re.compile(r"(?:>|meer dan|more than|over) ?(\d{1,9})")
_LESS_THAN = re.compile(r"(?:<|minder dan|less than|fewer than) ?(\d{1,9})")


def size_class(value: object) -> str | None:
    """Class of a number of employees, or of a wording such as "5 tot 9 werknemers", "1.200" or "1000 en meer".

    Returns
    -------
    One of `SIZE_CLASSES`; None when there is none: 0, nonsense, or a range that spans several classes.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _between(value, value)
    bounds = _bounds(str(value))
    return _between(*bounds) if bounds else None


def _bounds(written: str) -> tuple[float, float] | None:
    text = squeeze(_PEOPLE.sub(" ", _THOUSANDS.sub("", fold(written))))
    if match := _NUMBER.fullmatch(text):
        return int(match[1]), int(match[1])
    if match := _RANGE.fullmatch(text):
        return int(match[1]), int(match[2])
    if match := _AT_LEAST.fullmatch(text):
        return int(match[1] or match[2]), float("inf")
    if match := _MORE_THAN.fullmatch(text):
        return int(match[1]) + 1, float("inf")
    if match := _LESS_THAN.fullmatch(text):
        return 1, int(match[1]) - 1  # who is an employer has at least one employee
    return None


def _between(low: float, high: float) -> str | None:
    """The class that holds all numbers from ``low`` to ``high``; a fraction belongs to the class below."""
    if not 1 <= low <= high:
        return None
    first, last = bisect_right(_BEGINS, low), bisect_right(_BEGINS, high)
    return SIZE_CLASSES[first - 1] if first == last else None


@dataclass(frozen=True)
class Skipped:
    """Rows that gave no employer a class: why, how many, and the first of them (row numbers from 1)."""

    reason: str
    count: int
    first: str


@dataclass(frozen=True)
class EmployerSizes:
    """What a file says.

    Parameters
    ----------
    classes
        Normalised employer name to class.
    hash
        Content hash of the file.
    rows
        Rows read; those that do not fit are counted in ``skipped``.
    skipped
        Rows that did not fit, per reason.
    """

    classes: Mapping[str, str]
    hash: str
    rows: int
    skipped: tuple[Skipped, ...] = ()

    def of(self, employer: str | None) -> str:
        """Class of an employer; ``onbekend`` for who is not in the file, not named or hidden ("onze klant")."""
        if not employer or employer_class(employer) != "genoemd":
            return UNKNOWN
        return self.classes.get(normalise_employer(employer), UNKNOWN)

    def add_to(self, raw: pl.DataFrame) -> pl.DataFrame:
        """Add the column ``employer_size`` to raw vacancies; `nlp.batch.FrameExtractor` takes it over."""
        import polars as pl

        names: list[str] = raw["employer"].drop_nulls().unique().to_list()
        known = {name: size for name in names if (size := self.of(name)) != UNKNOWN}
        sizes = [known.get(name, UNKNOWN) for name in raw["employer"].to_list()]
        return raw.with_columns(pl.Series("employer_size", sizes, dtype=pl.String()))


class _Header(Resolver):
    """Finds the columns; ingest's readers ask it as they ask the resolver of vacancies."""

    def __init__(self) -> None:
        super().__init__({})
        self.columns = Columns({})

    @property
    def mapped_keys(self) -> list[str]:
        """Keys by which a spreadsheet's header line is recognised."""
        return [key for keys in _KEYS.values() for key in keys]

    def check_header(self, names: Sequence[str], where: str) -> Columns:
        """Find employer and size, or refuse the file."""
        by_key: dict[str, str] = {}
        for name in names:
            by_key.setdefault(key_of(name).rstrip("0123456789"), name)
        found = {target: tuple(by_key[key] for key in keys if key in by_key) for target, keys in _KEYS.items()}
        missing = [what for what, targets in _ASKED.items() if not any(found[target] for target in targets)]
        if missing:
            raise InputError(
                f"{where}: there is no column with {' and none with '.join(missing)}; "
                f"its columns are {', '.join(map(repr, names)) or 'none'}",
                allowed="e.g. 'werkgever' or 'employer', and 'aantal werknemers', 'grootteklasse' or 'employees'",
                next_step="rename the columns in the first line and give the file again to --employer-sizes",
            )
        self.columns = Columns(found)
        return self.columns


_ASKED = {
    "the employer's name": ("employer",),
    "the number of employees or size class": ("number", "class"),
}


def read_employer_sizes(path: Path) -> EmployerSizes:
    """Read a CSV, spreadsheet or Parquet file with an employer and a number of employees or class per row.

    Raises
    ------
    InputError
        The file does not exist, cannot be read, lacks a column, or gives no employer a class.
    """
    header = _Header()
    rows = 0
    classes: dict[str, str] = {}
    disputed: set[str] = set()
    skipped = _Tally()
    for row in _rows(path, header):
        rows += 1
        name, written = header.columns.first(row.fields, "employer"), header.columns.first(row.fields, "number")
        coded = is_missing(written)
        if coded:
            written = header.columns.first(row.fields, "class")
        key = normalise_employer(str(name)) if not is_missing(name) else ""
        coded = coded and _NUMBER.fullmatch(squeeze(str(written))) is not None
        size = None if coded else size_class(written)
        if row.defect:
            skipped.add(row.defect.split(":")[0], rows, row.content[:60])
        elif not key or employer_class(str(name)) != "genoemd":
            skipped.add(NO_EMPLOYER, rows, f"{name}")
        elif size is None:
            skipped.add(A_CODE if coded else _why(written), rows, f"{name}: {written}")
        elif classes.setdefault(key, size) != size:
            skipped.add(CONFLICT, rows, f"{name}: {written}")
            disputed.add(key)
    for key in disputed:  # the row that came first is no truer than the other
        del classes[key]
    if not classes:
        raise _nothing_fits(path, rows, skipped.all())
    return EmployerSizes(classes, hash_file(path), rows, skipped.all())


class _Tally:
    """Counts rows per reason."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}

    def add(self, reason: str, row: int, content: str) -> None:
        count, first = self._found.get(reason, (0, f"row {row}, '{content}'"))
        self._found[reason] = (count + 1, first)

    def all(self) -> tuple[Skipped, ...]:
        return tuple(Skipped(reason, *self._found[reason]) for reason in sorted(self._found))


def _why(written: Any) -> str:
    if is_missing(written):
        return NO_SIZE
    if _bounds(str(written)) is not None:
        return NO_CLASS
    return A_DATE if _DATE.fullmatch(fold(str(written))) else NO_SIZE


def _nothing_fits(path: Path, rows: int, skipped: tuple[Skipped, ...]) -> InputError:
    if not rows:
        return InputError(f"{path.name}, line 1: there are no rows in it", next_step="export the file again")
    most = max(skipped, key=lambda item: item.count)
    return InputError(
        f"{path.name}, {most.first}: none of its {rows} rows gives an employer a size class ({most.reason})",
        allowed=f"a number of employees, or one of {', '.join(SIZE_CLASSES)}",
        next_step="correct that column and give the file again to --employer-sizes",
    )


def _rows(path: Path, header: _Header) -> Iterator[Row]:
    suffix = suffix_of(path)[0]
    readers: tuple[tuple[tuple[str, ...], Callable[[Path, _Header], Iterator[Row]]], ...] = (
        (_DELIMITED, _delimited),
        (_SHEETS, lambda p, h: read_excel(p, h, 0)),
        (_PARQUET, lambda p, h: read_parquet(p, h, 0)),
    )
    reader = next((reader for suffixes, reader in readers if suffix in suffixes), None)
    if reader is None or not path.is_file():
        raise InputError(
            f"{path} does not exist" if reader else f"{path.name} is no table that --employer-sizes can read",
            allowed="a file " + ", ".join((*_DELIMITED, *_SHEETS, *_PARQUET)),
            next_step="give an existing file with the employer's name and its number of employees",
        )
    return reader(path, header)


def _delimited(path: Path, header: _Header) -> Iterator[Row]:
    with open_binary(path) as raw:
        stream, sample = as_utf8(raw)
        if sample.strip():
            yield from read_delimited(stream, sample, header, path.name, _preferred(path), 0)


def _preferred(path: Path) -> str:
    return "\t" if suffix_of(path)[0] == ".tsv" else ""
