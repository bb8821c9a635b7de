import pytest

from indexes.compounds import Splitter

SPLITTER = Splitter(["operator", "garen", "verwerking", "storing", "monteur", "onderhoud", "bedrijf", "leider", "stal"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("onderhoudsmonteur", ("onderhoud", "monteur")),
        ("garenverwerkingsoperator", ("garen", "verwerking", "operator")),
        ("bedrijfsleider", ("bedrijf", "leider")),
        ("storingen", ("storingen",)),
        ("installatie", ("installatie",)),
        ("monteur", ("monteur",)),
        ("x" * 100, ("x" * 100,)),
    ],
)
def test_split(word, parts):
    assert SPLITTER.split(word) == parts


def test_order_and_spelling_share_a_bag():
    assert SPLITTER.bag(["operator", "garenverwerking"]) == SPLITTER.bag(["garenverwerkingsoperator"])
