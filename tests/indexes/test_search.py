import json

import numpy as np
import pytest

from indexes.lexical import LexicalIndex
from indexes.search import VacancySearch, content_of, search_concepts
from indexes.store import VectorStore
from vaardig.base.errors import EncoderError, InputError

ADS = [
    "lasser mig",
    "java developer",
    "software ontwikkelaar java",
    "kok keuken",
    "onderhoud robot lijnen",
    "monteur onderhoud",
]


@pytest.fixture
def search(tiny, tmp_path):
    store = VectorStore.build(tmp_path / "v", [tiny.encode(ADS)], encoder=tiny)
    return VacancySearch(store, tiny, LexicalIndex.build(tmp_path / "l", [ADS[:2], ADS[2:]]))


def test_words_and_meaning_agree(search):
    hits = search.search("onderhoud van robotlijnen", top=3)
    assert hits[0].row == 4
    assert hits[0].via == "both"


def test_meaning_finds_what_words_do_not(search):
    hits = search.search("ontwikkelaar", top=3)
    assert {hit.row for hit in hits[:2]} == {1, 2}


def test_like_leaves_itself_out(search):
    hits = search.like(1, top=2)
    assert hits[0].row == 2
    assert 1 not in {hit.row for hit in hits}
    with pytest.raises(InputError):
        search.like(99)


def test_filter(search):
    assert {hit.row for hit in search.search("lasser", top=5, allowed=np.array([3, 5]))} <= {3, 5}


@pytest.mark.parametrize("query", ["", "   ", "?!"])
def test_an_empty_query(search, query):
    with pytest.raises(InputError, match="empty"):
        search.search(query)


def test_a_very_long_query(search):
    assert search.search("lasser " * 15_000, top=1)[0].row == 0


def test_halves_must_fit(tiny, tmp_path, search):
    store = VectorStore.build(tmp_path / "w", [tiny.encode(ADS[:3])], encoder=tiny)
    with pytest.raises(EncoderError, match="rebuild"):
        VacancySearch(store, tiny, LexicalIndex(tmp_path / "l"))
    (tmp_path / "l" / "00000" / "rows.npy").unlink()
    with pytest.raises(EncoderError, match="cannot be read"):
        LexicalIndex(tmp_path / "l")


def test_words_of_many_parts_are_one_index(tmp_path):
    texts = [f"woord{i % 7} ander{i % 3} eigen{i}" for i in range(60)]
    whole = LexicalIndex.build(tmp_path / "a", [texts])
    parts = LexicalIndex.build(tmp_path / "b", [texts[:1], texts[1:30], [], texts[30:]])
    assert parts.search("eigen41", 5)[0].tolist() == [41]
    assert set(parts.search("woord3", 60)[0].tolist()) == set(range(3, 60, 7))
    for query in ("woord3 ander1", "eigen4 eigen41 woord6", "niets"):
        rows, weights = whole.search(query, 20)
        found, similar = parts.search(query, 20)
        assert rows.tolist() == found.tolist()
        assert weights.tolist() == similar.tolist()


def test_an_index_without_segments_is_still_read(tmp_path):
    whole = LexicalIndex.build(tmp_path / "a", [ADS])
    old = tmp_path / "old"
    (tmp_path / "a" / "00000").rename(old)
    about = json.loads((tmp_path / "a" / "lexical.json").read_text("utf-8"))
    del about["segments"]
    (old / "lexical.json").write_text(json.dumps(about), "utf-8")
    assert LexicalIndex(old).search("java", 5)[0].tolist() == whole.search("java", 5)[0].tolist() == [1, 2]


def test_joining_keeps_only_its_segments(tmp_path):
    LexicalIndex.build(tmp_path / "w", [ADS[:3], ADS[3:]])
    (tmp_path / "w" / "words.npy").write_bytes(b"of an older index")
    kept = LexicalIndex.join(tmp_path / "w", ["00001"])
    assert kept.search("robot", 5)[0].tolist() == [1]
    assert sorted(item.name for item in (tmp_path / "w").iterdir()) == ["00001", "lexical.json"]


def test_an_index_of_nothing(tmp_path):
    index = LexicalIndex.build(tmp_path / "e", [])
    assert len(index) == 0
    assert index.search("lasser", 3)[0].tolist() == []


def test_concepts(tiny):
    concepts = [("a", "lasser", ["hoeklasser"]), ("b", "kok", []), ("c", "vrachtwagenchauffeur", [])]
    found = search_concepts("chauffeur van een vrachtwagen", concepts, tiny, kind="occupation", top=2)
    assert found[0].concept_id == "c"
    assert len(found) == 2


@pytest.mark.parametrize(
    ("query", "content"),
    [
        ("iemand die robots herstelt", "robots herstelt"),
        ("Ik zoek iemand voor ons magazijn", "magazijn"),
        ("zonder diploma, niet in ploegen", "zonder diploma, niet ploegen"),
        ("wie is iemand", "wie is iemand"),
        ("lasser", "lasser"),
    ],
)
def test_function_words_are_no_part_of_what_is_looked_for(query, content):
    assert content_of(query) == content


def test_a_rare_function_word_does_not_decide(tiny, tmp_path):
    """One chatty ad holds every small word of the question; the ad that fits holds its one word of content."""
    ads = ["wij zoeken iemand die kan koken", "onderhoud robot lijnen", *["java developer", "lasser mig"] * 10]
    store = VectorStore.build(tmp_path / "v", [tiny.encode(ads)], encoder=tiny)
    search = VacancySearch(store, tiny, LexicalIndex.build(tmp_path / "l", [ads]))
    assert search.search("iemand die onderhoud van de robot kan doen", top=1)[0].row == 1


def test_a_text_with_the_lesser_words_only_counts_for_less(tmp_path):
    """Of two words the rare one weighs more; a word that no text holds keeps its worth."""
    index = LexicalIndex.build(tmp_path / "l", [["plaatsen koeling"], ["plaatsen deuren"] * 9])
    rows = np.arange(3)
    assert index.shares("plaatsen koeling", rows)[0] == 1.0
    assert max(index.shares("plaatsen koeling", rows)[1:]) < 0.1
    assert max(index.shares("plaatsen koelcel", rows)) < 0.1
    assert index.shares("plaatsen", rows).tolist() == [1.0] * 3
    assert index.shares("", rows).tolist() == [0.0] * 3
