"""``vaardig search`` as typed: what it prints, and one message for each wrong question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ads, write_jsonl
from fake_engine import FakeEncoder, machinery

from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.cli.main import run
from vaardig.werkmap import Werkmap


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli-search")
    build(BuildRequest((write_jsonl(folder / "ads.jsonl", ads(60)),), folder / "w"), machinery=machinery())
    return str(folder / "w")


@pytest.fixture(autouse=True)
def fake_encoder(monkeypatch):
    encoder = FakeEncoder("1")
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: encoder)


def test_table_and_json_name_the_same_vacancies(capsys, werkmap):
    assert run(["search", werkmap, "planner excel", "--top", "3"]) == 0
    shown = capsys.readouterr().out
    assert run(["search", werkmap, "planner excel", "--top", "3", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert len(hits) == 3
    assert all(f"[{hit['vacancy_id']}]" in shown for hit in hits)


def test_words_that_no_vacancy_holds_are_told_of(capsys, werkmap):
    assert run(["search", str(werkmap), "qzxvwj"]) == 0
    assert "geen van deze vacatures bevat uw woorden" in capsys.readouterr().out
    assert run(["search", str(werkmap), "lassen frezen"]) == 0
    assert "bevat uw woorden" not in capsys.readouterr().out


def test_like_a_vacancy(capsys, werkmap):
    assert run(["search", werkmap, "lasser", "--top", "1", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["hits"][0]["vacancy_id"]
    assert run(["search", werkmap, "--like", first, "--json"]) == 0
    assert first not in {hit["vacancy_id"] for hit in json.loads(capsys.readouterr().out)["hits"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the query is empty"),
        (["lasser", "--like", "x"], "2 things"),
        (["--like-file", "nergens.txt"], "nergens.txt does not exist"),
        (["--what", "skills", "--like", "x"], "looks for vacancies"),
        (["--what", "skills", "..."], "the query is empty"),
        (["lasser", "--region", "Atlantis"], "no vacancy of the werkmap lies in 'Atlantis'"),
        (["--what", "skills", "lassen", "--region", "Atlantis"], "Allowed: none: the vacancies name no region"),
    ],
)
def test_wrong_questions_are_one_message(capsys, werkmap, arguments, message):
    assert run(["search", werkmap, *arguments]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert len(err.strip().splitlines()) == 1


def test_a_werkmap_of_another_taxonomy_is_told_of(capsys, monkeypatch, werkmap):
    asked = ["search", werkmap, "lassen", "--what", "skills", "--top", "1"]
    own = Werkmap.open(Path(werkmap)).manifest.plan["extractor"]
    monkeypatch.setattr("nlp.batch.fingerprint", lambda *given, **more: own)
    assert run(asked) == 0
    assert "Let op" not in capsys.readouterr().out
    monkeypatch.setattr("nlp.batch.fingerprint", lambda *given, **more: "another")
    assert run(asked) == 0
    assert "andere taxonomie of versie" in capsys.readouterr().out
