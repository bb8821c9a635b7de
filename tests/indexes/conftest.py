import numpy as np
import pytest

from indexes.recipe.pieces import piece_costs
from indexes.recipe.write import write_model
from indexes.static import StaticEncoder

JOB_WORDS = """lasser lassen mig tig chauffeur vrachtwagen bus verpleegkundige ziekenhuis java ontwikkelaar developer
software onderhoud robot lijnen monteur elektrisch kok keuken boekhouder"""
WORDS = sorted([*JOB_WORDS.split(), *"abcdefghijklmnopqrstuvwxyz"])


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "tiny"
    table = np.random.default_rng(3).normal(size=(len(WORDS), 32)).astype(np.float32)
    table[[len(word) == 1 for word in WORDS]] *= 0.01
    table[WORDS.index("developer")] = table[WORDS.index("ontwikkelaar")] + 0.1
    write_model(folder, piece_costs(WORDS, (), {}), table, {"seed": 3})
    return folder


@pytest.fixture(scope="session")
def tiny(tiny_folder):
    return StaticEncoder(tiny_folder)
