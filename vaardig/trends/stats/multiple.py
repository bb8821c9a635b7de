"""False discovery rate over one family of tests.

Source: Benjamini and Hochberg (1995), "Controlling the false discovery rate", JRSS B 57, 289-300.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .intervals import Floats


def benjamini_hochberg(p_values: ArrayLike) -> Floats:
    """Return q-values in the order given.

    Parameters
    ----------
    p_values
        Shape ``(m,)``; NaN is no test: it stays NaN and does not count in the size of the family.

    Returns
    -------
    The smallest false discovery rate at which each test would still be a discovery, 0..1.
    """
    p = np.asarray(p_values, dtype=np.float64)
    q = np.full(p.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    if not len(tested):
        return q
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q
