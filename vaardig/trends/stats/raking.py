"""Weights that give every year the same mix of vacancies.

Raking scales the weights of units until, factor by factor, each category has its target share. The weighted share of
a skill is then what a working model, additive in the factors and fitted within each year, predicts for the target
mix: calibration and model-based standardisation agree to first order, and one set of weights serves every skill.

Sources: Deming and Stephan (1940), Annals of Mathematical Statistics 11, 427-444; Deville and Särndal (1992),
"Calibration estimators in survey sampling", JASA 87, 376-382; Kish (1965) for the effective size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .intervals import Floats


@dataclass(frozen=True)
class Raked:
    """Weights, shape ``(n,)``, mean 1; ``imbalance`` is the largest gap left between a share and its target."""

    weights: Floats
    imbalance: float

    @property
    def effective_size(self) -> float:
        """Number of equally weighted units that would be as precise (Kish)."""
        return float(self.weights.sum() ** 2 / (self.weights**2).sum()) if len(self.weights) else 0.0


def rake(
    codes: Sequence[NDArray[np.int64]], targets: Sequence[Floats], *, rounds: int = 40, tolerance: float = 1e-4,
    largest: float = 20.0,
) -> Raked:  # fmt: skip
    """Rake units to target shares.

    Parameters
    ----------
    codes
        Per factor the category of each unit, shape ``(n,)``.
    targets
        Per factor the share of each category, summing to 1. A category without units cannot be reached; the others
        keep their proportions and ``imbalance`` tells.
    largest
        No weight exceeds this many times the mean: one odd ad must not speak for a hundred.
    """
    count = len(codes[0])
    weights = np.ones(count)
    gap = 0.0
    for _ in range(rounds):
        gap = 0.0
        for code, target in zip(codes, targets, strict=True):
            found = np.bincount(code, weights, minlength=len(target)) / count
            present = found > 0
            reachable = target[present].sum()
            gap = max(gap, float(np.abs(found - target).max()))
            with np.errstate(divide="ignore", invalid="ignore"):
                factor = np.where(present, target / found / (reachable or 1.0), 0.0)
            weights = weights * factor[code]
        weights = np.minimum(weights, largest)
        weights *= count / weights.sum()
        if gap < tolerance:
            break
    return Raked(weights, gap)
