"""Log-odds of a wording between two periods, drawn towards its overall use by an informative Dirichlet prior.

Source: Monroe, Colaresi & Quinn (2008), "Fightin' words", Political Analysis 16(4), section 3.5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def log_odds(recent: ArrayLike, earlier: ArrayLike, prior: float) -> tuple[Floats, Floats]:
    """Difference in log-odds of every wording, and its z-value.

    Parameters
    ----------
    recent, earlier
        Counts of the same wordings in either period, shape (n,).
    prior
        Total weight of the prior, in counts; it is spread over the wordings as both periods together use them, so
        that a rare wording needs more evidence than a common one.

    Returns
    -------
    Difference in log-odds, above 0 when the recent period uses it more, and the difference over its standard error;
    both of shape (n,). A period without any count gives zeros.
    """
    late, early = np.asarray(recent, dtype=np.float64), np.asarray(earlier, dtype=np.float64)
    total = late + early
    if total.sum() == 0 or late.sum() == 0 or early.sum() == 0:
        return np.zeros_like(total), np.zeros_like(total)
    weight = prior * total / total.sum()
    weight = np.maximum(weight, 1e-12)
    difference = _odds(late, weight) - _odds(early, weight)
    error = np.sqrt(1.0 / (late + weight) + 1.0 / (early + weight))
    return difference, difference / error


def _odds(counts: Floats, weight: Floats) -> Floats:
    here = counts + weight
    everything = counts.sum() + weight.sum()
    return np.asarray(np.log(here) - np.log(everything - here), dtype=np.float64)
