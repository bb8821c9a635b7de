"""Each class at its border, and the order in which they are decided."""

from __future__ import annotations

import numpy as np
import pytest

from vaardig.trends.stats.classes import Evidence, classify
from vaardig.trends.stats.effects import beyond_p, minimum_slope, within_p, yearly_change

FLAT = {
    "slope": 0.1, "minimum": 0.1, "zero": 1.0, "beyond": 1.0, "within": 1.0, "swings": 1.0, "swing": 0.0, "first": 0.05,
    "last": 0.06,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({}, "onbeslist"),
        ({"slope": np.nan, "beyond": 0.0}, "te weinig vacatures"),
        ({"zero": 0.01, "beyond": 0.01}, "groeiend"),
        ({"zero": 0.01, "beyond": 0.01, "first": 0.004}, "opkomend"),
        ({"zero": 0.01, "beyond": 0.01, "first": 0.004, "last": 0.008}, "groeiend"),
        ({"zero": 0.01, "beyond": 0.01, "slope": -0.2}, "dalend"),
        ({"zero": 0.01, "beyond": 0.01, "slope": -0.2, "last": 0.009}, "verdwijnend"),
        ({"within": 0.01}, "stabiel"),
        ({"within": 0.01, "swings": 0.01, "swing": 0.21}, "schommelend"),
        ({"within": 0.01, "swings": 0.01, "swing": 0.19}, "stabiel"),
        # A direction, however small, is no swing.
        ({"zero": 0.01, "swings": 0.01, "swing": 0.3}, "onbeslist"),
    ],
)
def test_precedence(changed, name):
    evidence = Evidence(**{key: np.array([value]) for key, value in (FLAT | changed).items()})
    assert classify(evidence, 0.05, 0.01).tolist() == [name]


def test_the_minimum_is_the_smaller_of_relative_and_points():
    rare, common = np.log(0.01 / 0.99), np.log(0.4 / 0.6)
    minimum = minimum_slope(np.array([rare, common]), 0.10, 0.01)
    # 10 % of 1 % is a tenth of a point; one point of 40 % is 2.5 %.
    assert minimum == pytest.approx([np.log(1.1) / 0.99, 0.025 / 0.6])
    assert yearly_change(np.array([rare]), minimum[:1], 0.001)[0] == pytest.approx(0.10, abs=1e-3)


def test_no_slope_is_both_beyond_and_within():
    slope, error, df = np.linspace(-1, 1, 41), np.full(41, 0.05), np.full(41, 8.0)
    beyond, within = beyond_p(slope, error, df, np.full(41, 0.3)), within_p(slope, error, df, np.full(41, 0.3))
    assert not ((beyond < 0.05) & (within < 0.05)).any()
    assert (beyond[[0, -1]] < 0.001).all()
    assert within[20] < 0.001
