"""Properties of the step: what must hold for every pair of jobs, on the shipped taxonomy."""

from __future__ import annotations

import json
import time

import pytest

from vaardig.base.errors import InputError
from vaardig.gap.document import report_json
from vaardig.gap.titles import UnclearTitleError, read_title
from vaardig.gap.wording import plain

PAIRS = [
    ("magazijnier", "logistiek technieker"),
    ("kok", "procesoperator voeding"),
    ("elektricien", "PLC-programmeur"),
    ("administratief bediende", "data-analist"),
    ("automecanicien", "onderhoudstechnieker"),
]


@pytest.mark.parametrize("job", ["magazijnier", "kok", "elektricien", "data scientist", "verpleegkundige"])
def test_the_same_job_has_no_gap(ask, job):
    report = ask(job, jobs=(job,))
    assert report.same_job
    assert report.count("learn") == report.count("near") == 0
    assert report.count("learn", "soft") == 0
    assert report.step == "dichtbij"
    assert "Er is geen stap te zetten" in report.advice[0]
    assert all(line.met == "ja" for line in report.blockers)


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_ticking_any_skill_of_the_target_never_enlarges_the_gap(ask, start, target):
    before = ask(target, jobs=(start,))
    for line in before.lines:
        after = ask(target, jobs=(start,), has=(line.concept_id,))
        assert after.count("learn") <= before.count("learn")
        assert after.count("learn", "soft") <= before.count("learn", "soft")
        assert after.count("have") >= before.count("have")
        assert next(x for x in after.lines if x.concept_id == line.concept_id).status == "have"


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_holding_any_other_skill_never_enlarges_the_gap(ask, workspace, start, target):
    before = ask(target, jobs=(start,))
    for skill in workspace.taxonomy.skills[::97]:
        after = ask(target, jobs=(start,), has=(skill.id,))
        assert after.count("learn") <= before.count("learn"), skill.label


@pytest.mark.parametrize("skill", ["haar kleuren", "palliatieve zorg", "zuivel verwerken"])
def test_an_unrelated_skill_changes_nothing(ask, workspace, skill):
    key = workspace.taxonomy.skill(skill).id
    before = ask("PLC-programmeur", jobs=("elektricien",))
    after = ask("PLC-programmeur", jobs=("elektricien",), has=(key,))
    assert after.lines == before.lines
    assert after.channels == before.channels
    assert after.step == before.step


def test_a_step_is_not_its_reverse(ask):
    down = ask("zorgkundige", jobs=("arts",))
    up = ask("arts", jobs=("zorgkundige",))
    assert {line.concept_id for line in down.lines} != {line.concept_id for line in up.lines}
    assert [line.label for line in up.blockers] == ["artsendiploma en inschrijving bij de Orde"]
    assert [line.label for line in down.blockers] == ["registratie als zorgkundige"]


def test_the_order_of_what_is_typed_does_not_matter(ask):
    one = ask(
        "onderhoudstechnicus", jobs=("kok", "magazijnier", "lasser"), has=("Excel", "PLC"),
        activities=("fietsen herstellen", "moestuin"),
    )  # fmt: skip
    other = ask(
        "onderhoudstechnicus", jobs=("lasser", "kok", "magazijnier"), has=("PLC", "Excel"),
        activities=("moestuin", "fietsen herstellen"),
    )  # fmt: skip
    assert one.lines == other.lines
    assert one.starts == other.starts
    assert one.advice == other.advice


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_every_line_is_of_the_target_and_every_figure_has_its_list(ask, workspace, start, target):
    report = ask(target, jobs=(start,))
    profile = workspace.profile(report.target.occupation_id)
    assert [line.concept_id for line in report.lines if line.kind == "hard"] == [s.concept_id for s in profile.hard]
    assert len({line.concept_id for line in report.lines}) == len(report.lines)
    for kind in ("hard", "soft"):
        total = sum(report.count(status, kind) for status in ("have", "near", "learn"))
        assert total == len([line for line in report.lines if line.kind == kind])
    counts = report_json(report)["counts"]
    assert counts["hard"]["learn"] == len(report.of("learn"))
    missing = {line.concept_id for line in report.lines if line.status != "have"}
    for channel in report.channels:
        assert set(channel.skills) <= missing


def test_a_small_step_names_a_skill_that_the_person_has(ask, workspace):
    report = ask("onderhoudstechnicus", jobs=("automecanicien",))
    held = {s.concept_id for s in workspace.profile(workspace.taxonomy.occupation("automecanicien").id).skills}
    near = report.of("near")
    assert near
    for line in near:
        assert line.near is not None
        assert line.near.concept_id in held
        assert line.near.similarity >= workspace.calibration.near_used
        assert line.near.closeness in ("dichtbij", "heel dichtbij")


def test_a_cook_is_not_told_that_food_safety_comes_close_to_running_a_line(ask):
    report = ask("procesoperator voeding", jobs=("kok",))
    learn = {line.label for line in report.of("learn")}
    assert {"voedingsproductielijnen bedienen", "recepturen opvolgen", "machines instellen"} <= learn


def test_agreeing_with_what_a_job_holds_is_not_said_by_the_person(ask, workspace):
    # The tick list pre-ticks the core of an own job, and the page sends those ticks back.
    own = workspace.profile(workspace.taxonomy.occupation("magazijnmedewerker").id).hard
    held = next(skill for skill in own if skill.role == "essential")
    asked = next(skill for skill in own if skill.role == "optional")
    report = ask("magazijnier", jobs=("magazijnier",), has=(held.concept_id, asked.concept_id))
    because = {line.concept_id: line.because for line in report.lines}
    assert because[held.concept_id].startswith("hoort bij")
    assert because[asked.concept_id] == "zei u zelf", "merely likely: that the person has it, only the person said"
    bit = ask("magazijnier", jobs=("magazijnier",), bit=(held.concept_id,))
    assert next(x for x in bit.lines if x.concept_id == held.concept_id).status == "near"


def test_ticks_beat_assumptions_and_the_careful_one_wins(ask, workspace):
    heftruck = workspace.taxonomy.skill("heftruck besturen").id

    def status(**person):
        report = ask("logistiek technicus", jobs=("magazijnier",), **person)
        return next(line for line in report.lines if line.concept_id == heftruck)

    assumed = status()
    assert (assumed.status, assumed.certain) == ("have", False)
    assert status(has=(heftruck,)).certain
    assert status(bit=(heftruck,)).status == "near"
    # Not yet, though a reachtruck comes close.
    assert status(has_not=(heftruck,)).status == "near"
    assert status(has=(heftruck,), has_not=(heftruck,)).status == "near"


def test_nothing_is_known_about_the_person(ask):
    with pytest.raises(InputError) as error:
        ask("kok")
    assert "give a present or former job" in error.value.next_step


def test_the_same_job_twice_counts_once(ask):
    once = ask("kok", jobs=("magazijnier",))
    twice = ask("kok", jobs=("magazijnier", "magazijnmedewerker"))
    assert twice.lines == once.lines
    assert any("twee keer" in note for note in twice.notes)


def test_a_cv_in_french_is_said_and_does_not_stop(ask):
    report = ask(
        "magazijnier", jobs=("kok",),
        cv="J'ai travaillé comme magasinier pendant cinq ans chez un grand distributeur et je connais Excel.",
    )  # fmt: skip
    assert any("niet Nederlands" in note for note in report.notes)
    assert report.request.person.cv == ""


def test_a_megabyte_of_text_is_cut_and_said(ask):
    text = ("Ik werkte vijf jaar als magazijnier. Ik rij met de heftruck. " * 17_000)[:1_000_000]
    start = time.perf_counter()
    report = ask("logistiek technicus", cv=text)
    assert time.perf_counter() - start < 60
    assert any("eerste 200.000 tekens" in note for note in report.notes)
    assert "heftruck besturen" in {line.label for line in report.of("have")}
    assert "Ik werkte" not in json.dumps(report_json(report))


def test_an_unknown_title_names_the_nearest_or_says_that_there_is_none(ask, workspace):
    reading = read_title("onderhouwstecnieker", workspace)
    assert "onderhoudstechnicus" in {reading.label, *(choice.label for choice in reading.choices)}
    with pytest.raises(UnclearTitleError) as vague:
        ask("iets met chauffeur", jobs=("kok",))
    assert vague.value.choices
    assert vague.value.choices[0].label in str(vague.value)
    with pytest.raises(UnclearTitleError) as nothing:
        ask("§§§", jobs=("kok",))
    assert nothing.value.choices == ()


def test_a_warm_answer_takes_no_time(ask):
    ask("onderhoudstechnicus", jobs=("magazijnier",))
    start = time.perf_counter()
    ask("onderhoudstechnicus", jobs=("magazijnier",))
    assert time.perf_counter() - start < 0.2


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Sociale wetgeving", "sociale wetgeving"),
        ("Revit", "Revit"),
        ("Excel", "Excel"),
        ("HR-software", "HR-software"),
    ],
)
def test_a_label_inside_a_sentence_loses_its_capital_unless_it_is_a_name(label, inside):
    assert plain(label) == inside
