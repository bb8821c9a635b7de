"""Lines of the site around a vacancy are known by their company, never alone."""

from __future__ import annotations

from vaardig.quality.assess import assess
from vaardig.quality.furniture import furniture

VACANCY = (
    "Lasser in Gent\nTaken\nJe last frames volgens plan.\nJe meet na of de naden recht zijn.\nProfiel\n"
    "Je kan een plan lezen.\nAanbod\nEen vast contract, 38 uur per week.\nStuur je cv naar [e-mail]."
)
MENU = "Zoeken\nInloggen\nWachtwoord vergeten?\nLid van de XQZ? Gebruik uw adres.\nVacature plaatsen\nMenu\n"
FOOTER = "\nDeel via LinkedIn\nKopieer link\nNet binnen\nDe QRZ trekt naar de rechter\n© 2026 Alle rechten voorbehouden"


def test_menu_and_footer_are_found():
    text = MENU + VACANCY + FOOTER
    assert [text[low:high] for low, high in furniture(text)] == [MENU.rstrip("\n"), FOOTER.lstrip("\n")]


def test_a_vacancy_alone_has_none():
    assert furniture(VACANCY + "\nDeel via LinkedIn\nWij kijken ernaar uit.\nTot dan!\nHet team") == ()
    assert furniture("Deel via LinkedIn\nKopieer link") == ()


def test_tasks_about_menus_and_cookies_stay():
    tasks = "\n".join(["Taken", "Je schrijft de nieuwsbrief.", "Je stelt het menu samen.", "Je beheert cookies."] * 4)
    assert furniture(tasks) == ()


def test_the_site_is_neither_judged_nor_counted(engine):
    text = MENU + VACANCY + FOOTER
    report = assess(text, title="Lasser (v/m/x)", engine=engine)
    alone = assess(VACANCY, title="Lasser (v/m/x)", engine=engine)
    assert not {f.text for f in report.findings} & {"XQZ", "QRZ"}
    assert any("hoort bij de website" in note for note in report.notes)
    assert not any("website" in note for note in alone.notes)
