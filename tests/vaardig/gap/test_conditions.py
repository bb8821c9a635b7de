"""What a job asks before skills, and where it is learnt: titles by law, licences, diplomas, channels, who may enter."""

from __future__ import annotations

import pytest

from vaardig.gap.request import Person, RouteRequest
from vaardig.gap.routes import routes


def test_a_nurse_is_trained_at_a_school_for_nursing(ask):
    labels = [channel.label for channel in ask("verpleegkundige", jobs=("poetshulp",)).channels]
    assert "graduaat verpleegkunde (HBO5)" in labels
    assert "graduaat aan een hogeschool" not in labels
    for target in ("koeltechnicus", "leraar lager onderwijs", "kok"):
        assert not [x for x in ask(target, jobs=("poetshulp",)).channels if "verpleegkunde" in x.label]


def test_what_is_still_open_stands_before_what_is_in_order(ask):
    met = [line.met for line in ask("koeltechnicus", jobs=("vrachtwagenchauffeur",)).blockers]
    assert len(met) == 3
    assert met[-1] == "ja"
    assert "ja" not in met[:-1]


def test_a_title_by_law_comes_first_and_makes_the_step_big(ask):
    report = ask("verpleegkundige", jobs=("poetshulp",))
    assert report.blockers[0].kind == "titel"
    assert report.blockers[0].met == "onbekend"
    assert report.advice[0].startswith("Eerst nodig: diploma en visum verpleegkundige")
    assert report.step == "groot"
    assert report.education.by_law
    nurse = ask("zorgkundige", jobs=("verpleegkundige",))
    assert nurse.blockers[0].met == "ja"


def test_a_licence_meets_its_blocker_and_denying_it_does_not(ask):
    def met(**person):
        report = ask("koeltechnicus", jobs=("winkelbediende",), **person)
        return {line.label: line.met for line in report.blockers}["rijbewijs B voor het werk"]

    assert met() == "onbekend"
    assert met(has=("rijbewijs B",)) == "ja"
    assert met(has=("rijbewijs CE",)) == "ja"
    assert met(has_not=("rijbewijs B",)) == "nee"


def test_status_decides_who_may_enter(ask):
    jobseeker = ask("onderhoudstechnicus", jobs=("magazijnier",), status="werkzoekende")
    employee = ask("onderhoudstechnicus", jobs=("magazijnier",), status="werknemer", pc="140.03")
    newcomer = ask("onderhoudstechnicus", jobs=("magazijnier",), status="nieuwkomer")
    labels = [{channel.label for channel in report.channels} for report in (jobseeker, employee, newcomer)]
    assert "individuele beroepsopleiding (IBO)" in labels[0]
    assert not any("IBO" in label for label in labels[1])
    assert "mtech+ (metaal- en technologiesector)" not in labels[1]
    assert any("Nederlands" in label for label in labels[2])
    assert any("nieuwkomers" in channel.evidence for channel in newcomer.channels)
    assert all("gekozen" in c.evidence for c in jobseeker.channels if c.kind == "werkplekleren")


def test_what_the_law_reserves_is_no_small_step_and_is_learnt_by_a_diploma(ask):
    report = ask("verpleegkundige", jobs=("zorgkundige",), status="nieuwkomer")
    assert report.count("near") == 0
    kinds = {channel.kind for channel in report.channels}
    assert "werkplekleren" not in kinds
    labels = " ".join(channel.label for channel in report.channels)
    assert "graduaat verpleegkunde" in labels
    assert "diploma-erkenning" in labels
    employee = ask("verpleegkundige", jobs=("zorgkundige",), status="werknemer")
    assert "Vivo (social profit)" in {channel.label for channel in employee.channels}


def test_a_fitting_diploma_is_said_to_need_recognition(ask):
    report = ask("verpleegkundige", jobs=("poetshulp",), diploma="bachelor verpleegkunde")
    assert report.blockers[0].met == "onbekend"
    assert "erkend" in report.blockers[0].because


def test_higher_education_is_no_way_to_a_job_that_asks_no_diploma(ask):
    report = ask("vrachtwagenchauffeur", jobs=("bakker",), status="werkzoekende")
    assert "hoger-onderwijs" not in {line.kind for line in report.channels}
    engineer = ask("projectingenieur", jobs=("elektromecanicien",), status="werkzoekende")
    labels = [line.label for line in engineer.channels]
    assert "graduaat aan een hogeschool" in labels
    assert "duaal leren en leertijd" not in labels


def test_a_sector_fund_is_named_only_when_it_serves_the_target(ask):
    report = ask("kinderbegeleider", jobs=("verkoper kleding",))
    funds = [line.label for line in report.channels if line.kind == "sectorfonds"]
    assert funds == ["Vivo (social profit)"]
    driver = ask("vrachtwagenchauffeur", jobs=("postbode",), status="werkzoekende")
    assert [line.label for line in driver.channels if line.kind == "sectorfonds"] == ["SFTL (transport en logistiek)"]


def test_a_first_job_is_not_called_a_big_step(ask):
    report = ask("magazijnmedewerker", jobs=("kassamedewerker",))
    assert report.step == "groot"
    assert "leert men meestal op de werkvloer" in report.advice[0]
    licence_first = ask("vrachtwagenchauffeur", jobs=("bakker",))
    assert not any("op de werkvloer" in sentence for sentence in licence_first.advice)


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
def test_what_sites_and_the_law_ask_is_said_first(ask, job, blocker):
    assert blocker in [line.label for line in ask(job, jobs=("kok",)).blockers]


def test_a_stop_with_a_diploma_of_the_same_level_is_no_stop(workspace):
    found = routes(RouteRequest("zorgkundige", Person(jobs=("huishoudhulp",), activities=("mantelzorg",))), workspace)
    assert "verzorgende" not in [route.via.label for route in found.routes]
    driver = routes(RouteRequest("vrachtwagenchauffeur", Person(jobs=("postbode",))), workspace)
    assert all("rijbewijs C of CE" in route.sentence for route in driver.routes)
    assert driver.routes


def test_work_of_a_newcomer_shows_no_title_of_here(ask):
    report = ask("verpleegkundige", jobs=("verpleegkundige",), status="nieuwkomer")
    assert all(line.met == "onbekend" for line in report.blockers)
    assert "diploma en visum verpleegkundige" in report.advice[0]
    assert "Nederlands op maat van het werk" in [line.label for line in report.channels]
    electrician = ask("elektricien", jobs=("elektricien",), status="nieuwkomer")
    assert "Kijk wel na" in electrician.advice[1]


def test_a_teacher_may_start_without(ask):
    report = ask("leraar wiskunde", jobs=("mechanisch ingenieur",))
    assert "mag u het werk niet doen" not in report.advice[0]
