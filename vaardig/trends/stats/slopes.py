"""Slopes over years from yearly logits, with moderated residual variance.

The year is the unit: years have shocks of their own, which ads pooled over years would hide. Each skill has one logit a
year, so its slope is tested against how its years scatter round the line. That scatter has a part that years share
out to every skill alike (``shock``) and a part from counting a limited number of ads (``sampling``); both are estimated
over all skills of a domain and give the weights. What is left, a scale round 1 per skill, is moderated across skills.

Sources: the empirical logit of Haldane (1956), Annals of Human Genetics 20; precision weights with moderated
variances as Law, Chen, Shi and Smyth (2014), "voom", Genome Biology 15, R29; Satterthwaite (1946), Biometrics
Bulletin 2, for the degrees of freedom that remain when skills shake together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .intervals import Floats
from .moderation import cautious, squeeze

MINIMUM_YEARS = 4
_ROUNDS = 25


@dataclass(frozen=True)
class Slopes:
    """Fitted lines, arrays of shape ``(m,)``.

    ``level`` is the logit in the middle year ``centre``, ``slope`` its change per year, ``standard_error`` of the
    slope, ``df`` the degrees of freedom of its t. ``swing`` is the standard deviation of the years round the line
    beyond counting (logit), ``excess`` Pearson's sum of squared residuals of the counts over their sampling variance,
    which is chi-square with ``residual_df`` when years differ by counting alone. ``shock`` and ``overdispersion`` are
    the variance components of the whole set; ``shared`` tells how far residuals are patterns that skills
    have in common (0: none, 1: one pattern).
    """

    level: Floats
    slope: Floats
    standard_error: Floats
    df: Floats
    swing: Floats
    excess: Floats
    residual_df: int
    centre: float
    shock: float
    overdispersion: float
    shared: float
    prior_df: float


def empirical_logits(numerator: Floats, denominator: Floats) -> Floats:
    """Logits of shares with half a unit added on both sides: finite at 0 and at all, almost unbiased elsewhere."""
    return np.log((numerator + 0.5) / (denominator - numerator + 0.5))


def fit_slopes(numerator: Floats, denominator: Floats, years: Floats, design_effect: Floats | float = 1.0) -> Slopes:
    """Fit one line per skill.

    Parameters
    ----------
    numerator
        Units that ask the skill, shape ``(m, years)``; need not be whole (adjusted shares times effective sizes).
    denominator
        Units, shape ``(years,)`` or ``(m, years)``, all above 0.
    years
        Calendar years, shape ``(years,)``, ascending, at least ``MINIMUM_YEARS``.
    design_effect
        How much more the counting scatters than independent ads would, shape ``(m, years)`` or one number.

    Raises
    ------
    ValueError
        There are too few years.
    """
    count = len(years)
    if count < MINIMUM_YEARS:
        raise ValueError(f"{count} years; at least {MINIMUM_YEARS}")
    sizes = np.broadcast_to(np.asarray(denominator, dtype=np.float64), numerator.shape)
    logits = empirical_logits(np.asarray(numerator, dtype=np.float64), sizes)
    centre = float(np.mean(years))
    x = np.asarray(years, dtype=np.float64) - centre
    effect = np.broadcast_to(np.asarray(design_effect, dtype=np.float64), numerator.shape)
    sampling = effect * _sampling_variance(logits, sizes, x)
    shock, overdispersion = _components(logits, sampling, x)
    weights = 1 / (shock + overdispersion * sampling)
    level, slope, spread = _weighted_lines(logits, weights, x)
    residuals = logits - level[:, None] - slope[:, None] * x
    df = count - 2
    scale = (weights * residuals**2).sum(axis=1) / df
    moderated = squeeze(scale, df)
    shared = _shared(residuals * np.sqrt(weights), df)
    prior = moderated.prior_df + df
    # What skills have in common takes away what pooling added, never the years of a skill itself.
    total_df = max(float(df), 1 / ((0.0 if np.isinf(prior) else 1 / prior) + max(shared / df, 1e-9)))
    squares = residuals**2
    share = 1 / (1 + np.exp(-(level[:, None] + slope[:, None] * x)))
    pearson = (numerator - sizes * share) ** 2 / (effect * sizes * share * (1 - share))
    return Slopes(
        level=level,
        slope=slope,
        standard_error=np.sqrt(cautious(scale, moderated.variances) / spread),
        df=np.full(len(slope), total_df),
        swing=np.sqrt(np.maximum(squares.sum(axis=1) / df - sampling.mean(axis=1), 0.0)),
        excess=pearson.sum(axis=1) / max(1.0, overdispersion),
        residual_df=df,
        centre=centre,
        shock=shock,
        overdispersion=overdispersion,
        shared=shared,
        prior_df=moderated.prior_df,
    )


def _lines(logits: Floats, x: Floats) -> tuple[Floats, Floats]:
    # Sums, not matrix products: those differ in their last digit with the number of threads.
    return logits.mean(axis=1), (logits * x).sum(axis=1) / (x * x).sum()


def _sampling_variance(logits: Floats, sizes: Floats, x: Floats) -> Floats:
    """Variance of a logit from counting, at the share that the line gives, not the one observed.

    An observed share that is low by chance would have a large variance, hence a small weight: a bias.
    """
    level, slope = _lines(logits, x)
    share = 1 / (1 + np.exp(-(level[:, None] + slope[:, None] * x)))
    return 1 / (sizes * share * (1 - share))


def _components(logits: Floats, sampling: Floats, x: Floats) -> tuple[float, float]:
    """Variance of year shocks and factor on the sampling variance, both at least 0.

    The residual variances of unweighted lines have as expectation ``shock + factor × leverage-weighted sampling``.
    A gamma model with identity link fits both over all skills: weights are the inverse squares of what is expected.
    """
    level, slope = _lines(logits, x)
    df = len(x) - 2
    observed = ((logits - level[:, None] - slope[:, None] * x) ** 2).sum(axis=1) / df
    kept = 1 - 1 / len(x) - x * x / (x * x).sum()
    expected = (sampling * kept).sum(axis=1) / df
    shock, factor = 0.0, max(float(observed.sum() / expected.sum()), 1e-6)
    if len(observed) < 3:
        return shock, factor
    for _ in range(_ROUNDS):
        fitted = np.maximum(shock + factor * expected, 1e-12)
        w = 1 / fitted**2
        mean_x, mean_y = np.average(expected, weights=w), np.average(observed, weights=w)
        variance = float(np.average((expected - mean_x) ** 2, weights=w))
        factor = (
            float(np.average((expected - mean_x) * (observed - mean_y), weights=w)) / variance
            if variance > 1e-12 * mean_x**2
            else mean_y / mean_x
        )
        shock = float(mean_y - factor * mean_x)
        if shock < 0:
            shock, factor = 0.0, float(mean_y / mean_x)
        elif factor < 0:
            shock, factor = float(mean_y), 0.0
    return max(shock, 0.0), max(factor, 1e-6)


def _weighted_lines(logits: Floats, weights: Floats, x: Floats) -> tuple[Floats, Floats, Floats]:
    """Level at ``x = 0``, slope, and the weighted sum of squares of x that divides the residual variance."""
    total = weights.sum(axis=1)
    mean_x, mean_y = (weights * x).sum(axis=1) / total, (weights * logits).sum(axis=1) / total
    deviation = x - mean_x[:, None]
    spread = (weights * deviation**2).sum(axis=1)
    slope = (weights * deviation * logits).sum(axis=1) / spread
    return mean_y - slope * mean_x, slope, spread


def _shared(scaled: Floats, df: int) -> float:
    """How far the residuals of skills are few patterns in common instead of one each, 0..1.

    Say that residuals are sums of patterns over years with random loadings on skills, pattern ``f`` having a part
    ``w_f`` of the variance (a year that is odd for all skills, one employer that hires in bulk). The pooled variance
    then has ``df / sum(w_f ** 2)`` degrees of freedom, not those of independent skills. That sum follows from the
    first two moments of the cross product of residuals over years, by the moments of Gaussian patterns: it is 1 for a
    single pattern and about ``1 / m`` for ``m`` independent skills.
    """
    if df < 2:
        return 1.0
    values = np.maximum(np.linalg.eigvalsh(np.einsum("it,is->ts", scaled, scaled) / len(scaled)), 0.0)
    total = float(values.sum())
    if total <= 0:
        return 0.0
    ratio = float((values**2).sum()) / total**2
    return min(max((ratio * df - 1) / (df + 1 - 2 * ratio), 0.0), 1.0)
