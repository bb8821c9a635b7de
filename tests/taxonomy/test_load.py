"""Loading the shipped data, overlays, and look-ups."""

from __future__ import annotations

from pathlib import Path

import pytest

from taxonomy.load import Taxonomy, load_taxonomy, surface_forms
from vaardig.base.errors import TaxonomyError

DATA = Path(__file__).parent / "data"


def overlay(folder: Path, text: str, name: str = "skills/eigen.txt") -> Path:
    path = folder / "overlay" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "overlay"


@pytest.fixture(scope="module")
def shipped() -> Taxonomy:
    return load_taxonomy()


def test_the_same_object_for_the_same_content(shipped):
    assert load_taxonomy() is shipped


def test_the_shipped_data_has_its_parts(shipped):
    assert shipped.domains[-1].id == "geen"
    assert len(shipped.domains) == 6
    assert shipped.education[0].id == "geen vereist"
    assert shipped.language("nl").label == "Nederlands"
    assert shipped.licence("rijbewijs CE").implies == (
        shipped.licence("rijbewijs C").id,
        shipped.licence("rijbewijs BE").id,
    )
    assert shipped.blocker("fytolicentie").licences == (shipped.licence("fytolicentie").id,)


def test_an_unknown_label_names_the_nearest(shipped):
    with pytest.raises(TaxonomyError, match="rijbewijs CE"):
        shipped.licence("rijbewijs CEE")


def test_an_overlay_adds_with_a_stable_id(tmp_path, shipped):
    with_overlay = load_taxonomy(DATA / "overlay")
    added = with_overlay.skill("bierpompreiniging")
    assert added.id.startswith("vx-")
    assert added.domains == ("food",)
    assert with_overlay.hash != shipped.hash
    other = overlay(tmp_path, "kind: kennis\ndomains: geen\n[+] iets anders\n[+] bierpompreiniging\n")
    assert load_taxonomy(other).skill("bierpompreiniging").id == added.id
    assert added.id in {surface.concept_id for surface in surface_forms(with_overlay)}


def test_an_overlay_renames_adds_and_removes_forms(tmp_path, shipped):
    skill = next(skill for skill in shipped.skills if len(skill.forms) > 2 and skill.id.startswith("vs"))
    gone, label = skill.forms[-1].text, skill.label
    text = f"[{skill.id}] nieuwe naam voor de proef\nremove: {gone}\ndomains: geen\n- proefvorm\n"
    changed = load_taxonomy(overlay(tmp_path, text)).skill(skill.id)
    forms = [form.text for form in changed.forms]
    assert changed.label == "nieuwe naam voor de proef"
    assert changed.domains == ("geen",)
    assert {"proefvorm", "nieuwe naam voor de proef", label} <= set(forms)
    assert gone not in forms
    assert changed.kind == skill.kind


def test_an_overlay_switches_off_and_replaces(tmp_path, shipped):
    language = shipped.languages[-1]
    overlay(tmp_path, f"[{language.id}]\noff: yes\n", "languages.txt")
    folder = overlay(
        tmp_path,
        "replace: yes\n[+] eigen kanaal\nkind: evc\nwhat: Iets.\nentry: Geen.\naudience: werknemer\n",
        "channels.txt",
    )
    changed = load_taxonomy(folder)
    assert language.id not in {item.id for item in changed.languages}
    assert [channel.label for channel in changed.channels] == ["eigen kanaal"]


def test_a_wrong_overlay_is_refused_with_all_its_problems(tmp_path):
    folder = overlay(tmp_path, "[+] iets\nkind: techniek\nkleur: rood\nonzin\nbroader: bestaat niet\ndomains: food\n")
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(folder)
    for piece in ("kleur", "onzin", "bestaat niet", "eigen.txt:3"):
        assert piece in str(caught.value)


def test_an_overlay_that_changes_is_read_again(tmp_path):
    folder = overlay(tmp_path, "[+] een\nkind: kennis\ndomains: geen\n")
    before = load_taxonomy(folder)
    overlay(tmp_path, "[+] twee\nkind: kennis\ndomains: geen\n")
    after = load_taxonomy(folder)
    assert before.hash != after.hash
    assert after.skill("twee").kind == "kennis"


def test_a_missing_overlay_and_a_file_in_another_encoding_are_refused(tmp_path):
    with pytest.raises(TaxonomyError, match="not a folder"):
        load_taxonomy(tmp_path / "nergens")
    folder = overlay(tmp_path, "")
    (folder / "skills" / "eigen.txt").write_bytes("[+] café".encode("cp1252"))
    with pytest.raises(TaxonomyError, match="UTF-8"):
        load_taxonomy(folder)
