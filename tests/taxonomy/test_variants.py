"""Every example in the table of rules holds, and what must never be made is not made."""

from __future__ import annotations

import pytest

from taxonomy.model import Form, Skill
from taxonomy.surface import expand
from taxonomy.variants import RULES, is_ordinary, is_stop, variants


def skill(number: int, label: str, *forms: Form, kind: str = "techniek") -> Skill:
    return Skill(f"vs-{number:06d}", label, kind, "Test", ("geen",), (Form(label), *forms))


@pytest.mark.parametrize(
    ("rule", "typed", "expected"),
    [(rule, typed, expected) for rule in RULES for typed, expected in rule.examples],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_examples_of_the_table(rule, typed, expected):
    made = set(rule.make(typed))
    assert set(expected) <= made
    if not expected:
        assert not made


def test_typed_beats_generated():
    skills = [skill(1, "pomp"), skill(2, "onderdelen", Form("pompen"))]
    owners = {(surface.text, surface.concept_id) for surface in expand(skills)}
    assert ("pompen", "vs-000002") in owners
    assert ("pompen", "vs-000001") not in owners


def test_a_variant_of_two_concepts_belongs_to_neither():
    skills = [skill(1, "tig-lassen"), skill(2, "tig lassen x", Form("t-iglassen"))]
    texts = [surface.text for surface in expand(skills)]
    assert "tiglassen" not in texts


def test_no_stop_or_ordinary_word_is_made():
    skills = [skill(1, "planten", Form("boeken", cues=("facturen",))), skill(2, "wetten")]
    for surface in expand(skills):
        if surface.form.generated:
            assert not is_stop(surface.text)
            assert surface.form.cues or not is_ordinary(surface.text)


def test_conditions_and_capitals_travel_with_the_variant():
    skills = [skill(1, "kwaliteitsnorm", Form("ISO 9001", case=True, cues=("norm*",)), kind="regelgeving")]
    made = {surface.text: surface.form for surface in expand(skills) if surface.form.generated}
    assert made["iso9001"] == Form("ISO9001", case=True, cues=("norm*",), generated=True)


def test_an_activity_is_not_written_closed():
    assert "factureninboeken" not in dict(variants("facturen inboeken", "activiteit"))


def test_expansion_is_sorted_and_stable():
    skills = [skill(2, "zeven"), skill(1, "machines onderhouden", kind="activiteit")]
    once = expand(skills)
    assert once == expand(reversed(skills))
    assert [surface.text for surface in once] == sorted(surface.text for surface in once)


def test_kept_variants_are_equal_to_fresh_ones(tmp_path, monkeypatch):
    skills = [
        Skill("vs-1", "facturen inboeken", "activiteit", "g", (), (Form("facturen inboeken"), Form("SAP", case=True))),
        Skill("vs-2", "heftruck", "machine", "g", (), (Form("heftruck"), Form("heftruck", cues=("rijden",)))),
    ]
    monkeypatch.setenv("VAARDIG_CACHE", "off")
    fresh = expand(skills)
    monkeypatch.setenv("VAARDIG_CACHE", str(tmp_path))
    assert expand(skills) == fresh
    assert expand(skills) == fresh
    assert len(list((tmp_path / "variants").iterdir())) == 1
    assert any(surface.form.generated for surface in fresh)
