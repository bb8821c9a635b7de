import json

import numpy as np
import pytest

from indexes.protocol import Encoder
from indexes.static import StaticEncoder, _pairwise
from vaardig.base.errors import EncoderError

TEXTS = ["Vrachtwagenchauffeur, bus!", "Java-ontwikkelaar", "vérpleegkundige in ziekenhuis", "lasser MIG/TIG"]


def test_it_is_an_encoder_of_unit_vectors(tiny):
    assert isinstance(tiny, Encoder)
    vectors = tiny.encode([*TEXTS, "", "日本"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 1, 0, 0], atol=1e-5)
    assert vectors.dtype == np.float32


def test_a_text_has_one_vector_whatever_stands_beside_it(tiny):
    np.testing.assert_array_equal(tiny.encode(TEXTS)[2], tiny.encode([TEXTS[2]])[0])


def test_a_compound_lies_between_its_parts(tiny):
    compound, part, other = tiny.encode(["vrachtwagenchauffeur", "chauffeur", "kok"])
    assert compound @ part > 0.5 > compound @ other


def test_sentence_transformers_reads_the_same_folder(tiny, tiny_folder):
    library = pytest.importorskip("sentence_transformers")
    theirs = library.SentenceTransformer(str(tiny_folder), device="cpu").encode(TEXTS, normalize_embeddings=True)
    np.testing.assert_allclose(tiny.encode(TEXTS), theirs, atol=1e-5)


def test_a_truncated_model_is_refused(tiny_folder, tmp_path):
    for item in tiny_folder.iterdir():
        (tmp_path / item.name).write_bytes(item.read_bytes())
    (tmp_path / "model.safetensors").write_bytes((tiny_folder / "model.safetensors").read_bytes()[:-10])
    with pytest.raises(EncoderError, match="ends at byte"):
        StaticEncoder(tmp_path)


def test_vocabulary_and_vectors_must_match(tiny_folder, tmp_path):
    for item in tiny_folder.iterdir():
        (tmp_path / item.name).write_bytes(item.read_bytes())
    tokenizer = json.loads((tmp_path / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"].pop()
    (tmp_path / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(EncoderError, match="pieces"):
        StaticEncoder(tmp_path)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 127, 128, 129, 190, 300, 1031])
def test_sums_have_the_bits_of_numpys_pairwise_sums(count):
    rows = np.random.default_rng(count).normal(size=(count + 1, 32)).astype(np.float32)
    spelled_out = rows[0] + _pairwise(rows[1:])
    assert np.array_equal(spelled_out, np.add.reduceat(rows, [0], axis=0)[0])
