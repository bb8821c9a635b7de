from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from nlp.ingest.dates import parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2015-12-31", date(2015, 12, 31)),
        ("2015-12-31T10:20:30", date(2015, 12, 31)),
        ("2015-12-31 10:20:30.123", date(2015, 12, 31)),
        ("2015-12-31T23:00:00Z", date(2016, 1, 1)),  # midnight in Brussels
        ("2015-12-31T23:00:00.000Z", date(2016, 1, 1)),
        ("2015-06-30T22:00:00Z", date(2015, 7, 1)),  # midnight in summer
        ("2016-01-01T00:00:00+01:00", date(2016, 1, 1)),
        ("31/12/2015", date(2015, 12, 31)),
        ("31-12-2015", date(2015, 12, 31)),
        ("31.12.2015", date(2015, 12, 31)),
        ("1/2/2015", date(2015, 2, 1)),
        ("12/31/2015", date(2015, 12, 31)),  # one reading only
        ("31/12/15", date(2015, 12, 31)),
        ("2022/03/07", date(2022, 3, 7)),
        ("20151231", date(2015, 12, 31)),
        ("12 maart 2014", date(2014, 3, 12)),
        ("wo 12 mrt. 2014", date(2014, 3, 12)),
        ("3 okt. 2016", date(2016, 10, 3)),
        ("1ste september 2020", date(2020, 9, 1)),
        ("Mar 21, 2022", date(2022, 3, 21)),
        ("maart 2014", date(2014, 3, 1)),
        ("03/2014", date(2014, 3, 1)),
        ("2014", date(2014, 1, 1)),
        ("Tue, 05 Jun 2018 08:30:00 +0200", date(2018, 6, 5)),
        ("Mon, 31 Dec 2018 23:30:00 GMT", date(2019, 1, 1)),
        (1583020800, date(2020, 3, 1)),
        (1583020800000, date(2020, 3, 1)),
        ("1583020800", date(2020, 3, 1)),
        (1451602800, date(2016, 1, 1)),  # 31 December 2015, 23 h UTC
        (42369, date(2015, 12, 31)),
        ("42369.0", date(2015, 12, 31)),
        (date(2015, 12, 31), date(2015, 12, 31)),
        (datetime(2015, 12, 31, 23, tzinfo=UTC), date(2016, 1, 1)),
        (datetime(2015, 12, 31, 23), date(2015, 12, 31)),
        ("online sinds 31 jan. 2025", date(2025, 1, 31)),
    ],
)
def test_reads(value: Any, expected: date) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [None, "", "weldra", "31/02/2015", "0000-00-00", "1900-01-01", "9999-12-31", "z.s.m.", "12", True, 0, -5,
     "99/99/9999", float("inf"), float("nan"), "3 dagen geleden", {"a": 1}, "9" * 80],
)  # fmt: skip
def test_refuses(value: Any) -> None:
    assert parse_date(value) is None
