"""Rankings of a planted panel against planted vacancies."""

from __future__ import annotations

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

import vaardig.trends.panel.compute as compute
from taxonomy.load import load_taxonomy
from vaardig.base.errors import InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.panel import PanelRequest, panel, read_panel
from vaardig.trends.panel.compute import EQUAL, EXPERTS, OPEN, VACANCIES, _verdict
from vaardig.werkmap import Werkmap


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("panel")
    rows = []
    for i in range(200):
        words = ["nauwkeurig"] * (i < 160) + ["teamspeler"] * (i % 4 == 0) + ["python"] * (i < 30)
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append({"id": str(i), "title": "T", "date": f"{2015 + i % 2}-01-05", "text": f"{' '.join(words)} {own}"})
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def write(tmp_path, lines):
    path = tmp_path / "panel.csv"
    path.write_text("expert;skill;importance;horizon\n" + "\n".join(lines), encoding="utf-8")
    return path


SOFT = ("Zorgvuldigheid", "Samenwerken", "leervermogen", "Flexibiliteit", "Initiatief", "Overtuigen")


def test_gaps_both_ways_and_what_nobody_named(werkmap, tmp_path):
    lines = [f"e{e};{name};{rank + e % 2 * 0.1}" for e in range(6) for rank, name in enumerate(SOFT, start=1)]
    report = panel(werkmap, PanelRequest(write(tmp_path, lines), samples=200))
    rows = {row["label"]: row for row in report.skills.iter_rows(named=True)}
    first = rows["Zorgvuldigheid"]
    assert (first["numerator"], first["denominator"], first["rank_vacancies"], first["rank_experts"]) == (
        160,
        200,
        1,
        6,
    )
    assert first["verdict"] == VACANCIES
    assert first["rank_gap"] == -5
    assert rows["Overtuigen"]["verdict"] == EXPERTS
    assert "Zelfontwikkeling" in rows  # leervermogen is its older name
    assert report.raters == 6
    agreement = report.agreement.row(by_predicate=pl.col("kind") == "soft", named=True)
    assert agreement["correlation"] < 0


def test_often_asked_but_not_on_the_list(werkmap, tmp_path):
    report = panel(werkmap, PanelRequest(write(tmp_path, ["An;Samenwerken;3"]), samples=100))
    missing = report.missing.filter(pl.col("kind") == "soft").row(0, named=True)
    assert (missing["label"], missing["numerator"], missing["share"]) == ("Zorgvuldigheid", 160, 0.8)
    assert report.skills["verdict"].to_list() == [OPEN]
    assert any("weinig deskundigen" in note for note in report.notes)


def test_unknown_names_are_listed_with_the_nearest(werkmap, tmp_path):
    report = panel(werkmap, PanelRequest(write(tmp_path, ["An;Samenwerken;3", "An;Samenwerkn;3"]), samples=100))
    assert report.unknown.row(0)[0] == "Samenwerkn"
    assert "Samenwerken" in report.unknown.row(0)[1]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["An;Samenwerken;veel"], "row 2: the importance is 'veel'"),
        (["An;Samenwerken;3", "An;SO-10;4"], "judges 'SO-10' twice"),
        (["An;zzzz;3"], "none of the 1 judgements"),
    ],
)
def test_bad_files(werkmap, tmp_path, lines, message):
    with pytest.raises(InputError, match=message):
        panel(werkmap, PanelRequest(write(tmp_path, lines)))


def test_a_horizon_is_kept_apart(werkmap, tmp_path):
    path = write(tmp_path, ["An;Samenwerken;1;nu", "An;Samenwerken;5;2030"])
    assert panel(werkmap, PanelRequest(path, horizon="2030", samples=100)).skills["importance"].to_list() == [5.0]
    assert panel(werkmap, PanelRequest(path, samples=100)).skills["importance"].to_list() == [3.0]
    with pytest.raises(InputError, match="'2040'"):
        panel(werkmap, PanelRequest(path, horizon="2040"))


def test_decimal_comma(tmp_path):
    assert read_panel(write(tmp_path, ["An;Samenwerken;3,5"]), load_taxonomy())[0].importance == 3.5


def test_verdicts():
    assert _verdict(4, 1, 6, 10) == EXPERTS
    assert _verdict(1, 0.5, 2, 10) == EQUAL
    assert _verdict(-4, -6, -1, 10) == VACANCIES
    assert _verdict(4, -1, 6, 10) == OPEN
    assert _verdict(4, 1, 6, compute._LEAST - 1) == OPEN
