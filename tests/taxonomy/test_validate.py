"""Every rule has an entry that breaks it; the shipped data breaks none (ids may wait for the next assignment)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taxonomy.validate import validate

OK_SKILL = "kind: techniek\ndomains: geen\n"


def problems(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / (f"{name}/proef.txt" if name in ("skills", "soft", "occupations") else f"{name}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = [problem for problem in validate(root=folder, assigned=False) if not problem.message.startswith("missing:")]
    return "\n".join(map(str, found))


def test_our_own_tables_are_valid():
    own = [problem for problem in validate(assigned=False) if "/" not in problem.file]
    assert own == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[+] proefding\nkind: hobby\ndomains: geen\n", "'kind: hobby' is not allowed"),
        ("[+] proefding\nkind: kennis\ndomains: mars\n", "'domains: mars' is not allowed"),
        ("[+] proefding\nkind: kennis\n", "lacks 'domains'"),
        (f"[+] proefding\n{OK_SKILL}esco: 12\n", "'esco: 12' is not allowed"),
        (f"[+] proefding\n{OK_SKILL}competent: OP-1\n", "'competent: OP-1' is not allowed"),
        (f"[+] proefding\n{OK_SKILL}label-form: no\n", "has no form"),
        (f"[+] proefding\n{OK_SKILL}- werken\n", "stop word or under three letters|ordinary word"),
        (f"[+] proefding\n{OK_SKILL}- xq\n", "under three letters"),
        (f"[+] proefding\n{OK_SKILL}- proefvorm\n- proefvorm | case\n", "typed twice"),
        (f"[+] a-proef\n{OK_SKILL}- gedeeldevorm\n[+] b-proef\n{OK_SKILL}- gedeeldevorm\n", "also belongs to"),
        (f"[+] a-proef\n{OK_SKILL}broader: b-proef\n[+] b-proef\n{OK_SKILL}broader: a-proef\n", "broader than itself"),
        (f"[+] dubbel-proef\n{OK_SKILL}[+] Dubbel-proef\n{OK_SKILL}", "entered twice"),
        ("[+]\nkind: kennis\ndomains: geen\n", "no label"),
    ],
)
def test_skills(tmp_path, text, expected):
    assert re.search(expected, problems(tmp_path, skills=text))


def test_an_overlay_is_checked_on_top_of_ours(tmp_path):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "eigen.txt").write_text("[+] proefding\nkind: hobby\ndomains: geen\n", "utf-8")
    (found,) = (problem for problem in validate(tmp_path) if problem.file.startswith("overlay/"))
    assert (found.file, found.line) == ("overlay/skills/eigen.txt", 2)


def test_an_entry_without_id_is_a_problem_of_the_shipped_data(tmp_path):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "a.txt").write_text(f"[+] proefding\n{OK_SKILL}", "utf-8")
    assert any("assign_ids" in problem.message for problem in validate(root=tmp_path))


def test_a_cue_or_case_makes_an_ordinary_word_acceptable(tmp_path):
    text = f"[+] proefding\n{OK_SKILL}- werk | cue: proef*\n- Go | case\n"
    assert problems(tmp_path, skills=text) == ""


def test_shared_forms_with_cues_on_both_are_accepted(tmp_path):
    text = f"[+] a-proef\n{OK_SKILL}- deelvorm | cue: a\n[+] b-proef\n{OK_SKILL}- deelvorm | cue: b\n"
    assert problems(tmp_path, skills=text) == ""


def test_occupations(tmp_path):
    text = (
        "[+] proefmeester\nisco: 72\nnace: x\nstem: zacht\ndomain: food\neducation: kleuter\n"
        "access: niet bestaand\nessential: niet bestaand\n"
    )
    found = problems(tmp_path, occupations=text)
    pieces = ("isco: 72", "nace: x", "stem: zacht", "education: kleuter", "no label in blockers", "no label in skills")
    for piece in (*pieces, "0 essential", "0 optional"):
        assert piece in found


def test_patterns_and_codes_of_other_sections(tmp_path):
    found = problems(
        tmp_path,
        licences=f"[+] proefbewijs\n- (open\n- {'lang ' * 300}\nimplies: niets\n",
        domains="[food] Food\nnace: 10; 21\npc: 1\n[geen] geen\nnace: 21\n",
        channels="[+] proefkanaal\nkind: school\nwhat: x\nentry: x\naudience: iedereen\n",
    )
    pieces = ("(open", "1499 characters", "no label in licences", "nace 21 belongs to both", "'pc: 1'")
    for piece in (*pieces, "kind: school", "audience: iedereen"):
        assert piece in found
