"""Numbers as a Dutch reader writes them."""

from __future__ import annotations

import math

import pytest

from vaardig.export.dutch import (
    amount,
    decimal,
    enumeration,
    percent,
    percent_range,
    points,
    probability,
    vacancies,
    whole,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (whole(1234567), "1.234.567"),
        (whole(None), "–"),
        (decimal(1234.56, 1), "1.234,6"),
        (decimal(math.nan), "–"),
        (percent(0.1234), "12,3\u00a0%"),
        (percent(None), "–"),
        (amount(1200, "jaar", "jaren"), "1.200 jaren"),
        (vacancies(1), "1 vacature"),
        (enumeration([]), ""),
        (enumeration(["lassen"]), "lassen"),
        (enumeration(["lassen", "boren", "frezen"]), "lassen, boren en frezen"),
        (enumeration(["laden en lossen", "plannen"]), "laden en lossen, en plannen"),
        (probability(1.2e-19), "< 0,001"),
        (probability(0.0412), "0,041"),
        (vacancies(0), "0 vacatures"),
        (points(-0.025), "\u22122,5\u00a0pp"),
        (points(0.025), "+2,5\u00a0pp"),
        (points(-0.0001), "+0,0\u00a0pp"),
        (percent(-0.0001), "0,0\u00a0%"),
        (percent_range(0.1, 0.25), "10,0 – 25,0\u00a0%"),
        (percent_range(None, 0.2), "–"),
    ],
)
def test_dutch(text: str, expected: str) -> None:
    assert text == expected
