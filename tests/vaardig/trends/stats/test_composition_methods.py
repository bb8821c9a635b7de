"""Raking, Kitagawa, the length part, counts and contrasts on cases with a known answer."""

from __future__ import annotations

import numpy as np
import pytest

from vaardig.trends.stats.contrasts import paired, two_periods
from vaardig.trends.stats.decompose import kitagawa, length_elasticity
from vaardig.trends.stats.effects import zero_p
from vaardig.trends.stats.negative_binomial import fit_counts
from vaardig.trends.stats.raking import rake


def test_raking_reaches_both_margins():
    draw = np.random.default_rng(7)
    one, other = draw.integers(0, 3, 5_000), draw.integers(0, 4, 5_000)
    targets = [np.array([0.5, 0.3, 0.2]), np.array([0.4, 0.3, 0.2, 0.1])]
    raked = rake([one, other], targets)
    for code, target in zip((one, other), targets, strict=True):
        assert np.bincount(code, raked.weights) / 5_000 == pytest.approx(target, abs=2e-4)
    assert 2_500 < raked.effective_size < 5_000


def test_a_category_that_is_absent_is_told():
    raked = rake([np.zeros(100, dtype=np.int64)], [np.array([0.7, 0.3])])
    assert raked.imbalance == pytest.approx(0.3)
    assert raked.weights == pytest.approx(np.ones(100))


def test_kitagawa_splits_exactly():
    within, between = kitagawa(([10, 40], [100, 100]), ([10, 120], [100, 300]))
    # Nothing changed inside either occupation.
    assert (within, between) == pytest.approx((0.0, 130 / 400 - 50 / 200))
    within, between = kitagawa(([10, 0], [100, 0]), ([20, 30], [100, 50]))
    assert within + between == pytest.approx(50 / 150 - 0.1)


def test_longer_ads_explain_what_they_explain():
    draw = np.random.default_rng(8)
    k, k_log, n, total, square = (np.zeros(7) for _ in range(5))
    for year in range(7):
        length = draw.normal(0.1 * year, 0.5, 40_000)
        asked = draw.random(40_000) < 1 / (1 + np.exp(-(-1 + 0.6 * length)))
        k[year], k_log[year], n[year] = asked.sum(), length[asked].sum(), 40_000
        total[year], square[year] = length.sum(), (length**2).sum()
    assert length_elasticity(k[None], k_log[None], n, total, square)[0] == pytest.approx(0.6, abs=0.03)


def test_counts_with_season_give_back_what_made_them():
    draw = np.random.default_rng(9)
    year, month = np.repeat(np.arange(40), 12), np.tile(np.arange(12), 40)
    mean = np.exp(3 + 0.02 * year + 0.4 * np.sin(month))
    counts = draw.negative_binomial(5, 5 / (5 + mean))
    design = np.stack([np.ones(480), year, np.sin(month)], axis=1).astype(float)
    fit = fit_counts(counts.astype(float), design)
    error = np.sqrt(np.diag(fit.covariance))
    assert (np.abs(fit.coefficients - [3, 0.02, 0.4]) < 3 * error).all()
    assert fit.dispersion == pytest.approx(0.2, rel=0.3)
    with pytest.raises(ValueError, match="3 counts"):
        fit_counts(counts[:3].astype(float), design[:3])


@pytest.mark.parametrize("method", [paired, two_periods])
def test_contrasts_find_a_difference_and_hold_five_percent(method):
    draw = np.random.default_rng(10)

    def side(level):
        share = 1 / (1 + np.exp(-(level + draw.normal(0, 0.1, (600, 6)))))
        return draw.binomial(5_000, share).astype(float), np.full((600, 6), 5_000.0), np.ones((600, 6))

    same = method(side(-2.0), side(-2.0), common=True)
    assert np.mean(zero_p(same.difference, same.standard_error, same.df) < 0.05) < 0.08
    apart = method(side(-2.0), side(-1.5))
    assert apart.difference.mean() == pytest.approx(0.5, abs=0.02)
    covered = np.abs(apart.difference - 0.5) < 2 * apart.standard_error
    assert covered.mean() > 0.92


def test_a_skill_that_one_side_never_asks_is_found():
    first = (np.full((30, 5), 20.0), np.full((30, 5), 50.0), np.ones((30, 5)))
    second = (np.zeros((30, 5)), np.full((30, 5), 50.0), np.ones((30, 5)))
    test = paired(first, second, common=True)
    assert (zero_p(test.difference, test.standard_error, test.df) < 1e-6).all()


def test_one_year_has_no_replicate():
    side = (np.full((4, 1), 20.0), np.full((4, 1), 50.0), np.ones((4, 1)))
    assert not paired(side, side).replicated
