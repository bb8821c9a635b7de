"""Voluntary work and hobbies: what they show, and that every line of the list still fits the taxonomy."""

from __future__ import annotations

import pytest

from taxonomy.patterns import compile_patterns
from vaardig.gap.activities import entries, skills_of
from vaardig.gap.request import Person
from vaardig.gap.starting import read_person


def test_every_line_compiles_and_names_skills_that_exist(workspace):
    labels = {s.label for s in (*workspace.taxonomy.skills, *workspace.soft.values())}
    assert len(entries()) > 40
    for pattern, skills in entries():
        assert compile_patterns(pattern)
        assert set(skills) <= labels, pattern


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Ik ben penningmeester van de voetbalclub", "Budgetbeheer"),
        ("kassier van de vzw", "Kassawerk"),
        ("ik sleutel graag aan oude auto's", "automechanica"),
        ("scoutsleidster", "vakantie- en jeugdwerking begeleiden"),
        ("ik zorg voor mijn moeder", "zorg verlenen"),
        ("ik herstel fietsen van vrienden", "fietsen herstellen"),
        ("Repair Café", "elektronica herstellen"),
        ("mijn huis verbouwd en bijgebouwd", "handgereedschap gebruiken"),
    ],
)
def test_an_activity_shows_a_skill(workspace, text, skill):
    found = {workspace.label(key) for key in skills_of(text, workspace)}
    assert skill in found


def test_an_activity_is_assumed_until_confirmed_and_unknown_ones_are_said(workspace):
    starting = read_person(Person(activities=("penningmeester van de club", "sterrenkijken op dinsdag")), workspace)
    assert starting.holdings
    assert not any(holding.certain for holding in starting.holdings.values())
    assert any("sterrenkijken" in note for note in starting.notes)
