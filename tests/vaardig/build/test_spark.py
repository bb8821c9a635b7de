"""The Spark engine makes the same tables as the local one. Needs Java and pyspark; about two minutes."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from vaardig.base.errors import ConfigError, WerkmapError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.build.spark import SparkCrew, _first_line, _packed, _unpacked
from vaardig.build.tools import OurTools
from vaardig.werkmap.layout import FIGURE_TABLES, PART_TABLES, Layout

ADS = 20_000
MAKE_CORPUS = Path(__file__).parents[3] / "bench" / "make_corpus.py"
needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark is not installed: apt-get install default-jre-headless, pip install 'vaardig[spark]'",
)


def rows(werkmap: Path, table: str) -> pl.DataFrame:
    """All rows of a table, whatever file they stand in."""
    layout = Layout(werkmap)
    folder = layout.figures / table if table in FIGURE_TABLES else layout.parts
    pattern = "*.parquet" if table in FIGURE_TABLES else f"*/{table}.parquet"
    return pl.concat([pl.read_parquet(path) for path in sorted(folder.glob(pattern))])


@needs_spark
def test_both_engines_make_the_same_tables(tmp_path: Path):
    corpus = tmp_path / "corpus.jsonl"
    subprocess.run([sys.executable, str(MAKE_CORPUS), str(ADS), "--out", str(corpus)], check=True)
    here = build(BuildRequest((corpus,), tmp_path / "local", workers=2))
    there = build(BuildRequest((corpus,), tmp_path / "spark", engine="spark", master="local[2]"))
    assert here.counts == there.counts
    assert here.counts["vacancies"] == ADS
    for table in (*PART_TABLES, *FIGURE_TABLES):
        assert rows(tmp_path / "local", table).equals(rows(tmp_path / "spark", table)), table
    again = build(BuildRequest((corpus,), tmp_path / "spark", engine="spark", master="local[2]"))
    assert again.unchanged


def test_a_task_survives_the_journey(tmp_path: Path):
    from nlp.schema import raw_schema, reject_schema
    from vaardig.build.parts import Task

    raw, rejects = pl.DataFrame(schema=raw_schema()), pl.DataFrame({"source": ["x"]}, schema_overrides=None)
    task = Task("bron-000001", "bron", 2000, 1, raw, rejects, keep_personal_data=True)
    names = ("part", "source", "start_row", "rows", "keep", "raw", "rejects")
    back = _unpacked(dict(zip(names, _packed(task), strict=True)))
    assert (back.part, back.source, back.start_row, back.rows, back.keep_personal_data) == (
        "bron-000001", "bron", 2000, 1, True,
    )  # fmt: skip
    assert back.raw.schema == raw.schema
    assert back.rejects.equals(rejects)
    assert reject_schema()


def test_an_unknown_engine_is_refused(tmp_path: Path):
    with pytest.raises(ConfigError, match="local, spark"):
        build(BuildRequest((tmp_path,), tmp_path / "w", engine="flink"))


def test_a_master_without_spark_is_refused(tmp_path: Path):
    with pytest.raises(ConfigError, match="--engine spark"):
        build(BuildRequest((tmp_path,), tmp_path / "w", master="yarn"))


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ConfigError, match=r"vaardig\[spark\]"), SparkCrew(OurTools(), "local[1]"):
        pass


def test_of_a_spark_error_our_own_line_is_shown():
    error = WerkmapError("x")
    text = f"Job aborted\n  at org.apache\nvaardig.base.errors.WerkmapError: {error}\n at java"
    assert _first_line(RuntimeError(text)).endswith(str(error))
    assert _first_line(RuntimeError("Job aborted\n at org.apache")) == "Job aborted"
