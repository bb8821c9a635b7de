import numpy as np
import pytest

from indexes.ngrams import NgramRecipe, ngram_counts
from indexes.postings import Segment, count_words, searched_words, word_column, write_segment
from indexes.titles import words_of

TEXTS = [
    "Lassers met ervaring in C++ en .NET",
    "",
    "de het een",
    "verpleegster verpleger é " + "x" * 90,
    "bbl " * 300,
    "woord " * 4_000 + "te laat",
]
DOCUMENTS = [searched_words(text) for text in TEXTS]


def test_counts_are_those_of_the_general_feature_counter():
    recipe = NgramRecipe(sizes=(), within_words=True, words=True, bits=30, characters=20_000)
    matrix = ngram_counts([" ".join(words_of(text[:20_000])) for text in TEXTS], recipe)
    rows, columns, counts = count_words(DOCUMENTS)
    assert np.array_equal(rows, np.repeat(np.arange(len(TEXTS)), np.diff(matrix.indptr)))
    assert np.array_equal(columns, matrix.indices)
    assert np.array_equal(counts, matrix.data)


def test_a_segment_holds_texts_without_words_too(tmp_path):
    write_segment(tmp_path / "s", DOCUMENTS)
    segment = Segment.open(tmp_path / "s")
    assert segment.lengths.tolist()[1:3] == [0.0, 0.0]
    place = segment.postings(word_column("lasser"))
    assert segment.rows[place].tolist() == [0]
    # Counts are held in a byte.
    assert segment.counts.max() == 255
    assert segment.postings(word_column("afwezig")) == slice(0, 0)


def test_a_segment_that_stands_there_is_left_alone(tmp_path):
    write_segment(tmp_path / "s", DOCUMENTS)
    before = (tmp_path / "s" / "rows.npy").read_bytes()
    write_segment(tmp_path / "s", [["iets", "anders"]])
    assert (tmp_path / "s" / "rows.npy").read_bytes() == before


@pytest.mark.parametrize("documents", [[], [[]]])
def test_nothing(tmp_path, documents):
    write_segment(tmp_path / "s", documents)
    assert len(Segment.open(tmp_path / "s").lengths) == len(documents)
