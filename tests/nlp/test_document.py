from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

AD = (
    "Functieomschrijving Als technieker sta je in voor het onderhoud van machines en het oplossen van storingen. "
    "Profiel Je hebt een bachelor elektromechanica en minstens 2 jaar ervaring. Kennis van PLC en AutoCAD is een plus. "
    "Je werkt nauwkeurig en zelfstandig. Je spreekt vlot Nederlands en je hebt een rijbewijs B. "
    "Aanbod Een aantrekkelijk loon met maaltijdcheques en een laptop. "
    "Interesse? Stuur je cv naar jobs@voorbeeld.be."
)


def _labels(reading, kind):
    return {m.label for m in reading.mentions if m.kind == kind}


def test_an_ad_is_read_whole(reader):
    reading = reader.read(AD)
    assert [z.zone for z in reading.zones] == ["taken", "profiel", "aanbod", "procedure"]
    assert {"Zorgvuldigheid", "Zelfstandigheid"} <= _labels(reading, "soft")
    assert any("onderhoud" in m.text and m.requirement == "task" for m in reading.mentions)
    assert {m.text: m.requirement for m in reading.mentions}["AutoCAD"] == "nice"
    assert any(m.kind == "licence" and "rijbewijs B" in m.text for m in reading.mentions)
    assert any(m.kind == "education" and m.concept_id == "bachelor" for m in reading.mentions)
    assert any(m.kind == "experience" and m.concept_id == "jaren:2" for m in reading.mentions)
    assert any(m.kind == "language" and m.label.startswith("Nederlands") for m in reading.mentions)
    assert not any(m.text == "laptop" and m.requirement != "context" for m in reading.mentions)


def test_offsets_point_at_the_mention(reader):
    for m in reader.read(AD).mentions:
        assert AD[m.start : m.end] == m.text


def test_zones_cover_the_text(reader):
    zones = reader.read(AD).zones
    assert zones[0].start == 0
    assert zones[-1].end == len(AD)
    assert all(a.end == b.start for a, b in pairwise(zones))


def test_line_breaks_and_capitals_lose_no_explicit_skill(reader):
    def skills(text):
        return {
            m.concept_id
            for m in reader.read(text).mentions
            if m.kind == "hard" and m.concept_id and m.method == "lexicon"
        }

    broken = AD.replace(". ", ".\n")
    assert skills(AD) <= skills(broken)
    assert {m.label for m in reader.read(AD.upper()).mentions if m.kind == "soft"} == _labels(reader.read(AD), "soft")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_with_true_offsets(reader, text):
    reading = reader.read(text)
    for m in reading.mentions:
        assert 0 <= m.start < m.end <= len(text)
    assert not text or (reading.zones[0].start == 0 and reading.zones[-1].end == len(text))


def test_a_text_is_read_the_same_whatever_was_read_before(reader):
    first = reader.read(AD)
    reader.read("Wij zoeken een lasser. Profiel: je kan TIG-lassen.")
    assert reader.read(AD) == first


def test_lone_surrogates_and_odd_characters_do_not_break_reading(reader):
    text = "Profiel: kennis van SAP \ud800 en Excel \u202e \x00 is vereist. 🚀 Je kan lassen"
    assert {m.text for m in reader.read(text).mentions} >= {"SAP"}
