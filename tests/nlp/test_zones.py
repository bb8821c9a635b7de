import pytest

from nlp.segments import split_segments
from nlp.zone_features import SHORT_TEXT, layout, layouts


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


def test_a_short_text_has_steps_of_its_own():
    segments = split_segments("Jij bakt brood. Jij weegt af.\n- Je hebt ervaring")
    assert layouts(segments) == [3 + layout(segment) for segment in segments]
    many = segments[:1] * (SHORT_TEXT + 1)
    assert set(layouts(many)) <= {0, 1, 2}


def test_a_short_ad_without_headings_is_no_single_zone(reader):
    text = (
        "Bakkerij Deeg is een familiebedrijf met drie winkels. Je kneedt deeg, vormt broden en bedient de oven. "
        "Je hebt een diploma bakkerij en twee jaar ervaring. Wij bieden een vast contract, maaltijdcheques en premies."
    )
    zones = [span.zone for span in reader.read(text).zones]
    assert zones == ["bedrijf", "taken", "profiel", "aanbod"]
