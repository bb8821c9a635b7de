"""Releases merge through the crosswalks: ours win, exclusions hold, profiles follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from taxonomy.importers.competent import import_competent
from taxonomy.importers.esco import import_esco
from taxonomy.load import load_taxonomy
from taxonomy.merge import merge_releases
from taxonomy.model import Form, Skill
from taxonomy.release import read_release

DATA = Path(__file__).parent / "data"
UUID = "00000000-0000-4000-8000-0000000000"
OURS = Skill("vs-000001", "ontkalking", "techniek", "Proef", ("geen",), (Form("ontkalking"),), esco=f"{UUID}01")


def releases(folder):
    import_esco(DATA / "esco", folder / "esco")
    import_competent(DATA / "competent", folder / "competent")
    return [read_release(folder / "esco"), read_release(folder / "competent")]


def test_an_exact_counterpart_adds_its_labels_to_ours(tmp_path):
    skills, _ = merge_releases((OURS,), (), releases(tmp_path))
    ours = skills[0]
    forms = [form.text for form in ours.forms]
    assert ours.id == "vs-000001"
    assert forms[:2] == ["ontkalking", "ketelkasten ontkalken"]
    # Competent's SK-9001 is an exact match of the same ESCO skill: it lands on ours too.
    assert "Ketelkasten met zuur ontkalken" in forms
    assert "competent:SK-9001" not in {skill.id for skill in skills}


def test_others_stay_concepts_of_their_own(tmp_path):
    skills, occupations = merge_releases((OURS,), (), releases(tmp_path))
    by_id = {skill.id: skill for skill in skills}
    assert by_id[f"esco:{UUID}02"].origin == "esco"
    assert [form.text for form in by_id[f"esco:{UUID}02"].forms] == ["zuurtechniek", "leer van zuren", "zuurkunde"]
    assert by_id["competent:KN-9002"].forms == ()
    assert "competent:SO-99" not in by_id
    (job,) = occupations
    assert (job.essential, job.optional) == (("vs-000001",), (f"esco:{UUID}02",))


def test_a_form_that_we_have_is_not_given_away(tmp_path):
    ours = replace(OURS, esco=None, forms=(Form("zuurkunde"),))
    skills, _ = merge_releases((ours,), (), releases(tmp_path))
    owners = [skill.id for skill in skills for form in skill.forms if form.text == "zuurkunde"]
    assert owners == ["vs-000001"]


def test_load_with_releases(tmp_path):
    releases(tmp_path)
    folders = (tmp_path / "esco", tmp_path / "competent")
    merged, plain = load_taxonomy(releases=folders), load_taxonomy()
    assert merged.releases == ("esco", "competent")
    assert merged.hash != plain.hash
    assert merged.skill("zuurtechniek").id == f"esco:{UUID}02"
    assert merged.occupation("kalkmeester").label == "ketelontkalker"
