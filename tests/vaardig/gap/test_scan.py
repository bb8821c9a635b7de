"""Feit of vrees: counts over the vacancies of a small werkmap."""

from __future__ import annotations

import pytest

from vaardig.base.errors import ConfigError, InputError
from vaardig.gap.request import Person, ScanRequest
from vaardig.gap.scan import scan
from vaardig.gap.workspace import Workspace


@pytest.fixture(scope="module")
def vacancies(workspace, werkmap_of):
    a, b, c, d = (workspace.taxonomy.skill(x).id for x in ("koken", "HACCP", "Excel", "lassen"))
    ads = []
    for i in range(40):
        ads.append({"occupation": "vo-000243", "year": 2016, "asks": {a: 1, b: 1}, "region": "Gent"})
        both = {a: 1, b: 1, c: 1} if i < 10 else {a: 1, b: 1, d: 2} if i < 14 else {c: 1}
        ads.append({"occupation": "vo-000243", "year": 2024, "asks": both, "region": "Hasselt"})
    return Workspace(workspace.taxonomy, workspace.encoder, werkmap_of(ads))


def ask(workspace, **values):
    person = Person(has=("koken", "HACCP"))
    return scan(ScanRequest(person, **values), workspace)


def test_counts_and_lists(vacancies):
    report = ask(vacancies)
    assert report.denominator == 80
    assert report.asking == 54
    assert report.reachable == 40
    assert report.by_year == (("2016", 40, 40), ("2024", 14, 40))
    assert report.by_region == (("Gent", 40, 40), ("Hasselt", 14, 40))
    assert sum(total for _, _, total in report.by_domain) == 80


def test_a_skill_that_is_asked_less_is_said(vacancies):
    skills = {skill.label: skill for skill in ask(vacancies).skills}
    assert (skills["koken"].numerator, skills["koken"].first, skills["koken"].last) == (54, (40, 40), (14, 40))
    assert skills["koken"].direction == "lager"
    assert any("minder gevraagd" in sentence for sentence in ask(vacancies).sentences)


def test_the_extra_skill_is_the_only_one_missing(vacancies):
    extra = {item.label: item.opened for item in ask(vacancies).extra}
    assert extra == {"Excel": 10, "lassen": 4}


def test_a_region_narrows_and_a_wrong_one_is_refused(vacancies):
    assert ask(vacancies, region="hasselt").denominator == 40
    with pytest.raises(InputError):
        ask(vacancies, region="Timboektoe")


def test_too_few_vacancies_judge_nothing(workspace, werkmap_of):
    key = workspace.taxonomy.skill("koken").id
    few = werkmap_of([{"occupation": None, "year": 2016 + i, "asks": {key: 1}} for i in range(6)])
    report = ask(Workspace(workspace.taxonomy, workspace.encoder, few))
    assert {skill.direction for skill in report.skills} == {"te weinig vacatures"}
    assert any("te weinig vacatures" in sentence for sentence in report.sentences)


def test_a_skill_that_hardly_anybody_asks_is_not_judged(workspace, werkmap_of):
    key = workspace.taxonomy.skill("koken").id
    ads = [{"occupation": None, "year": year, "asks": {key: 1} if year == 2016 and i < 9 else {}}
           for year in (2016, 2024) for i in range(40)]  # fmt: skip
    report = ask(Workspace(workspace.taxonomy, workspace.encoder, werkmap_of(ads)))
    assert {skill.direction for skill in report.skills} == {"te weinig vacatures"}


def test_without_a_werkmap_it_is_refused(workspace):
    with pytest.raises(ConfigError):
        ask(workspace)
