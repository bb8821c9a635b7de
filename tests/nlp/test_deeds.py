"""A skill names what is done to a thing; a text that tells of another deed does not mean it."""

import pytest

from nlp.deeds import deeds_in, deeds_of, fits_phrase, fits_sentence

PHRASES = [
    ("landbouwmachines bedienen", "onderhoud van [maaidorsers]", False),
    ("landbouwmachines bedienen", "bedienen en onderhouden van [maaidorsers]", True),
    ("zonnepanelen plaatsen", "verkoop van [zonnepanelen]", False),
    ("zonnepanelen plaatsen", "installatie en onderhoud van [zonnepanelen]", True),
    ("zonnepanelen plaatsen", "opvolgen van [zonnepanelen]", True),
    ("Offertes opmaken", "vergelijkt [offertes]", False),
    ("Rapporten opmaken", "ontwikkelen van [rapportages]", True),
    ("Software-ontwikkeling", "onderhoud van [bestaande applicaties]", True),
    ("HVAC", "onderhoud van [klimaatinstallaties]", True),
]


@pytest.mark.parametrize(("label", "marked", "fits"), PHRASES)
def test_phrase_tells_the_skills_own_deed(label, marked, fits):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert fits_phrase(label, text, (0, len(text)), (start, end)) is fits


@pytest.mark.parametrize(
    ("label", "sentence", "fits"),
    [
        ("heftruck besturen", "je verhelpt storingen aan heftrucks", False),
        ("heftruck besturen", "je bestuurt heftrucks en meldt storingen", True),
        ("heftruck besturen", "je werkt met heftrucks", True),
        ("heftrucks onderhouden", "je verhelpt storingen aan heftrucks", True),
    ],
)
def test_who_mends_a_machine_does_not_drive_it(label, sentence, fits):
    start = sentence.index("heftrucks")
    assert fits_sentence(label, sentence, 0, len(sentence), (start, start + 9)) is fits


def test_deeds_of_labels():
    assert deeds_of("meubels en toestellen leveren en installeren") == {"vervoeren", "plaatsen"}
    assert deeds_of("ventilatie-installaties") == deeds_of("Software-ontwikkeling") == frozenset()
    assert deeds_in("je herstelt en test") == {"onderhouden"}
