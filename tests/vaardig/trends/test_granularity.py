"""The same index counted finer and coarser: against counts by hand."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

import taxonomy.load
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.compute import trends
from vaardig.trends.granularity import COUNTS, last_indices
from vaardig.trends.request import TrendRequest
from vaardig.werkmap import Werkmap

# Early ads ask one skill, late ones two: "python" and "excel" are of two groups and two fields.
WORDS = {2015: "python", 2016: "python en excel"}


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("granularity")
    rows = [
        {
            "id": f"{year}-{i}", "title": "Lasser", "date": f"{year}-03-01", "sector": "food", "employer": f"B {i}",
            "text": (text if i < 20 else "Iets.") + " " + " ".join(f"w{year}x{i}x{j}" for j in range(40)),
        }
        for year, text in WORDS.items() for i in range(40)
    ]  # fmt: skip
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def of_year(report, kind, year):
    rows = report.granularity.filter(pl.col("kind") == kind, pl.col("year") == year)
    return {row["granularity"]: row for row in rows.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("groups", "group", "field"),
    [
        (("Data > Talen", "Kantoor > Software"), 200, 200),
        (("ICT > Talen", "ICT > Software"), 200, 100),
        (("ICT > Talen", "ICT > Talen"), 100, 100),
        ((None, None), 100, 100),  # not of our taxonomy: one group together
    ],
)
def test_groups_and_fields_follow_the_taxonomy(werkmap, monkeypatch, groups, group, field):
    ids = dict(werkmap.scan("concepts").select("label", "concept_id").collect().iter_rows())
    skills = [
        SimpleNamespace(id=ids[label], group=name)
        for label, name in zip(("python", "excel"), groups, strict=True)
        if name
    ]
    monkeypatch.setattr(taxonomy.load, "load_taxonomy", lambda: SimpleNamespace(skills=skills))
    late = of_year(trends(werkmap, TrendRequest(domains=("food",))), "hard", 2016)
    assert late["vaardigheid"]["mean"] == 1.0
    found = {grain: row["index"] for grain, row in late.items()}
    assert [found[grain] for grain in ("vaardigheid", "groep", "hoofdgroep", "minstens één")] == pytest.approx(
        [200, group, field, 100]
    )


def test_the_level_of_concepts_is_that_of_means_and_order_goes_from_fine_to_coarse(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",)))
    for kind in ("hard", "soft"):
        grain = report.granularity.filter(pl.col("kind") == kind, pl.col("granularity") == "vaardigheid")
        assert grain["mean"].to_list() == report.means[f"mean_{kind}"].to_list()
    assert report.granularity["granularity"].unique(maintain_order=True).to_list() == list(
        dict.fromkeys(grain for _, grain in COUNTS)
    )
    fine = [row["mean"] for row in of_year(report, "hard", 2016).values()]
    assert fine == sorted(fine, reverse=True)


def test_the_last_year_is_summed_up_only_when_there_is_something_to_compare(werkmap):
    frame = trends(werkmap, TrendRequest(domains=("food",))).granularity
    year, kinds = last_indices(frame)
    assert (year, dict(kinds["hard"])["vaardigheid"]) == (2016, pytest.approx(200))
    assert "soft" not in kinds  # nobody asks one: no index
    assert last_indices(frame.filter(pl.col("year") == 2015)) is None
