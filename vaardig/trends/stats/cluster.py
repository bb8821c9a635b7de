"""Shares when ads of one employer resemble each other.

Sources: the linearised variance of a ratio over clusters in Korn and Graubard (1999), "Analysis of Health Surveys",
chapter 2; effective sample size adjusted for the degrees of freedom in Korn and Graubard (1998), "Confidence
intervals for proportions with small expected number of positive counts", Survey Methodology 24, 193-201, used with
the Wilson interval as recommended by Franco, Little, Louis and Slud (2019), Journal of Survey Statistics and
Methodology 7, 334-364.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from .intervals import Z_95, Floats


def design_effect(squares: Floats, cross: Floats, sizes: Floats, numerator: Floats, denominator: Floats) -> Floats:
    """How much larger the variance of a share is than for independent ads; at least 1.

    Parameters
    ----------
    squares
        Over employers, sum of squared numbers of asking ads.
    cross
        Sum over employers of (asking ads × ads).
    sizes
        Sum of squared numbers of ads.
    numerator, denominator
        Asking ads and ads. All arrays have one shape; the last axis, over which variances are pooled, is years.

    Returns
    -------
    Shape without the last axis. 1 where nothing can be told (no asking ad, or all ask).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(denominator > 0, numerator / denominator, 0.0)
    between = (squares - 2 * share * cross + share**2 * sizes).sum(axis=-1)
    independent = (denominator * share * (1 - share)).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.where(independent > 0, between / independent, 1.0)
    return np.maximum(effect, 1.0)


def effective_size(denominator: Floats, effect: Floats, employers: Floats, z: float = Z_95) -> Floats:
    """Number of independent ads that would be as uncertain.

    Parameters
    ----------
    employers
        Effective number of employers (ads squared over the sum of squared ads per employer). Few employers make the
        design effect itself uncertain: their t instead of the normal quantile widens the interval.
    """
    df = np.maximum(employers - 1, 1.0)
    quantile = stats.t.ppf(stats.norm.cdf(z), df)
    return np.asarray(denominator / effect * (z / quantile) ** 2)
