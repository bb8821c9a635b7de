"""Employers that repeat themselves: the resemblance that was planted, and the intervals that follow."""

from __future__ import annotations

import numpy as np
import pytest

from vaardig.trends.stats.cluster import effective_size, kish_effect, resemblance, shrink_resemblance


def sums(ads_per_employer, share_of_employer, draw):
    asked = draw.binomial(ads_per_employer, share_of_employer)
    n = float(ads_per_employer.sum())
    return (asked**2 / ads_per_employer).sum(axis=-1)[:, None], asked.sum(axis=-1)[:, None].astype(float), n


def test_the_planted_correlation_is_found():
    draw = np.random.default_rng(6)
    sizes = draw.integers(1, 30, 400)
    # A beta law with these parameters has an intra-class correlation of 1 / (2 + 6 + 1).
    shares = draw.beta(2, 6, (200, 400))
    between, asked, n = sums(sizes, shares, draw)
    found = resemblance(between, asked, np.array([n]), np.array([400.0]), np.array([float((sizes**2).sum())]))
    assert found.mean() == pytest.approx(1 / 9, abs=0.005)
    between, asked, n = sums(sizes, np.full((200, 400), 0.25), draw)
    none = resemblance(between, asked, np.array([n]), np.array([400.0]), np.array([float((sizes**2).sum())]))
    assert none.mean() < 0.005


def test_identical_ads_of_each_employer_count_once():
    sizes = np.full(50, 10.0)
    asked = np.where(np.arange(50) < 20, 10.0, 0.0)[None]
    icc = resemblance((asked**2 / sizes).sum(axis=1)[:, None], np.array([[200.0]]), np.array([500.0]), np.array([50.0]),
                      np.array([5000.0]))  # fmt: skip
    assert icc == pytest.approx([1.0])
    effect = kish_effect(icc, np.array([500.0]), np.array([5000.0]))
    assert effect == pytest.approx([10.0])
    assert effective_size(np.array([500.0]), effect, np.array([1e9]))[0] == pytest.approx(50, rel=1e-3)
    # With few employers their t widens it further.
    assert effective_size(np.array([500.0]), effect, np.array([5.0]))[0] < 30


def test_one_employer_tells_nothing_about_resemblance():
    assert resemblance(np.array([[4.0]]), np.array([[6.0]]), np.array([9.0]), np.array([1.0]), np.array([81.0])) == [
        0.0
    ]


def test_a_rare_skill_that_no_large_employer_asks_is_drawn_to_its_like():
    share = np.r_[np.full(50, 0.01), np.full(50, 0.3)]
    icc = np.r_[0.0, np.full(49, 0.02), np.full(50, 0.2)]
    found = shrink_resemblance(icc, share)
    assert found[0] == pytest.approx(0.0098, abs=0.001)
    assert found[-1] == pytest.approx(0.2, abs=1e-6)
