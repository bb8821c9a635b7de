"""The sample is stable, the sheet survives a spreadsheet, and the correction gives back a planted truth."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.cli.main import run
from vaardig.trends.audit import AuditRequest, Item, Passage, corrected, draw, measure, read_sheet, write_sheet
from vaardig.trends.audit.measure import ALL
from vaardig.trends.audit.sheet import marked, missed_key
from vaardig.trends.request import TrendRequest
from vaardig.werkmap import Werkmap


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    rows = []
    for i in range(120):
        own = " ".join(f"w{i}x{j}" for j in range(25))
        rows.append(
            {"id": str(i), "title": "T", "date": f"{2015 + i % 3}-03-05", "employer": f"B {i}",
             "text": f"Je kunt lassen en =python gebruiken. Je bent nauwkeurig. Verder nog {own}."}
        )  # fmt: skip
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def passages(year, count, *, right=0, wrong=0, missed=0):
    """Passages with one mention each, and the answers that make these totals."""
    made, answers = [], {}
    for i in range(count):
        passage = Passage(f"{year}-{i}", f"v{i}", year, "lassen", (Item(f"{year}-{i}-a", 0, 6, "lassen"),))
        made.append(passage)
        answers[passage.items[0].key] = "j" if i < right else "n"
        answers[missed_key(passage)] = "1" if i < missed else "0"
    assert right + wrong == count
    return made, answers


def test_a_larger_sample_holds_the_smaller(werkmap):
    small, large = (draw(werkmap, AuditRequest(per_year=n)) for n in (5, 12))
    assert len(small) == 15
    assert {p.key for p in small} < {p.key for p in large}
    assert draw(werkmap, AuditRequest(per_year=5)) == small
    for passage in large:
        for item in passage.items:
            assert passage.text[item.start : item.end].lower() in ("lassen", "python", "nauwkeurig")
    assert any(passage.items for passage in large)


def test_the_sheet_round_trips_and_starts_no_formula(werkmap, tmp_path):
    drawn = draw(werkmap, AuditRequest(per_year=4))
    answers = {missed_key(drawn[0]): "2"} | {item.key: "n" for item in drawn[0].items}
    path = tmp_path / "audit.csv"
    write_sheet(path, drawn, answers)
    assert read_sheet(path) == answers
    assert not [c for line in path.read_text("utf-8-sig").splitlines() for c in line.split(";") if c.startswith("=")]
    # A spreadsheet may save it with commas, in another encoding, and with a number as 2.0.
    saved = path.read_text("utf-8-sig").replace(";", ",").replace(",2,", ",2.0,").replace(",n,", ",NEE,")
    path.write_bytes(saved.encode("cp1252"))
    assert read_sheet(path) == answers


@pytest.mark.parametrize(("key", "given"), [("a-gemist", "twee"), ("a-gemist", "-1"), ("a-b", "misschien")])
def test_an_answer_that_is_none_is_refused_with_its_row(tmp_path, key, given):
    path = tmp_path / "audit.csv"
    path.write_text(f"item;antwoord\nb-c;j\n{key};{given}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"row 3: the answer is '{given}'"):
        read_sheet(path)


def test_recall_and_precision_are_counts(werkmap):
    made, answers = passages(2015, 100, right=80, wrong=20, missed=40)
    quality = measure(made, answers)
    row = quality.table.row(by_predicate=pl.col("year") == 2015, named=True)
    assert (row["right"], row["wrong"], row["missed"]) == (80, 20, 40)
    assert row["precision"] == pytest.approx(0.8)
    assert row["recall"] == pytest.approx(80 / 120)
    assert row["recall_low"] < 80 / 120 < row["recall_high"]
    assert quality.table["year"].to_list() == [ALL, 2015]
    assert not quality.drift.known


def test_half_judged_passages_do_not_count():
    made, answers = passages(2015, 10, right=10)
    del answers[missed_key(made[3])]
    del answers[made[4].items[0].key]
    assert measure(made, answers).done == 8
    assert measure(made, {}).table.is_empty()


def test_falling_recall_is_noticed():
    first, second = passages(2015, 200, right=200, missed=20), passages(2019, 200, right=200, missed=190)
    quality = measure(first[0] + second[0], first[1] | second[1])
    assert quality.drift.sign == -1
    alike = passages(2019, 200, right=200, missed=22)
    assert measure(first[0] + alike[0], first[1] | alike[1]).drift.sign == 0


def test_correction_gives_back_the_truth_and_its_interval_covers_it():
    generator = np.random.default_rng(11)
    truth, precision, recall, size = 0.30, 0.85, 0.70, 2000
    apparent = truth * recall / precision
    hits = 0
    for _ in range(120):
        right = generator.binomial(250, precision)
        # Of what is there, recall is read: read and right / (read and right + missed).
        missed = min(250, generator.negative_binomial(right, recall))
        made, answers = passages(2015, 250, right=right, wrong=250 - right, missed=missed)
        share = generator.binomial(size, apparent) / size
        half = 1.96 * math.sqrt(share * (1 - share) / size)
        frame = pl.DataFrame(
            {"domain": ["food"], "year": [2015], "concept_id": ["vs-1"], "label": ["lassen"], "share": [share],
             "low": [share - half], "high": [share + half]}
        )  # fmt: skip
        row = corrected(frame, measure(made, answers)).row(0, named=True)
        hits += row["corrected_low"] <= truth <= row["corrected_high"]
        assert row["basis"] == "dit jaar"
    assert hits / 120 >= 0.91


def test_thin_years_use_all_years_and_no_audit_is_said():
    thin, rich = passages(2015, 5, right=5), passages(2016, 100, right=90, wrong=10, missed=30)
    frame = pl.DataFrame(
        {"domain": "food", "year": [2015, 2016], "concept_id": "vs-1", "label": "lassen", "share": [0.0, None],
         "low": [0.0, None], "high": [0.02, None]}
    )  # fmt: skip
    rows = corrected(frame, measure(thin[0] + rich[0], thin[1] | rich[1])).to_dicts()
    assert rows[0]["basis"] == "alle jaren samen"
    assert rows[0]["corrected"] == 0.0
    assert 0 < rows[0]["corrected_high"] < 0.1
    assert rows[1]["corrected"] is None
    assert corrected(frame, measure(thin[0], {}))["basis"].to_list() == ["geen audit"] * 2


def test_marks_stand_around_what_was_read():
    passage = Passage(
        "k", "v", 2015, "Kan TIG-lassen en frezen.", (Item("a", 4, 14, "TIG"), Item("b", 18, 24, "frezen"))
    )
    assert marked(passage) == "Kan [TIG-lassen] en [frezen]."


def test_the_terminal_can_stop_and_go_on(werkmap, tmp_path, monkeypatch, capsys):
    path = tmp_path / "a.csv"
    given = iter(["misschien", "j", "q"])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(given))
    command = ["audit", str(werkmap.path), "--file", str(path), "--per-year", "2", "--ask"]
    assert run(command) == 0
    assert len(read_sheet(path)) == 1
    monkeypatch.setattr("typer.prompt", lambda question, **_: "0" if "gemist" in question else "j")
    assert run([*command, "--skill", "lassen"]) == 0
    out = capsys.readouterr().out
    assert "100,0\u00a0%" in out
    assert "verbeterd" in out
    # Without --ask the same sheet gives the same result, and a smaller sample does not throw answers away.
    before = path.read_bytes()
    assert run(["audit", str(werkmap.path), "--file", str(path), "--per-year", "1"]) == 0
    assert path.read_bytes() == before


def test_refusals():
    with pytest.raises(ConfigError, match="per year is 0"):
        AuditRequest(per_year=0)
    with pytest.raises(ConfigError, match="origin"):
        AuditRequest(TrendRequest(origin="form"))
