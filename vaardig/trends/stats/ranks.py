"""Places in a ranking that intervals leave possible.

Source: Klein, Wright and Wieczorek (2020), "A joint confidence region for an overall ranking of populations", Journal
of the Royal Statistical Society C 69, 589-606: an item may stand below every other whose interval does not lie wholly
below its own, and above every other whose interval does not lie wholly above. With 95 % intervals a single place lies
in its range in far more than 95 % of cases, because two intervals seldom miss each other by chance; all places at once
would ask wider intervals.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .intervals import Floats


def rank_ranges(low: Floats, high: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Best and worst possible place of each item, shape ``(m,)``; 1 is the largest value.

    Parameters
    ----------
    low, high
        Bounds of the values, shape ``(m,)``, without NaN.
    """
    count = len(low)
    above = count - np.searchsorted(np.sort(low), high, side="right")
    below = np.searchsorted(np.sort(high), low, side="left")
    return above + 1, count - below
