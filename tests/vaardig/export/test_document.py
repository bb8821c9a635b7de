"""Exports hold the same figures in every format, never run data as a formula, and carry their account."""

from __future__ import annotations

import json
import zipfile

import openpyxl
import polars as pl
import pytest

from vaardig.base.errors import ConfigError, WerkmapError
from vaardig.export.document import Document, Sheet, save
from vaardig.export.plain import csv_text

FRAME = pl.DataFrame(
    {
        "label": ["=1+1", "lassen", None],
        "year": [2015, 2016, 2017],
        "share": [0.5, None, float("nan")],
        "ok": [True, None, False],
    }
)
DOCUMENT = Document(
    "Titel",
    (
        Sheet("shares", FRAME, {"label": "Vaardigheid", "share": "Aandeel"}, frozenset({"share"})),
        Sheet("means", pl.DataFrame({"label": ["@x"]})),
    ),
    {"Niveau": "=gevraagd"},
    ("Een zin.", "=2+2"),
)


def test_xlsx_keeps_text_as_text_and_ends_with_the_account(tmp_path):
    assert save(DOCUMENT, tmp_path / "a.xlsx", "xlsx") == [tmp_path / "a.xlsx"]
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Aandelen", "Gemiddelden", "Verantwoording"]
    rows = list(book["Aandelen"].iter_rows(values_only=True))
    assert rows[0] == ("Vaardigheid", "year", "Aandeel", "ok")
    assert rows[1:] == [("=1+1", 2015, 0.5, True), ("lassen", 2016, None, None), (None, 2017, None, False)]
    assert book["Aandelen"]["C2"].number_format == "0.0%"
    # openpyxl guesses from the first character; the file itself has the last word.
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    account = [cell for row in book["Verantwoording"].iter_rows(values_only=True) for cell in row if cell]
    assert account == ["Titel", "Een zin.", "=2+2", "Niveau", "=gevraagd"]


def test_a_workbook_shows_labels_where_the_other_formats_keep_ids(tmp_path):
    sheet = Sheet("a", pl.DataFrame({"domain": ["food", "x"]}), labels={"domain": {"food": "Voeding"}})
    document = Document("T", (sheet,), {}, ())
    save(document, tmp_path / "a.xlsx", "xlsx")
    shown = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"].iter_rows(values_only=True)
    assert list(shown) == [("domain",), ("Voeding",), ("x",)]
    assert "food" in csv_text(sheet.frame)


def test_equal_documents_give_equal_bytes(tmp_path):
    for form in ("xlsx", "csv", "json", "parquet"):
        one, two = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
        save(DOCUMENT, one, form)
        save(DOCUMENT, two, form)
        assert one.read_bytes() == two.read_bytes(), form


def test_csv_defuses_formulas_and_can_speak_belgian():
    assert csv_text(FRAME).splitlines()[1] == "'=1+1,2015,0.5,true"
    assert csv_text(FRAME, decimal_comma=True).splitlines()[1] == "'=1+1;2015;0,5;true"


def test_csv_and_parquet_put_the_rest_beside_the_main_table(tmp_path):
    files = save(DOCUMENT, tmp_path / "a.csv", "csv", decimal_comma=True)
    assert [file.name for file in files] == ["a.csv", "a.means.csv", "a.verantwoording.txt"]
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbflabel;")
    assert "Een zin." in files[2].read_text(encoding="utf-8")
    save(DOCUMENT, tmp_path / "a.parquet", "parquet")
    assert pl.read_parquet(tmp_path / "a.parquet")["label"].to_list() == ["=1+1", "lassen", None]


def test_json_holds_everything(tmp_path):
    save(DOCUMENT, tmp_path / "a.json", "json")
    value = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert value["tables"]["means"] == [{"label": "@x"}]
    assert value["notes"] == ["Een zin.", "=2+2"]


def test_wrong_format_and_unwritable_place(tmp_path):
    with pytest.raises(ConfigError, match="csv, xlsx, parquet, json"):
        save(DOCUMENT, tmp_path / "a.pdf", "pdf")
    (tmp_path / "file").write_text("x")
    with pytest.raises(WerkmapError, match="cannot be written"):
        save(DOCUMENT, tmp_path / "file" / "a.csv", "csv")


def test_tab_names_are_one_of_a_kind_where_they_may_meet():
    from vaardig.export.excel import TAB_NAMES

    together = ("shares", "totals", "changes", "means", "granularity", "tests", "coverage", "near", "occupations")
    assert len({TAB_NAMES[name].lower() for name in together}) == len(together)
    assert all(len(name) <= 31 for name in TAB_NAMES.values())
