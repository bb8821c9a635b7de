"""Differences between two groups of vacancies, with years as replicates.

Two domains, or small and large employers, are compared within each year: the yearly difference of logits has the
shocks that both share taken out, and what is left scatters over years. Two periods are compared as two samples of
years. Variances are moderated over skills as for slopes. With a single year there is no replicate: the sampling
variance of the logits is all there is, and it is said.

Sources: as :mod:`vaardig.trends.stats.slopes`; the paired and the two-sample t-test with moderated variance, Smyth
(2004), Statistical Applications in Genetics and Molecular Biology 3(1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .intervals import Floats
from .moderation import squeeze
from .slopes import empirical_logits

Group = tuple[Floats, Floats, Floats]


@dataclass(frozen=True)
class Contrast:
    """Difference of logits (second minus first), its standard error and degrees of freedom, shape ``(m,)``.

    ``replicated`` is False when only counting gives the error.
    """

    difference: Floats
    standard_error: Floats
    df: Floats
    replicated: bool


def paired(first: Group, second: Group, *, common: bool = False) -> Contrast:
    """Compare two groups year by year.

    Parameters
    ----------
    first, second
        Numerators and denominators ``(m, years)``, and design effects of that shape; the same years in both.
    common
        Take the variance of counting at the share of both groups together, as a score test does. Where one group hardly
        asks a skill its own variance is so large that the clearest differences would not be found (Hauck and Donner
        1977, JASA 72); an interval takes it all the same.
    """
    (logit1, variance1), (logit2, variance2) = _logits(first, second, common=common)
    difference, sampling = logit2 - logit1, variance1 + variance2
    years = difference.shape[1]
    if years < 2:
        return _counted(difference, sampling)
    weights = 1 / sampling
    mean = (weights * difference).sum(axis=1) / weights.sum(axis=1)
    scale = (weights * (difference - mean[:, None]) ** 2).sum(axis=1) / (years - 1)
    return _moderated(mean, scale, 1 / weights.sum(axis=1), years - 1)


def two_periods(first: Group, second: Group, *, common: bool = False) -> Contrast:
    """Compare two sets of years; arguments as in :func:`paired`, the numbers of years may differ."""
    (logit1, variance1), (logit2, variance2) = _logits(first, second, common=common)
    df = logit1.shape[1] + logit2.shape[1] - 2
    (mean1, squares1, weight1), (mean2, squares2, weight2) = (
        _centre(logit, variance) for logit, variance in ((logit1, variance1), (logit2, variance2))
    )
    if df < 1:
        return _counted(logit2 - logit1, variance1 + variance2)
    return _moderated(mean2 - mean1, (squares1 + squares2) / df, 1 / weight1 + 1 / weight2, df)


def _logits(first: Group, second: Group, *, common: bool) -> list[tuple[Floats, Floats]]:
    """Per group the logits per year and their sampling variance, at the share of all years together."""
    asked, all_units = (sum(group[i].sum(axis=1) for group in (first, second)) for i in (0, 1))
    found = []
    for k, n, effect in (first, second):
        own = (k.sum(axis=1) + 0.5) / (n.sum(axis=1) + 1)
        share = ((asked + 0.5) / (all_units + 1) if common else own)[:, None]
        found.append((empirical_logits(k, n), effect / (n * share * (1 - share))))
    return found


def _centre(logit: Floats, variance: Floats) -> tuple[Floats, Floats, Floats]:
    weights = 1 / variance
    mean = (weights * logit).sum(axis=1) / weights.sum(axis=1)
    return mean, (weights * (logit - mean[:, None]) ** 2).sum(axis=1), weights.sum(axis=1)


def _moderated(difference: Floats, scale: Floats, variance: Floats, df: int) -> Contrast:
    found = squeeze(scale, df)
    # Years cannot agree better than counting lets them: a scale below 1 is luck.
    error = np.sqrt(np.maximum(found.variances, 1.0) * variance)
    return Contrast(difference, error, np.full(len(difference), found.prior_df + df), True)


def _counted(difference: Floats, sampling: Floats) -> Contrast:
    return Contrast(
        difference.mean(axis=1), np.sqrt(sampling.mean(axis=1)), np.full(len(difference), np.inf), False
    )  # fmt: skip
