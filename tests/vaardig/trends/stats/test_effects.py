"""Tests of slopes: against the plain t-test, and where a series does not stray at all."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from scipy import stats

from vaardig.trends.stats.effects import beyond_p, within_p, zero_p


def test_against_the_plain_t_test():
    years = np.arange(7.0)
    values = np.array([1.0, 1.3, 1.1, 1.6, 1.4, 1.9, 1.8])
    fit = stats.linregress(years, values)
    found = zero_p(np.array([fit.slope]), np.array([fit.stderr]), np.array([5.0]))
    assert found[0] == pytest.approx(fit.pvalue)


def test_a_series_that_does_not_stray_gives_sure_answers_and_no_warning():
    slope, error, df = np.array([0.0, 0.2, -0.2]), np.zeros(3), np.full(3, 5.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert zero_p(slope, error, df).tolist() == [1.0, 0.0, 0.0]
        assert beyond_p(slope, error, df, np.full(3, 0.1)).tolist() == [1.0, 0.0, 0.0]
        assert within_p(slope, error, df, np.full(3, 0.1)).tolist() == [0.0, 1.0, 1.0]


def test_the_three_tests_agree_on_where_the_slope_lies():
    slope, error, df, least = np.array([0.02, 0.4]), np.full(2, 0.02), np.full(2, 20.0), np.full(2, 0.1)
    assert (within_p(slope, error, df, least) < 0.05).tolist() == [True, False]
    assert (beyond_p(slope, error, df, least) < 0.05).tolist() == [False, True]
