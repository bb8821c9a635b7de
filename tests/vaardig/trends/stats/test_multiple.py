"""Benjamini-Hochberg against the example of its paper."""

from __future__ import annotations

import numpy as np

from vaardig.trends.stats.multiple import benjamini_hochberg

# Benjamini and Hochberg (1995), section 3.3: the fifteen p-values of the thrombolysis study.
P = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1.0,
]


def test_the_paper_rejects_four_of_fifteen():
    assert (benjamini_hochberg(P) <= 0.05).sum() == 4
    assert (benjamini_hochberg(P[::-1])[::-1] == benjamini_hochberg(P)).all()


def test_what_was_not_tested_neither_counts_nor_gets_a_value():
    q = benjamini_hochberg([np.nan, 0.02, np.nan, 0.04])
    assert np.isnan(q[[0, 2]]).all()
    assert q[[1, 3]].tolist() == [0.04, 0.04]
    assert benjamini_hochberg([]).shape == (0,)
