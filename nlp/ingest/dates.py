"""Dates in the forms that vacancy sources use. Everything unreadable is None: an ad without a date is kept."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from vaardig.base.text import fold

from .tables import MONTHS

_FIRST_YEAR, _LAST_YEAR = 1980, 2100
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d|$)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DAY_MONTH_NAME = re.compile(
    r"(?<!\d)(\d{1,2})(?:e|ste|de|th|st|nd|rd)?[\s.\-]*([a-z]{3,9})\.?,?[\s\-]*(\d{4}|'?\d{2})(?!\d)"
)
_MONTH_NAME_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:th|st|nd|rd)?,?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})")
_NUMERIC_MONTH = re.compile(r"(?:(\d{1,2})[/-](\d{4})|(\d{4})[/-](\d{1,2}))")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_EXCEL_EPOCH = date(1899, 12, 30)


def parse_date(value: Any) -> date | None:
    """Read a date, or None when there is none to be read.

    Day comes before month (31/12/2015); ``12/31/2015`` is accepted because it has one reading only. A moment with
    a time zone, also an epoch, becomes the day it was in Brussels: exports write local midnight as 22 or 23 h UTC
    of the day before, which would move New Year's ads a year back. ``maart 2014`` is its first day, ``2014`` its
    first day too: the year is what the figures use. Years outside 1980-2100 are refused.
    """
    if isinstance(value, datetime):
        return _in_range(_local(value))
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_number(float(value))
    return _from_text(str(value)[:80])


@lru_cache(maxsize=8192)
def _from_text(value: str) -> date | None:
    folded = fold(value).strip()
    if not folded:
        return None
    if _NUMBER.fullmatch(folded):
        return _from_digits(folded)
    for reader in (_iso, _rfc822, _numeric, _named):
        if (found := reader(folded)) is not None:
            return _in_range(found)
    return None


def _from_digits(digits: str) -> date | None:
    if len(digits) == 8 and (match := _COMPACT.fullmatch(digits)):
        year, month, day = (int(part) for part in match.groups())
        return _in_range(_make(year, month, day))
    return _from_number(float(digits))


def _from_number(number: float) -> date | None:
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        return _make(int(number), 1, 1)
    if 29_221 <= number <= 73_415:  # Excel serial days from 1980 to 2100
        return _EXCEL_EPOCH + timedelta(days=int(number))
    if 19_800_101 <= number <= 21_001_231:
        return _in_range(_make(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100))
    for unit in (1.0, 1e3, 1e6, 1e9):
        if 315_532_800 <= number / unit < 4_133_980_800:
            return _local(datetime.fromtimestamp(int(number / unit), UTC))
    return None


def _iso(folded: str) -> date | None:
    match = _ISO.match(folded)
    if match is None:
        return None
    try:
        return _local(datetime.fromisoformat(folded.upper()))
    except ValueError:
        year, month, day = (int(part) for part in match.groups())
        return _make(year, month, day)


def _rfc822(folded: str) -> date | None:
    if ":" not in folded:
        return None
    try:
        return _local(parsedate_to_datetime(folded))
    except (ValueError, TypeError, IndexError):
        return None


def _numeric(folded: str) -> date | None:
    if match := _DAY_FIRST.search(folded):
        first, second, year = (int(part) for part in match.groups())
        year = _full_year(year) if len(match.group(3)) == 2 else year
        return _make(year, second, first) or _make(year, first, second)
    if match := _YEAR_FIRST.search(folded):
        year, month, day = (int(part) for part in match.groups())
        return _make(year, month, day)
    if match := _NUMERIC_MONTH.fullmatch(folded):
        month_text, year_text = match.group(1) or match.group(4), match.group(2) or match.group(3)
        return _make(int(year_text), int(month_text), 1)
    return None


def _named(folded: str) -> date | None:
    if (match := _DAY_MONTH_NAME.search(folded)) and match.group(2) in MONTHS:
        year = match.group(3).lstrip("'")
        return _make(
            int(year) if len(year) == 4 else _full_year(int(year)), MONTHS[match.group(2)], int(match.group(1))
        )
    if (match := _MONTH_NAME_DAY.search(folded)) and match.group(1) in MONTHS:
        return _make(int(match.group(3)), MONTHS[match.group(1)], int(match.group(2)))
    if (match := _MONTH_YEAR.search(folded)) and match.group(1) in MONTHS:
        return _make(int(match.group(2)), MONTHS[match.group(1)], 1)
    return None


def _full_year(two_digits: int) -> int:
    return 2000 + two_digits if two_digits < 70 else 1900 + two_digits


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_range(value: date | None) -> date | None:
    return value if value is not None and _FIRST_YEAR <= value.year <= _LAST_YEAR else None


def _local(moment: datetime) -> date:
    """Day of a moment in Brussels. The EU rule is spelled out so that no time zone database is needed."""
    if moment.tzinfo is None:
        return moment.date()
    try:
        utc = moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.date()
    if not _FIRST_YEAR <= utc.year <= _LAST_YEAR:
        return utc.date()
    start, end = (_last_sunday(utc.year, month) for month in (3, 10))
    return (utc + timedelta(hours=2 if start <= utc < end else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)
