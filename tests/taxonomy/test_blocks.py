"""The line format: what is read, and that what is wrong is reported with its line while the rest is read."""

from __future__ import annotations

from taxonomy.blocks import Value, parse_blocks, parse_form
from taxonomy.model import Form

SAMPLE = """\
# comment
domains: food; geen
kind: techniek

== Voeding > Bakken

[+] brood bakken
esco: -
- bakken van brood
- oven | case | cue: brood*, deeg | not: keuken

== Voeding
[vs-000007] zuurdesem
kind: kennis
"""


def test_entries_inherit_defaults_and_group():
    (bread, sour), problems = parse_blocks(SAMPLE, "x.txt")
    assert not problems
    assert (bread.id, bread.label, bread.group, bread.one("kind")) == (
        "+",
        "brood bakken",
        "Voeding > Bakken",
        "techniek",
    )
    assert bread.many("domains") == ("food", "geen")
    assert bread.many("esco") == ()
    assert (sour.id, sour.group, sour.one("kind")) == ("vs-000007", "Voeding", "kennis")


def test_conditions_of_a_form():
    (bread, _), _ = parse_blocks(SAMPLE, "x.txt")
    form, problems = parse_form(bread.forms[1], "x.txt")
    assert form == Form("oven", case=True, cues=("brood*", "deeg"), excludes=("keuken",))
    assert not problems


def test_every_wrong_line_is_reported_and_the_rest_is_read():
    text = "- vorm te vroeg\n[+] goed\nonzin zonder betekenis\n[kapot\n- \n- vorm\n"
    blocks, problems = parse_blocks(text, "x.txt")
    assert [block.label for block in blocks] == ["goed"]
    assert [value.text for value in blocks[0].forms] == ["vorm"]
    assert [problem.line for problem in problems] == [1, 3, 4, 5]


def test_a_group_of_cues_stands_for_its_words():
    form, problems = parse_form(Value("React | case | cue: hooks, @ict", 1), "f")
    assert not problems
    assert form.cues[0] == "hooks"
    assert {"javascript", "software*", "devops"} < set(form.cues)
    _, problems = parse_form(Value("React | cue: @nothing", 1), "f")
    assert "condition" in problems[0].message


def test_unknown_and_double_conditions_are_problems():
    for text in ("oven | kool: a", "oven | case | case", "oven | cue:", "oven | case: x"):
        form, problems = parse_form(Value(text, 3), "x.txt")
        assert form is not None
        assert [problem.line for problem in problems] == [3], text


def test_windows_lines_and_byte_order_mark_are_accepted():
    blocks, problems = parse_blocks("\ufeff[+] een\r\n- twee\r\n", "x.txt")
    assert not problems
    assert blocks[0].forms[0].text == "twee"
