"""Search in a werkmap that was built with a fake engine: filters, reposts, likeness, wrong questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ads, write_jsonl
from fake_engine import FakeEncoder, machinery

from indexes.lexical import WORDS
from vaardig.base.errors import EncoderError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.find import ConceptRequest, find_concepts
from vaardig.search import SearchRequest, excerpt, search
from vaardig.werkmap import Werkmap


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    rows = ads(120)
    for i, row in enumerate(rows):
        row["region"] = ("Antwerpen", "Limburg", "Drenthe, Overijssel")[i % 3]
    rows[0]["text"] = "Wij zoeken iemand. Je herstelt zeilboten in de haven. " + str(rows[0]["text"])
    build(BuildRequest((write_jsonl(folder / "ads.jsonl", rows),), folder / "w"), machinery=machinery())
    return folder


@pytest.fixture
def werkmap(folder):
    return Werkmap.open(folder / "w")


@pytest.fixture(autouse=True)
def fake_encoder(monkeypatch):
    encoder = FakeEncoder("1")
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: encoder)


def test_a_rare_word_is_found_by_words(werkmap):
    hit = search(werkmap, SearchRequest("zeilboten herstellen", top=3)).hits[0]
    assert "zeilboten" in hit.excerpt
    assert hit.excerpt.startswith("… Je herstelt")
    assert hit.via in ("words", "both")


def test_one_hit_per_repost_cluster(werkmap):
    import polars as pl

    result = search(werkmap, SearchRequest("lasser", top=100))
    clusters = dict(werkmap.scan("clusters").select("vacancy_id", "cluster").collect().iter_rows())
    found = [clusters[hit.vacancy_id] for hit in result.hits]
    assert len(found) == len(set(found)) > 50
    assert werkmap.scan("clusters").select(pl.col("cluster").n_unique()).collect().item() < result.searched


def test_filters_hold_together(werkmap):
    request = SearchRequest("excel", top=50, domains=("smart_logistics",), years=(2016, 2017), regions=("LIMB",))
    result = search(werkmap, request)
    assert 0 < len(result.hits) <= result.searched < 60
    assert {hit.region for hit in result.hits} == {"Limburg"}
    assert {hit.domain for hit in result.hits} == {"smart_logistics"}
    assert {hit.year for hit in result.hits} <= {2016, 2017}
    with pytest.raises(InputError, match=r"'Luxemburg'. Allowed: 'Antwerpen', .* Next: did you mean 'Limburg'"):
        search(werkmap, replace(request, regions=("Luxemburg",)))
    # A region that exists, but not in these years, is no fault of who asks.
    assert not search(werkmap, replace(request, years=(1990, 1991))).hits


def test_like_leaves_out_the_vacancy_and_its_reposts(werkmap):
    clusters = dict(werkmap.scan("clusters").select("vacancy_id", "cluster").collect().iter_rows())
    twice = next(i for i, c in clusters.items() if list(clusters.values()).count(c) > 1)
    result = search(werkmap, SearchRequest(like=twice, top=20))
    assert len(result.hits) == 20
    assert clusters[twice] not in {clusters[hit.vacancy_id] for hit in result.hits}
    with pytest.raises(InputError, match="no vacancy 'nergens'"):
        search(werkmap, SearchRequest(like="nergens"))


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (SearchRequest(), "the query is empty"),
        (SearchRequest(" ?! "), "the query is empty"),
        (SearchRequest("lasser", top=0), "0 results"),
        (SearchRequest("lasser", like="x"), "2 things are asked"),
    ],
)
def test_wrong_questions(werkmap, request_, message):
    with pytest.raises(InputError, match=message):
        search(werkmap, request_)


def test_a_very_long_query_is_cut_not_refused(werkmap):
    assert search(werkmap, SearchRequest("lasser " * 20_000, top=2)).hits


def test_a_werkmap_without_word_index_is_searched_by_meaning(folder, tmp_path):
    import shutil

    shutil.copytree(folder / "w", tmp_path / "w")
    shutil.rmtree(tmp_path / "w" / "index" / WORDS)
    result = search(Werkmap.open(tmp_path / "w"), SearchRequest("lasser", top=3))
    assert not result.by_words
    assert {hit.via for hit in result.hits} == {"meaning"}


def test_a_truncated_index_says_how_to_rebuild(folder, tmp_path):
    import shutil

    shutil.copytree(folder / "w", tmp_path / "w")
    vectors = tmp_path / "w" / "index" / "vectors.f16"
    vectors.write_bytes(vectors.read_bytes()[:-5])
    with pytest.raises(EncoderError, match=r"damaged .* vaardig build"):
        search(Werkmap.open(tmp_path / "w"), SearchRequest("lasser"))


def test_excerpt_keeps_short_texts_whole_and_marks_cuts():
    assert excerpt("Kort.") == "Kort."
    assert excerpt("a " * 400).endswith("…")
    assert len(excerpt("a " * 400, "zzzz")) <= 200
    assert excerpt("", "lasser") == ""


def test_concepts_are_counted_within_the_filters(werkmap, monkeypatch):
    class Hit:
        concept_id, label, similarity = "vs-1", "lassen", 1.02

    class Nearest:
        def nearest(self, texts, top):
            return [(Hit(),)]

    monkeypatch.setattr("vaardig.find._linker", lambda *_: Nearest())
    everywhere = find_concepts(ConceptRequest("lassen"), werkmap)
    logistics = find_concepts(ConceptRequest("lassen", domains=("smart_logistics",)), werkmap)
    assert everywhere.hits[0].similarity == 1.0
    assert 0 < everywhere.hits[0].vacancies <= everywhere.counted
    assert logistics.hits[0].vacancies == 0
    assert logistics.counted < everywhere.counted
    assert find_concepts(ConceptRequest("lassen")).hits[0].vacancies is None


@pytest.mark.parametrize("request_", [ConceptRequest("  "), ConceptRequest("a", top=0), ConceptRequest("a", what="x")])
def test_wrong_concept_questions(request_):
    with pytest.raises(InputError):
        find_concepts(request_)
