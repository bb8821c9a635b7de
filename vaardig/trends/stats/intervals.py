"""Intervals for shares and their differences, over arrays.

Sources: Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22;
Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
method 10.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z_95 = 1.959963984540054

Floats = NDArray[np.float64]


def wilson(numerator: ArrayLike, denominator: ArrayLike, z: float = Z_95) -> tuple[Floats, Floats]:
    """Wilson score interval of shares.

    Parameters
    ----------
    numerator, denominator
        Counts of any broadcastable shape, ``0 <= numerator <= denominator``.
    z
        Normal quantile; 1.96 for 95 %.

    Returns
    -------
    Lower and upper bounds, 0..1; NaN where the denominator is 0. They hold for independent units: reposts are one
    unit here, but ads of one employer still resemble each other, so the true uncertainty is larger.
    """
    k = np.asarray(numerator, dtype=np.float64)
    n = np.asarray(denominator, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        low, high = centre - half, centre + half
    # Rounding would leave a hair above 0 or below 1 where the exact bound is 0 or 1.
    low = np.where(k == 0, np.where(n == 0, np.nan, 0.0), np.maximum(low, 0.0))
    high = np.where((k == n) & (n > 0), 1.0, np.minimum(high, 1.0))
    return low, high


def newcombe(
    first: tuple[ArrayLike, ArrayLike], last: tuple[ArrayLike, ArrayLike], z: float = Z_95
) -> tuple[Floats, Floats]:
    """Interval of ``share(last) - share(first)``, each given as (numerator, denominator).

    Returns
    -------
    Lower and upper bounds, -1..1; NaN where a denominator is 0.
    """
    k1, n1 = (np.asarray(value, dtype=np.float64) for value in first)
    k2, n2 = (np.asarray(value, dtype=np.float64) for value in last)
    low1, high1 = wilson(k1, n1, z)
    low2, high2 = wilson(k2, n2, z)
    with np.errstate(divide="ignore", invalid="ignore"):
        p1, p2 = k1 / n1, k2 / n2
    difference = p2 - p1
    low = difference - np.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = difference + np.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return low, high
