"""The file that a person keeps: whole, without names or CV, and safe to open."""

from __future__ import annotations

import json

import pytest

from vaardig.base.errors import InputError
from vaardig.gap.answer import gap
from vaardig.gap.clientfile import client_text, merge, open_client, read_client, save_client
from vaardig.gap.request import GapRequest, Person

FULL = Person(
    jobs=("magazijnier",), has=("Excel",), bit=("PLC",), has_not=("lassen",), activities=("fietsen herstellen",),
    diploma="A2 kantoor", diploma_fit="deels", diploma_level_fit="juist", languages=("Frans",), years=3.0,
    status="werkzoekende", pc="140.03",
)  # fmt: skip


def test_what_is_saved_is_what_is_opened(workspace, tmp_path):
    path = tmp_path / "ik.json"
    save_client(path, FULL, workspace, "kok")
    assert open_client(path) == (FULL, "kok")
    assert client_text(FULL, workspace, "kok") == path.read_text("utf-8")


def test_a_cv_is_not_kept_but_its_skills_are(workspace):
    cv = "Mijn naam is Jan Peeters. Ik rij met de heftruck en spreek Frans. Ik heb rijbewijs C."
    text = client_text(Person(jobs=("kok",), cv=cv), workspace)
    assert "Peeters" not in text
    person, _ = read_client(text)
    assert person.cv == ""
    assert workspace.taxonomy.skill("heftruck besturen").id in person.has
    assert "Frans" in person.languages
    report = gap(GapRequest("vrachtwagenchauffeur", person), workspace)
    assert report.target.label == "vrachtwagenchauffeur"


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "geen json", '{"format": "vaardig-overstap", "version": 99, "person": {}}',
        '{"format": "vaardig-overstap", "version": 1, "person": {"jobs": "kok"}}',
        '{"format": "vaardig-overstap", "version": 1, "person": {"naam": "Jan"}}',
        '{"format": "vaardig-overstap", "version": 1, "person": {"cv": "tekst"}}',
        '{"format": "vaardig-overstap", "version": 1, "person": {"status": "koning"}}',
        '{"format": "vaardig-overstap", "version": 1, "person": {"jobs": [1]}}',
        '{"format": "vaardig-overstap", "version": 1, "person": []}',
        "[" * 100_000, "x" * 300_000,
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_one_message(text):
    with pytest.raises(InputError):
        read_client(text)


def test_a_missing_or_binary_file_is_refused(tmp_path):
    with pytest.raises(InputError):
        open_client(tmp_path / "weg.json")
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        open_client(tmp_path / "b.json")


def test_what_is_said_now_replaces_what_was_said_then():
    now = Person(jobs=("kok",), has=("PLC",), has_not=("Excel",), status="werknemer")
    both = merge(FULL, now)
    assert both.jobs == ("magazijnier", "kok")
    assert "PLC" in both.has
    assert "PLC" not in both.bit
    assert "Excel" not in both.has
    assert "Excel" in both.has_not
    assert both.status == "werknemer"
    assert both.diploma == "A2 kantoor"
    assert json.loads(json.dumps(both.has)) == list(both.has)
