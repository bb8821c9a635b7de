"""Tables and charts at the address of their page."""

import io
import json

import polars as pl
import pytest

VIEWS = ("/trends{}?domein=food", "/trends/vergelijk{}?soort=hard", "/trends/vaardigheid/vs-1{}")


@pytest.mark.parametrize("view", VIEWS)
def test_every_form_of_a_table(client, view):
    csv = client.get(view.format(".csv"))
    assert csv.headers["content-type"].startswith("text/csv")
    frame = pl.read_csv(io.BytesIO(csv.content))
    assert frame.height > 0
    assert pl.read_parquet(io.BytesIO(client.get(view.format(".parquet")).content)).columns == frame.columns
    tables = client.get(view.format(".json")).json()["tables"]
    assert len(next(iter(tables.values()))) == frame.height
    assert client.get(view.format(".xlsx")).content[:2] == b"PK"


@pytest.mark.parametrize("view", VIEWS)
def test_every_form_of_a_chart(client, view):
    svg = client.get(view.format(".svg"))
    assert svg.headers["content-type"] == "image/svg+xml"
    assert "<svg" in svg.text
    assert "<script" not in svg.text
    assert client.get(view.format(".png")).content[:4] == b"\x89PNG"


def test_another_table_and_a_decimal_comma(client):
    means = client.get("/trends.csv?domein=food&tabel=means&komma=1").content
    assert means.startswith(b"\xef\xbb\xbfdomain;year;denominator")


def test_no_cell_starts_a_formula(client):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(client.get("/trends/vaardigheid/vs-1.xlsx").content))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_json_is_strict(client):
    text = client.get("/trends.json?domein=food").text
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_files_are_saved_and_drawings_opened(client):
    assert client.get("/trends.csv").headers["content-disposition"].startswith("attachment")
    assert client.get("/trends.svg").headers["content-disposition"].startswith("inline")
