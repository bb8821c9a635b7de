"""Reach, routes and inflow."""

from __future__ import annotations

import time

import pytest

from vaardig.base.errors import ConfigError, InputError
from vaardig.gap.inflow import inflow
from vaardig.gap.reach import reach
from vaardig.gap.request import InflowRequest, Person, ReachRequest, RouteRequest
from vaardig.gap.routes import routes

WAREHOUSE = Person(jobs=("magazijnier",))


def test_filters_keep_what_was_asked_and_count_the_rest(workspace):
    report = reach(ReachRequest(WAREHOUSE, stem=("hard",), top=12), workspace)
    assert len(report.lines) <= 12
    assert {line.job.stem for line in (*report.lines, *report.surprising)} == {"hard"}
    assert "magazijnmedewerker" not in {line.job.label for line in report.lines}
    assert dict(report.left_out)["uw eigen werk"] == 1
    open_only = reach(ReachRequest(Person(jobs=("zorgkundige",)), open_access_only=True, top=30), workspace)
    for line in open_only.lines:
        assert not [b for b in line.blockers if b.kind in ("titel", "diploma") and b.met != "ja"]
    low = reach(ReachRequest(WAREHOUSE, highest_education="secundair", top=30), workspace)
    assert {line.education for line in low.lines} <= {"geen vereist", "secundair"}


def test_every_line_says_why_and_its_lists_make_the_whole_profile(workspace):
    report = reach(ReachRequest(Person(jobs=("kok",)), stem=("hard",)), workspace)
    assert report.lines
    for line in (*report.lines, *report.surprising):
        assert line.why
        hard = workspace.profile(line.job.occupation_id).hard
        assert len(line.have) + len(line.near) + len(line.learn) == len(hard)
    assert any("voeding" in line.job.label for line in report.lines[:5])


def test_unexpected_jobs_are_of_another_kind_of_work(workspace):
    report = reach(ReachRequest(Person(jobs=("kok",)), stem=("hard",)), workspace)
    own = workspace.taxonomy.occupation("kok").isco[0]
    assert all(line.job.isco[0] != own and line.surprising for line in report.surprising)
    assert not {x.job.label for x in report.lines} & {x.job.label for x in report.surprising}


def test_without_a_werkmap_wishes_are_not_judged(workspace):
    line = reach(ReachRequest(WAREHOUSE), workspace).lines[0]
    assert line.wishes.vacancies is None
    assert line.wishes.trend == line.wishes.pay == "niet beoordeeld"
    assert line.wishes.shortage is None
    assert line.wishes.interest is None


def test_a_shortage_list_and_interests_are_judged(workspace):
    request = ReachRequest(
        Person(jobs=("kok",)), stem=("hard",), shortage=("kaasmaker", "geen bestaand beroep xyz"),
        interests=("kaas maken",),
    )  # fmt: skip
    lines = {line.job.label: line.wishes for line in reach(request, workspace).lines}
    assert lines["kaasmaker"].shortage is True
    assert lines["kaasmaker"].interest is True
    assert any(wishes.shortage is False for wishes in lines.values())


def test_wrong_filters_are_refused():
    with pytest.raises(ConfigError):
        ReachRequest(WAREHOUSE, stem=("zacht",))
    with pytest.raises(ConfigError):
        ReachRequest(WAREHOUSE, top=0)
    with pytest.raises(ConfigError):
        Person(status="student")


def test_reach_answers_within_a_second(workspace):
    reach(ReachRequest(WAREHOUSE), workspace)
    start = time.perf_counter()
    reach(ReachRequest(WAREHOUSE), workspace)
    # The bar is one second; other work runs beside the tests.
    assert time.perf_counter() - start < 2.0


def test_a_route_is_easier_than_the_direct_step_in_both_halves(workspace):
    report = routes(RouteRequest("logistiek technicus", WAREHOUSE), workspace)
    assert "operator geautomatiseerd magazijn" in {route.via.label for route in report.routes}
    for route in report.routes:
        assert len(route.second.learn) < len(report.direct.learn)
        assert route.via.label not in ("magazijnmedewerker", "logistiek technicus")
        assert route.via.label in route.sentence


def test_no_stop_asks_the_same_diploma_by_law_as_the_target(workspace):
    report = routes(RouteRequest("verpleegkundige", Person(jobs=("poetshulp",))), workspace)
    assert report.routes
    assert all("diploma en visum verpleegkundige" not in route.first.blockers for route in report.routes)


@pytest.mark.parametrize("start", ["poetshulp", "kassier", "verzorgende"])
@pytest.mark.parametrize("target", ["verpleegkundige", "thuisverpleegkundige"])
def test_to_a_title_by_law_the_highest_rung_of_its_ladder_comes_first(workspace, start, target):
    report = routes(RouteRequest(target, Person(jobs=(start,))), workspace)
    assert report.routes[0].via.label == "zorgkundige"
    assert "registratie als zorgkundige" in report.routes[0].first.blockers
    assert "verzorgende" not in {route.via.label for route in report.routes}


def test_who_stands_on_the_rung_gets_no_stop_below_it(workspace):
    report = routes(RouteRequest("verpleegkundige", Person(jobs=("zorgkundige",))), workspace)
    assert not {"zorgkundige", "verzorgende"} & {route.via.label for route in report.routes}


def test_where_no_ladder_leads_to_a_title_none_is_made_up(workspace):
    report = routes(RouteRequest("arts", Person(jobs=("poetshulp",))), workspace)
    assert not {"zorgkundige", "verpleegkundige"} & {route.via.label for route in report.routes}


def test_no_route_to_the_job_that_one_has(workspace):
    assert routes(RouteRequest("magazijnier", WAREHOUSE), workspace).routes == ()


def test_side_entrants_come_from_related_work_not_from_the_same(workspace):
    report = inflow(InflowRequest("onderhoudstechnicus"), workspace)
    own = workspace.taxonomy.occupation("onderhoudstechnicus").isco[:3]
    assert all(line.job.isco[:3] != own for line in report.lines)
    assert [line.coverage for line in report.lines] == sorted((x.coverage for x in report.lines), reverse=True)
    assert any("elektr" in line.job.label or "mecan" in line.job.label for line in report.lines[:6])
    wider = inflow(InflowRequest("onderhoudstechnicus", other_fields_only=False), workspace)
    assert wider.lines[0].coverage >= report.lines[0].coverage
    assert "geteld verloop" in report.notes[0]


def test_nothing_known_is_refused(workspace):
    with pytest.raises(InputError):
        reach(ReachRequest(Person()), workspace)
