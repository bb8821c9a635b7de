"""Intervals that allow for clusters: against formulas, and their coverage on planted clusters."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from scipy import stats

from vaardig.trends.clustered import (
    clustered_difference,
    clustered_mean,
    clustered_slope,
    shares_by,
    yearly_slope,
)
from vaardig.trends.stats.intervals import wilson


def test_a_mean_of_lone_units_has_the_usual_interval():
    values = np.array([1.0, 2.0, 3.0, 4.0, 6.0, 8.0])
    found = clustered_mean(values, np.arange(6))
    half = stats.t.ppf(0.975, 5) * values.std(ddof=1) / np.sqrt(6)
    assert (found.low, found.high) == pytest.approx((4 - half, 4 + half))


def test_intervals_hold_when_employers_repeat_themselves():
    generator = np.random.default_rng(7)
    naive = hit = 0
    runs = 300
    for _ in range(runs):
        firm = np.repeat(np.arange(40), 10)
        values = generator.normal(size=40)[firm] + generator.normal(size=400)
        found = clustered_mean(values, firm)
        hit += found.low <= 0 <= found.high
        alone = clustered_mean(values, np.arange(400))
        naive += alone.low <= 0 <= alone.high
    assert 0.91 <= hit / runs <= 0.98
    assert naive / runs < 0.7


def test_differences_are_taken_within_strata():
    # In stratum 0 everyone has 10 more, and most of the group stands there: raw the group looks higher.
    strata = np.repeat([0, 1], 100)
    group = np.concatenate([np.arange(100) < 80, np.arange(100) < 20])
    values = np.where(strata == 0, 10.0, 0.0) - group * 1.0
    clusters = np.arange(200) % 50
    assert clustered_difference(values, group, np.zeros(200, dtype=int), clusters).value > 0
    assert clustered_difference(values, group, strata, clusters).value == pytest.approx(-1)


def test_slope_within_strata():
    x = np.arange(60, dtype=float)
    strata = (x >= 30).astype(int)
    found = clustered_slope(2 * x + 100 * strata, x, strata, np.arange(60) % 12)
    assert found.value == pytest.approx(2)
    assert found.sign == 1


def test_too_few_clusters_or_years_give_no_interval():
    assert not clustered_mean(np.ones(4), np.arange(4)).known
    assert not yearly_slope(np.arange(3.0), np.arange(3.0)).known


def test_yearly_slope_is_the_regression_of_years():
    years, values = np.arange(2010.0, 2017.0), np.array([3.0, 5, 4, 6, 8, 7, 9])
    fit = stats.linregress(years, values)
    found = yearly_slope(years, values)
    assert found.value == pytest.approx(fit.slope)
    assert found.high - found.low == pytest.approx(2 * stats.t.ppf(0.975, 5) * fit.stderr)


def test_shares_widen_with_repeating_employers_and_not_without_names():
    frame = pl.DataFrame(
        {"year": 2015, "hit": [i < 50 for i in range(200)], "employer": [f"b{i // 10}" for i in range(200)],
         "employer_class": "genoemd"}
    )  # fmt: skip
    low, high = (float(x[0]) for x in wilson([50], [200]))
    repeating = shares_by(frame, ["year"], pl.col("hit")).row(0, named=True)
    assert (repeating["numerator"], repeating["denominator"], repeating["share"]) == (50, 200, 0.25)
    assert repeating["low"] < low
    assert repeating["high"] > high
    alone = shares_by(frame.with_columns(employer_class=pl.lit("onbekend")), ["year"], pl.col("hit")).row(0, named=True)
    assert (alone["low"], alone["high"]) == pytest.approx((low, high), abs=2e-3)
