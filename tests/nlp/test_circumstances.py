import pytest

from nlp.circumstances import contract_and_agency, employer_class, normalise_employer
from vaardig.base.text import fold


@pytest.mark.parametrize(
    ("text", "title", "field", "contract"),
    [
        ("Je krijgt een contract van onbepaalde duur.", "", "", "vast"),
        ("Tijdelijk contract met uitzicht op verlenging.", "", "", "tijdelijk"),
        ("Start via interim met optie vast.", "", "", "interim"),
        ("Vaste job. Ook studenten zijn welkom.", "", "", "vast"),
        ("Help in onze winkel.", "Jobstudent winkel", "", "student"),
        ("Help in onze winkel.", "Winkelhulp", "flexi-job", "flexi"),
        ("Als zelfstandige of in loondienst.", "", "", "onbekend"),
        ("Wij zoeken een lasser.", "", "", "onbekend"),
    ],
)
def test_contract(text, title, field, contract):
    assert contract_and_agency(fold(text), fold(title), field, "", "", "")[0] == contract


@pytest.mark.parametrize(
    ("text", "employer", "nace", "pc", "agency"),
    [
        ("Voor onze klant zoeken wij een lasser.", "", "", "", True),
        ("Wij zoeken een lasser.", "Randstad", "", "", True),
        ("Wij zoeken een lasser.", "Metaal Janssens bv", "78.200", "", True),
        ("Wij zoeken een lasser.", "Metaal Janssens bv", "25", "322", True),
        ("Je adviseert bij onze klanten in heel Europa.", "Raadgevers nv", "70", "", False),
    ],
)
def test_agency(text, employer, nace, pc, agency):
    assert contract_and_agency(fold(text), "", "", employer, nace, pc)[1] is agency


def test_employers_are_grouped_and_classed():
    assert normalise_employer("Janssens & Zonen N.V.") == normalise_employer("JANSSENS & ZONEN nv")
    assert employer_class("Onze opdrachtgever") == "anoniem"
    assert employer_class("") == "onbekend"
    assert employer_class("Bakkerij De Korenbloem") == "genoemd"
