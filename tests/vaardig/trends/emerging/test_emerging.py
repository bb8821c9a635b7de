"""Planted new wordings are found, old ones are not, and an accepted one is read after a relink."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery
from scipy.stats import norm

from taxonomy.load import load_taxonomy
from vaardig.base.errors import ConfigError, InputError, TaxonomyError
from vaardig.build.pipeline import build
from vaardig.build.relink import relink
from vaardig.build.request import BuildRequest, RelinkRequest
from vaardig.trends.emerging import AcceptRequest, EmergingRequest, accept, emerging
from vaardig.trends.emerging.choose import PROVEN, _could_be_skill
from vaardig.trends.emerging.logodds import log_odds
from vaardig.trends.emerging.reading import read_phrases
from vaardig.trends.passages import Span, ZoneReader, zoned_segments
from vaardig.trends.request import TrendRequest
from vaardig.trends.stats.multiple import benjamini_hochberg
from vaardig.werkmap import Werkmap


def ad(i, year, text, employer):
    own = " ".join(f"eigen{i}x{j}" for j in range(30))
    return {
        "id": str(i), "title": "Lasser", "date": f"{year}-03-01", "sector": "food", "employer": employer,
        "text": f"Je kunt lassen. {text} Je bent nauwkeurig. Dit is een tekst met {own}.",
    }  # fmt: skip


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("emerging")
    rows = [ad(i, 2015 + i % 2, "Je werkt met de stikstofvriezer.", f"B {i % 40}") for i in range(120)]
    late = "Je werkt met de kweekreactor. Je bedient de stikstofvriezer."
    rows += [ad(200 + i, 2023 + i % 2, late, f"B {i % 40}") for i in range(60)]
    rows += [ad(300 + i, 2023 + i % 2, "Je gebruikt de huiscodex.", "Eén bedrijf") for i in range(60)]
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def test_a_planted_wording_rises_and_says_where(werkmap):
    report = emerging(werkmap, EmergingRequest())
    found = {row["phrase"]: row for row in report.phrases.iter_rows(named=True)}
    row = found["kweekreactor"]
    assert (row["recent"], row["recent_units"], row["earlier"], row["earlier_units"]) == (60, 120, 0, 120)
    assert row["employers"] == 40
    assert row["evidence"] == PROVEN
    assert row["first_year"] == 2023
    assert "stikstofvriezer" not in found  # in every early vacancy, in half of the late ones
    assert "huiscodex" not in found  # as strong, but of one employer
    assert report.earlier_years == (2015, 2016)
    sentences = report.examples.filter(pl.col("phrase") == "kweekreactor")
    assert sentences.height == 2
    assert all("kweekreactor" in sentence for sentence in sentences["sentence"])


def test_a_wording_of_one_employer_is_seen_when_that_is_asked(werkmap):
    report = emerging(werkmap, EmergingRequest(minimum_employers=1))
    assert report.phrases.filter(pl.col("phrase") == "huiscodex")["largest_employer_share"].to_list() == [1.0]


def test_a_sample_is_fixed_even_and_said(werkmap):
    reports = [emerging(werkmap, EmergingRequest(read=80)) for _ in range(2)]
    assert (reports[0].recent_units, reports[0].earlier_units) == (40, 40)
    assert (reports[0].recent_total, reports[0].earlier_total) == (120, 120)
    assert reports[0].phrases.equals(reports[1].phrases)
    assert any("steekproef van 80" in note for note in reports[0].notes)


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (EmergingRequest(view=TrendRequest(years=(2015, 2015))), "one year"),
        (EmergingRequest(since=2030), "no vacancy since 2030"),
        (EmergingRequest(since=2010), "no vacancy before 2010"),
        (EmergingRequest(view=TrendRequest(domains=("smart_logistics",))), "no vacancy to count"),
    ],
)
def test_periods_that_cannot_be_compared(werkmap, request_, message):
    with pytest.raises(InputError, match=message):
        emerging(werkmap, request_)


def test_numbers_without_meaning_are_refused():
    with pytest.raises(ConfigError, match="minimum support is 1"):
        EmergingRequest(minimum_support=1)


def test_log_odds_against_a_worked_example():
    # 30 of 200 recent vacancies against 10 of 100 earlier ones; a prior of a tenth holds it 4 times in 30 vacancies.
    difference, z = log_odds([30, 2], [10, 20], (200, 100), prior=0.1)
    expected = np.log(34 / (200 + 30 - 34)) - np.log(14 / (100 + 30 - 14))
    assert difference[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / np.sqrt(1 / 34 + 1 / 14))
    assert difference[1] < 0 < difference[0]


def test_a_rare_wording_needs_more_evidence():
    # Both hold the same ratio of three to one.
    _, z = log_odds([3, 300], [1, 100], (1000, 1000), prior=0.1)
    assert z[0] < 2 < z[1]


def test_chance_alone_proves_nothing():
    generator = np.random.default_rng(4)
    proven = 0
    for _ in range(20):
        share = generator.uniform(0.001, 0.1, 2000)
        recent, earlier = generator.binomial(5000, share), generator.binomial(5000, share)
        _, z = log_odds(recent, earlier, (5000, 5000), prior=0.1)
        proven += (benjamini_hochberg(norm.sf(z)) <= 0.05).any()
    assert proven <= 3  # expected: at most 5 % of 20 corpora


def test_reading_skips_what_is_linked_headings_and_other_zones():
    text = "Wat wij bieden\nEen bedrijfswagen.\nProfiel\n- kennis van PLC en eencelligen\n- de kweekreactor\nAanpak\n"
    text += "Netjes werken. Een groene hospitalisatieboom."
    plc, neat = text.index("PLC"), text.index("Netjes")
    mentions = [
        Span(text.index("Een"), text.index("Een") + 17, "aanbod", False),
        Span(plc, plc + 3, "profiel", True),
        Span(neat, neat + 6, "profiel", True),
    ]
    found = {found.key for found in read_phrases(text, zoned_segments(text, mentions), mentions)}
    assert found == {"eencellig", "kweekreactor", "groene hospitalisatieboom", "hospitalisatieboom"}


def test_offer_and_procedure_are_no_demands_wherever_they_stand():
    text = "Profiel\n- je kent de kweekreactor\nAanbod\n- een contract van onbepaalde duur\n- een laadpasje\n"
    text += "Solliciteer nu! Stuur je motivatiebrief naar onze selectiedienst."
    found = read_phrases(text, ZoneReader().segments(text), [])
    assert {wording.key for wording in found} == {"kweekreactor"}
    # The mentions alone, all in the profile, would take what comes behind them for demands.
    mentions = [Span(10, 12, "profiel", False)]
    assert "laadpasje" in {f.key for f in read_phrases(text, zoned_segments(text, mentions), mentions)}


@pytest.mark.parametrize(("key", "kept"), [("voorkeur", False), ("schilder", False), ("kweekreactor", True)])
def test_words_of_levels_and_titles_are_no_skills(key, kept):
    assert _could_be_skill(key) is kept


def test_accept_as_new_then_as_synonym_and_no_harm_twice(tmp_path):
    overlay = tmp_path / "eigen"
    first = accept(AcceptRequest("kweekreactoren", overlay, new="kweekreactor", kind="machine", domains=("food",)))
    assert first.changed
    again = accept(AcceptRequest("bioreactorvat", overlay, synonym_of="kweekreactor"))
    assert again.concept_id == first.concept_id
    assert not accept(AcceptRequest("bioreactorvat", overlay, synonym_of="kweekreactor")).changed
    skill = load_taxonomy(overlay).skill("kweekreactor")
    assert skill.kind == "machine"
    assert {"bioreactorvat"} <= {form.text for form in skill.forms}
    known = load_taxonomy().skill("TIG-lassen")
    accept(AcceptRequest("wolframbooglassen met vulstaaf", overlay, synonym_of=known.id))
    assert "wolframbooglassen met vulstaaf" in {form.text for form in load_taxonomy(overlay).skill(known.id).forms}


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        ({}, ConfigError, "say what the term is"),
        ({"new": "a", "synonym_of": "b"}, ConfigError, "say what the term is"),
        ({"new": "nieuw ding", "kind": "iets"}, ConfigError, "the kind is 'iets'"),
        ({"synonym_of": "vs-999999"}, TaxonomyError, "vs-999999"),
        ({"term": "AutoCAD", "new": "schetstuig"}, TaxonomyError, "already is a form of 'AutoCAD'"),
        ({"term": "| case", "new": "x"}, ConfigError, "the term is"),
        ({"term": "kind: kennis", "new": "x"}, ConfigError, "the term is"),
        ({"term": "kweek", "new": "en"}, TaxonomyError, "does not fit"),
    ],
)
def test_accept_refuses_and_leaves_the_folder_as_it_was(tmp_path, more, error, message):
    overlay = tmp_path / "eigen"
    with pytest.raises(error, match=message.replace("|", r"\|")):
        accept(AcceptRequest(**({"term": "kweekreactor", "overlay": overlay} | more)))
    assert not list(overlay.rglob("*.txt"))


def test_an_accepted_wording_is_read_after_relink(tmp_path):
    rows = [ad(i, 2024, "Profiel: je hebt ervaring met de kweekreactor.", f"B {i}") for i in range(3)]
    folder = tmp_path / "w"
    build(BuildRequest((write_jsonl(tmp_path / "a.jsonl", rows),), folder, workers=1))
    overlay = tmp_path / "eigen"
    done = accept(AcceptRequest("kweekreactor", overlay, new="kweekreactor", kind="machine", domains=("food",)))
    assert "kweekreactor" not in Werkmap.open(folder).scan("concepts").collect()["label"]
    relink(RelinkRequest(folder, taxonomy=overlay, workers=1))
    concepts = Werkmap.open(folder).scan("concepts").collect()
    assert concepts.filter(pl.col("label") == "kweekreactor")["concept_id"].to_list() == [done.concept_id]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kennis van kweekreactoren, verloopt en solliciteer", {"kweekreactor"}),
        ("ervaring met schriftelijk en evenwaardig, kweekreactor", {"kweekreactor"}),
        ("kennis van laadpalen en tarief", {"laadpaal", "tarief"}),
        ("de productie soepel verloopt, kweekreactor. Solliciteer", {"kweekreactor"}),
    ],
)
def test_a_lone_verb_form_or_adjective_is_no_wording(line, found):
    text = f"Profiel\n- {line}\n"
    assert {wording.key for wording in read_phrases(text, ZoneReader().segments(text), [])} == found
