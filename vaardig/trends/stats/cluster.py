"""Shares when ads of one employer resemble each other.

Sources: the linearised variance of a ratio over clusters, Korn and Graubard (1999), "Analysis of Health Surveys",
chapter 2; the analysis-of-variance estimator of the intra-class correlation of a binary answer, Ridout, Demétrio and
Firth (1999), "Estimating intraclass correlation for binary data", Biometrics 55, 137-148; the design effect of unequal
clusters, Kish (1965), "Survey Sampling", 5.4; effective sample size adjusted for the degrees of freedom, Korn and
Graubard (1998), Survey Methodology 24, 193-201, used with the Wilson interval as recommended by Franco, Little, Louis
and Slud (2019), Journal of Survey Statistics and Methodology 7, 334-364.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from .intervals import Z_95, Floats


def resemblance(between: Floats, numerator: Floats, denominator: Floats, employers: Floats, squares: Floats) -> Floats:
    """How much ads of one employer resemble each other: intra-class correlation, 0..1, years pooled.

    The design-based variance of a share would weigh employers by the square of their number of ads: two or three
    large ones decide it, and it is as uncertain as they are few. This estimator weighs them by their number of ads, at
    the price of supposing that large and small employers repeat themselves alike.

    Parameters
    ----------
    between
        Sum over employers of (asking ads)² / ads, shape ``(m, years)``.
    numerator
        Asking ads, shape ``(m, years)``.
    denominator, employers, squares
        Ads, number of employers, and sum over employers of (ads)², shape ``(years,)``.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        among = np.where(denominator > 0, between - numerator**2 / denominator, 0.0).sum(axis=-1)
        typical = np.where(denominator > 0, denominator - squares / denominator, 0.0).sum()
    within = (numerator - between).sum(axis=-1)
    among_df = float(np.maximum(employers - 1, 0).sum())
    within_df = float((denominator - employers).sum())
    if among_df <= 0 or within_df <= 0:
        return np.zeros(len(numerator))
    size = typical / among_df
    among, within = among / among_df, within / within_df
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (among - within) / (among + (size - 1) * within)
    return np.asarray(np.clip(np.nan_to_num(found, nan=0.0), 0.0, 1.0))


def shrink_resemblance(icc: Floats, share: Floats, parts: int = 5) -> Floats:
    """Draw the resemblance of each skill half-way to that of skills with a like share.

    A handful of large employers decides the estimate of a single skill. When by chance none of them asks it, the
    estimate is low just where the share is: in simulations the interval of a rare skill then covers 83 % instead of
    95 %. Skills are pooled per fifth of their shares, relative to ``share × (1 - share)``; the weight of a half is
    fixed, and docs/simulation.md shows what it gives.

    Parameters
    ----------
    icc
        Intra-class correlations, shape ``(m,)``.
    share
        Shares over all years, shape ``(m,)``.
    """
    spread = share * (1 - share)
    order = np.argsort(share, kind="stable")
    pooled = np.zeros(len(icc))
    for part in np.array_split(order, parts if len(icc) >= 10 * parts else 1):
        total = float(spread[part].sum())
        pooled[part] = icc[part].sum() / total * spread[part] if total > 0 else 0.0
    return np.asarray(np.clip((icc + pooled) / 2, 0.0, 1.0))


def kish_effect(icc: Floats, denominator: Floats, squares: Floats) -> Floats:
    """How much larger the variance of a share is than for independent ads; at least 1.

    ``squares / denominator`` is the number of ads of the employer of an average ad.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        group = np.where(denominator > 0, squares / denominator, 1.0)
    return np.maximum(1 + (group - 1) * icc, 1.0)


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
