"""Licences, languages and levels of education as vacancies write them."""

from __future__ import annotations

import pytest

from taxonomy.load import load_taxonomy
from taxonomy.patterns import occurs
from vaardig.base.text import fold

TAXONOMY = load_taxonomy()


def found(concepts, text):
    folded = fold(text)
    return {item.label for item in concepts if occurs(item.patterns, folded) and not occurs(item.counters, folded)}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Rijbewijs B is een must", {"rijbewijs B"}),
        ("Je bent in het bezit van een rijbewijs.", {"rijbewijs B"}),
        ("een B-rijbewijs", {"rijbewijs B"}),
        ("rijbewijs CE met code 95", {"rijbewijs CE", "vakbekwaamheid code 95"}),
        ("Je hebt een rijbewijs C", {"rijbewijs C"}),
        ("attest heftruck en reachtruck", {"heftruckattest", "reachtruckattest"}),
        ("heftruckattest", {"heftruckattest"}),
        ("VCA of VOL-VCA", {"VCA", "VCA-VOL"}),
        ("wij zijn VCA-gecertificeerd", set()),
        ("BA4/BA5", {"BA4", "BA5"}),
        ("koeltechnisch certificaat", {"koeltechnisch certificaat"}),
        ("een blanco uittreksel uit het strafregister", {"uittreksel strafregister"}),
        ("visum van de FOD Volksgezondheid", {"visum FOD Volksgezondheid"}),
        ("TIG lascertificaat ISO 9606", {"lascertificaat"}),
        ("rijden met de heftruck", set()),
    ],
)
def test_licences(text, labels):
    assert found(TAXONOMY.licences, text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Goede kennis van Nederlands en Frans", {"Nederlands", "Frans"}),
        ("je spreekt vloeiend Engels", {"Engels"}),
        ("Nederlandstalig", {"Nederlands"}),
        ("voor een Duits bedrijf", set()),
        ("Vlaamse Gebarentaal", {"Vlaamse Gebarentaal"}),
    ],
)
def test_languages(text, labels):
    assert found(TAXONOMY.languages, text) == labels


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("bachelordiploma of master", {"bachelor", "master"}),
        ("graduaat verpleegkunde (HBO5)", {"graduaat"}),
        ("diploma hoger secundair onderwijs", {"secundair"}),
        ("mbo 4 werk- en denkniveau", {"secundair"}),
        ("HBO werk- en denkniveau", {"bachelor"}),
        ("geen diploma vereist", {"geen vereist"}),
        ("je bent burgerlijk ingenieur", {"master"}),
        ("PhD in chemistry", {"doctoraat"}),
        ("master data management", set()),
    ],
)
def test_education(text, ids):
    folded = fold(text)
    levels = {
        level.id
        for level in TAXONOMY.education
        if occurs(level.patterns, folded) and not occurs(level.counters, folded)
    }
    assert levels == ids
