"""Free titles: sure, asked back, or unknown."""

from __future__ import annotations

import pytest

from vaardig.gap.titles import read_title


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("magazijnier", "magazijnmedewerker"),
        ("Magazijnier (m/v/x)", "magazijnmedewerker"),
        ("onderhoudstechnieker", "onderhoudstechnicus"),
        ("poetshulp", "huishoudhulp"),
        ("elektricien", "elektricien"),
        ("labo-assistent", "labo-assistent"),
        ("leerkracht wiskunde", "leraar wiskunde"),
    ],
)
def test_a_clear_title_is_read(workspace, title, label):
    assert read_title(title, workspace).label == label


@pytest.mark.parametrize("title", ["chauffeur", "operator", "ingenieur"])
def test_a_word_for_many_jobs_is_asked_back(workspace, title):
    reading = read_title(title, workspace)
    assert reading.occupation_id is None
    assert len(reading.choices) >= 3
    assert len({choice.occupation_id for choice in reading.choices}) == len(reading.choices)


def test_common_jobs_stand_first_in_the_choice(workspace):
    labels = [choice.label for choice in read_title("chauffeur", workspace).choices]
    assert {"vrachtwagenchauffeur", "bestelwagenchauffeur", "buschauffeur"} <= set(labels)


def test_a_label_or_id_is_taken_as_it_is(workspace):
    occupation = workspace.taxonomy.occupation("lasser")
    assert read_title(occupation.id, workspace).occupation_id == occupation.id
    assert read_title("LASSER", workspace).occupation_id == occupation.id


@pytest.mark.parametrize("title", ["", "   ", "!!!", "asdf qwer zxcv"])
def test_nonsense_is_unknown_and_never_guessed(workspace, title):
    reading = read_title(title, workspace)
    assert reading.occupation_id is None


def test_one_near_spelling_is_offered_and_a_long_foreign_title_meets_no_short_one(workspace):
    assert [choice.label for choice in read_title("kasiersterr", workspace).choices] == ["kassamedewerker"]
    assert read_title("professeur de français", workspace).choices == ()
