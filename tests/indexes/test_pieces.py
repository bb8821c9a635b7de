import pytest

from indexes.recipe.pieces import piece_costs
from indexes.static import Pieces

TEXT = """reservering smed medewerker mede werker s en e n een ene ne er ewe rk koerier dienst kok kokend geleide
geleider rail ail monteur bus busse"""
WORDS = TEXT.split()
GENERAL = ["een", "en", "dienst", "rail", "medewerker", "monteur", "ail"]


@pytest.fixture(scope="module")
def cut():
    vocabulary = [*WORDS, *"abcdfghijklmopqrtuvwxyz"]
    rows = {word: number for number, word in enumerate(vocabulary)}
    pieces = Pieces(rows, piece_costs(vocabulary, GENERAL, {"reservering": 3}))
    return lambda text: "|".join(vocabulary[row] for row in pieces.rows(text))


@pytest.mark.parametrize("word", WORDS)
def test_a_known_word_stays_whole(cut, word):
    assert cut(word) == word


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("reserveringsmedewerker", "reservering|s|medewerker"),
        ("koeriersdienst", "koerier|s|dienst"),
        ("geleiderailmonteur", "geleide|rail|monteur"),
        ("busmonteur kok", "bus|monteur|kok"),
    ],
)
def test_an_unknown_compound_falls_into_few_and_common_words(cut, text, parts):
    assert cut(text) == parts


def test_unknown_characters_are_skipped(cut):
    assert cut("kok日monteur 日本") == "kok|monteur"
    assert cut("") == ""


def test_a_very_long_word_is_cut_in_linear_time(cut):
    assert cut("monteur" * 1000) == "|".join(["monteur"] * 1000)
