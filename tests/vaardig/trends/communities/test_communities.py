"""Planted communities are found, named, and called changed only when they did change."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery
from scipy.sparse import csr_array

from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.communities import CommunityRequest, communities
from vaardig.trends.communities.agreement import adjusted_rand, best_match, most_typical
from vaardig.trends.communities.compute import Asked
from vaardig.trends.communities.network import network, partition
from vaardig.trends.communities.periods import CHANGES, STAYS, UNSURE, follow
from vaardig.trends.request import TrendRequest
from vaardig.werkmap import Werkmap

FOOD = TrendRequest(domains=("food",))


def blocks(seed, rows, groups, moved=()):
    """Vacancies that ask most skills of one group and a few others; ``moved`` skills follow group 0 in late rows."""
    generator = np.random.default_rng(seed)
    skills = 4 * groups
    table = generator.random((rows, skills)) < 0.05
    group = generator.integers(0, groups, rows)
    for row in range(rows):
        mine = [c for c in range(skills) if c // 4 == group[row]]
        if row >= rows // 2:
            mine = [c for c in mine if c not in moved] + (list(moved) if group[row] == 0 else [])
        table[row, mine] = generator.random(len(mine)) < 0.8
    return csr_array(table.astype(np.int64))


def asked(matrix):
    concepts = pl.DataFrame(
        {"concept_id": [f"vs-{i}" for i in range(matrix.shape[1])], "label": [f"s{i}" for i in range(matrix.shape[1])],
         "kind": "hard", "count": 1}
    )  # fmt: skip
    return Asked(matrix, np.where(np.arange(matrix.shape[0]) < matrix.shape[0] // 2, 2015, 2016), concepts)


def test_planted_groups_are_found_whatever_the_seed():
    net = network(blocks(1, 600, 3), 10, 5, 0.1)
    truth = {frozenset(range(4 * i, 4 * i + 4)) for i in range(3)}
    assert all(set(partition(net, 1.0, seed)) == truth for seed in range(5))


def test_independent_skills_have_no_tie_above_a_tenth():
    table = np.random.default_rng(2).random((3000, 12)) < 0.2
    assert len(network(csr_array(table.astype(np.int64)), 10, 5, 0.1).tied) == 0


def test_npmi_of_a_worked_example():
    # 100 vacancies: 20 ask both, 20 only the first, 10 only the second.
    table = np.zeros((100, 2), dtype=np.int64)
    table[:40, 0] = 1
    table[20:50, 1] = 1
    weight = network(csr_array(table), 2, 2, 0.0).weights[0, 1]
    assert weight == pytest.approx(np.log(0.2 / (0.4 * 0.3)) / -np.log(0.2))


def test_agreement_measures():
    one = (frozenset({1, 2, 3}), frozenset({4, 5, 6}))
    assert adjusted_rand(one, one) == 1.0
    # Hubert and Arabie: (index - expected) / (maximum - expected) = (2 - 2.8) / (6.5 - 2.8) with 7 against 6 pairs.
    other = (frozenset({1, 2, 4}), frozenset({3, 5, 6}))
    assert adjusted_rand(one, other) == pytest.approx((2 - 36 / 15) / (6 - 36 / 15))
    assert best_match(frozenset({1, 2, 3, 9}), other) == pytest.approx(2 / 5)
    assert best_match(frozenset({1, 2, 3, 9}), one, frozenset({1, 2, 3})) == 1.0
    assert most_typical([one, other, one])[0] == 0


def test_equal_periods_stay_and_a_moved_group_changes():
    request = CommunityRequest(view=FOOD, samples=10)
    groups = [frozenset(range(4 * i, 4 * i + 4)) for i in range(3)]
    names = ["a", "b", "c"]
    same = follow(asked(blocks(3, 1200, 3)), request, groups, names)
    assert same["change"].to_list() == [STAYS] * 3
    moved = follow(asked(blocks(4, 1200, 3, moved=(4, 5, 6))), request, groups, names)
    assert moved["change"][2] == STAYS
    assert moved["change"][0] == CHANGES
    assert moved["joined"][0] == "s4; s5; s6"


def test_a_group_of_chance_is_too_unsure():
    noise = csr_array((np.random.default_rng(5).random((1200, 12)) < 0.2).astype(np.int64))
    request = CommunityRequest(view=FOOD, samples=5)
    assert follow(asked(noise), request, [frozenset({0, 1, 2})], ["x"])["change"].to_list() == [UNSURE]


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("communities")
    rows = []
    for i in range(120):
        skills = "lassen en frezen" if i % 2 else "python met excel"
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append(
            {"id": str(i), "title": "T", "date": f"{2015 + i % 3}-03-01", "text": f"{skills} {own}", "sector": "food"}
        )
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def test_from_a_werkmap_to_named_communities(werkmap):
    report = communities(werkmap, CommunityRequest(view=FOOD, seeds=3, samples=3))
    assert report.clusters["numerator"].to_list() == [60, 60]
    assert report.clusters["denominator"].to_list() == [120, 120]
    members = [set(report.skills.filter(pl.col("cluster") == number)["label"]) for number in (1, 2)]
    assert sorted(map(sorted, members)) == [["excel", "python"], ["frezen", "lassen"]]
    assert [set(name.split(" · ")) for name in report.clusters["name"]] == members
    assert report.agreement == 1.0
    assert report.clusters["sample_stability"].to_list() == [1.0, 1.0]
    assert report.periods.is_empty()  # under 200 vacancies per period nothing is said
    assert report.clusters.equals(communities(werkmap, CommunityRequest(view=FOOD, seeds=3, samples=3)).clusters)


def test_what_cannot_be_answered_is_said(werkmap):
    with pytest.raises(InputError, match="no two skills are asked together"):
        communities(werkmap, CommunityRequest(view=FOOD, minimum_count=100))
    with pytest.raises(InputError, match="no vacancy to count"):
        communities(werkmap, CommunityRequest(view=TrendRequest(domains=("smart_logistics",))))
    with pytest.raises(ConfigError, match="one domain"):
        CommunityRequest(view=TrendRequest())
