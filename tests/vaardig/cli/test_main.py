"""The command line: quick help, one clean message per error, exit codes, and answers from a real werkmap."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from conftest import ads, write_jsonl
from fake_engine import FakeEncoder, machinery

import vaardig.build.pipeline as pipeline
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.cli.main import run
from vaardig.cli.reference import reference
from vaardig.cli.trend_tables import _percent

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {
    "polars", "numpy", "faiss", "torch", "spacy", "scipy", "sentence_transformers", "ahocorasick_rs", "py3langid",
    "simplemma", "rapidfuzz", "xlsxwriter", "fastexcel",
}  # fmt: skip


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    build(BuildRequest((write_jsonl(folder / "ads.jsonl", ads(300)),), folder / "w"), machinery=machinery())
    return folder / "w"


@pytest.fixture(autouse=True)
def fake_machinery(monkeypatch):
    monkeypatch.setattr(pipeline, "our_machinery", lambda request: machinery())
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: FakeEncoder("1"))


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom vaardig.cli.main import run\n"
        "assert run(['--help']) == 0\nprint(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "trends" in done.stdout
    assert HEAVY & set(done.stderr.split()) == set()


def test_reference_in_docs_is_current():
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), (
        "run: python -m vaardig.cli.reference > docs/cli.md"
    )


def test_an_error_is_one_message_and_exit_code_two(capsys, tmp_path):
    assert run(["trends", str(tmp_path / "no")]) == 2
    err = capsys.readouterr().err
    assert err.startswith("vaardig: ")
    assert "Next:" in err
    assert "Traceback" not in err


def test_wrong_usage_is_exit_code_two(capsys):
    assert run(["trends", "--nonsense"]) == 2
    assert "--nonsense" in capsys.readouterr().err


def test_debug_shows_the_trace(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("VAARDIG_DEBUG", "1")
    assert run(["trends", str(tmp_path / "no")]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_of_ours_is_one_line(capsys, werkmap, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("vaardig.info.describe", fail)
    assert run(["info", str(werkmap)]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError: oops" in err
    assert "Traceback" not in err


def test_build_then_nothing_to_do(capsys, tmp_path, corpus):
    assert run(["build", str(corpus), "--out", str(tmp_path / "w")]) == 0
    out = capsys.readouterr().out
    assert "200 rows = " in out
    assert "work per stage" in out
    assert run(["build", str(corpus), "--out", str(tmp_path / "w")]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_build_says_what_employer_sizes_did(capsys, tmp_path, corpus):
    sizes = tmp_path / "sizes.csv"
    sizes.write_text("employer,employees\nBedrijf 3,12\nBedrijf 4,some\n", encoding="utf-8")
    assert run(["build", str(corpus), "--out", str(tmp_path / "w"), "--employer-sizes", str(sizes)]) == 0
    out = capsys.readouterr().out
    assert "employer sizes: 1 employers with a class in 2 rows" in out
    assert "not used: 1 × no number of employees or class (first: row 2, 'Bedrijf 4: some')" in out
    sizes.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run(["relink", str(tmp_path / "w"), "--employer-sizes", str(sizes)]) == 2
    assert "sizes.csv, line 1" in capsys.readouterr().err


def test_ctrl_c_says_how_to_go_on(capsys, tmp_path, corpus, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", stop)
    assert run(["build", str(corpus), "--out", str(tmp_path / "w")]) == 130
    assert "goes on where it stopped" in capsys.readouterr().err


def test_mapping_must_have_two_sides(capsys, tmp_path, corpus):
    assert run(["build", str(corpus), "--out", str(tmp_path / "w"), "--map", "title"]) == 2
    assert "ours=theirs" in capsys.readouterr().err


def test_trends_table_has_figures_and_their_account(capsys, werkmap):
    assert run(["trends", str(werkmap), "--domain", "E&T", "--domain", "logistiek"]) == 0
    out = capsys.readouterr().out
    for piece in (
        "=== Engineering & Technology: ",
        "=== Smart Logistics: ",
        "lassen",
        "Zorgvuldigheid",
        "geen toets",
        "zonder datum",
    ):
        assert piece in out
    assert "=== Food: " not in out


def test_trends_formats_agree(capsys, tmp_path, werkmap):
    arguments = ["trends", str(werkmap), "--domain", "e&t", "--top", "3"]
    assert run([*arguments, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["tables"]["shares"]
    assert run([*arguments, "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1
    assert run([*arguments, "--out", str(tmp_path / "t.parquet")]) == 0
    assert pl.read_parquet(tmp_path / "t.parquet").to_dicts() == rows
    assert run([*arguments, "--format", "xlsx"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_slip_in_a_domain_suggests_the_nearest(capsys, werkmap):
    assert run(["trends", str(werkmap), "--domain", "smart logistic"]) == 2
    assert "did you mean 'smart_logistics'" in capsys.readouterr().err


def test_search_filters_and_shows_one_per_cluster(capsys, werkmap):
    assert (
        run(["search", str(werkmap), "planner excel", "--domain", "smart_logistics", "--year", "2016", "--json"]) == 0
    )
    result = json.loads(capsys.readouterr().out)
    assert result["hits"]
    assert {(hit["domain"], hit["year"]) for hit in result["hits"]} == {("smart_logistics", 2016)}
    assert run(["search", str(werkmap), "excel", "--year", "1990"]) == 0
    assert "Niets gevonden" in capsys.readouterr().out


def test_search_refuses_another_encoder(capsys, werkmap, monkeypatch):
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: FakeEncoder("2"))
    assert run(["search", str(werkmap), "excel"]) == 2
    assert "fake-encoder-1" in capsys.readouterr().err


def test_info_counts_and_verifies(capsys, werkmap):
    assert run(["info", str(werkmap), "--verify"]) == 0
    out = capsys.readouterr().out
    assert "300 rows = " in out
    assert "all parts are intact" in out


def test_extract_names_the_bad_line(capsys, tmp_path):
    bad = tmp_path / "a.jsonl"
    bad.write_text('{"id": 1, "text": "x"}\n{oops\n', encoding="utf-8")
    assert run(["extract", str(bad), "--out", str(tmp_path / "o.jsonl")]) == 2
    assert "line 2" in capsys.readouterr().err
    assert not (tmp_path / "o.jsonl").exists()


def test_what_is_not_there_is_named_so(capsys, tmp_path):
    nowhere = str(tmp_path / "nergens")
    assert run(["relink", nowhere]) != 0
    assert "nergens does not exist" in capsys.readouterr().err
    assert run(["evaluate", "linking", "--queries", nowhere, "--corpus", nowhere, "--qrels", nowhere]) == 2
    err = capsys.readouterr().err
    assert "nergens is not a file" in err
    assert "Errno" not in err


def test_what_rounds_to_nothing_has_no_sign_of_loss():
    assert _percent(-0.0001, signed=True) == "+0,0 %"
    assert _percent(-0.012, signed=True) == "−1,2 %"
    assert _percent(None) == "–"


def test_an_audit_says_what_it_was_drawn_from(capsys, tmp_path, werkmap):
    asked = ["audit", str(werkmap), "--file", str(tmp_path / "a.csv"), "--per-year", "2"]
    assert run(asked) == 0
    assert "uit alle vacatures samen" in capsys.readouterr().out
    assert run([*asked[:-2], "--per-year", "2", "--domain", "smart_logistics"]) == 0
    assert "uit Smart Logistics" in capsys.readouterr().out
