import pytest


def _zones(reader, text):
    return [(z.zone, text[z.start : z.end].strip()[:18]) for z in reader.read(text).zones]


def test_headings_on_lines_decide(reader):
    text = (
        "Over ons\nWij zijn een bakkerij in Gent.\nJouw taken\nDeeg bereiden en brood bakken."
        "\nJouw profiel\nJe bent stipt."
        "\nWat bieden wij?\nEen vast contract.\nInteresse?\nMail ons."
    )
    assert [zone for zone, _ in _zones(reader, text)] == ["bedrijf", "taken", "profiel", "aanbod", "procedure"]


def test_headings_in_a_flattened_line_decide(reader):
    text = (
        "Jobomschrijving Je laadt vrachtwagens. Profiel Je hebt een heftruckattest. Aanbod Maaltijdcheques en verlof."
    )
    assert [zone for zone, _ in _zones(reader, text)] == ["taken", "profiel", "aanbod"]


@pytest.mark.parametrize(
    ("sentence", "zone"),
    [
        ("Wij bieden een marktconform loon, maaltijdcheques en een hospitalisatieverzekering.", "aanbod"),
        ("Stuur je cv en motivatiebrief naar onze personeelsdienst voor 1 mei.", "procedure"),
        ("Je hebt minstens twee jaar ervaring en je beschikt over een bachelordiploma.", "profiel"),
        ("Je staat in voor het onderhoud van de machines en je bent verantwoordelijk voor de planning.", "taken"),
        (
            "Ons bedrijf is opgericht in 1985 en is marktleider in verpakkingen, met vestigingen in drie landen.",
            "bedrijf",
        ),
    ],
)
def test_wording_decides_without_headings(reader, sentence, zone):
    assert [z.zone for z in reader.read(sentence).zones] == [zone]


def test_an_empty_text_has_no_zones(reader):
    assert reader.read("").zones == ()
