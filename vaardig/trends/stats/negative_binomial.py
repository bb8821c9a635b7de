"""Counts that vary more than Poisson: the negative binomial with variance mean + dispersion × mean².

Source: McCullagh and Nelder (1989), "Generalized Linear Models", 2.5 (iteratively reweighted least squares) and 6.2;
Cameron and Trivedi (2013), "Regression Analysis of Count Data", 3.3 (NB2); the dispersion by the adjusted profile
likelihood of Cox and Reid (1987), JRSS B 49, 1-39.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from .intervals import Floats

_ROUNDS = 60


@dataclass(frozen=True)
class CountFit:
    """Coefficients (log scale), shape ``(p,)``, their covariance, and the dispersion."""

    coefficients: Floats
    covariance: Floats
    dispersion: float


def fit_counts(counts: Floats, design: Floats) -> CountFit:
    """Fit log mean = design × coefficients.

    Parameters
    ----------
    counts
        Shape ``(n,)``, at least one above 0.
    design
        Shape ``(n, p)``, of full rank, ``n > p``.

    Raises
    ------
    ValueError
        There are no more rows than columns.
    """
    y = np.asarray(counts, dtype=np.float64)
    if len(y) <= design.shape[1]:
        raise ValueError(f"{len(y)} counts for {design.shape[1]} coefficients")

    def loss(log_dispersion: float) -> float:
        dispersion = float(np.exp(log_dispersion))
        mean = _coefficients(y, design, dispersion)[1]
        return -_likelihood(y, mean, dispersion) + 0.5 * float(
            np.linalg.slogdet(_information(mean, design, dispersion))[1]
        )

    found = minimize_scalar(loss, bounds=(-12.0, 2.0), method="bounded", options={"xatol": 1e-3})
    dispersion = float(np.exp(found.x))
    beta, mean = _coefficients(y, design, dispersion)
    covariance = np.asarray(np.linalg.inv(_information(mean, design, dispersion)), dtype=np.float64)
    return CountFit(beta, covariance, dispersion)


def _coefficients(y: Floats, design: Floats, dispersion: float) -> tuple[Floats, Floats]:
    mean = y + 0.5
    beta: Floats = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        weights = mean / (1 + dispersion * mean)
        response = np.log(mean) + (y - mean) / mean
        scaled = design * weights[:, None]
        new: Floats = np.asarray(np.linalg.lstsq(scaled.T @ design, scaled.T @ response, rcond=None)[0], dtype=float)
        mean = np.exp(np.clip(design @ new, -30, 30))
        if np.max(np.abs(new - beta)) < 1e-9:
            beta = new
            break
        beta = new
    return beta, mean


def _information(mean: Floats, design: Floats, dispersion: float) -> Floats:
    return np.asarray((design * (mean / (1 + dispersion * mean))[:, None]).T @ design)


def _likelihood(y: Floats, mean: Floats, dispersion: float) -> float:
    size = 1 / dispersion
    return float(
        (
            gammaln(y + size) - gammaln(size) - gammaln(y + 1)
            + size * np.log(size / (size + mean)) + y * np.log(mean / (size + mean))
        ).sum()
    )  # fmt: skip
