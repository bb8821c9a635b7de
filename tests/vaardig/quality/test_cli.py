"""``vaardig quality`` as its user runs it: one text, a batch, and answers to bad input."""

from __future__ import annotations

import json

from vaardig.cli.main import run

AD = "Lasser (v/m/x)\nJe last frames. Je leest plannen. Wij zoeken een jonge medewerker."


def test_one_text_is_shown_as_table_json_and_page(tmp_path, capsys):
    path = tmp_path / "ad.txt"
    path.write_text(AD, encoding="utf-8")
    assert run(["quality", str(path)]) == 0
    assert "Leeftijd als verwachting" in capsys.readouterr().out
    assert run(["quality", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Lasser (v/m/x)"
    assert run(["quality", str(path), "--out", str(tmp_path / "r.html")]) == 0
    assert "<mark" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_table_of_vacancies_is_a_batch(tmp_path, capsys):
    path = tmp_path / "ads.csv"
    path.write_text(f'id;titel;tekst\n1;Lasser;"{AD}"\n', encoding="utf-8")
    assert run(["quality", str(path), "--by", "sector", "--out", str(tmp_path / "q.html")]) == 0
    assert "<strong>1</strong> vacature." in (tmp_path / "q.html").read_text(encoding="utf-8")
    assert run(["quality", str(path)]) == 0
    assert "1 vacature, " in capsys.readouterr().out


def test_bad_input_is_one_message(tmp_path, capsys):
    empty = tmp_path / "leeg.txt"
    empty.write_text("  ", encoding="utf-8")
    assert run(["quality", str(empty)]) == 2
    assert run(["quality", str(tmp_path / "geen.txt")]) == 2
    text = tmp_path / "tekst.txt"
    text.write_text("Magazijnier. Je laadt vrachtwagens met de heftruck en je vult de rekken aan.", encoding="utf-8")
    assert run(["quality", str(text), "--out", str(tmp_path / "v.pdf")]) == 2
    assert run(["quality", str(text), "--format", "html", "--out", str(tmp_path / "v.pdf")]) == 2
    assert run(["quality", str(text), "--out", str(text / "v.html")]) == 2
    settings = tmp_path / "s.toml"
    settings.write_text('uit = ["niets"]', encoding="utf-8")
    assert run(["quality", str(empty), "--settings", str(settings)]) == 2
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    assert "niets" in shown
