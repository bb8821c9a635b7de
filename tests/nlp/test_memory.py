from __future__ import annotations

from nlp.document import Reader
from nlp.lexicon import build_lexicon
from nlp.memory import Recent
from taxonomy.load import load_taxonomy

AD = "Taken\n- Je last frames met TIG.\nProfiel\n- Je hebt kennis van AutoCAD.\n- Frans is een pluspunt."


def test_the_least_recent_goes_first():
    recent: Recent[int] = Recent(2)
    for key, value in (("a", 1), ("b", 2), ("c", 3)):
        recent.put(key, value)
    assert recent.get("a") == 1
    recent.put("d", 4)
    recent.put("e", 5)
    assert recent.get("a") == 1
    assert recent.get("b") is None


def test_a_sentence_met_before_is_read_the_same_in_another_place_and_under_another_heading():
    lexicon = build_lexicon(load_taxonomy())
    used = Reader(lexicon)
    used.read(AD)
    for text in (
        AD,
        "Over ons\nWij zijn sterk.\n" + AD,
        "Pluspunten:\n- Je hebt kennis van AutoCAD.",
        "Je hebt kennis van AutoCAD.",
    ):
        assert used.read(text) == Reader(lexicon).read(text)


def test_words_around_a_sentence_still_count_where_a_form_asks_for_them():
    # "PLC" needs no cue, "vision" does: the second reading stands beside other words than the first.
    lexicon = build_lexicon(load_taxonomy())
    used = Reader(lexicon)
    used.read("Camera en robot.\nErvaring met Rail.")
    text = "Camera en robot.\nErvaring met Vision."
    assert used.read(text) == Reader(lexicon).read(text)
    other = "Gedeelde waarden.\nErvaring met Vision."
    assert used.read(other) == Reader(lexicon).read(other)
