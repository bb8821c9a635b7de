"""A small version of bench/simulate_trends.py: what it measures must stay where docs/simulation.md has it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

BENCH = Path(__file__).resolve().parents[3] / "bench"


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCH))
    try:
        import simulate_trends
    finally:
        sys.path.remove(str(BENCH))
    return simulate_trends


def measured(bench, world, corpora=12):
    return {name: rate.mean for name, rate in bench.run(world, corpora, seed=5).items()}


@pytest.mark.parametrize("concentrated", [False, True])
def test_false_discoveries_and_coverage_with_shocks(bench, concentrated):
    found = measured(bench, bench.World(5_000, shock=0.10, concentrated=concentrated))
    assert found["fdr_direction"] < 0.09
    assert found["fdr_class"] < 0.02
    assert found["fdr_pooled"] > 0.4
    assert 0.93 < found["coverage_slope"] < 0.975
    assert 0.93 < found["coverage_share"] < 0.975
    assert found["power_class"] > 0.8


def test_a_shifting_mix_makes_no_growth_at_equal_mix(bench):
    found = measured(bench, bench.World(5_000, shock=0.05, mix=0.25, trending=0.0))
    assert found["false_rising"] > 0.03
    assert found["false_direction_adjusted"] < 0.01


def test_longer_texts_are_told_apart(bench):
    found = measured(bench, bench.World(5_000, shock=0.05, growth=0.03, trending=0.0))
    assert found["bias_raw"] == pytest.approx(0.015, abs=0.003)
    assert found["bias_length"] == pytest.approx(0.0, abs=0.003)


def test_equal_seeds_give_equal_corpora(bench):
    world = replace(bench.World(800, concentrated=True), skills=20)
    one, other = (bench.draw_corpus(world, np.random.default_rng(3)) for _ in range(2))
    assert (one.matrix.numerator == other.matrix.numerator).all()
