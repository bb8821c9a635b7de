"""The counsellor's commands: answers in Dutch, choices when a title is unclear, one message per wrong input."""

from __future__ import annotations

import json

import pytest

from vaardig.cli.main import run

GAP = ["gap", "--from", "magazijnier", "--to", "logistiek technieker"]


def test_a_step_in_words(capsys):
    assert run(GAP) == 0
    out = capsys.readouterr().out
    for words in ("Naar: logistiek technicus", "Van: magazijnier → magazijnmedewerker", "Heeft u al", "Kleine stap",
                  "Nog leren", "Waar leren", "Tussenstap"):  # fmt: skip
        assert words in out
    assert "%" not in out


def test_a_condition_that_is_met_carries_no_warning(capsys):
    assert run(["gap", "--from", "kok", "--to", "procesoperator voeding"]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if "medisch attest" in x)
    assert line.startswith("✓ ")
    assert line.count(":") == 1
    assert run(["gap", "--from", "poetshulp", "--to", "verpleegkundige"]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if "visum verpleegkundige:" in x)
    assert line.startswith("! ")
    assert "Bij: Departement Zorg" in line


def test_json_and_html(capsys, tmp_path):
    assert run([*GAP, "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["target"]["label"] == "logistiek technicus"
    assert sum(values["counts"]["hard"].values()) == len([x for x in values["lines"] if x["kind"] == "hard"])
    page = tmp_path / "stap.html"
    assert run([*GAP, "--format", "html", "--out", str(page)]) == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    page.unlink()
    assert run([*GAP, "--out", str(page)]) == 0, "the name of the file tells the format"
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_an_unclear_title_is_asked_back(capsys):
    assert run(["gap", "--from", "chauffeur", "--to", "koeltechnieker"]) == 2
    error = capsys.readouterr().err
    assert "can mean several occupations" in error
    assert "vrachtwagenchauffeur" in error


def test_kept_and_opened_again(capsys, tmp_path):
    kept = tmp_path / "ik.json"
    assert run([*GAP, "--has", "PLC", "--save", str(kept)]) == 0
    first = capsys.readouterr().out
    assert run(["gap", "--open", str(kept)]) == 0
    assert capsys.readouterr().out == first
    assert run(["reach", "--open", str(kept), "--stem", "hard", "--top", "3"]) == 0
    assert "Dichtst bij" in capsys.readouterr().out


def test_a_cv_from_a_file_is_used_and_not_shown(capsys, tmp_path):
    cv = tmp_path / "cv.txt"
    cv.write_bytes("Naam: Jan Jansen. Ervaring met PLC en pneumatica. Tévé".encode("cp1252"))
    assert run([*GAP, "--cv", str(cv), "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert "Jansen" not in out
    assert "staat in uw cv" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["gap", "--from", "kok"],
        [*GAP, "--out", "stap.pdf"],
        [*GAP, "--format", "html", "--out", "stap.pdf"],
        ["reach", "--from", "kok", "--out", "jobs.txt"],
        ["gap", "--to", "kok"],
        [*GAP, "--status", "koning"],
        [*GAP, "--cv", "bestaat-niet.txt"],
        [*GAP, "--open", "bestaat-niet.json"],
        ["gap", "--from", "qwxzy", "--to", "kok"],
        ["reach", "--from", "kok", "--stem", "zacht"],
        ["reach", "--from", "kok", "--format", "html"],
        ["reach", "--from", "kok", "--shortage", "bestaat-niet.csv"],
        ["routes", "--from", "kok"],
        ["inflow", "zzzzqqq"],
        ["scan", "geen-werkmap", "--from", "kok"],
    ],
)
def test_wrong_input_gives_one_message(arguments, capsys):
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("vaardig: ")
    assert "Traceback" not in error


def test_a_pdf_is_refused_with_what_to_do(capsys, tmp_path):
    pdf = tmp_path / "cv.pdf"
    pdf.write_bytes(b"%PDF-1.4\n")
    assert run([*GAP, "--cv", str(pdf)]) == 2
    assert "plain text" in capsys.readouterr().err


def test_routes_inflow_and_a_shortage_list(capsys, tmp_path):
    assert run(["routes", "--from", "magazijnier", "--to", "logistiek technieker"]) == 0
    assert "Via operator geautomatiseerd magazijn" in capsys.readouterr().out
    assert run(["inflow", "onderhoudstechnieker", "--top", "3"]) == 0
    assert "Zij-instroom naar: onderhoudstechnicus" in capsys.readouterr().out
    titles = tmp_path / "knelpunt.csv"
    titles.write_text("sector;beroep\nvoeding;kaasmaker\n", encoding="utf-8")
    assert run(["reach", "--from", "kok", "--stem", "hard", "--shortage", str(titles)]) == 0
    out = capsys.readouterr().out
    assert "knelpuntberoep" in out
    assert "geen knelpuntberoep" in out
