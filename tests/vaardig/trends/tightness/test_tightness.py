"""Planted softening is found, and explained away when only the kind of work differs."""

from __future__ import annotations

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from taxonomy.load import load_taxonomy
from vaardig.base.errors import InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.tightness import TightnessRequest, tightness
from vaardig.trends.tightness.compute import OPEN, SOFTER
from vaardig.werkmap import Werkmap


def occupations(group, count):
    return [o.label for o in load_taxonomy().occupations if o.isco.startswith(group)][:count]


def make(folder, titles, softened):
    rows = []
    for i in range(40 * len(titles)):
        title = titles[i % len(titles)]
        # Every third vacancy of others softens too, so that neither group is constant.
        nice = i % 10 != 0 if title in softened else i % 3 == 0
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append(
            {
                "id": str(i),
                "title": title,
                "date": "2024-01-05",
                "text": f"{'troef python' if nice else 'python'} {own}",
            }
        )
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w", workers=1), machinery=machinery())
    return Werkmap.open(folder / "w")


def listing(folder, titles):
    path = folder / "knelpunt.csv"
    path.write_text("beroep\n" + "\n".join(titles), encoding="utf-8")
    return path


def nice(report):
    return report.outcomes.row(by_predicate=pl.col("outcome") == "nice", named=True)


def test_listed_occupations_that_soften(tmp_path, titled):
    titles = occupations("72", 12)
    listed = titles[:6]
    report = tightness(make(tmp_path, titles, listed), TightnessRequest(listing(tmp_path, listed)))
    row = nice(report)
    assert row["listed"] == pytest.approx(0.9)
    assert row["others"] == pytest.approx(1 / 3, abs=0.02)
    assert row["adjusted"] == pytest.approx(row["listed"] - row["others"], abs=0.01)
    assert row["verdict"] == SOFTER
    assert row["listed_occupations"] == 6
    assert report.matches["vacancies"].to_list() == [40] * 6


def test_a_difference_between_kinds_of_work_is_not_softening(tmp_path, titled):
    # Work of group 21 softens, work of group 72 does not; half of 21 and a few of 72 are on the list.
    soft, hard = occupations("21", 8), occupations("72", 8)
    listed = soft[:6] + hard[:2]
    report = tightness(make(tmp_path, soft + hard, soft), TightnessRequest(listing(tmp_path, listed)))
    row = nice(report)
    assert row["difference"] > 0.2
    assert abs(row["adjusted"]) < 0.05
    assert row["verdict"] == OPEN


def test_too_few_of_either_and_unknown_lists(tmp_path, titled):
    titles = occupations("72", 3)
    werkmap = make(tmp_path, titles, [])
    with pytest.raises(InputError, match="0 of others"):
        tightness(werkmap, TightnessRequest(listing(tmp_path, titles)))
    path = tmp_path / "codes.csv"
    path.write_text("isco\n9999\n", encoding="utf-8")
    with pytest.raises(InputError, match="none of the 1 rows"):
        tightness(werkmap, TightnessRequest(path))
