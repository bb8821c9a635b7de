import random

import numpy as np
import pytest

from indexes.recipe.data import Group, TrainingData, held_out_forms
from indexes.recipe.loop import Schedule, draw_pairs, train
from indexes.recipe.table import Expansion, choose_vocabulary, count_words
from indexes.recipe.tune import Task, learn_calibration, learn_fusion
from indexes.recipe.write import quantise, write_model
from indexes.static import StaticEncoder

GROUPS = (
    Group("a", ("lasser", "hoeklasser", "mig-lasser"), "Voegt metaal samen.", 2),
    Group("b", ("kok", "keukenkok", "chef-kok"), "", 2),
    Group("c", ("chauffeur", "bestuurder"), "", 1),
)
DATA = TrainingData(GROUPS, (), ("bakker",))


def small_model(seed=1):
    counts = count_words(DATA)
    vocabulary = choose_vocabulary(DATA, ["de", "metaal"], counts)
    expansion = Expansion(vocabulary, counts)
    start = np.random.default_rng(0).normal(size=(len(vocabulary), 16)).astype(np.float32)
    names = ["lasser", "kok", "chauffeur", "bestuurder"]
    targets = np.eye(16, dtype=np.float32)[[0, 1, 2, 2]]
    schedule = Schedule(epochs=15, batch=4, rate=2e-2, distil_epochs=2, distil_batch=2, seed=seed)
    table = train(GROUPS, (names, targets), expansion, start, schedule, lambda epoch, loss: None)
    return expansion.costs, expansion.fold_table(vocabulary, table)


def test_training_brings_names_together_and_repeats_itself(tmp_path):
    pytest.importorskip("torch")
    costs, table = small_model()
    np.testing.assert_array_equal(table, small_model()[1])
    write_model(tmp_path / "m", costs, table, {})
    lasser, other, kok = StaticEncoder(tmp_path / "m").encode(["hoeklasser", "mig-lasser", "keukenkok"])
    assert lasser @ other > lasser @ kok + 0.3
    first = (tmp_path / "m" / "model.safetensors").read_bytes()
    write_model(tmp_path / "n", costs, table, {})
    assert first == (tmp_path / "n" / "model.safetensors").read_bytes()


def test_pairs_stay_within_a_group():
    forms = {form: group.key for group in GROUPS for form in group.forms}
    pairs = draw_pairs(GROUPS, random.Random(1))
    assert len(pairs) == 6
    for one, other, number in pairs:
        assert forms[one] == GROUPS[number].key
        assert forms.get(other, GROUPS[number].key) == GROUPS[number].key


def test_the_label_is_never_held_out():
    names = tuple(f"naam {i}" for i in range(9))
    for number in range(200):
        hidden = held_out_forms(names, f"uri-{number}")
        assert names[0] not in hidden
        assert len(hidden) <= 2


def test_quantisation_is_within_one_step():
    table = np.random.default_rng(1).normal(size=(20, 8)).astype(np.float32)
    table[3] = 0
    rows, weights = quantise(table)
    np.testing.assert_allclose(rows * weights[:, None], table, atol=float(weights.max()) / 2 + 1e-7)


def test_tuning_prefers_the_half_that_knows(tiny):
    concepts = tuple((name,) for name in ("lasser", "software ontwikkelaar", "kok", "boekhouder"))
    queries = (("software developer", frozenset({1})), ("lassser", frozenset({0})), ("kokk", frozenset({2})))
    task = Task("skill", queries, concepts)
    fusion, tried = learn_fusion(task, tiny)
    assert max(tried.values()) == 1.0
    assert 0 <= fusion.characters <= 1
    calibration = learn_calibration(task, tiny, fusion)
    assert calibration["similarity"] > 0
