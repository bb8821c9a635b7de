"""Diplomas as people write them, and the two ways to judge them."""

from __future__ import annotations

import pytest

from vaardig.base.text import fold
from vaardig.gap.answer import gap
from vaardig.gap.education import families, read_diploma
from vaardig.gap.request import GapRequest, Person


@pytest.mark.parametrize(
    ("typed", "level", "field"),
    [
        ("bachelor elektromechanica", "bachelor", "elektromechanica"),
        ("A2 kantoor", "secundair", "kantoor"),
        ("master in de wiskunde", "master", "wiskunde"),
        ("7de jaar bso lassen", "secundair", "lassen"),
        ("graduaat verpleegkunde", "graduaat", "verpleegkunde"),
        ("geen diploma", "geen vereist", ""),
        ("TSO elektriciteit-elektronica", "secundair", "elektriciteit"),
        ("iets vreemds", "", ""),
        ("", "", ""),
    ],
)
def test_a_diploma_is_read(workspace, typed, level, field):
    found = read_diploma(typed, workspace)
    assert (found.level, found.field) == (level, field)


def test_every_field_of_an_occupation_has_a_family(workspace):
    fields = {fold(field) for o in workspace.taxonomy.occupations for field in o.fields}
    assert fields <= set(families())


def match(workspace, target="onderhoudstechnicus", **person):
    return gap(GapRequest(target, Person(jobs=("magazijnier",), **person)), workspace).education


def test_level_and_field_are_apart(workspace):
    same = match(workspace, diploma="bachelor elektromechanica")
    assert (same.vertical, same.horizontal) == ("hoger", "zelfde")
    other = match(workspace, diploma="A2 kantoor")
    assert (other.vertical, other.horizontal) == ("gelijk", "ander")
    related = match(workspace, diploma="A2 lassen")
    assert related.horizontal == "verwant"
    assert match(workspace, "data scientist", diploma="A2 kantoor").vertical == "lager"


def test_without_a_diploma_nothing_is_judged(workspace):
    found = match(workspace)
    assert (found.vertical, found.horizontal) == ("onbekend", "onbekend")
    assert any("niet beoordeeld" in sentence for sentence in found.sentences)


def test_own_judgement_stands_beside_the_classification(workspace):
    differ = match(workspace, diploma="A2 kantoor", diploma_fit="past", diploma_level_fit="te hoog")
    assert any("Volgens uzelf: past, niveau te hoog" in sentence for sentence in differ.sentences)
    assert any("anders dan de indeling" in sentence for sentence in differ.sentences)
    agree = match(workspace, diploma="A2 kantoor", diploma_fit="past niet", diploma_level_fit="juist")
    assert not any("anders dan de indeling" in sentence for sentence in agree.sentences)
