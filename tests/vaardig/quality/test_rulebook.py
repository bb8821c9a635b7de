"""Every rule says what, why, on what ground and how else; every word list compiles; a federation can change them."""

from __future__ import annotations

import pytest

from taxonomy.load import load_taxonomy
from vaardig.base.errors import ConfigError
from vaardig.base.text import fold
from vaardig.quality.behaviour import behaviour, group_of, groups, known
from vaardig.quality.model import FAMILIES
from vaardig.quality.rulebook import load_rulebook, shipped_rules
from vaardig.quality.settings import Settings, parse_settings, read_settings
from vaardig.quality.words import word_list


def test_every_rule_is_told_in_full():
    rules = shipped_rules()
    assert {rule.family for rule in rules.values()} == set(FAMILIES)
    for rule in rules.values():
        assert rule.id.startswith(f"{rule.family}."), rule.id
        for name in ("title", "what", "why", "source", "suggestion"):
            assert getattr(rule, name).strip(), (rule.id, name)
        assert bool(rule.who) == (rule.family == "inclusie"), rule.id


def test_no_text_passes_judgement_on_an_employer():
    for rule in shipped_rules().values():
        told = fold(" ".join((rule.title, rule.what, rule.why, rule.suggestion, rule.who)))
        assert "discriminer" not in told, rule.id
        assert "racis" not in told, rule.id


def test_word_lists_compile_and_find():
    words, unless = load_rulebook(Settings()).scan(fold("Je bent een digital native. Ongeacht leeftijd."))
    assert [fold("digital native")] == [
        fold("Je bent een digital native. Ongeacht leeftijd.")[w.start : w.end] for w in words["inclusie.leeftijd"]
    ]
    assert unless["inclusie.leeftijd"]


def test_every_sleutelvaardigheid_has_behaviour_for_every_occupation():
    table = known()
    for soft in load_taxonomy().soft_skills:
        if soft.label == "GEEN":
            continue
        assert "algemeen" in table[soft.id], soft.label
        assert set(table[soft.id]) <= set(groups()), soft.id
        assert behaviour(soft.id, "2221").endswith("."), soft.id
    assert set(table) <= {soft.id for soft in load_taxonomy().soft_skills}


@pytest.mark.parametrize(
    ("isco", "group"),
    [("2221", "zorg"), ("3341", "kantoor"), ("3113", "techniek"), ("9112", "poets"), ("", "algemeen")],
)
def test_the_longest_prefix_gives_the_group(isco, group):
    assert group_of(isco) == group


def test_closed_lists_are_folded_words():
    for name in ("filler", "function words", "office jargon", "shouted"):
        assert word_list(name)
        assert all(word == fold(word) for word in word_list(name)), name
    with pytest.raises(KeyError):
        word_list("none")


def test_settings_switch_off_and_add_words(tmp_path):
    path = tmp_path / "kwaliteit.toml"
    path.write_text(
        'uit = ["helderheid.engels", "hierarchie"]\n'
        '[ernst]\n"concreetheid.vaag" = "middel"\n'
        "[drempels]\nmin_words = 40\n"
        '[woorden]\n"concreetheid.vaag" = ["goesting => Schrijf wat iemand doet."]\n'
        '[mag]\n"concreetheid.vaag" = ["duizendpoot"]\n',
        encoding="utf-8",
    )
    settings = read_settings(path)
    book = load_rulebook(settings)
    assert "helderheid.engels" not in book.rules
    assert not any(rule.family == "hierarchie" for rule in book.rules.values())
    assert book.rules["concreetheid.vaag"].severity == "middel"
    assert settings.thresholds.min_words == 40
    words, _ = book.scan(fold("Je bent een duizendpoot met goesting"))
    assert [word.proposal for word in words["concreetheid.vaag"]] == ["Schrijf wat iemand doet."]
    assert settings.to_dict()["off"] == ("helderheid.engels", "hierarchie")


def test_all_problems_of_a_settings_file_are_told_at_once():
    with pytest.raises(ConfigError) as caught:
        parse_settings({"uitt": [], "drempels": {"min_words": "veel"}, "ernst": {"inclusie.titel": "erg"}}, "x.toml")
    assert all(part in str(caught.value) for part in ("uitt", "min_words", "erg"))
    with pytest.raises(ConfigError, match=r"bestaat\.niet"):
        parse_settings({"uit": ["bestaat.niet"]}, "x.toml")
