"""Corpora with known truth: counts per skill and year, drawn per group of ads (employers or occupations), not per ad.

A corpus is one domain. Shares are heavy-tailed over skills; trends, year shocks, employers, mix shifts and drifting
recall are planted. Everything is vectorised over skills, years and groups.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaardig.trends.matrix import Matrix
from vaardig.trends.stats.raking import rake

Floats = NDArray[np.float64]
FIRST_YEAR = 2010


@dataclass(frozen=True)
class World:
    """What is planted.

    Parameters
    ----------
    ads
        Ads per year.
    shock
        Standard deviation of year shocks, logit.
    common
        Part of the variance of the shocks that all skills share.
    concentrated
        Employers: a hundred with a Zipf tail hold 60 % of the ads, differ from each other (standard deviation .4 to
        1.6 on the logit, skill by skill) and hire unevenly over the years. Otherwise every ad stands alone.
    trending
        Share of skills with a planted trend; half of it beyond the minimum effect, half within it.
    mix
        Occupations whose place in the domain shifts: change of the logit of an occupation's weight per year
        (standard deviation over occupations). 0: one occupation.
    recall
        Recall of the extraction in the last year; it falls in equal steps from 1.
    growth
        Yearly growth of log text length, to which asking responds with elasticity ``elasticity``.
    """

    ads: int
    shock: float = 0.0
    common: float = 0.0
    concentrated: bool = False
    trending: float = 0.2
    mix: float = 0.0
    recall: float = 1.0
    growth: float = 0.0
    elasticity: float = 0.5
    skills: int = 500
    years: int = 7
    slopes: tuple[float, ...] = (0.2, 0.3)


@dataclass(frozen=True)
class Corpus:
    """Counts, and the truth.

    ``slope``: of the logit of the share that the groups of this domain are expected to show. ``share``: of each year,
    its shock included, over all employers that there could be, shape ``(skills, years)``: what an interval that allows
    for employers must cover.
    """

    matrix: Matrix
    slope: Floats
    share: Floats
    planted: Floats


def draw_corpus(world: World, draw: np.random.Generator) -> Corpus:
    """One corpus."""
    t = np.arange(world.years) - (world.years - 1) / 2
    base = np.log(np.exp(draw.uniform(np.log(0.004), np.log(0.4), world.skills)))
    level = np.log(np.exp(base) / (1 - np.exp(base)))
    planted = _slopes(world, draw)
    own = draw.normal(0, world.shock * np.sqrt(1 - world.common), (world.skills, world.years))
    shared = draw.normal(0, world.shock * np.sqrt(world.common), world.years)
    line = level[:, None] + planted[:, None] * t
    groups = _groups(world, draw, t)
    quiet, noisy = (_by_group(logit, groups) for logit in (line, line + own + shared))
    recall = np.linspace(1.0, world.recall, world.years)
    asked = draw.binomial(groups.sizes[None], noisy * recall[None, :, None]).astype(np.float64)
    # The estimand: the share that the expected mix of groups would show in a year without a shock.
    share = (quiet * groups.expected[None]).sum(axis=2)
    logit = np.log(share / (1 - share))
    slope = (logit * t).sum(axis=1) / (t * t).sum()
    seen = line + own + shared
    realised = (
        _over_employers(seen, groups.spread) if world.concentrated else (noisy * groups.expected[None]).sum(axis=2)
    )
    return Corpus(_matrix(asked, groups, world), slope, realised, planted)


def _by_group(logit: Floats, groups: _Groups) -> Floats:
    """Probability of asking, shape (skills, years, groups)."""
    share = _expit(logit[:, :, None] + groups.effect[:, None, :] + groups.yearly[None, :, :])
    if groups.kind == "employers":
        # Ads of employers that place one ad: each has an employer of its own.
        share[:, :, -1] = _over_employers(logit, groups.spread)
    return share


def _over_employers(logit: Floats, spread: Floats) -> Floats:
    """Mean probability over all employers that there could be (Gauss-Hermite)."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(15)
    return np.asarray((_expit(logit[:, :, None] + spread[:, None, None] * nodes) * weights).sum(axis=2) / weights.sum())


@dataclass(frozen=True)
class _Groups:
    """Groups of ads: sizes per year ``(years, groups)``, expected weights, effect per skill, and their log length."""

    sizes: NDArray[np.int64]
    expected: Floats
    effect: Floats
    yearly: Floats
    kind: str
    length: Floats
    spread: Floats


def _slopes(world: World, draw: np.random.Generator) -> Floats:
    slopes = np.zeros(world.skills)
    count = int(world.trending * world.skills)
    chosen = draw.permutation(world.skills)[:count]
    sign = draw.choice([-1.0, 1.0], count)
    large = draw.choice(world.slopes, count)
    slopes[chosen] = sign * np.where(np.arange(count) < count // 2, large, 0.02)
    return slopes


def _groups(world: World, draw: np.random.Generator, t: Floats) -> _Groups:
    if world.concentrated:
        return _employers(world, draw)
    if world.mix:
        return _occupations(world, draw, t)
    if world.growth:
        return _lengths(world, draw, t)
    sizes = np.full((world.years, 1), world.ads)
    none = np.zeros((world.years, 1))
    return _Groups(sizes, none + 1, np.zeros((world.skills, 1)), none, "single", np.ones(1), np.zeros(0))


def _employers(world: World, draw: np.random.Generator) -> _Groups:
    """A hundred employers with a tail, and last of all the ads of employers that place one ad."""
    weights = 1 / np.arange(1, 101)
    weights = np.append(0.6 * weights / weights.sum(), 0.4)
    uneven = draw.gamma(4.0, 0.25, (world.years, 101))
    uneven[:, -1] = 1.0
    yearly = weights * uneven
    sizes = np.stack([draw.multinomial(world.ads, row / row.sum()) for row in yearly])
    spread = draw.uniform(0.4, 1.6, world.skills)
    effect = draw.normal(0, 1.0, (world.skills, 101)) * spread[:, None]
    none = np.zeros((world.years, 101))
    return _Groups(sizes, np.broadcast_to(weights, sizes.shape), effect, none, "employers", np.ones(101), spread)


def _occupations(world: World, draw: np.random.Generator, t: Floats) -> _Groups:
    count = 25
    start = 1 / np.arange(1, count + 1) ** 0.7
    weights = start * np.exp(draw.normal(0, world.mix, count) * t[:, None])
    weights /= weights.sum(axis=1, keepdims=True)
    sizes = np.stack([draw.multinomial(world.ads, row) for row in weights])
    effect = draw.normal(0, 1.5, (world.skills, count))
    # What an occupation-free trend would be: the mean mix in every year.
    expected = np.broadcast_to(weights.mean(axis=0), weights.shape)
    return _Groups(sizes, expected, effect, np.zeros(sizes.shape), "occupations", np.ones(count), np.zeros(0))


def _lengths(world: World, draw: np.random.Generator, t: Floats) -> _Groups:
    """Ten classes of text length; texts grow, and longer texts ask more."""
    deviation = np.linspace(-0.8, 0.8, 10)
    sizes = np.stack([draw.multinomial(world.ads, np.full(10, 0.1)) for _ in t])
    yearly = world.elasticity * (deviation + world.growth * t[:, None])
    expected = np.full(sizes.shape, 0.1)
    return _Groups(sizes, expected, np.zeros((world.skills, 10)), yearly, "lengths", deviation, np.zeros(0))


def _matrix(asked: Floats, groups: _Groups, world: World) -> Matrix:
    n = groups.sizes.sum(axis=1).astype(np.float64)
    k = asked.sum(axis=2)
    zero, none = np.zeros_like(k), np.zeros(world.years)
    between, firms, firm = zero, none, none
    named, total_named = zero, none
    if groups.kind == "employers":
        # The last group holds ads of employers that placed one ad.
        own, sizes = asked[:, :, :-1], groups.sizes[:, :-1].astype(np.float64)
        lone_asked, lone = asked[:, :, -1], groups.sizes[:, -1]
        between = (own**2 / np.maximum(sizes, 1)).sum(axis=2) + lone_asked
        firms = ((sizes > 0).sum(axis=1) + lone).astype(np.float64)
        firm = (sizes**2).sum(axis=1) + lone
        named, total_named = k, n
    weight, effective, length = k, n, zero
    if groups.kind == "occupations":
        weight, effective = _equal_mix(asked, groups.sizes)
    total_length, total_square = none, none
    if groups.kind == "lengths":
        t = np.arange(world.years) - (world.years - 1) / 2
        logs = 7 + groups.length[None, :] + world.growth * t[:, None]
        length = (asked * logs[None]).sum(axis=2)
        total_length, total_square = (groups.sizes * logs).sum(axis=1), (groups.sizes * logs**2).sum(axis=1)
    return Matrix(
        domain="simulated", years=FIRST_YEAR + np.arange(world.years), concepts=np.arange(world.skills), numerator=k,
        weight=weight, length=length, named=named,  between=between, denominator=n, total_weight=n,
        total_named=total_named, firms=firms, firm_square=firm, total_length=total_length,
        total_length_square=total_square,
        effective=effective, overlap=np.ones(world.years), imbalance=none,
    )  # fmt: skip


def _equal_mix(asked: Floats, sizes: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Weighted numerators and effective sizes, with the raking of the product."""
    target = (sizes / sizes.sum(axis=1, keepdims=True)).mean(axis=0)
    weights, effective = np.ones(sizes.shape), np.zeros(len(sizes))
    for year, row in enumerate(sizes):
        raked = rake([np.repeat(np.arange(len(row)), row)], [target])
        first = np.concatenate([[0], np.cumsum(row)[:-1]])
        present = row > 0
        weights[year, present] = raked.weights[first[present]]
        effective[year] = raked.effective_size
    return (asked * weights[None]).sum(axis=2), effective


def _expit(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))
