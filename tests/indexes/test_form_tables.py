import numpy as np
import pytest

from indexes import form_tables as module
from indexes.form_tables import form_tables
from indexes.linker import Linker
from indexes.ngrams import NgramRecipe
from vaardig.base.cache import VARIABLE

FORMS = ("Lasser (m/v)", "hoeklasser", "Vrachtwagenchauffeur", "é-commerce manager", "")


@pytest.fixture(autouse=True)
def small_ones_too(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(module, "_WORTH_KEEPING", 1)


@pytest.mark.parametrize("kind", ["occupation", "skill"])
def test_kept_tables_are_equal_to_fresh_ones(tiny, tmp_path, kind):
    recipe = NgramRecipe()
    fresh, kept = (form_tables(FORMS, kind, True, tiny, recipe) for _ in range(2))
    assert len(list((tmp_path / "forms").iterdir())) == 1
    assert (fresh.plain, fresh.words, fresh.parts) == (kept.plain, kept.words, kept.parts)
    for one, other in ((fresh.idf, kept.idf), (fresh.dense, kept.dense)):
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)
        assert one.flags.c_contiguous == other.flags.c_contiguous
    assert (fresh.characters != kept.characters).nnz == 0
    assert fresh.characters.has_sorted_indices == kept.characters.has_sorted_indices


def test_other_forms_or_no_encoder_are_other_entries(tiny, tmp_path):
    recipe = NgramRecipe()
    form_tables(FORMS, "skill", True, tiny, recipe)
    form_tables(FORMS[:2], "skill", True, tiny, recipe)
    assert form_tables(FORMS, "skill", True, None, recipe).dense.shape == (0, len(FORMS))
    assert len(list((tmp_path / "forms").iterdir())) == 3


def test_a_linker_answers_the_same_from_kept_tables(tiny):
    concepts = [(f"c{number}", form, ()) for number, form in enumerate(FORMS[:4])]
    queries = ["lasser", "chauffeur vrachtwagen", "e-commerce", "hoeklaser"]
    fresh, kept = (Linker(concepts, tiny, kind="occupation").link(queries) for _ in range(2))
    assert fresh == kept
