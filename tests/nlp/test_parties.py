"""Firms and departments that stand beside the work are no skills."""

import pytest

from nlp.parties import in_firm_name, is_department, is_represented
from vaardig.base.text import fold


def spot(marked):
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("marked", "named"),
    [
        ("Kom werken bij Peeters [Klimaattechniek] in Genk.", True),
        ("Bij De Smet [Installatietechniek] krijg je alle kansen.", True),
        ("[Elektrotechniek] BV zoekt versterking.", True),
        ("Je hebt ervaring met [Klimaattechniek].", False),
        ("Ervaring bij voorkeur in [Regeltechniek].", False),
        ("Kom werken bij ons aan [klimaattechniek].", False),
        ("Binnen SAP [Logistiek] ben je thuis.", False),
    ],
)
def test_name_of_a_firm(marked, named):
    text, start, end = spot(marked)
    assert in_firm_name(text, start, end, 0) is named


@pytest.mark.parametrize(
    ("marked", "named"),
    [
        ("je werkt nauw samen met [verkoop]", True),
        ("in overleg met sales, engineering en [werkvoorbereiding]", True),
        ("samenwerken met de afdelingen aankoop, planning en [logistiek]", True),
        ("je bent de schakel tussen [productie] en kwaliteit", True),
        ("je kan doorgroeien naar [verkoop]", True),
        ("ervaring in [verkoop]", False),
        ("je doet de [planning] in overleg met je collega's", False),
        ("je overlegt met klanten en doet de [administratie]", False),
        ("samen met je collega verzorg je de [administratie]", False),
    ],
)
def test_department_that_one_works_with(marked, named):
    text, start, end = spot(marked)
    assert is_department(fold(text), start, end, 0) is named


@pytest.mark.parametrize(
    ("marked", "named"),
    [("Je bent namens [Portbase] aanspreekpunt", True), ("Je kent [Portbase]", False), ("namens [sales]", False)],
)
def test_firm_that_somebody_speaks_for(marked, named):
    text, start, _ = spot(marked)
    assert is_represented(text, start, 0) is named
