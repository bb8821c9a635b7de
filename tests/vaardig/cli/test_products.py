"""The product commands: every format, and one clear message for what cannot be answered."""

from __future__ import annotations

import json

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery
from openpyxl import load_workbook

from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.cli.main import run
from vaardig.werkmap.domains import DOMAINS

COMMANDS = {
    "emerging": ["--min-employers", "2"],
    "clusters": ["--domain", "food"],
    "replicate": [],
    "panel": ["PANEL"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("products")
    rows = []
    for i in range(160):
        words = "lassen en frezen" if i % 2 else "=cmd python met excel"
        late = "Je bedient de kweekreactor." if i % 4 == 3 else ""
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append(
            {"id": str(i), "title": "T", "date": f"{2015 + i % 4}-03-01", "sector": "food", "employer": f"=B {i}",
             "text": f"Je kunt {words}. {late} Je bent nauwkeurig. {own}"}
        )  # fmt: skip
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    one = [row | {"date": "2015-03-01"} for row in rows]
    build(BuildRequest((write_jsonl(folder / "one.jsonl", one),), folder / "one"), machinery=machinery())
    (folder / "panel.csv").write_text("expert;skill;importance\nAn;Samenwerken;3\nAn;TIG-lassen;2\n", encoding="utf-8")
    return folder


def arguments(folder, name, werkmap="w"):
    return [name, str(folder / werkmap), *(str(folder / "panel.csv") if a == "PANEL" else a for a in COMMANDS[name])]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_format_holds_the_same_rows(folder, name, tmp_path, capsys):
    command = arguments(folder, name)
    assert run(command) == 0
    assert "- " in capsys.readouterr().out
    for suffix in ("csv", "xlsx", "parquet", "json"):
        assert run([*command, "--out", str(tmp_path / f"x.{suffix}")]) == 0
    frame = pl.read_parquet(tmp_path / "x.parquet")
    assert frame.height > 0
    assert pl.read_csv(tmp_path / "x.csv").height == frame.height
    account = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert len(next(iter(account["tables"].values()))) == frame.height
    assert account["notes"]
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames[-1] == "Verantwoording"
    for sheet in book:
        cells = {str(cell.value) for row in sheet.iter_rows(min_row=2) for cell in row} - {"None"}
        # The account names choices as they are typed; a table is read without knowing our ids.
        assert sheet.title == "Verantwoording" or not cells & {*DOMAINS, "soft", "language", "licence"}
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["emerging", "ONE"], "all vacancies of this view are of one year (2015)"),
        (["clusters", "W"], "clusters of all domains were asked"),
        (["clusters", "W", "--domain", "foood"], "did you mean 'food'"),
        (["clusters", "W", "--domain", "chemie"], "no vacancy to count"),
        (["stem", "W"], "names a known occupation"),
        (["stem", "W", "--kind", "ict"], "the kind of STEM is 'ict'"),
        (["report", "W"], "a report on all domains was asked"),
        (["report", "W", "--domain", "zorg"], "no vacancy to count"),
        (["report", "W", "--domain", "food", "--out", "BAD"], "cannot be written"),
        (["report", "W", "--domain", "food", "--out", "r.pdf"], "'r.pdf' is no name for a web page"),
        (["panel", "W", "nergens.csv"], "nergens.csv does not exist"),
        (["tightness", "W", "PANEL"], "panel.csv has no column 'name' or 'beroep'"),
        (["emerging", "W", "--accept", "x"], "--accept has no folder"),
        (["replicate", "nergens"], "nergens does not exist"),
        (["audit", "W", "--file", "PANEL"], "has no column 'item'"),
    ],
)
def test_what_cannot_be_answered_is_one_message(folder, command, message, capsys):
    names = {
        "W": folder / "w",
        "ONE": folder / "one",
        "PANEL": folder / "panel.csv",
        "BAD": folder / "panel.csv" / "r.html",
    }
    assert run([str(names.get(part, part)) for part in command]) == 2
    err = capsys.readouterr().err
    assert err.startswith("vaardig: ")
    assert err.count("\n") == 1
    assert message in err


def test_report_on_one_year_is_a_report(folder, tmp_path, capsys):
    out = tmp_path / "r.html"
    assert run(["report", str(folder / "one"), "--domain", "food", "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"written: {out}"
    assert {line.partition(" (")[0] for line in lines[1:]} == {"left out: stem", "left out: emerging"}
    assert "alle vacatures zijn van één jaar" in out.read_text(encoding="utf-8")
