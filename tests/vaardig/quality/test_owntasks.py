"""Proposals made of the vacancy itself: tasks turned safely or left alone, lists that rank nothing by themselves."""

from __future__ import annotations

import pytest

from taxonomy.load import load_taxonomy
from vaardig.quality.assess import assess
from vaardig.quality.behaviour import behaviour
from vaardig.quality.owntasks import phrase_of, wordings


@pytest.mark.parametrize(
    ("task", "phrase"),
    [
        ("Aanvullen van rekken in de winkel", "bij het aanvullen van rekken in de winkel"),
        ("- Het opvolgen van leveringen, zodat de winkel vol staat", "bij het opvolgen van leveringen"),
        ("Meten en zagen van planken.", "bij het meten en zagen van planken"),
        ("Je onthaalt bezoekers aan de balie.", "wanneer je bezoekers aan de balie onthaalt"),
        ("Je volgt de voorraad op.", "wanneer je de voorraad opvolgt"),
        ("U poetst de trappen en de hal.", "wanneer je de trappen en de hal poetst"),
        ("Je volgt de voorraad op bij leveranciers.", ""),
        ("Je staat in voor het onderhoud.", ""),
        ("Je bent verantwoordelijk voor de winkel.", ""),
        ("Je leest en tekent plannen.", ""),
        ("Je helpt klanten die iets zoeken in de winkel.", ""),
        ("Je kneedt deeg.", "wanneer je deeg kneedt"),
        ("Administratieve taken", ""),
        ("Wij werken met plezier.", ""),
    ],
)
def test_a_task_is_turned_or_left_alone(task, phrase):
    assert phrase_of(task) == phrase


def test_every_sleutelvaardigheid_has_a_question():
    known = wordings()
    for soft in load_taxonomy().soft_skills:
        if soft.label != "GEEN":
            assert known[soft.id].question.endswith("."), soft.label
            assert not known[soft.id].task or "{taak}" in known[soft.id].task, soft.label


def rewrites(engine, text, title, rule):
    return [f.rewrite for f in assess(text, title=title, engine=engine).findings if f.rule == rule]


def test_behaviour_is_told_with_a_task_of_the_vacancy(engine):
    text = "Taken\n- Je legt klinkers op de oprit.\n- Je graaft sleuven.\nProfiel\n- Je bent stressbestendig."
    (found,) = rewrites(engine, text, "Stratenmaker", "concreetheid.soft")
    assert found.startswith("Je blijft rustig wanneer je ")
    assert "klinkers" in found or "sleuven" in found


def test_without_a_task_that_fits_the_writer_is_asked(engine):
    text = "Taken\nJe staat in voor alles op kantoor.\nProfiel\nJe bent stressbestendig."
    (found,) = rewrites(engine, text, "Communicatiemedewerker", "concreetheid.soft")
    assert found.startswith("Wanneer is het hier druk of dringend?")
    assert "kassa" not in found


@pytest.mark.parametrize("isco", ["3323", "4226", "2431", "7114", "2141", "2642", "8342"])
def test_occupations_of_their_own_kind_borrow_no_example(isco):
    for identifier in wordings():
        assert behaviour(identifier, isco, strict=True) == ""


@pytest.mark.parametrize("isco", ["5223", "2221", "8332", "2512", "9112"])
def test_a_group_has_examples(isco):
    assert behaviour("SO-6", isco, strict=True) or behaviour("SO-31", isco, strict=True)


@pytest.mark.parametrize(
    ("demand", "proposal"),
    [
        ("Bachelor in de richting van aankoop of logistiek.",
         "Bachelor in de richting van aankoop of logistiek of gelijkwaardig door ervaring"),
        ("Master bouwkunde en ervaring op een werf.", "Master bouwkunde of gelijkwaardig door ervaring"),
        ("Je hebt een bachelor informatica en minstens 5 jaar kennis van netwerken.",
         "een bachelor informatica of gelijkwaardig door ervaring"),
        ("Bachelor of master in een technische of economische richting.",
         "Bachelor of master in een technische of economische richting of gelijkwaardig door ervaring"),
    ],
)  # fmt: skip
def test_or_equal_stands_behind_the_whole_diploma(engine, demand, proposal):
    found = rewrites(engine, f"Taken\nJe tekent plannen.\nProfiel\n{demand}", "Projectleider", "inclusie.diploma")
    assert found == [proposal]


def test_a_diploma_with_experience_gets_the_words_once(engine):
    text = "Profiel\nRelevant bachelordiploma of relevante werkervaring.\nJe kent Excel.\nJe spreekt Frans en Engels."
    report = assess(text, title="Medewerker communicatie", engine=engine)
    told = " ".join([f.rewrite for f in report.findings] + [d.wording for d in report.demands])
    assert "of of" not in told
    assert not any(d.wording.endswith((" of", " en")) for d in report.demands)


def test_what_the_text_ranks_is_kept_and_the_rest_is_open(engine):
    text = (
        "Taken\nJe belt klanten op.\nProfiel\nEen rijbewijs B is vereist.\nMinstens 3 jaar ervaring is noodzakelijk.\n"
        "Kennis van Excel is een pluspunt.\nKennis van AutoCAD."
    )
    placed = {d.kind + d.label: d.proposed for d in assess(text, title="Bediende", engine=engine).demands}
    assert placed["licencerijbewijs B"] == "nodig"
    assert [v for k, v in placed.items() if k.startswith("experience")] == ["nodig"]
    assert next(v for k, v in placed.items() if "Excel" in k) == "pluspunt"
    assert next(v for k, v in placed.items() if "AutoCAD" in k) == "nog te bepalen"
