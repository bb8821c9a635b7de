"""Tables have exactly the documented columns, and docs/kolommen.md documents exactly the tables."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from conftest import ads, write_jsonl
from fake_engine import machinery

from vaardig.base.errors import WerkmapError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.compute import trends
from vaardig.trends.document import HEADINGS
from vaardig.trends.request import TrendRequest
from vaardig.trends.stored import stored_schema
from vaardig.werkmap import Werkmap, schema
from vaardig.werkmap.layout import FIGURE_TABLES, PART_TABLES

ROOT = Path(__file__).resolve().parents[3]
TABLES = (*PART_TABLES, *FIGURE_TABLES, "concepts", "trend_tests")


@pytest.fixture(scope="module")
def documented() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (ROOT / "docs" / "kolommen.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = tables.setdefault(line[3:], [])
        elif match := re.match(r"\| `(\w+)`(?: … `(\w+)`)? \|", line):
            first, last = match.groups()
            stem, number = first[:-2], first[-2:]
            current += [f"{stem}{i:02d}" for i in range(int(number), int(last[-2:]) + 1)] if last else [first]
    return tables


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    build(BuildRequest((write_jsonl(folder / "a.jsonl", ads(100)),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


def test_every_column_on_disk_is_documented_in_order(documented, werkmap):
    report = trends(werkmap, TrendRequest())
    frames = {name: getattr(report, name) for name in HEADINGS}
    found = {name: werkmap.scan(name).collect_schema().names() for name in TABLES}
    found |= {name: frame.columns for name, frame in frames.items()}
    assert documented == found


def test_tables_on_disk_have_the_types_of_the_schemas(werkmap):
    for name in TABLES:
        made_by = {"vectors": lambda: schema.vectors(8), "trend_tests": stored_schema}
        expected = made_by.get(name, getattr(schema, name, None))()
        assert dict(werkmap.scan(name).collect_schema()) == expected, name


def test_every_exported_column_has_a_dutch_heading(documented):
    for table, headings in HEADINGS.items():
        assert set(documented[table]) <= set(headings), table


def test_conform_fills_orders_and_refuses():
    frame = pl.DataFrame({"text": ["a"], "id": ["1"], "extra": [1]})
    assert schema.conform(frame, schema.texts(), "texts").columns == ["id", "text"]
    assert schema.conform(frame.drop("text"), schema.texts(), "texts")["text"].to_list() == [None]
    with pytest.raises(WerkmapError, match="no column 'id'"):
        schema.conform(frame.drop("id"), schema.texts(), "texts")
    with pytest.raises(WerkmapError, match="does not fit"):
        schema.conform(pl.DataFrame({"unit": ["x"]}), schema.demands(), "demands")


def test_scan_of_an_unknown_table_names_the_tables(werkmap):
    with pytest.raises(WerkmapError, match="vacancies, texts"):
        werkmap.scan("nonsense")
