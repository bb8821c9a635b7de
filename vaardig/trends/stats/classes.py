"""The class word of a skill: which test decides, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .intervals import Floats

EMERGING, VANISHING = "opkomend", "verdwijnend"
RISING, FALLING = "groeiend", "dalend"
STABLE, SWINGING, OPEN, THIN = "stabiel", "schommelend", "onbeslist", "te weinig vacatures"
# In order of precedence, after THIN.
CLASSES = (EMERGING, VANISHING, RISING, FALLING, SWINGING, STABLE, OPEN, THIN)


@dataclass(frozen=True)
class Evidence:
    """What the classes are decided on, arrays of shape ``(m,)``; NaN where a skill was not tested.

    ``zero``, ``beyond``, ``within`` and ``swings`` are q-values: of any change, of a change beyond the minimum effect,
    of a change within it, and of years that differ more than counting explains. ``swing`` and ``minimum`` are
    on the logit scale. ``first`` and ``last`` are the shares in the first and the last third of the years.
    """

    slope: Floats
    minimum: Floats
    zero: Floats
    beyond: Floats
    within: Floats
    swings: Floats
    swing: Floats
    first: Floats
    last: Floats


def classify(evidence: Evidence, q: float, crossing: float) -> NDArray[np.str_]:
    """Give every skill its class; the first that holds decides.

    1. *te weinig vacatures*: not tested. 2. *opkomend*: grows beyond the minimum effect, and its share went from below
    ``crossing`` to at least it; *verdwijnend* the other way. 3. *groeiend*, *dalend*: beyond the minimum effect.
    4. *schommelend*: no direction at all (not even a small one), and years scatter round their line by more than
    counting explains and by more than twice the minimum effect (standard deviation). 5. *stabiel*: provably within the
    minimum effect. 6. *onbeslist*.
    """
    tested = ~np.isnan(evidence.slope)
    with np.errstate(invalid="ignore"):
        moves = evidence.beyond < q
        up, down = moves & (evidence.slope > 0), moves & (evidence.slope < 0)
        emerging = up & (evidence.first < crossing) & (evidence.last >= crossing)
        vanishing = down & (evidence.first >= crossing) & (evidence.last < crossing)
        swinging = (evidence.swings < q) & ~(evidence.zero < q) & (evidence.swing > 2 * evidence.minimum)
        stable = evidence.within < q
    return np.select(
        [~tested, emerging, vanishing, up, down, swinging, stable],
        [THIN, EMERGING, VANISHING, RISING, FALLING, SWINGING, STABLE],
        OPEN,
    )
