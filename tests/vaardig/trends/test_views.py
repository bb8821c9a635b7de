"""The fixed family, one skill's page, comparisons, volume and specifications on ads with planted changes."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.compare import CompareRequest, Side, compare, small_and_large
from vaardig.trends.compute import trends
from vaardig.trends.family import name_classes, statistics
from vaardig.trends.lookup import find_concept, find_occupations
from vaardig.trends.request import Thresholds, TrendRequest
from vaardig.trends.skill import skill_report
from vaardig.trends.skill_request import SkillRequest
from vaardig.trends.specifications import specifications
from vaardig.trends.stored import compute_tests, fixed_tests, stored_schema
from vaardig.trends.tally import tally
from vaardig.trends.volume import _whole_years, volume
from vaardig.werkmap import Werkmap

YEARS = range(2014, 2020)


def corpus():
    """Food: lassen grows from 5 to 80 %, nauwkeurig stays; logistics asks python, food never does."""
    draw = random.Random(1)
    rows = []
    for sector, size in (("food", 120), ("smart_logistics", 60)):
        for year in YEARS:
            for i in range(size):
                share = 0.05 + 0.15 * (year - 2014)
                words = ["lassen" if draw.random() < share else "", "nauwkeurig" if draw.random() < 0.5 else ""]
                words.append("python" if sector == "smart_logistics" and draw.random() < 0.5 else "")
                own = " ".join(f"w{sector[0]}{year}x{i}x{j}" for j in range(30))
                rows.append({
                    "id": f"{sector}-{year}-{i}", "title": "Lasser", "date": f"{year}-{draw.randint(1, 12):02d}-03",
                    "text": f"{' '.join(words)} {own}", "sector": sector, "employer": f"B {draw.randrange(60)}",
                    "region": draw.choice(["Antwerpen", "Limburg"]),
                })  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    build(BuildRequest((write_jsonl(folder / "a.jsonl", corpus()),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def word_of(report, label, domain="food"):
    return report.tests.row(by_predicate=(pl.col("label") == label) & (pl.col("domain") == domain), named=True)


def test_the_planted_growth_is_named_and_the_rest_is_not(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",)))
    growth, still = word_of(report, "lassen"), word_of(report, "Zorgvuldigheid")
    assert (growth["class"], growth["direction"]) == ("groeiend", "stijgt")
    assert growth["change_low"] > 0.10
    assert growth["class_adjusted"] == "groeiend"
    assert still["class"] not in ("groeiend", "dalend", "opkomend", "verdwijnend")
    assert not report.exploratory
    assert not report.coverage.is_empty()


def test_views_read_the_stored_family_and_it_is_what_the_counts_give(werkmap):
    stored = fixed_tests(werkmap, Thresholds())
    assert stored is not None
    assert compute_tests(werkmap).drop("parameters").equals(stored)
    # Counted domain by domain to spare memory: the same as all at once.
    whole = tally(werkmap, TrendRequest(top=None))
    assert whole.cells["domain"].n_unique() > 1
    assert name_classes(statistics(whole.cells, whole.counts, whole.concepts), Thresholds()).equals(stored)
    assert dict(werkmap.scan("trend_tests").collect_schema()) == stored_schema()
    # The family does not depend on what a view shows.
    narrow = trends(werkmap, TrendRequest(domains=("food",), kinds=("hard",), top=1)).tests
    q = stored.filter(pl.col("domain") == "food", pl.col("kind") == "hard")["q"]
    assert narrow["q"].equals(q)


def test_other_thresholds_rename_without_recounting(werkmap):
    strict = Thresholds(relative=0.6, points=0.5)
    report = trends(werkmap, TrendRequest(domains=("food",), thresholds=strict))
    assert report.exploratory
    assert word_of(report, "lassen")["class"] != "groeiend"


def test_filters_make_a_view_exploratory_and_are_counted(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",), regions=("antwerpen",)))
    assert report.exploratory
    assert report.excluded.filtered + report.excluded.counted == 720
    assert "Verkennend" in " ".join(report.notes)
    with pytest.raises(InputError, match="leave out a filter"):
        trends(werkmap, TrendRequest(regions=("Atlantis",)))


def test_adjusted_shares_stand_beside_raw(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",), adjusted=True))
    both = report.shares.filter(pl.col("label") == "lassen")
    assert both["adjusted_share"].null_count() == 0
    # Region is all that differs, and it does not matter here.
    assert (both["adjusted_share"] - both["share"]).abs().max() < 0.05
    assert trends(werkmap, TrendRequest()).shares["adjusted_share"].null_count() > 0


def test_a_skill_page_says_what_the_counts_say(werkmap):
    report = skill_report(werkmap, SkillRequest("LASSEN", TrendRequest(domains=("food",))))
    assert (report.label, report.kind) == ("lassen", "hard")
    assert report.series["year"].to_list() == list(YEARS)
    assert report.levels.group_by("year").agg(pl.col("numerator").sum()).sort("year")["numerator"].to_list() == (
        report.series["numerator"].to_list()
    )
    part = report.parts.row(0, named=True)
    assert part["within"] + part["between"] == pytest.approx(part["difference"])


def test_an_unknown_skill_names_the_nearest(werkmap):
    with pytest.raises(InputError, match="did you mean 'lassen'"):
        find_concept(werkmap, "laassen")
    with pytest.raises(InputError, match="no vacancy"):
        find_occupations(werkmap, ["nachtwaker"])


def test_domains_are_compared_year_by_year(werkmap):
    sides = Side("food", domains=("food",)), Side("logistiek", domains=("smart_logistics",))
    report = compare(werkmap, CompareRequest(*sides))
    rows = {row["label"]: row for row in report.table.iter_rows(named=True)}
    assert (rows["python"]["verdict"], rows["python"]["first_numerator"]) == ("vaker", 0)
    # A ratio to nothing would be made of what the logit adds; the verdict stands all the same.
    assert (rows["python"]["ratio"], rows["python"]["ratio_low"]) == (None, None)
    assert rows["lassen"]["ratio_low"] < rows["lassen"]["ratio"] < rows["lassen"]["ratio_high"]
    assert rows["lassen"]["verdict"] != "vaker"
    swapped = compare(werkmap, CompareRequest(*sides[::-1])).table
    assert swapped.row(by_predicate=pl.col("label") == "python", named=True)["verdict"] == "minder vaak"


def test_periods_are_compared_and_must_not_overlap(werkmap):
    early, late = Side("vroeg", years=(2014, 2015)), Side("laat", years=(2018, 2019))
    table = compare(werkmap, CompareRequest(early, late, TrendRequest(domains=("food",)))).table
    row = table.row(by_predicate=pl.col("label") == "lassen", named=True)
    # Two years a side that differ among themselves: a large difference, and no proof.
    assert row["second_share"] > row["first_share"] + 0.4
    assert row["ratio"] > 5
    assert row["verdict"] in ("vaker", "onbeslist")
    with pytest.raises(ConfigError, match="overlap"):
        CompareRequest(early, replace(late, years=(2015, 2016)))
    with pytest.raises(InputError, match="no year with 20"):
        compare(werkmap, CompareRequest(early, Side("geen", years=(2018, 2018)), TrendRequest(employers=("b 1",))))


def test_sizes_that_no_one_gave_name_the_next_step(werkmap):
    with pytest.raises(InputError, match="--employer-sizes"):
        compare(werkmap, CompareRequest(*small_and_large()))


def test_years_that_are_not_alike_are_told_of(tmp_path):
    rows = [row | {"region": "Antwerpen" if row["date"] < "2017" else "Limburg"} for row in corpus()]
    build(BuildRequest((write_jsonl(tmp_path / "a.jsonl", rows),), tmp_path / "w"), machinery=machinery())
    report = trends(Werkmap.open(tmp_path / "w"), TrendRequest())
    assert any("niet goed vergelijkbaar" in note and "de regio" in note for note in report.notes)


def test_volume_without_change_finds_none(werkmap):
    report = volume(werkmap, TrendRequest(domains=("food",)))
    assert report.sources == ("a.jsonl",)
    assert report.years["vacancies"].to_list() == [120] * 6
    trend = report.trend.row(0, named=True)
    assert trend["change_low"] < 0 < trend["change_high"]
    assert trend["verdict"] == "geen aantoonbare verandering"


def test_an_unfinished_year_at_an_edge_is_no_year_of_the_volume():
    rows = [(2015, month) for month in range(6, 13)] + [(year, m) for year in (2016, 2017) for m in range(1, 13)]
    units = pl.DataFrame([*rows, (2018, 1)], schema=("year", "month"), orient="row")
    kept, cut = _whole_years(units)
    assert (sorted(kept["year"].unique()), cut) == ([2016, 2017], [2015, 2018])


def test_a_strong_trend_survives_every_choice_of_counting(werkmap):
    report = specifications(werkmap, "lassen", "food")
    assert report.table.height == 48
    loose = report.table.filter(pl.col("minimum_effect") < 0.2)
    assert set(loose["class"]) == {"groeiend"}
    assert sum(report.agreement.values()) == pytest.approx(1)


@pytest.mark.parametrize("value", [0, 1, -0.1])
def test_thresholds_are_shares(value):
    with pytest.raises(ConfigError, match="threshold"):
        Thresholds(relative=value)


def test_columns_are_documented_in_order(werkmap):
    page = (Path(__file__).resolve().parents[3] / "docs" / "kolommen-vergelijken.md").read_text(encoding="utf-8")
    documented = {
        part.split("\n", 1)[0]: re.findall(r"^\| `(\w+)` \|", part, flags=re.MULTILINE)
        for part in page.split("\n## ")[1:]
    }
    skill = skill_report(werkmap, SkillRequest("lassen"))
    counts = volume(werkmap, TrendRequest())
    sides = Side("food", domains=("food",)), Side("logistiek", domains=("smart_logistics",))
    frames = {
        "compare": compare(werkmap, CompareRequest(*sides)).table,
        "volume_trend": counts.trend,
        "volume_years": counts.years,
        "robust": specifications(werkmap, "lassen", "food").table,
    } | {f"skill_{name}": getattr(skill, name) for name in ("levels", "occupations", "together", "parts")}
    assert documented == {name: frame.columns for name, frame in frames.items()}
