"""Counts of STEM kinds against ads that were planted, and neighbours by profile."""

from __future__ import annotations

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from taxonomy.load import load_taxonomy
from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.request import TrendRequest
from vaardig.trends.stem_monitor import StemRequest, stem
from vaardig.trends.stem_monitor.compute import ALL
from vaardig.trends.stem_monitor.near import LEAST_SIMILARITY, nearest
from vaardig.werkmap import Werkmap


@pytest.fixture
def werkmap(tmp_path, titled):
    rows = []
    for i in range(150):
        title = ("lasser", "lasser", "verpleegkundige", "slager", "raar ding")[i % 5]
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append(
            {"id": str(i), "title": title, "date": f"{2015 + i % 3}-03-01", "employer": f"B {i}",
             "text": f"{'lassen' if title == 'lasser' else 'excel'} {own}",
             "sector": "food" if title == "slager" else "engineering_technology"}
        )  # fmt: skip
    build(BuildRequest((write_jsonl(tmp_path / "a.jsonl", rows),), tmp_path / "w", workers=1), machinery=machinery())
    return Werkmap.open(tmp_path / "w")


def test_shares_are_of_known_occupations(werkmap):
    report = stem(werkmap, StemRequest())
    hard = report.shares.filter(pl.col("domain") == ALL, pl.col("stem") == "hard")
    assert hard["numerator"].to_list() == [20, 20, 20]
    assert hard["denominator"].to_list() == [40, 40, 40]
    assert report.coverage.filter(pl.col("domain") == ALL)["vacancies"].to_list() == [50, 50, 50]
    small = report.shares.filter(pl.col("domain") == "food", pl.col("stem") == "hard")
    assert small["share"].to_list() == [None] * 3
    assert set(small["remark"]) == {"te weinig vacatures"}
    skill = report.skills.row(0, named=True)
    assert (skill["label"], skill["numerator"], skill["denominator"], skill["other_numerator"]) == ("lassen", 60, 60, 0)
    assert report.occupations.row(0, named=True)["occupation"] == "lasser"


def test_without_known_titles_the_message_says_what_to_do(tmp_path):
    rows = [{"id": str(i), "title": "x", "date": "2015-01-01", "text": f"lassen {i} a b c d e f"} for i in range(9)]
    build(BuildRequest((write_jsonl(tmp_path / "a.jsonl", rows),), tmp_path / "w"), machinery=machinery())
    with pytest.raises(InputError, match="names a known occupation"):
        stem(Werkmap.open(tmp_path / "w"), StemRequest(view=TrendRequest()))


def test_neighbours_are_advertised_not_stem_and_share_skills():
    taxonomy = load_taxonomy()
    everything = {o.id: 1 for o in taxonomy.occupations}
    frame = nearest(taxonomy, "hard", everything, 50)
    kinds = {o.id: o.stem for o in taxonomy.occupations}
    assert {kinds[key] for key in frame["occupation_id"]} == {"geen"}
    assert frame["similarity"].min() >= LEAST_SIMILARITY
    assert frame["similarity"].is_sorted(descending=True)
    assert (frame["shared"].str.len_chars() > 0).all()
    assert nearest(taxonomy, "hard", {}, 50).is_empty()


def test_an_unknown_kind_is_refused():
    with pytest.raises(ConfigError, match="'ict'"):
        StemRequest(kind="ict")
