"""Empirical Bayes recovers the prior that made the variances."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import polygamma

from vaardig.trends.stats.moderation import cautious, squeeze, trigamma_inverse


@pytest.mark.parametrize("value", [1e-7, 0.01, 0.5, 3.0, 200.0, 1e8])
def test_trigamma_inverse_inverts(value):
    assert float(polygamma(1, trigamma_inverse(value))) == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(("prior_df", "prior"), [(4.0, 0.5), (20.0, 2.0)])
def test_the_prior_is_found(prior_df, prior):
    draw = np.random.default_rng(1)
    true = prior * prior_df / draw.chisquare(prior_df, 20_000)
    found = squeeze(true * draw.chisquare(5, 20_000) / 5, 5)
    assert found.prior_df == pytest.approx(prior_df, rel=0.15)
    assert found.prior_variance == pytest.approx(prior, rel=0.05)
    # Moderated variances are nearer the truth than those observed.
    assert np.mean(np.log(found.variances / true) ** 2) < 0.6 * float(polygamma(1, 2.5))


def test_variances_that_differ_by_chance_alone_become_one():
    found = squeeze(2 * np.random.default_rng(2).chisquare(5, 400) / 5, 5)
    assert found.prior_df > 50
    assert found.prior_variance == pytest.approx(2, rel=0.1)


def test_two_samples_tell_no_prior():
    found = squeeze(np.array([1.0, 4.0]), 5)
    assert (found.variances.tolist(), found.prior_df) == ([1.0, 4.0], 0.0)


def test_half_of_the_shrinkage_is_taken_back_only_upwards():
    assert cautious(np.array([4.0, 0.25]), np.array([1.0, 1.0])).tolist() == [2.0, 1.0]
