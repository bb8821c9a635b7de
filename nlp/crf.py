"""Fitting of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). Development only.

Labels may be missing: a step without one is summed over. Weights are pulled to a prior guess, not to zero, by a
Gaussian prior (L2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NEVER = -1e9


@dataclass(frozen=True)
class Sequence:
    """One text: features (column numbers) and layout per step, label per step (-1: unknown), weight of the text."""

    features: list[list[int]]
    layouts: list[int]
    labels: list[int]
    weight: float


@dataclass(frozen=True)
class Weights:
    """``features`` (V, K), ``steps`` (layouts, K, K) from-to, ``start`` (K,)."""

    features: Floats
    steps: Floats
    start: Floats

    def flat(self) -> Floats:
        """One vector for the optimiser."""
        return np.concatenate([self.features.ravel(), self.steps.ravel(), self.start])

    def like(self, flat: Floats) -> Weights:
        """The vector back in shape."""
        a, b = self.features.size, self.features.size + self.steps.size
        return Weights(flat[:a].reshape(self.features.shape), flat[a:b].reshape(self.steps.shape), flat[b:].reshape(-1))


class _Batch:
    """All texts side by side, padded, so that one step of forward-backward serves them all."""

    def __init__(self, sequences: list[Sequence], width: int, labels: int) -> None:
        from scipy.sparse import csr_matrix

        count, length = len(sequences), max(len(s.labels) for s in sequences)
        self.shape = (count, length, labels)
        self.valid = np.zeros((count, length), dtype=bool)
        self.layout = np.zeros((count, length), dtype=int)
        self.clamp = np.zeros(self.shape)
        self.weight = np.array([s.weight for s in sequences])
        rows: list[int] = []
        columns: list[int] = []
        for n, s in enumerate(sequences):
            self.valid[n, : len(s.labels)] = True
            self.layout[n, : len(s.labels)] = s.layouts
            for t, (features, label) in enumerate(zip(s.features, s.labels, strict=True)):
                rows += [n * length + t] * len(features)
                columns += features
                if label >= 0:
                    self.clamp[n, t] = _NEVER
                    self.clamp[n, t, label] = 0.0
        self.design: Any = csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(count * length, width))

    def expectations(self, emissions: Floats, weights: Weights) -> tuple[float, Floats, Floats, Floats]:
        """Weighted log-partition, expected labels (N, T, K), expected steps (layouts, K, K), expected starts (K,)."""
        count, length, _ = self.shape
        forward = np.zeros(self.shape)
        forward[:, 0] = weights.start + emissions[:, 0]
        for t in range(1, length):
            reached = _logsum(forward[:, t - 1][:, :, None] + weights.steps[self.layout[:, t]], 1) + emissions[:, t]
            forward[:, t] = np.where(self.valid[:, t, None], reached, forward[:, t - 1])
        partition = _logsum(forward[:, -1], 1)
        scale = self.weight[:, None, None]
        steps = np.zeros_like(weights.steps)
        backward = np.zeros(self.shape)
        current = np.zeros((count, self.shape[2]))
        for t in range(length - 1, 0, -1):
            backward[:, t] = current
            ahead = weights.steps[self.layout[:, t]] + (current + emissions[:, t])[:, None, :]
            joint = np.exp(forward[:, t - 1][:, :, None] + ahead - partition[:, None, None])
            joint *= self.valid[:, t, None, None] * scale
            np.add.at(steps, self.layout[:, t], joint)
            current = np.where(self.valid[:, t, None], _logsum(ahead, 2), current)
        backward[:, 0] = current
        labels = np.exp(forward + backward - partition[:, None, None]) * self.valid[:, :, None] * scale
        return float((self.weight * partition).sum()), labels, steps, labels[:, 0].sum(axis=0)


def _logsum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    result: Floats = np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))
    return result


def fit(sequences: list[Sequence], prior: Weights, *, pull: float, step_pull: float, rounds: int) -> Weights:
    """Maximum a-posteriori weights by L-BFGS.

    Parameters
    ----------
    prior
        Where weights are pulled to, and where the search begins; fixes all shapes.
    pull, step_pull
        Strength of the Gaussian prior on features, and on steps and start.
    """
    from scipy.optimize import minimize

    batch = _Batch(sequences, *prior.features.shape)
    centre = prior.flat()
    strength = np.full(centre.shape, step_pull)
    strength[: prior.features.size] = pull

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = prior.like(flat)
        emissions = (batch.design @ weights.features).reshape(batch.shape)
        free = batch.expectations(emissions, weights)
        told = batch.expectations(emissions + batch.clamp, weights)
        by_feature = batch.design.T @ (free[1] - told[1]).reshape(-1, batch.shape[2])
        slope = Weights(by_feature, free[2] - told[2], free[3] - told[3]).flat()
        away = flat - centre
        return free[0] - told[0] + 0.5 * float((strength * away**2).sum()), slope + strength * away

    found = minimize(loss, centre, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return prior.like(np.asarray(found.x))
