"""Names beside known tools, and items under words that announce what must be known."""

import pytest


def _hard(reader, text):
    return {m.text for m in reader.read(text).mentions if m.kind == "hard" and m.requirement in ("essential", "nice")}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Ervaring met SQL (eis), Progrezz (pré) en VBA (pré)", {"SQL", "Progrezz", "VBA"}),
        ("Certificering zoals QBCI, QBCM, ISO22301", {"QBCI", "QBCM", "ISO22301"}),
        ("Diepgaande kennis van de concepten en principes in de luchtvaart", {"luchtvaart"}),
        ("Ervaring op het vlak van dakwerken", {"dakwerken"}),
        ("Je bent bekend met Scrum en met Jira", {"Scrum", "Jira"}),
        ("Naast verstand van techniek heb je een rijbewijs", {"techniek"}),
        ("Affiniteit met bancaire wet- en regelgeving", {"bancaire wet- en regelgeving"}),
        ("Zorblax DP-100 certificering", {"Zorblax DP-100"}),
        ("Ervaring binnen (petro-)chemie of engineering", {"chemie", "engineering"}),
    ],
)
def test_what_must_be_known(reader, line, wanted):
    assert _hard(reader, f"Jouw profiel\n- {line}\n- Je bent stipt.\n") == wanted


@pytest.mark.parametrize(
    "line",
    [
        "U woont bij voorkeur in de regio Gent",
        "U werkt in een systeem met twee ploegen",
        "Je rapporteert aan de werkplaatsverantwoordelijke",
        "Je bent bereid om onze gedragscode te ondertekenen",
        "Beheersing van de Nederlandse taal in woord en geschrift",
    ],
)
def test_what_is_no_skill(reader, line):
    assert _hard(reader, f"Jouw profiel\n- {line}\n- Je bent stipt.\n") == set()


def test_an_abbreviation_behind_its_words_is_not_a_second_skill(reader):
    assert "PBI" not in _hard(reader, "Profiel\nErvaring met Power BI (PBI) en Excel.")


def test_items_under_a_lead_until_a_sentence_comes(reader):
    items = "Ervaring met:\n- houten gevels\n- Zorblax 4\n- kranen\n"
    text = f"Jouw profiel\n{items}Je woont bij voorkeur dichtbij.\n- Zomerweer\n"
    assert _hard(reader, text) == {"houten gevels", "Zorblax 4", "kranen"}
