"""One text in, one report out: offsets, figures, proposals, prices, and clear answers to what is no Dutch vacancy."""

from __future__ import annotations

import json

import pytest

from vaardig.base.errors import InputError
from vaardig.quality.assess import assess, assess_request
from vaardig.quality.behaviour import group_of
from vaardig.quality.model import FAMILIES, QualityRequest
from vaardig.quality.render import html_report, marked
from vaardig.quality.settings import Settings
from vaardig.quality.source import read_single

BAD = (
    "Wij zoeken een jonge medewerker <b>&</b> teamspeler.\n"
    "Taken\n- Je last frames\n- Je leest plannen\nProfiel\nJe bent stressbestendig. "
    "Je hebt een bachelor elektromechanica. "
    "Kennis van MIG-lassen. Kennis van AutoCAD. Nederlands is je moedertaal."
)


@pytest.fixture(scope="module")
def report(engine):
    return assess(BAD, title="Las-ninja", engine=engine)


def test_offsets_quote_the_text_or_title(report):
    assert report.findings
    for finding in report.findings:
        source = {"title": report.title, "text": report.text, "whole": ""}[finding.part]
        assert source[finding.start : finding.end] == finding.text


def test_every_family_has_a_figure_with_its_denominator(report):
    assert [figure.family for figure in report.figures] == list(FAMILIES)
    for figure in report.figures:
        assert 0 <= figure.passed <= figure.checks
        assert figure.share is None or 0 <= figure.share <= 1
        assert (figure.findings == 0) == (figure.passed == figure.checks)


def test_proposals_come_from_the_vacancy(report):
    by_rule = {finding.rule: finding for finding in report.findings}
    assert "gelijkwaardig door ervaring" in by_rule["inclusie.diploma"].rewrite
    assert "Nederlands" in by_rule["inclusie.moedertaal"].rewrite
    assert by_rule["concreetheid.soft"].rewrite.startswith("Je ")


def test_prices_count_occupations_or_say_why_not(report):
    assert report.prices
    for price in report.prices:
        if price.gained is None:
            assert price.note
        else:
            assert price.now is not None
            assert price.without - price.now == price.gained >= 0
            assert price.without <= price.of


def test_a_rule_that_is_off_neither_speaks_nor_counts(engine, report):
    quiet = assess(BAD, title="Las-ninja", settings=Settings(off=("inclusie",)), engine=engine)
    assert not any(finding.family == "inclusie" for finding in quiet.findings)
    assert next(f for f in quiet.figures if f.family == "inclusie").checks == 0
    assert any(finding.family == "inclusie" for finding in report.findings)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "leeg"),
        ("   \n\t ", "leeg"),
        ("<html><script>var a = 1;</script><div></div></html>", "leeg"),
        ("Nous recherchons un soudeur pour notre atelier. Vous avez de l'expérience et vous êtes motivé. "
         "Envoyez votre CV.",
         "andere taal"),
        ("Je last frames. " * 70_000, "te lang"),
    ],
)  # fmt: skip
def test_what_is_no_dutch_vacancy_gets_a_clear_answer(engine, text, status):
    report = assess(text, engine=engine)
    assert report.status == status
    assert report.message
    assert report.findings == ()
    assert report.message in html_report(report)


def test_markup_soup_is_read_as_text(engine):
    report = assess("<div><p>Wij zoeken een <b>jonge</b> medewerker</p><ul><li>Je last", engine=engine)
    assert report.status == "beoordeeld"
    assert "<" not in report.text
    assert any(finding.rule == "inclusie.leeftijd" for finding in report.findings)


def test_what_fields_say_counts_as_stated(engine):
    told = QualityRequest(BAD, "Lasser", location="Gent", contract="vast", hours="38 uur per week")
    rules = {finding.rule for finding in assess_request(told, engine=engine).findings}
    assert not rules & {"volledigheid.plaats", "volledigheid.contract", "volledigheid.uren"}
    assert "volledigheid.loon" in rules


def test_a_text_that_was_cut_off_is_not_blamed_for_what_is_absent(engine):
    report = assess("Je last frames en leest plannen in onze werkplaats...", title="Lasser", engine=engine)
    assert not any(finding.rule.startswith("volledigheid.") for finding in report.findings)


ENGLISH = (
    "We are looking for a shop assistant for our store in Ghent. You help customers and you fill the shelves. "
    "You have experience with sales and you are a team player with a can-do mentality. You work 38 hours a week and "
    "you receive a good salary with the usual benefits."
)


def test_of_a_text_in_two_languages_the_dutch_part_is_judged(engine):
    dutch = (
        "Wij zoeken een jonge verkoper voor onze winkel. Bent u de persoon die wij zoeken voor ons team? Aarzel dan "
        "niet en bel naar onze winkel."
    )
    report = assess(f"{dutch}\n{ENGLISH}", title="Verkoper", engine=engine)
    assert report.status == "beoordeeld"
    assert any("% van de tekst is in het Engels" in note for note in report.notes)
    assert {finding.rule for finding in report.findings} == {"inclusie.leeftijd"}
    skipped = {rule for figure in report.figures for rule, _ in figure.not_judged}
    assert {"volledigheid.taken", "volledigheid.loon"} <= skipped
    assert "volledigheid.taken" in {f.rule for f in assess(dutch, title="Verkoper", engine=engine).findings}


def test_one_english_sentence_makes_no_text_in_two_languages(engine):
    report = assess(f"{BAD}\nYou are the one and we want you in the team.", title="Lasser", engine=engine)
    assert not any("Engels" in note for note in report.notes)
    assert any(finding.family == "volledigheid" for finding in report.findings)


def test_the_page_escapes_and_marks(report):
    page = html_report(report)
    assert "<mark" in page
    assert "<b>" not in page
    assert "http" not in page.replace('lang="nl-BE"', "")
    overlapping = marked("a<b", [f for f in report.findings if f.part == "text"][:0], {})
    assert overlapping == "a&lt;b"


@pytest.mark.parametrize("isco", ["3323", "2149", "7122", "9312", "2642", "3322"])
def test_buyers_engineers_and_builders_get_no_example_of_a_shop_or_a_line(isco):
    assert group_of(isco) == "algemeen"


def test_a_report_is_plain_json(report):
    assert json.loads(json.dumps(report.to_dict()))["status"] == "beoordeeld"


def test_a_single_document_is_read_or_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Wij zoeken een lasser voor onze werkplaats.", encoding="utf-8")
    assert "lasser" in read_single(path)
    with pytest.raises(InputError):
        read_single(tmp_path / "none.txt")


WELCOME = "Personen met een handicap en 50-plussers worden aangemoedigd te solliciteren."


def test_who_is_welcome_is_no_demand_and_no_exclusion(engine):
    text = f"Profiel\nJe leest plannen.\n{WELCOME}"
    found = {f.rule for f in assess(text, title="Tekenaar (v/m/x)", engine=engine).findings}
    assert "inclusie.leeftijd" not in found
    plain = assess("Profiel\nWij zoeken een vitale 50-plusser.", title="Tekenaar (v/m/x)", engine=engine)
    assert "inclusie.leeftijd" in {f.rule for f in plain.findings}


@pytest.mark.parametrize(("wage", "missing"), [("loon volgens barema van PC 116", False), ("marktconform loon", True)])
def test_the_scale_of_a_paritair_comite_tells_the_wage(engine, wage, missing):
    report = assess(f"Taken\nJe bedient de pers.\nAanbod\nWij bieden een {wage}.", title="Operator", engine=engine)
    assert ("volledigheid.loon" in {f.rule for f in report.findings}) is missing


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("Magazijnier (m/v/x)", ""),
        ("Gezocht: poetsvrouw", "Schoonmaker (v/m/x)"),
        ("HR-medewerker", "HR-medewerker (v/m/x)"),
    ],
)
def test_a_title_is_proposed_only_when_it_changes_something(engine, title, proposed):
    assert assess("Je helpt collega's op kantoor.", title=title, engine=engine).proposed_title == proposed


def test_a_proposed_diploma_is_a_whole_phrase(engine):
    text = "Profiel\nJe hebt een bachelor informatica en minstens 5 jaar ervaring met netwerken."
    rewrites = [f.rewrite for f in assess(text, title="Netwerkbeheerder", engine=engine).findings]
    assert not any("minstens of gelijkwaardig" in rewrite for rewrite in rewrites)


def test_a_photo_on_a_cv_is_about_looks(engine):
    with_photo = assess("Je bedient de kassa. Stuur je cv met foto.", title="Kassier", engine=engine)
    without = assess("Je bedient de kassa. Stuur je cv zonder foto.", title="Kassier", engine=engine)
    assert "inclusie.uiterlijk" in {f.rule for f in with_photo.findings}
    assert "inclusie.uiterlijk" not in {f.rule for f in without.findings}


def test_one_short_line_is_read_as_a_title(engine):
    assert assess("Gezocht: poetsvrouw", engine=engine).title == "Gezocht: poetsvrouw"
