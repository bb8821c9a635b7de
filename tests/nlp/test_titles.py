import pytest

from nlp.titles import follows_head, is_person, is_tied, name_spans
from vaardig.base.text import fold


def names(text):
    return [text[span.start : span.end] for span in name_spans(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Als Werkvoorbereider Sanitair maak je plannen", ["Werkvoorbereider Sanitair"]),
        ("Als Techniker Utilities ben je onmisbaar", ["Techniker Utilities"]),
        ("Ben jij een ervaren kok of keukenmedewerker?", ["kok of keukenmedewerker"]),
        ("Wij zoeken een projectmanager automatisering voor Genk", ["projectmanager automatisering"]),
        ("Je rapporteert aan de directie Marketing & Communicatie van de groep", ["Marketing & Communicatie"]),
        ("Diploma: master in de richting van bouwkunde, IT of chemie.", ["bouwkunde, IT of chemie"]),
        ("Je bent student (richting toerisme, onthaal, talen)", ["toerisme, onthaal, talen"]),
        ("Bachelor in informatica, kennis van Java en SQL", ["informatica"]),
        ("Als machines stilvallen los je dat op", []),
        ("Als je lasser bent, ken je TIG", []),
        ("Je kent tools als Docker en Jenkins", []),
        ("Zowel als lasser als op de bank ben je welkom", []),
        ("Het team onderhoudt machines", []),
    ],
)
def test_names_of_functions_and_departments(text, found):
    assert names(text) == found


def test_field_behind_a_function():
    text = "medewerker onthaal, medewerkers onthaal, team onthaal, stagiair(e) onthaal"
    starts = [i for i in range(len(text)) if text.startswith("onthaal", i)]
    assert [follows_head(text, 0, start) for start in starts] == [True, False, False, True]


def test_short_rest_makes_another_name():
    assert is_tied("het bi&a team", 6, 13)
    assert not is_tied("sales&marketing", 5, 15)
    assert not is_tied("pers & communicatie", 4, 19)


@pytest.mark.parametrize(
    ("word", "person"), [("onthaalmedewerker", True), ("stagiair(e)", True), ("server", False), ("team", False)]
)
def test_persons(word, person):
    assert is_person(word) is person
