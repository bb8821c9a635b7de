"""Matching of skills, and that related occupations come out related."""

from __future__ import annotations

import random

import numpy as np
import pytest

from vaardig.gap.calibration import auc, coverage_of, nearest, pairs_by_isco, spread, weight_settings


def rows(workspace, *labels):
    return workspace.space.rows([workspace.taxonomy.skill(label).id for label in labels])


def test_a_skill_stands_fully_for_itself_and_less_for_others(workspace):
    asked = rows(workspace, "HACCP", "voedselveiligheid", "lassen")
    weight = workspace.space.weights(asked, asked)
    assert np.allclose(np.diag(weight), 1.0)
    assert 0 < weight[0, 1] < 1
    assert weight[2, 0] < weight[1, 0]


def test_one_held_skill_covers_itself_and_one_other_only(workspace):
    asked = rows(workspace, "HACCP", "voedselveiligheid", "hygiëneregels voeding")
    shares = np.full(3, 1 / 3, dtype=np.float32)
    held = asked[:1]
    weight = workspace.space.weights(asked, held)
    value = workspace.space.cover(weight, asked, held, shares)
    assert value == pytest.approx((1.0 + float(max(weight[1, 0], weight[2, 0]))) / 3, abs=1e-5)
    assert workspace.space.cover(workspace.space.weights(asked, asked), asked, asked, shares) == pytest.approx(1.0)


def test_more_skills_never_cover_less(workspace):
    asked, shares = workspace.table.of(workspace.taxonomy.occupation("onderhoudstechnicus").id)
    random_rows = np.array(random.Random(3).sample(range(len(workspace.space.ids)), 30))
    last = 0.0
    for size in range(1, 31):
        held = random_rows[:size]
        value = workspace.space.cover(workspace.space.weights(asked, held), asked, held, shares)
        assert value >= last - 1e-6
        last = value


def test_unknown_ids_are_dropped_and_nothing_held_covers_nothing(workspace):
    assert len(workspace.space.rows(["bestaat-niet"])) == 0
    asked, shares = workspace.table.profile(0)
    none = asked[:0]
    assert workspace.space.cover(workspace.space.weights(asked, none), asked, none, shares) == 0.0
    assert workspace.space.partners(asked, none) == {}


def test_related_occupations_cover_each_other_more(workspace):
    groups = {name: random.Random(1).sample(pairs, 200) for name, pairs in pairs_by_isco(workspace).items()}
    values = {name: coverage_of(pairs, workspace) for name, pairs in groups.items()}
    # Measured .979 and .892 on 2,000 pairs each; the floor leaves room for the small sample.
    assert auc(values["isco4"], values["across"]) > 0.94
    assert auc(values["isco3"], values["across"]) > 0.82


def test_the_nearest_of_a_nurse_is_care(workspace):
    found = nearest(workspace.taxonomy.occupation("verpleegkundige").id, workspace, top=5)
    assert all(workspace.occupations[key].isco[0] in "235" for key in found)


def test_auc_and_the_rule():
    assert auc(np.array([2.0, 3.0]), np.array([0.0, 1.0])) == 1.0
    assert auc(np.array([1.0, 1.0]), np.array([1.0, 1.0])) == 0.5
    values = spread([0.2, 0.4, 0.6])
    midpoint, slope = weight_settings(values)
    assert midpoint == pytest.approx(values.mean - values.deviation)
    assert 1 / (1 + np.exp(-slope * (values.mean - midpoint))) == pytest.approx(0.9)


def test_the_shipped_settings_follow_the_rule(workspace):
    settings = workspace.calibration
    import json
    from importlib.resources import files

    spreads = json.loads((files("vaardig.gap") / "data/calibration.json").read_text("utf-8"))["spreads"]
    best = spreads["best similarity within ISCO-4"]
    assert settings.midpoint == pytest.approx(best["mean"] - best["deviation"], abs=0.001)
    shown = spreads["listed share within ISCO-4"]
    assert settings.viable == pytest.approx(shown["mean"] - shown["deviation"] / 2, abs=0.001)
