import json

import numpy as np
import pytest

import indexes.store as store_module
from indexes.store import VectorStore
from vaardig.base.errors import EncoderError, InputError


class Fake:
    id = "fake:1"
    dimension = 16

    def encode(self, texts):
        raise NotImplementedError


def unit(n, seed=0):
    vectors = np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def small_limit(monkeypatch):
    monkeypatch.setattr(store_module, "FLAT_BELOW", 500)
    monkeypatch.setattr(store_module, "SCAN_BELOW", 1000)


def brute(vectors, query, k):
    return np.argsort(-(query @ vectors.astype(np.float16).astype(np.float32).T), axis=1, kind="stable")[:, :k]


def test_flat_is_exact_and_reopens(tmp_path):
    vectors = unit(300)
    VectorStore.build(tmp_path / "s", [vectors[:100], vectors[100:]], encoder=Fake())
    rows, similarity = VectorStore.open(tmp_path / "s", encoder_id="fake:1", verify=True).search(vectors[:5], 7)
    np.testing.assert_array_equal(rows, brute(vectors, vectors[:5], 7))
    np.testing.assert_allclose(similarity[:, 0], 1, atol=2e-3)


def test_inverted_file_finds_most_and_ranks_exactly(tmp_path, small_limit):
    vectors = unit(4000)
    store = VectorStore.build(tmp_path / "s", [vectors], encoder=Fake())
    assert store.manifest.index.startswith("IVF")
    rows, similarity = store.search(vectors[:50], 10)
    want = brute(vectors, vectors[:50], 10)
    assert np.mean([len(set(a) & set(b)) / 10 for a, b in zip(rows, want, strict=True)]) > 0.9
    assert (np.diff(similarity, axis=1) <= 0).all()


def test_codes_find_all_of_what_lies_far_from_every_vector(tmp_path, monkeypatch):
    monkeypatch.setattr(store_module, "FLAT_BELOW", 500)
    vectors = unit(4000)
    far = unit(20, seed=9) - vectors.mean(axis=0) * 5
    far /= np.linalg.norm(far, axis=1, keepdims=True)
    store = VectorStore.build(tmp_path / "s", [vectors], encoder=Fake())
    assert store.manifest.index == "SQ8"
    rows, _ = store.search(far, 10)
    want = brute(vectors, far, 10)
    assert np.mean([len(set(a) & set(b)) / 10 for a, b in zip(rows, want, strict=True)]) > 0.98


def test_same_vectors_same_bytes_however_they_arrive(tmp_path, small_limit):
    vectors = unit(2000)
    one = VectorStore.build(tmp_path / "a", [vectors], encoder=Fake())
    two = VectorStore.build(tmp_path / "b", np.array_split(vectors, 9), encoder=Fake())
    half = VectorStore.build(tmp_path / "c", [vectors[:700]], encoder=Fake()).append([vectors[700:]])
    assert one.manifest == two.manifest == half.manifest


@pytest.mark.parametrize(("flat", "scan"), [(10, 20), (10, 10_000), (10_000, 10_000)])
def test_only_allowed_rows(tmp_path, monkeypatch, flat, scan):
    monkeypatch.setattr(store_module, "FLAT_BELOW", flat)
    monkeypatch.setattr(store_module, "SCAN_BELOW", scan)
    vectors = unit(900)
    store = VectorStore.build(tmp_path / "s", [vectors], encoder=Fake())
    allowed = np.arange(0, 900, 3)
    rows, _ = store.search(vectors[:4], 8, allowed)
    assert set(rows.ravel()) <= set(allowed)
    assert (rows >= 0).all()


def test_fewer_rows_than_asked_are_padded(tmp_path):
    store = VectorStore.build(tmp_path / "s", [unit(3)], encoder=Fake())
    rows, similarity = store.search(unit(1), 5)
    assert (rows[0, 3:] == -1).all()
    assert np.isneginf(similarity[0, 3:]).all()
    empty = VectorStore.build(tmp_path / "e", [], encoder=Fake())
    assert (empty.search(unit(1), 2)[0] == -1).all()
    assert (store.search(unit(1), 2, np.array([], dtype=np.int64))[0] == -1).all()


def test_another_encoder_is_refused_with_the_rebuild_command(tmp_path):
    VectorStore.build(tmp_path / "s", [unit(3)], encoder=Fake())
    with pytest.raises(EncoderError, match=r"fake:1.*vaardig build"):
        VectorStore.open(tmp_path / "s", encoder_id="other:2")


@pytest.mark.parametrize("name", ["vectors.f16", "index.faiss", "manifest.json"])
def test_a_truncated_or_missing_file_is_refused(tmp_path, small_limit, name):
    VectorStore.build(tmp_path / "s", [unit(600)], encoder=Fake())
    path = tmp_path / "s" / name
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(EncoderError, match="vaardig build"):
        VectorStore.open(tmp_path / "s", encoder_id="fake:1")
    path.unlink()
    with pytest.raises(EncoderError, match="vaardig build"):
        VectorStore.open(tmp_path / "s", encoder_id="fake:1")


def test_verify_sees_a_changed_byte(tmp_path):
    VectorStore.build(tmp_path / "s", [unit(30)], encoder=Fake())
    path = tmp_path / "s" / "vectors.f16"
    raw = bytearray(path.read_bytes())
    raw[5] ^= 1
    path.write_bytes(raw)
    with pytest.raises(EncoderError, match="damaged"):
        VectorStore.open(tmp_path / "s", encoder_id="fake:1", verify=True)


def test_wrong_shapes(tmp_path):
    store = VectorStore.build(tmp_path / "s", [unit(3)], encoder=Fake())
    with pytest.raises(EncoderError):
        store.search(np.zeros((1, 5), np.float32), 1)
    with pytest.raises(InputError):
        store.search(unit(1), 0)
    with pytest.raises(InputError):
        store.search(unit(1), 1, np.array([3]))
    with pytest.raises(EncoderError):
        VectorStore.build(tmp_path / "t", [np.zeros((2, 3), np.float32)], encoder=Fake())
    assert not (tmp_path / "t" / "manifest.json").exists()


def test_manifest_of_another_format(tmp_path):
    VectorStore.build(tmp_path / "s", [unit(3)], encoder=Fake())
    path = tmp_path / "s" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(EncoderError, match="format"):
        VectorStore.open(tmp_path / "s", encoder_id="fake:1")
