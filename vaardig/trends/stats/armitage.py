"""The pooled trend test that we do not use, for comparison in simulations.

It takes every ad as independent of its year, so a shock of a year counts as evidence of a trend.

Source: Armitage (1955), "Tests for linear trends in proportions and frequencies", Biometrics 11, 375-386.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from .intervals import Floats


def cochran_armitage_p(numerator: Floats, denominator: Floats, years: Floats) -> Floats:
    """Two-sided p-values, shape ``(m,)``, of no linear trend in ``numerator / denominator``, shape ``(m, years)``."""
    n = np.broadcast_to(np.asarray(denominator, dtype=np.float64), numerator.shape)
    total = n.sum(axis=1)
    share = numerator.sum(axis=1) / total
    x = np.asarray(years, dtype=np.float64)
    mean = (n * x).sum(axis=1) / total
    deviation = x - mean[:, None]
    statistic = (numerator * deviation).sum(axis=1)
    variance = share * (1 - share) * (n * deviation**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(variance > 0, statistic / np.sqrt(variance), 0.0)
    return np.asarray(2 * stats.norm.sf(np.abs(z)))
