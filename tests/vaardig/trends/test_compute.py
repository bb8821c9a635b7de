"""Shares against counts made by hand from planted ads."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.changes import changes, period_parts
from vaardig.trends.compute import trends
from vaardig.trends.request import TOO_FEW, TrendRequest, parse_years
from vaardig.werkmap import Werkmap


def ad(i, year, text, **more):
    # Words of its own keep the ads apart.
    own = " ".join(f"woord{i}x{j}" for j in range(40))
    date = f"{year}-03-01" if year else None
    return {
        "id": str(i), "title": "Lasser", "date": date, "text": f"{text} {own}", "sector": "food", "employer": f"B {i}"
    } | more  # fmt: skip


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trends")
    rows = [ad(i, 2015, "Je kunt lassen." if i < 10 else "Je bent nauwkeurig.") for i in range(40)]
    rows += [ad(100 + i, 2016, "lassen is een troef lassen" if i < 30 else "Iets.") for i in range(40)]
    rows += [ad(200 + i, 2017, "frezen") for i in range(5)]
    rows += [ad(300, None, "lassen"), ad(301, 2015, "lassen", contract="stage")]
    rows += [ad(302, 2016, "python", sector="smart_logistics"), rows[0] | {"id": "again"}]
    rows += [ad(303, 2016, "geen python en geen excel, excel een troef excel", sector="smart_logistics")]
    rows += [ad(304, 2016, "Iets.", soft_form=["teamspeler", "onbekend"], sector="smart_logistics")]
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def cell(report, **where):
    return report.shares.row(by_predicate=pl.all_horizontal(pl.col(k) == v for k, v in where.items()), named=True)


def test_shares_count_units_and_show_years_without_the_skill(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",)))
    first = cell(report, year=2015, label="lassen")
    assert (first["numerator"], first["denominator"], first["share"]) == (10, 40, 0.25)
    assert first["low"] < 0.25 < first["high"]
    assert cell(report, year=2016, label="lassen")["numerator"] == 30
    assert cell(report, year=2016, label="Zorgvuldigheid")["numerator"] == 0


def test_small_denominators_show_counts_but_no_share(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",)))
    small = cell(report, year=2017, label="frezen")
    assert (small["numerator"], small["denominator"], small["share"], small["remark"]) == (5, 5, None, TOO_FEW)
    # Small years count together in a part of the period: how much they say stays known.
    assert 0 < small["effective"] <= 5


def test_everything_that_is_left_out_is_counted_once(werkmap):
    excluded = trends(werkmap, TrendRequest(domains=("food",))).excluded
    assert (excluded.vacancies, excluded.undated, excluded.reposts, excluded.contract) == (91, 1, 1, 1)
    assert (excluded.other_domains, excluded.counted) == (3, 85)
    rest = (excluded.internal, excluded.other_language, excluded.other_years)
    parts = (excluded.undated, excluded.reposts, excluded.contract, excluded.other_domains, excluded.counted, *rest)
    assert sum(parts) == excluded.vacancies
    included = trends(werkmap, TrendRequest(domains=("food",), include_contracts=("stage",))).excluded
    assert (included.contract, included.counted) == (0, 86)


def test_levels_and_cancelling(werkmap):
    view = TrendRequest(domains=("smart_logistics",))
    demands = trends(werkmap, view).shares
    # "geen python" has no other mention; "excel" is denied and, in the same ad, explicitly a plus: that one stays.
    assert dict(demands.group_by("label").agg(pl.col("numerator").sum()).iter_rows()) == {"excel": 1, "python": 1}
    assert trends(werkmap, replace(view, level="essential")).shares["label"].unique().to_list() == ["python"]
    assert trends(werkmap, replace(view, level="nice")).shares["label"].unique().to_list() == ["excel"]


def test_form_is_never_mixed_with_text(werkmap):
    form = trends(werkmap, TrendRequest(origin="form")).shares
    assert form["label"].unique().to_list() == ["Samenwerken"]
    assert "Samenwerken" not in trends(werkmap, TrendRequest()).shares["label"].to_list()


def test_changes_compare_first_and_last_part(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",), years=(2015, 2016), top=1))
    change = report.changes.row(by_predicate=pl.col("label") == "lassen", named=True)
    assert (change["first_years"], change["last_years"]) == ("2015", "2016")
    assert (change["first_share"], change["last_share"], change["difference"]) == (0.25, 0.75, 0.5)
    assert change["direction"] == "hoger"
    assert change["low"] < 0.5 < change["high"]
    falling = report.changes.row(by_predicate=pl.col("label") == "Zorgvuldigheid", named=True)
    assert falling["direction"] == "lager"
    # The only soft skill has one place; of the hard ones "lassen" leads in both years.
    assert [falling[f"last_rank{end}"] for end in ("", "_best", "_worst")] == [1, 1, 1]
    assert (change["first_rank"], change["last_rank"], change["rank_direction"]) == (1, 1, "geen duidelijk verschil")
    whole = trends(werkmap, TrendRequest(domains=("food",))).changes
    assert set(whole["direction"]) == {TOO_FEW}


def test_means_have_denominators_whatever_kind_is_shown(werkmap):
    for kinds in (("hard", "soft"), ("soft",)):
        report = trends(werkmap, TrendRequest(domains=("food",), kinds=kinds))
        row = report.means.row(by_predicate=pl.col("year") == 2015, named=True)
        assert (row["denominator"], row["mean_hard"], row["mean_soft"]) == (40, 0.25, 0.75)


def test_top_keeps_the_most_frequent_of_each_kind(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",), top=1))
    assert set(report.shares["label"]) == {"lassen", "Zorgvuldigheid"}


def test_notes_say_what_was_counted(werkmap):
    text = " ".join(trends(werkmap, TrendRequest(domains=("food",))).notes)
    for piece in ("geen toets", "zonder student, stage, flexi", "91 vacatures", "1 zonder datum", "Blijft: 85"):
        assert piece in text
    assert "maar één jaar" in " ".join(trends(werkmap, TrendRequest(years=(2015, 2015))).notes)


def test_nothing_to_count_is_one_clear_message(werkmap):
    with pytest.raises(InputError, match="no vacancy to count"):
        trends(werkmap, TrendRequest(years=(1990, 1991)))


@pytest.mark.parametrize(
    "fields",
    [{"level": "x"}, {"kinds": ("x",)}, {"origin": "both"}, {"years": (2018, 2015)}, {"top": 0}, {"domains": ("x",)}],
)
def test_requests_without_meaning_are_refused(fields):
    with pytest.raises(ConfigError):
        TrendRequest(**fields)


def test_years_and_period_parts():
    assert parse_years("2015-2020") == (2015, 2020)
    assert parse_years("2018") == (2018, 2018)
    with pytest.raises(ConfigError):
        parse_years("vorig jaar")
    assert period_parts([2010]) == ([], [])
    assert period_parts([2010, 2013]) == ([2010], [2013])
    assert period_parts(range(2010, 2017)) == ([2010, 2011], [2015, 2016])


def test_totals_pool_the_years_that_are_too_thin_alone(werkmap):
    report = trends(werkmap, TrendRequest(domains=("food",)))
    total = report.totals.row(by_predicate=pl.col("label") == "lassen", named=True)
    assert (total["years"], total["numerator"], total["denominator"]) == ("2015-2017", 40, 85)
    assert total["share"] == pytest.approx(40 / 85)
    thin = report.totals.row(by_predicate=pl.col("label") == "frezen", named=True)
    assert (thin["numerator"], thin["share"]) == (5, pytest.approx(5 / 85))


def test_small_years_together_still_tell_a_fall():
    rows = [
        ("food", year, "hard", "x", "x", 9 if year < 2012 else 1, 12, 12.0) for year in range(2010, 2016)
    ]  # fmt: skip
    columns = ("domain", "year", "kind", "concept_id", "label", "numerator", "denominator", "effective")
    row = changes(pl.DataFrame(rows, schema=columns, orient="row")).row(0, named=True)
    assert (row["first_denominator"], row["last_denominator"], row["direction"]) == (24, 24, "lager")
    assert row["low"] < row["difference"] < row["high"] < 0


def test_a_skill_moves_on_the_list_only_beyond_its_possible_places():
    numbers = {"klimt": (20, 400), "zakt": (400, 20), "wiebelt": (200, 210), "buur": (210, 200)}
    rows = [
        ("food", year, "hard", label, label, numerator, 1000, 1000.0)
        for label, pair in numbers.items() for year, numerator in zip((2015, 2016), pair, strict=True)
    ]  # fmt: skip
    columns = ("domain", "year", "kind", "concept_id", "label", "numerator", "denominator", "effective")
    found = changes(pl.DataFrame(rows, schema=columns, orient="row"))
    moves = dict(found.select("label", "rank_direction").iter_rows())
    still = "geen duidelijk verschil"
    assert moves == {"klimt": "hoger op de lijst", "zakt": "lager op de lijst", "wiebelt": still, "buur": still}
    row = found.row(by_predicate=pl.col("label") == "buur", named=True)
    assert (row["first_rank"], row["first_rank_best"], row["first_rank_worst"]) == (2, 2, 3)
