"""Properties of the step: what must hold for every pair of jobs, on the shipped taxonomy."""

from __future__ import annotations

import json
import time

import pytest

from vaardig.base.errors import InputError
from vaardig.gap.answer import gap
from vaardig.gap.document import report_json
from vaardig.gap.request import GapRequest, Person, RouteRequest
from vaardig.gap.routes import routes
from vaardig.gap.titles import UnclearTitleError, read_title
from vaardig.gap.wording import plain

PAIRS = [
    ("magazijnier", "logistiek technieker"),
    ("kok", "procesoperator voeding"),
    ("elektricien", "PLC-programmeur"),
    ("administratief bediende", "data-analist"),
    ("automecanicien", "onderhoudstechnieker"),
]


def ask(workspace, target, **person):
    return gap(GapRequest(target, Person(**person)), workspace)


@pytest.mark.parametrize("job", ["magazijnier", "kok", "elektricien", "data scientist", "verpleegkundige"])
def test_the_same_job_has_no_gap(workspace, job):
    report = ask(workspace, job, jobs=(job,))
    assert report.same_job
    assert report.count("learn") == report.count("near") == 0
    assert report.count("learn", "soft") == 0
    assert report.step == "dichtbij"
    assert "Er is geen stap te zetten" in report.advice[0]
    assert all(line.met == "ja" for line in report.blockers)


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_ticking_any_skill_of_the_target_never_enlarges_the_gap(workspace, start, target):
    before = ask(workspace, target, jobs=(start,))
    for line in before.lines:
        after = ask(workspace, target, jobs=(start,), has=(line.concept_id,))
        assert after.count("learn") <= before.count("learn")
        assert after.count("learn", "soft") <= before.count("learn", "soft")
        assert after.count("have") >= before.count("have")
        assert next(x for x in after.lines if x.concept_id == line.concept_id).status == "have"


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_holding_any_other_skill_never_enlarges_the_gap(workspace, start, target):
    before = ask(workspace, target, jobs=(start,))
    for skill in workspace.taxonomy.skills[::97]:
        after = ask(workspace, target, jobs=(start,), has=(skill.id,))
        assert after.count("learn") <= before.count("learn"), skill.label


@pytest.mark.parametrize("skill", ["haar kleuren", "palliatieve zorg", "zuivel verwerken"])
def test_an_unrelated_skill_changes_nothing(workspace, skill):
    key = workspace.taxonomy.skill(skill).id
    before = ask(workspace, "PLC-programmeur", jobs=("elektricien",))
    after = ask(workspace, "PLC-programmeur", jobs=("elektricien",), has=(key,))
    assert after.lines == before.lines
    assert after.channels == before.channels
    assert after.step == before.step


def test_a_step_is_not_its_reverse(workspace):
    down = ask(workspace, "zorgkundige", jobs=("arts",))
    up = ask(workspace, "arts", jobs=("zorgkundige",))
    assert {line.concept_id for line in down.lines} != {line.concept_id for line in up.lines}
    assert [line.label for line in up.blockers] == ["artsendiploma en inschrijving bij de Orde"]
    assert [line.label for line in down.blockers] == ["registratie als zorgkundige"]


def test_the_order_of_what_is_typed_does_not_matter(workspace):
    one = ask(
        workspace, "onderhoudstechnicus", jobs=("kok", "magazijnier", "lasser"), has=("Excel", "PLC"),
        activities=("fietsen herstellen", "moestuin"),
    )  # fmt: skip
    other = ask(
        workspace, "onderhoudstechnicus", jobs=("lasser", "kok", "magazijnier"), has=("PLC", "Excel"),
        activities=("moestuin", "fietsen herstellen"),
    )  # fmt: skip
    assert one.lines == other.lines
    assert one.starts == other.starts
    assert one.advice == other.advice


@pytest.mark.parametrize(("start", "target"), PAIRS)
def test_every_line_is_of_the_target_and_every_figure_has_its_list(workspace, start, target):
    report = ask(workspace, target, jobs=(start,))
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


def test_a_small_step_names_a_skill_that_the_person_has(workspace):
    report = ask(workspace, "onderhoudstechnicus", jobs=("automecanicien",))
    held = {s.concept_id for s in workspace.profile(workspace.taxonomy.occupation("automecanicien").id).skills}
    near = report.of("near")
    assert near
    for line in near:
        assert line.near is not None
        assert line.near.concept_id in held
        assert line.near.similarity >= workspace.calibration.near_used
        assert line.near.closeness in ("dichtbij", "heel dichtbij")


def test_a_cook_is_not_told_that_food_safety_comes_close_to_running_a_line(workspace):
    report = ask(workspace, "procesoperator voeding", jobs=("kok",))
    learn = {line.label for line in report.of("learn")}
    assert {"voedingsproductielijnen bedienen", "recepturen opvolgen", "machines instellen"} <= learn


def test_agreeing_with_what_a_job_holds_is_not_said_by_the_person(workspace):
    # The tick list pre-ticks the core of an own job, and the page sends those ticks back.
    own = workspace.profile(workspace.taxonomy.occupation("magazijnmedewerker").id).hard
    held = next(skill for skill in own if skill.role == "essential")
    asked = next(skill for skill in own if skill.role == "optional")
    report = ask(workspace, "magazijnier", jobs=("magazijnier",), has=(held.concept_id, asked.concept_id))
    because = {line.concept_id: line.because for line in report.lines}
    assert because[held.concept_id].startswith("hoort bij")
    assert because[asked.concept_id] == "zei u zelf", "merely likely: that the person has it, only the person said"
    bit = ask(workspace, "magazijnier", jobs=("magazijnier",), bit=(held.concept_id,))
    assert next(x for x in bit.lines if x.concept_id == held.concept_id).status == "near"


def test_a_nurse_is_trained_at_a_school_for_nursing(workspace):
    labels = [channel.label for channel in ask(workspace, "verpleegkundige", jobs=("poetshulp",)).channels]
    assert "graduaat verpleegkunde (HBO5)" in labels
    assert "graduaat aan een hogeschool" not in labels
    for target in ("koeltechnicus", "leraar lager onderwijs", "kok"):
        assert not [x for x in ask(workspace, target, jobs=("poetshulp",)).channels if "verpleegkunde" in x.label]


def test_what_is_still_open_stands_before_what_is_in_order(workspace):
    met = [line.met for line in ask(workspace, "koeltechnicus", jobs=("vrachtwagenchauffeur",)).blockers]
    assert len(met) == 3
    assert met[-1] == "ja"
    assert "ja" not in met[:-1]


def test_ticks_beat_assumptions_and_the_careful_one_wins(workspace):
    heftruck = workspace.taxonomy.skill("heftruck besturen").id

    def status(**person):
        report = ask(workspace, "logistiek technicus", jobs=("magazijnier",), **person)
        return next(line for line in report.lines if line.concept_id == heftruck)

    assumed = status()
    assert (assumed.status, assumed.certain) == ("have", False)
    assert status(has=(heftruck,)).certain
    assert status(bit=(heftruck,)).status == "near"
    # Not yet, though a reachtruck comes close.
    assert status(has_not=(heftruck,)).status == "near"
    assert status(has=(heftruck,), has_not=(heftruck,)).status == "near"


def test_a_title_by_law_comes_first_and_makes_the_step_big(workspace):
    report = ask(workspace, "verpleegkundige", jobs=("poetshulp",))
    assert report.blockers[0].kind == "titel"
    assert report.blockers[0].met == "onbekend"
    assert report.advice[0].startswith("Eerst nodig: diploma en visum verpleegkundige")
    assert report.step == "groot"
    assert report.education.by_law
    nurse = ask(workspace, "zorgkundige", jobs=("verpleegkundige",))
    assert nurse.blockers[0].met == "ja"


def test_a_licence_meets_its_blocker_and_denying_it_does_not(workspace):
    def met(**person):
        report = ask(workspace, "koeltechnicus", jobs=("winkelbediende",), **person)
        return {line.label: line.met for line in report.blockers}["rijbewijs B voor het werk"]

    assert met() == "onbekend"
    assert met(has=("rijbewijs B",)) == "ja"
    assert met(has=("rijbewijs CE",)) == "ja"
    assert met(has_not=("rijbewijs B",)) == "nee"


def test_status_decides_who_may_enter(workspace):
    jobseeker = ask(workspace, "onderhoudstechnicus", jobs=("magazijnier",), status="werkzoekende")
    employee = ask(workspace, "onderhoudstechnicus", jobs=("magazijnier",), status="werknemer", pc="140.03")
    newcomer = ask(workspace, "onderhoudstechnicus", jobs=("magazijnier",), status="nieuwkomer")
    labels = [{channel.label for channel in report.channels} for report in (jobseeker, employee, newcomer)]
    assert "individuele beroepsopleiding (IBO)" in labels[0]
    assert not any("IBO" in label for label in labels[1])
    assert "mtech+ (metaal- en technologiesector)" not in labels[1]
    assert any("Nederlands" in label for label in labels[2])
    assert any("nieuwkomers" in channel.evidence for channel in newcomer.channels)
    assert all("gekozen" in c.evidence for c in jobseeker.channels if c.kind == "werkplekleren")


def test_nothing_is_known_about_the_person(workspace):
    with pytest.raises(InputError) as error:
        ask(workspace, "kok")
    assert "give a present or former job" in error.value.next_step


def test_the_same_job_twice_counts_once(workspace):
    once = ask(workspace, "kok", jobs=("magazijnier",))
    twice = ask(workspace, "kok", jobs=("magazijnier", "magazijnmedewerker"))
    assert twice.lines == once.lines
    assert any("twee keer" in note for note in twice.notes)


def test_a_cv_in_french_is_said_and_does_not_stop(workspace):
    report = ask(
        workspace, "magazijnier", jobs=("kok",),
        cv="J'ai travaillé comme magasinier pendant cinq ans chez un grand distributeur et je connais Excel.",
    )  # fmt: skip
    assert any("niet Nederlands" in note for note in report.notes)
    assert report.request.person.cv == ""


def test_a_megabyte_of_text_is_cut_and_said(workspace):
    text = ("Ik werkte vijf jaar als magazijnier. Ik rij met de heftruck. " * 17_000)[:1_000_000]
    start = time.perf_counter()
    report = ask(workspace, "logistiek technicus", cv=text)
    assert time.perf_counter() - start < 60
    assert any("eerste 200.000 tekens" in note for note in report.notes)
    assert "heftruck besturen" in {line.label for line in report.of("have")}
    assert "Ik werkte" not in json.dumps(report_json(report))


def test_an_unknown_title_names_the_nearest_or_says_that_there_is_none(workspace):
    reading = read_title("onderhouwstecnieker", workspace)
    assert "onderhoudstechnicus" in {reading.label, *(choice.label for choice in reading.choices)}
    with pytest.raises(UnclearTitleError) as vague:
        ask(workspace, "iets met chauffeur", jobs=("kok",))
    assert vague.value.choices
    assert vague.value.choices[0].label in str(vague.value)
    with pytest.raises(UnclearTitleError) as nothing:
        ask(workspace, "§§§", jobs=("kok",))
    assert nothing.value.choices == ()


def test_a_warm_answer_takes_no_time(workspace):
    ask(workspace, "onderhoudstechnicus", jobs=("magazijnier",))
    start = time.perf_counter()
    ask(workspace, "onderhoudstechnicus", jobs=("magazijnier",))
    assert time.perf_counter() - start < 0.2


def test_what_the_law_reserves_is_no_small_step_and_is_learnt_by_a_diploma(workspace):
    report = ask(workspace, "verpleegkundige", jobs=("zorgkundige",), status="nieuwkomer")
    assert report.count("near") == 0
    kinds = {channel.kind for channel in report.channels}
    assert "werkplekleren" not in kinds
    labels = " ".join(channel.label for channel in report.channels)
    assert "graduaat verpleegkunde" in labels
    assert "diploma-erkenning" in labels
    employee = ask(workspace, "verpleegkundige", jobs=("zorgkundige",), status="werknemer")
    assert "Vivo (social profit)" in {channel.label for channel in employee.channels}


def test_a_fitting_diploma_is_said_to_need_recognition(workspace):
    report = ask(workspace, "verpleegkundige", jobs=("poetshulp",), diploma="bachelor verpleegkunde")
    assert report.blockers[0].met == "onbekend"
    assert "erkend" in report.blockers[0].because


def test_higher_education_is_no_way_to_a_job_that_asks_no_diploma(workspace):
    report = ask(workspace, "vrachtwagenchauffeur", jobs=("bakker",), status="werkzoekende")
    assert "hoger-onderwijs" not in {line.kind for line in report.channels}
    engineer = ask(workspace, "projectingenieur", jobs=("elektromecanicien",), status="werkzoekende")
    labels = [line.label for line in engineer.channels]
    assert "graduaat aan een hogeschool" in labels
    assert "duaal leren en leertijd" not in labels


def test_a_sector_fund_is_named_only_when_it_serves_the_target(workspace):
    report = ask(workspace, "kinderbegeleider", jobs=("verkoper kleding",))
    funds = [line.label for line in report.channels if line.kind == "sectorfonds"]
    assert funds == ["Vivo (social profit)"]
    driver = ask(workspace, "vrachtwagenchauffeur", jobs=("postbode",), status="werkzoekende")
    assert [line.label for line in driver.channels if line.kind == "sectorfonds"] == ["SFTL (transport en logistiek)"]


def test_a_first_job_is_not_called_a_big_step(workspace):
    report = ask(workspace, "magazijnmedewerker", jobs=("kassamedewerker",))
    assert report.step == "groot"
    assert "leert men meestal op de werkvloer" in report.advice[0]
    licence_first = ask(workspace, "vrachtwagenchauffeur", jobs=("bakker",))
    assert not any("op de werkvloer" in sentence for sentence in licence_first.advice)


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


@pytest.mark.parametrize(
    ("job", "blocker"),
    [
        ("dakwerker", "VCA voor aannemers"),
        ("onderhoudstechnicus", "bevoegdheid BA4 of BA5"),
        ("lasser", "gekwalificeerd lasser"),
        ("koeltechnicus", "koeltechnisch bedrijf en certificaat F-gassen"),
        ("nanny", "uittreksel strafregister minderjarigen"),
    ],
)
def test_what_sites_and_the_law_ask_is_said_first(workspace, job, blocker):
    assert blocker in [line.label for line in ask(workspace, job, jobs=("kok",)).blockers]


def test_a_stop_with_a_diploma_of_the_same_level_is_no_stop(workspace):
    found = routes(RouteRequest("zorgkundige", Person(jobs=("huishoudhulp",), activities=("mantelzorg",))), workspace)
    assert "verzorgende" not in [route.via.label for route in found.routes]
    driver = routes(RouteRequest("vrachtwagenchauffeur", Person(jobs=("postbode",))), workspace)
    assert all("rijbewijs C of CE" in route.sentence for route in driver.routes)
    assert driver.routes


def test_work_of_a_newcomer_shows_no_title_of_here(workspace):
    report = ask(workspace, "verpleegkundige", jobs=("verpleegkundige",), status="nieuwkomer")
    assert all(line.met == "onbekend" for line in report.blockers)
    assert "diploma en visum verpleegkundige" in report.advice[0]
    assert "Nederlands op maat van het werk" in [line.label for line in report.channels]
    electrician = ask(workspace, "elektricien", jobs=("elektricien",), status="nieuwkomer")
    assert "Kijk wel na" in electrician.advice[1]


def test_a_teacher_may_start_without(workspace):
    report = ask(workspace, "leraar wiskunde", jobs=("mechanisch ingenieur",))
    assert "mag u het werk niet doen" not in report.advice[0]
