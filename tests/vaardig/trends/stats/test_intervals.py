"""Published values and limits."""

from __future__ import annotations

import numpy as np
import pytest

from vaardig.trends.stats.intervals import newcombe, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_bounds(k, n, low, high):
    assert [float(bound) for bound in wilson(k, n)] == pytest.approx([low, high], abs=5e-5)


@pytest.mark.parametrize(
    ("last", "first", "low", "high"),
    # Newcombe (1998), "Interval estimation for the difference", table II, method 10: 56/70-48/80 and 10/10-0/10.
    [((56, 70), (48, 80), 0.0524, 0.3339), ((10, 10), (0, 10), 0.6075, 1.0), ((9, 10), (3, 10), 0.1705, 0.8090)],
)
def test_newcombe_gives_the_published_bounds(last, first, low, high):
    assert [float(bound) for bound in newcombe(first, last)] == pytest.approx([low, high], abs=5e-5)


def test_no_denominator_has_no_interval_and_bounds_stay_in_range():
    low, high = wilson([0, 0, 5], [0, 5, 5])
    assert np.isnan([low[0], high[0]]).all()
    assert (low[1], high[2]) == (0.0, 1.0)
