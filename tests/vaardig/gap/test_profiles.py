"""Blending taxonomy and vacancies, and reading the evidence from the tables of a werkmap."""

from __future__ import annotations

import pytest

from vaardig.gap.evidence import read_evidence
from vaardig.gap.profiles import PSEUDO, blend
from vaardig.gap.workspace import Workspace

MUST, PLUS, LEARN, TASK = 1, 2, 3, 4


@pytest.fixture(scope="module")
def cook(workspace):
    return workspace.taxonomy.occupation("kok")


@pytest.fixture(scope="module")
def evidence(workspace, cook, werkmap_of):
    skill = {label: workspace.taxonomy.skill(label).id for label in ("koken", "HACCP", "Excel", "lassen")}
    ads = []
    for i in range(40):
        asks = {skill["koken"]: MUST if i % 2 else TASK}
        if i < 20:
            asks[skill["HACCP"]] = LEARN
        if i < 16:
            asks[skill["lassen"]] = PLUS
        if i < 12:
            asks["taal:fr"] = MUST
        ad = {"occupation": cook.id, "year": 2025 if i < 20 else 2010, "asks": asks}
        ads.append(ad | {"education": "secundair" if i < 10 else None, "experience": i % 3.0 if i < 9 else None})
    ads += [{"occupation": "vo-000612", "year": 2024, "asks": {skill["Excel"]: MUST}} for _ in range(20)]
    ads.append({"occupation": cook.id, "year": 2025, "asks": {skill["Excel"]: MUST}, "contract": "student"})
    return read_evidence(werkmap_of(ads))


def test_counts_keep_levels_and_leave_out_students(evidence, workspace, cook):
    found = evidence[cook.id]
    assert found.vacancies == 40
    koken = found.demands[workspace.taxonomy.skill("koken").id]
    assert (koken.numerator, koken.denominator, koken.essential, koken.task) == (40, 40, 20, 20)
    haccp = found.demands[workspace.taxonomy.skill("HACCP").id]
    assert (haccp.numerator, haccp.learnable) == (20, 20)
    assert workspace.taxonomy.skill("Excel").id not in found.demands
    assert found.education == {"secundair": 10}
    assert sum(found.experience.values()) == 9


def test_recent_years_weigh_more_in_the_profile_but_not_in_the_count(evidence, workspace, cook):
    found = evidence[cook.id]
    haccp = workspace.taxonomy.skill("HACCP").id
    assert found.demands[haccp].share == 0.5
    assert found.recent_share[haccp] > 0.95


def test_without_vacancies_the_taxonomy_speaks_alone(workspace, cook):
    profile = blend(cook, None, workspace.kinds)
    assert profile.taxonomy_share == 1.0
    assert {s.concept_id for s in profile.skills} == {*cook.essential, *cook.optional, *cook.soft}
    assert all(s.demand is None for s in profile.skills)
    assert profile.hard[0].concept_id == cook.essential[0]


def test_the_blend_is_a_weighted_mean_and_adds_what_vacancies_ask(evidence, workspace, cook):
    profile = blend(cook, evidence[cook.id], workspace.kinds)
    assert profile.taxonomy_share == pytest.approx(PSEUDO / (PSEUDO + 40))
    by_id = {s.concept_id: s for s in profile.skills}
    koken = by_id[workspace.taxonomy.skill("koken").id]
    assert koken.weight == pytest.approx((PSEUDO * 0.5 + 40 * 1.0) / (PSEUDO + 40), abs=1e-6)
    assert by_id[workspace.taxonomy.skill("lassen").id].role == "vacancies"
    assert {*cook.essential, *cook.optional} <= set(by_id)
    assert [s.weight for s in profile.skills] == sorted((s.weight for s in profile.skills), reverse=True)


def test_few_vacancies_add_nothing(workspace, cook, werkmap_of):
    lassen = workspace.taxonomy.skill("lassen").id
    few = read_evidence(werkmap_of([{"occupation": cook.id, "year": 2024, "asks": {lassen: MUST}}] * 5))
    profile = blend(cook, few[cook.id], workspace.kinds)
    assert lassen not in {s.concept_id for s in profile.skills}


def test_a_werkmap_without_coded_vacancies_is_no_evidence(workspace, werkmap_of):
    werkmap = werkmap_of([{"occupation": None, "year": 2024, "asks": {"vs-000001": MUST}}])
    assert read_evidence(werkmap) == {}
    assert Workspace(workspace.taxonomy, workspace.encoder, werkmap).profile("vo-000612").taxonomy_share == 1.0
