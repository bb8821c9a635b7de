"""``vaardig taxonomy``: every command runs, prints what the functions give, and tells errors apart from results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vaardig.base.errors import TaxonomyError
from vaardig.cli.taxonomy import app

DATA = Path(__file__).parents[2] / "taxonomy" / "data"


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_search_show_and_info_agree(tmp_path):
    overlay = ("--taxonomy", DATA / "overlay")
    (hit,) = json.loads(run("search", "bierpompreiniging", "--limit", "1", "--json", *overlay))
    assert json.loads(run("show", hit["id"], *overlay))["label"] == "bierpompreiniging"
    counts = json.loads(run("info", "--json", *overlay))["counts"]
    assert counts["domains"] == 6
    assert "bierpompreiniging" in run("search", "bierpompreiniging", *overlay)


def test_diff_names_what_an_overlay_adds():
    output = run("diff", DATA / "overlay")
    assert output.startswith("+ vx-")
    assert "bierpompreiniging" in output
    assert run("diff") == "no difference\n"


def test_import_and_use_a_release(tmp_path):
    out = tmp_path / "release"
    assert "esco imported" in run("import", "esco", DATA / "esco", "--out", out)
    assert "is unchanged" in run("import", "esco", DATA / "esco", "--out", out)
    assert "esco:" in run("search", "zuurtechniek", "--release", out)


def test_validate_gives_problems_and_an_exit_code(tmp_path):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "eigen.txt").write_text("[+] proefding\nkind: hobby\ndomains: geen\n", "utf-8")
    found = json.loads(run("validate", "--taxonomy", tmp_path, "--json", code=1))
    assert any("hobby" in problem["message"] for problem in found)


def test_an_error_reaches_the_caller_whole():
    with pytest.raises(TaxonomyError, match="did you mean"):
        run("show", "rijbewijs CEE")
