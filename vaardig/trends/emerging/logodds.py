"""Log-odds of a wording between two periods, drawn towards its overall use by an informative Dirichlet prior.

Source: Monroe, Colaresi & Quinn (2008), "Fightin' words", Political Analysis 16(4), section 3.5; with vacancies in the
place of words as what is counted, because a vacancy that repeats a wording says nothing more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def log_odds(recent: ArrayLike, earlier: ArrayLike, vacancies: tuple[int, int], prior: float) -> tuple[Floats, Floats]:
    """Difference in log-odds of every wording, and its z-value.

    Parameters
    ----------
    recent, earlier
        Vacancies that hold each wording in either period, shape (n,).
    vacancies
        Vacancies read in the recent and in the earlier period, both above 0.
    prior
        Weight of the prior as a share of the vacancies read; it holds every wording as often as both periods together
        do, so that a rare wording needs more evidence than a common one.

    Returns
    -------
    Difference in log-odds, above 0 when the recent period uses it more, and the difference over its standard error;
    both of shape (n,).
    """
    late, early = np.asarray(recent, dtype=np.float64), np.asarray(earlier, dtype=np.float64)
    weight = np.maximum(prior * (late + early), 1e-12)
    total = prior * sum(vacancies)
    difference = _odds(late, vacancies[0], weight, total) - _odds(early, vacancies[1], weight, total)
    return difference, difference / np.sqrt(1.0 / (late + weight) + 1.0 / (early + weight))


def _odds(counts: Floats, vacancies: int, weight: Floats, total: float) -> Floats:
    here = counts + weight
    # A wording that every vacancy holds has no finite odds.
    others = np.maximum(vacancies + total - here, 1e-9)
    return np.asarray(np.log(here) - np.log(others), dtype=np.float64)
