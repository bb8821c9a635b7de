import numpy as np

from indexes.ngrams import NgramRecipe, inverse_document_frequency, ngram_counts, weigh

RECIPE = NgramRecipe(sizes=(2, 3), words=True, bits=18)


def naive(text, sizes):
    """All n-grams of every padded word, written out, and the word itself."""
    found = []
    for word in text.split():
        padded = f" {word} "
        found += [padded[i : i + size] for size in sizes for i in range(len(padded) - size + 1)]
        found.append(("word", word))
    return found


def test_counts_equal_a_naive_count():
    texts = ["las las robot", "", "a", "  dubbele   spatie "]
    counts = ngram_counts(texts, RECIPE)
    for row, text in enumerate(texts):
        grams = naive(text, RECIPE.sizes)
        assert counts[row].sum() == len(grams)
        assert counts[row].nnz == len(set(grams))


def test_a_row_does_not_depend_on_its_neighbours():
    alone = ngram_counts(["robotlijn"], RECIPE)
    among = ngram_counts(["x", "robotlijn", "y"], RECIPE)[1]
    assert (alone != among).nnz == 0


def test_weighted_rows_have_unit_length():
    counts = ngram_counts(["lasser", "", "lassen"], RECIPE)
    weighted = weigh(counts, inverse_document_frequency(counts))
    norms = (
        np.sqrt(weighted.multiply(weighted).sum(axis=1)).A1
        if hasattr(weighted, "A1")
        else np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    )
    np.testing.assert_allclose(norms, [1, 0, 1], atol=1e-5)


def test_no_texts():
    assert ngram_counts([], RECIPE).shape == (0, RECIPE.columns)
