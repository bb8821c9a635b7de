import json
from pathlib import Path

import pytest

from indexes.titles import match_key, normalise_title, title_variants

CASES = json.loads((Path(__file__).parents[1] / "cases" / "titles.json").read_text(encoding="utf-8"))
KNOWN_FAILURES: set[str] = {"ti-40", "ti-41"}


def test_title_cases_fail_exactly_where_known():
    failing = {case["id"] for case in CASES if normalise_title(case["title"]) != case["want"]}
    assert failing == KNOWN_FAILURES


@pytest.mark.parametrize("title", ["", "!!!", "(m/v/x)", "\x00", "x" * 100_000, "\ud800 lasser", "&amp;"])
def test_any_text_gives_a_text(title):
    assert isinstance(normalise_title(title), str)


def test_a_title_of_noise_alone_stays():
    assert normalise_title("Senior") == "senior"


def test_slash_and_attest_give_further_readings():
    assert title_variants("Tekenaar/ Werkvoorbereider Houtskeletbouw")[1:] == (
        "tekenaar",
        "werkvoorbereider houtskeletbouw",
    )
    assert "magazijnier" in title_variants("Magazijnier met heftruckattest")
    assert title_variants("Kok") == ("kok",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vrachtwagen-chauffeurs", "Vrachtwagenchauffeur"),
        ("medewerkster keuken", "medewerker keuken"),
        ("verpleegkundigen", "verpleegkundige"),
        ("lerares", "leraar"),
        ("onderhoud van machines", "onderhoud machines"),
        ("technici", "technicus"),
    ],
)
def test_forms_of_one_word_share_a_key(one, other):
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("werkmeester", "werkmeer"), ("kok", "kokosnoot"), ("register", "regisseur")]
)
def test_other_words_do_not(one, other):
    assert match_key(one) != match_key(other)
