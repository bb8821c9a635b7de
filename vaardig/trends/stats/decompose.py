"""What part of a change belongs to the mix, and what part to longer texts.

Sources: Kitagawa (1955), "Components of a difference between two rates", JASA 50, 1168-1194; the length part is the
analysis of covariance with the slope within years (Cochran 1957, Biometrics 13, 261-281).
"""

from __future__ import annotations

import numpy as np

from .intervals import Floats


def kitagawa(first: tuple[Floats, Floats], last: tuple[Floats, Floats]) -> tuple[float, float]:
    """Split the difference of two shares over groups (occupations).

    Parameters
    ----------
    first, last
        Numerators and denominators per group, shape ``(groups,)``, some denominators may be 0.

    Returns
    -------
    (within, between): change inside groups at the mean mix, and change of the mix at mean shares. Together the
    difference of the shares. A group that one period lacks has no change inside: it counts in ``between`` alone.
    """
    (k1, n1), (k2, n2) = ((np.asarray(k, float), np.asarray(n, float)) for k, n in (first, last))
    mix1, mix2 = n1 / n1.sum(), n2 / n2.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        p1, p2 = k1 / n1, k2 / n2
    p1, p2 = np.where(n1 > 0, p1, p2), np.where(n2 > 0, p2, p1)
    known = (n1 > 0) | (n2 > 0)
    within = ((p2 - p1) * (mix1 + mix2) / 2)[known].sum()
    between = ((mix2 - mix1) * (p1 + p2) / 2)[known].sum()
    return float(within), float(between)


def length_elasticity(
    asked: Floats, asked_log: Floats, total: Floats, total_log: Floats, total_square: Floats
) -> Floats:
    """Change of the logit of a skill's share per unit of log text length, within years.

    Parameters
    ----------
    asked, asked_log
        Asking units and the sum of their log lengths, shape ``(m, years)``.
    total, total_log, total_square
        Units, the sum of their log lengths and of the squares of these, shape ``(years,)``.

    Returns
    -------
    Shape ``(m,)``: the within-year covariance of asking and log length, over the within-year variance of log length
    and the within-year variance of asking. 0 where one of these is 0.
    """
    mean = total_log / total
    covariance = (asked_log - asked * mean).sum(axis=1)
    spread = float((total_square - total_log**2 / total).sum())
    share = asked / total
    variance = (total * share * (1 - share)).sum(axis=1) / total.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((variance > 0) & (spread > 0), covariance / spread / variance, 0.0)
