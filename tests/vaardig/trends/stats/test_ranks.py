"""Possible places: by hand, and against the truth on drawn shares."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from vaardig.trends.stats.intervals import wilson
from vaardig.trends.stats.ranks import rank_ranges


def test_places_by_hand():
    # The first stands alone on top; the next two cannot be told apart; touching bounds are no order.
    best, worst = rank_ranges(np.array([0.8, 0.4, 0.45, 0.1]), np.array([0.9, 0.5, 0.6, 0.4]))
    assert best.tolist() == [1, 2, 2, 3]
    assert worst.tolist() == [1, 4, 3, 4]


def test_the_true_place_lies_within_its_range():
    draw = np.random.default_rng(3)
    share = np.exp(draw.uniform(np.log(0.002), np.log(0.4), 300))
    true = rankdata(-share, method="min")
    inside = []
    for _ in range(40):
        best, worst = rank_ranges(*wilson(draw.binomial(800, share).astype(float), np.full(300, 800.0)))
        inside.append((best <= true) & (true <= worst))
    assert np.mean(inside) > 0.95
    assert np.median(worst[true <= 10] - best[true <= 10]) < 60  # and it says something
