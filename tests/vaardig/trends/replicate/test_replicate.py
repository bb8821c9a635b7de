"""Claims that were planted true, false or unanswerable get that verdict."""

from __future__ import annotations

import random

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from vaardig.base.errors import ConfigError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.replicate import ReplicationRequest, replicate
from vaardig.trends.replicate.claims import _why_not_yearly
from vaardig.trends.replicate.request import CONFIRMED, OPEN, REFUTED, UNMEASURABLE
from vaardig.trends.request import TrendRequest
from vaardig.werkmap import Werkmap

HARD = ("lassen", "python", "excel", "frezen")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("replicate")
    generator = random.Random(3)
    rows = []
    for year in range(2012, 2020):
        for i in range(60 + 15 * (year - 2012)):
            logistic = i % 3 == 0
            # Hard skills rise from one to more than three, soft ones fall; logistics asks more soft ones.
            words = [word for word in HARD if generator.random() < 0.25 + 0.08 * (year - 2012)]
            words += ["nauwkeurig"] * (generator.random() < (0.9 if logistic else 0.7) - 0.05 * (year - 2012))
            if i % 5 == 0:
                words = [f"troef {word}" for word in words]
            own = " ".join(f"w{year}x{i}x{j}" for j in range(20 + i % 30))
            rows.append(
                {"id": f"{year}-{i}", "title": "T", "date": f"{year}-03-05", "employer": f"B {i % 35}",
                 "text": f"{' . '.join(words)} {own}", "sector": "smart_logistics" if logistic else "food"}
            )  # fmt: skip
    sizes = folder / "sizes.csv"
    sizes.write_text("werkgever,aantal werknemers\n" + "\n".join(f"B {i},{10 if i % 2 else 600}" for i in range(35)))
    request = BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w", employer_sizes=sizes)
    build(request, machinery=machinery())
    return replicate(Werkmap.open(folder / "w"), ReplicationRequest())


def finding(report, claim_id, domain="alle domeinen"):
    return next(f for f in report.findings if (f.claim_id, f.domain) == (claim_id, domain))


def test_planted_verdicts(report):
    assert finding(report, "hard-stijgt").verdict == CONFIRMED
    assert finding(report, "zacht-in-kort").n < finding(report, "hard-stijgt").n
    assert finding(report, "soft-stijgt").verdict == REFUTED
    assert finding(report, "aantal-stijgt").verdict == CONFIRMED
    assert finding(report, "geen-hierarchie").verdict == CONFIRMED
    assert finding(report, "logistiek-zacht-gevraagd", "Smart Logistics").verdict == CONFIRMED
    assert finding(report, "logistiek-hard-aangeleerd", "Smart Logistics").verdict in (OPEN, UNMEASURABLE)
    assert finding(report, "klein-skills").verdict == OPEN
    learning = finding(report, "leervermogen")
    assert learning.verdict == UNMEASURABLE
    assert "--experts" in learning.why


def test_every_line_says_what_it_rests_on(report):
    for line in report.findings:
        assert line.claim.endswith(".")
        assert line.n >= 0
        if line.verdict == UNMEASURABLE:
            assert line.value is None
            assert line.why
        else:
            assert line.low <= line.value <= line.high
    assert report.table.height == len(report.findings)
    assert report.table.filter(pl.col("verdict") == "")["claim_id"].to_list() == []


def test_growth_is_the_slope_of_the_yearly_counts(report):
    counts = [60 + 15 * k for k in range(8)]
    mean_growth = (counts[-1] / counts[0]) ** (1 / 7) - 1
    assert finding(report, "aantal-stijgt").value == pytest.approx(100 * mean_growth, abs=2)


def test_one_year_is_not_measurable_rather_than_an_error(report):
    one = replicate(Werkmap.open(report.werkmap), ReplicationRequest(TrendRequest(years=(2015, 2015))))
    assert finding(one, "hard-stijgt").verdict == UNMEASURABLE


def test_the_level_is_fixed():
    with pytest.raises(ConfigError, match="every claim fixes its own level"):
        ReplicationRequest(TrendRequest(level="nice"))


@pytest.mark.parametrize(
    ("years", "why"),
    [
        ([], "er zijn geen jaren met genoeg vacatures, nodig zijn er 4"),
        ([2015], "er is 1 jaar met genoeg vacatures, nodig zijn er 4"),
        ([2015, 2016, 2018, 2019, 2021], "de reeks 2015-2021 heeft een gat: te weinig vacatures in 2017, 2020"),
        ([2015, 2016, 2017, 2018], "in een van de jaren komt het niet voor"),
    ],
)
def test_why_years_carry_no_slope(years, why):
    assert _why_not_yearly(years) == why
