import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.segments import split_segments


def _parts(text):
    return [text[s.start : s.end] for s in split_segments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je last. Je freest.", ["Je last.", "Je freest."]),
        ("Taken: - laden - lossen", ["Taken:", "laden", "lossen"]),
        ("• laden\n• lossen", ["laden", "lossen"]),
        ("Je hebt een rijbewijs B Je spreekt Frans", ["Je hebt een rijbewijs B", "Je spreekt Frans"]),
        ("wegwerken van kabelsMonteren van beugels", ["wegwerken van kabels", "Monteren van beugels"]),
        ("Functieomschrijving Ben jij handig?", ["Functieomschrijving", "Ben jij handig?"]),
        ("Profiel Je hebt zin AANBOD Een mooi loon", ["Profiel", "Je hebt zin", "AANBOD", "Een mooi loon"]),
        ("kennis van o.a. SAP, Excel enz. is nodig", ["kennis van o.a. SAP, Excel enz. is nodig"]),
        ("ervaring met banking, … wordt gewaardeerd", ["ervaring met banking, … wordt gewaardeerd"]),
        ("Je spreekt Nederlands en Frans", ["Je spreekt Nederlands en Frans"]),
        ("je werkt met PowerPoint en JavaScript", ["je werkt met PowerPoint en JavaScript"]),
        ("orders picken; goederen laden", ["orders picken;", "goederen laden"]),
    ],
)
def test_borders(text, expected):
    assert _parts(text) == expected


def test_a_lead_is_known():
    assert [s.lead for s in split_segments("Pluspunten:\n- Frans")] == [True, False]


@given(st.text(max_size=200))
def test_segments_are_ordered_disjoint_and_lose_only_space_and_bullets(text):
    position = 0
    for segment in split_segments(text):
        assert position <= segment.start < segment.end <= len(text)
        assert not any(c.isalnum() and c not in "oO" for c in text[position : segment.start])
        position = segment.end
    assert not any(c.isalnum() and c not in "oO" for c in text[position:])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Taken\no je last\no je meet na", ["Taken", "je last", "je meet na"]),
        # A border that ends before a capital is no second one.
        ("Kom langs (in Gent.) Je bent welkom", ["Kom langs (in Gent.)", "Je bent welkom"]),
        ("Wij zoeken een lasser  Je last", ["Wij zoeken een lasser", "Je last"]),
        ("Ervaring met o.a. Je eigen ploeg", ["Ervaring met o.a. Je eigen ploeg"]),
    ],
)
def test_where_a_border_lies(text, pieces):
    assert [text[s.start : s.end] for s in split_segments(text)] == pieces
