"""Matching of skills, and that related occupations come out related."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from indexes.encoders import load_encoder
from taxonomy.model import Skill
from vaardig.gap.calibration import auc, coverage_of, listed_of, nearest, pairs_by_isco, spread, weight_settings
from vaardig.gap.settings import load_calibration
from vaardig.gap.space import SkillSpace, act_of


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


def least(workspace, asked, held):
    return float(workspace.space.least_similarity(rows(workspace, asked), rows(workspace, held))[0, 0])


def test_knowing_the_rules_is_not_doing_the_work(workspace):
    settings = workspace.calibration
    # Both of food and used together: the words alone would make it a small step.
    doing, knowing = "voedingsproductielijnen bedienen", "voedselveiligheid"
    assert least(workspace, doing, knowing) == pytest.approx(settings.very_near)
    assert least(workspace, knowing, doing) == pytest.approx(settings.near_used)
    assert least(workspace, "technische documentatie lezen", "elektriciteit") == np.inf


def test_a_thin_tie_asks_more_unless_both_name_the_same_act(workspace):
    settings = workspace.calibration
    assert least(workspace, "CNC-machines bedienen", "machines bedienen") == pytest.approx(settings.near)
    # Of the same field, in another group, and no occupation has both.
    assert least(workspace, "viennoiserie maken", "koken") == pytest.approx(settings.very_near)
    assert least(workspace, "R", "Python") == pytest.approx(settings.near_used)
    assert least(workspace, "koken", "PLC") == np.inf


@pytest.mark.parametrize(
    ("label", "kind", "act"),
    [
        ("machines bedienen", "activiteit", "bedienen"),
        ("lassen", "techniek", ""),
        ("", "activiteit", ""),
        ("technisch Engels", "kennis", ""),
        ("veilig werken", "regelgeving", ""),
        ("ADL-ondersteuning", "activiteit", ""),
    ],
)
def test_the_act_is_the_verb_of_several_words(label, kind, act):
    assert act_of(Skill("", label, kind, "", (), ())) == act


def test_skills_without_a_group_share_none():
    skill = Skill("", "x", "activiteit", "", (), ())
    taxonomy = SimpleNamespace(
        skills=[replace(skill, id="a", label="zwemmen"), replace(skill, id="b", label="breien")], occupations=[]
    )
    space = SkillSpace(taxonomy, load_encoder(), load_calibration())
    both = space.rows(["a", "b"])
    assert space.kinship(both[:1], both[1:])[0, 0] == 0
    assert np.isinf(space.least_similarity(both[:1], both[1:])[0, 0])


def test_related_occupations_cover_each_other_more(workspace):
    groups = {name: random.Random(1).sample(pairs, 200) for name, pairs in pairs_by_isco(workspace).items()}
    values = {name: coverage_of(pairs, workspace) for name, pairs in groups.items()}
    # Measured .979 and .892 on 2,000 pairs each; the floor leaves room for the small sample.
    assert auc(values["isco4"], values["across"]) > 0.94
    assert auc(values["isco3"], values["across"]) > 0.82
    # What the lists show, measured .940 and .778: fewer small steps must not blur what is related.
    listed = {name: np.array(listed_of(pairs, workspace)) for name, pairs in groups.items()}
    assert auc(listed["isco4"], listed["across"]) > 0.88
    assert auc(listed["isco3"], listed["across"]) > 0.70


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
