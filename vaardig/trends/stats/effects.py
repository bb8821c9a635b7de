"""Tests of a slope against zero, against a minimum effect, and for equivalence.

Sources: McCarthy and Smyth (2009), "Testing significance relative to a fold-change threshold is a TREAT",
Bioinformatics 25, 765-771; Schuirmann (1987), "A comparison of the two one-sided tests procedure", Journal of
Pharmacokinetics and Biopharmaceutics 15, 657-680.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from .intervals import Floats


def zero_p(slope: Floats, standard_error: Floats, df: Floats) -> Floats:
    """Two-sided p-values of ``slope = 0``."""
    return np.asarray(2 * stats.t.sf(_in_errors(np.abs(slope), standard_error), df))


def beyond_p(slope: Floats, standard_error: Floats, df: Floats, minimum: Floats) -> Floats:
    """p-values of ``|slope| <= minimum``: small when the change provably exceeds the minimum effect."""
    size = np.abs(slope)
    near = stats.t.sf(_in_errors(size - minimum, standard_error), df)
    far = stats.t.sf(_in_errors(size + minimum, standard_error), df)
    return np.asarray(near + far)


def within_p(slope: Floats, standard_error: Floats, df: Floats, minimum: Floats) -> Floats:
    """p-values of ``|slope| >= minimum`` (two one-sided tests): small when the change provably stays within."""
    return np.asarray(stats.t.sf(_in_errors(minimum - np.abs(slope), standard_error), df))


def _in_errors(distance: Floats, standard_error: Floats) -> Floats:
    """Distance in standard errors; of a series that does not stray at all, infinite, and 0 where there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(distance == 0, 0 * standard_error, distance / standard_error))


def slope_interval(slope: Floats, standard_error: Floats, df: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Bounds of the slope."""
    half = stats.t.ppf(0.5 + level / 2, df) * standard_error
    return slope - half, slope + half


def minimum_slope(level: Floats, relative: float, points: float) -> Floats:
    """Slope on the logit scale that stands for the minimum effect at a skill's own share.

    Parameters
    ----------
    level
        Logit of the share in the middle year.
    relative
        Change per year relative to the share (0.10 is 10 %).
    points
        Change per year of the share itself (0.01 is one percentage point). Whichever of the two is smaller counts.
    """
    share = 1 / (1 + np.exp(-level))
    return np.asarray(np.minimum(np.log1p(relative), points / share) / (1 - share))


def yearly_change(level: Floats, slope: Floats, span: Floats | float) -> Floats:
    """Mean relative change of the share per year along the line over ``span`` years round the middle (0.1 is 10 %)."""
    half = span / 2

    def share(at: Floats | float) -> Floats:
        return np.asarray(1 / (1 + np.exp(-(level + slope * at))))

    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        return np.asarray((share(half) / share(-half)) ** (1 / span) - 1)
