"""Slopes: exact lines, calibration with shocks, and what skills have in common."""

from __future__ import annotations

import numpy as np
import pytest

from vaardig.trends.stats.armitage import cochran_armitage_p
from vaardig.trends.stats.effects import slope_interval, zero_p
from vaardig.trends.stats.slopes import fit_slopes

YEARS = np.arange(2010.0, 2017.0)


def counts(draw, ads, slope, shock, common=0.0, skills=400):
    level = draw.uniform(-4, -0.5, skills)[:, None]
    noise = draw.normal(0, shock, (skills, 7)) + draw.normal(0, common, 7)
    share = 1 / (1 + np.exp(-(level + slope * (YEARS - 2013) + noise)))
    return draw.binomial(ads, share).astype(float)


def test_a_line_without_noise_is_found():
    share = 1 / (1 + np.exp(-(-1 + 0.2 * (YEARS - 2013))))
    k = np.stack([share * 1e6, share[::-1] * 1e6, np.full(7, 2e5)])
    fit = fit_slopes(k, np.full(7, 1e6), YEARS)
    assert fit.slope == pytest.approx([0.2, -0.2, 0.0], abs=1e-4)
    assert fit.level == pytest.approx([-1, -1, np.log(0.25)], abs=1e-3)


def test_shocks_give_five_percent_where_pooling_gives_most():
    draw = np.random.default_rng(3)
    k = counts(draw, 100_000, 0.0, 0.1)
    fit = fit_slopes(k, np.full(7, 1e5), YEARS)
    assert np.mean(zero_p(fit.slope, fit.standard_error, fit.df) < 0.05) < 0.08
    assert np.mean(cochran_armitage_p(k, np.full(7, 1e5), YEARS) < 0.05) > 0.6
    assert fit.shock == pytest.approx(0.01, rel=0.2)


@pytest.mark.parametrize(("ads", "shock"), [(800, 0.0), (5_000, 0.1)])
def test_intervals_hold_the_planted_slope(ads, shock):
    draw = np.random.default_rng(4)
    inside = []
    for _ in range(10):
        k = counts(draw, ads, 0.1, shock)
        kept = k[k.sum(axis=1) >= 35]
        fit = fit_slopes(kept, np.full(7, float(ads)), YEARS)
        low, high = slope_interval(fit.slope, fit.standard_error, fit.df)
        inside.append(np.mean((low < 0.1) & (high > 0.1)))
    assert 0.93 < np.mean(inside) < 0.975


def test_one_pattern_in_common_leaves_the_degrees_of_freedom_of_the_years():
    draw = np.random.default_rng(5)
    alone = fit_slopes(counts(draw, 1e6, 0.0, 0.1), np.full(7, 1e6), YEARS)
    together = fit_slopes(counts(draw, 1e6, 0.0, 0.001, common=0.2), np.full(7, 1e6), YEARS)
    assert (alone.shared < 0.05) & (alone.df[0] > 100)
    assert together.shared > 0.9
    assert together.df[0] < 7


def test_years_that_never_or_always_ask_have_a_finite_slope():
    k = np.array(
        [[0, 0, 0, 0, 5, 20, 60], [100, 100, 100, 100, 100, 90, 80], [50, 40, 50, 45, 50, 52, 48]], dtype=float
    )
    fit = fit_slopes(k, np.full(7, 100.0), YEARS)
    assert np.isfinite(fit.slope).all()
    assert fit.slope[0] > 0 > fit.slope[1]


def test_three_years_are_too_few():
    with pytest.raises(ValueError, match="3 years"):
        fit_slopes(np.ones((2, 3)), np.full(3, 10.0), YEARS[:3])
