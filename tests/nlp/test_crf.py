"""The fitting behind the zone model, on sequences whose rule is known."""

import numpy as np
import pytest

from nlp import crf
from nlp.train_zones import train
from nlp.types import ZONES
from nlp.zone_model import LAYOUTS, Steps, ZoneModel
from vaardig.base.errors import VaardigError


def _prior(features=2, labels=2):
    return crf.Weights(np.zeros((features, labels)), np.zeros((LAYOUTS, labels, labels)), np.zeros(labels))


def _fit(labels, features):
    sequence = crf.Sequence(features, [0] * len(labels), labels, 1.0)
    return crf.fit([sequence] * 5, _prior(), pull=0.1, step_pull=0.1, rounds=50)


def test_a_feature_comes_to_speak_for_its_label():
    weights = _fit([0, 1, 0, 1], [[0], [1], [0], [1]])
    assert weights.features[0, 0] > weights.features[0, 1] + 0.5
    assert weights.features[1, 1] > weights.features[1, 0] + 0.5


def test_steps_that_never_occur_weigh_less():
    weights = _fit([0, 0, 0, 1, 1, 1], [[], [], [], [], [], []])
    assert weights.steps[0, 1, 0] < min(weights.steps[0, 0, 0], weights.steps[0, 1, 1])


def test_steps_without_a_label_are_summed_over():
    weights = _fit([0, -1, -1, 1], [[0], [], [], [1]])
    assert np.isfinite(weights.flat()).all()
    assert weights.features[0, 0] > weights.features[0, 1]


def test_the_slope_is_that_of_the_loss():
    """Compare with differences: a wrong sign in forward-backward still learns something, but not this."""
    sequences = [crf.Sequence([[0], [0, 1], [1]], [0, 1, 2], [0, -1, 1], 1.5)]
    batch = crf._Batch(sequences, 2, 2)
    weights = _prior()
    rng = np.random.default_rng(7)
    weights = weights.like(rng.normal(size=weights.flat().shape))

    def partition(flat):
        w = weights.like(flat)
        return batch.expectations((batch.design @ w.features).reshape(batch.shape), w)[0]

    flat = weights.flat()
    _, labels, steps, starts = batch.expectations((batch.design @ weights.features).reshape(batch.shape), weights)
    slope = crf.Weights(batch.design.T @ labels.reshape(-1, 2), steps, starts).flat()
    for place in range(len(flat)):
        shift = np.zeros_like(flat)
        shift[place] = 1e-5
        assert (partition(flat + shift) - partition(flat - shift)) / 2e-5 == pytest.approx(slope[place], abs=1e-4)


def test_training_writes_what_the_model_reads():
    from nlp.train_zones import Example

    tasks, profile = ZONES.index("taken"), ZONES.index("profiel")
    examples = [Example([["lassen"], ["diploma"]], [0, 1], [tasks, profile], 1.0, source) for source in "abcd"]
    model = ZoneModel(train(examples))
    nothing = model.weigh(())
    text = Steps([model.weigh(["lassen"]), nothing], [nothing, model.weigh(["diploma"])], [0, 1])
    assert model.paths([text, Steps([], [], []), text]) == [[tasks, profile], [], [tasks, profile]]
    assert model.paths([]) == []


def test_a_damaged_model_is_refused():
    with pytest.raises(VaardigError, match=r"zones\.tsv is damaged"):
        ZoneModel(["lassen\t1.0\t2.0"])
