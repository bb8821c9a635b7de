"""A build that writes while the app runs: the pages wait for it, then show the new whole."""

from __future__ import annotations

import shutil

import pytest
from conftest import ads, write_jsonl
from fake_engine import FakeEncoder, machinery
from fastapi.testclient import TestClient

from vaardig.base.errors import WerkmapBusyError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.web.app import create_app
from vaardig.web.settings import WebSettings
from vaardig.web.workspace import Workspace
from vaardig.werkmap.lock import writing


@pytest.fixture
def folder(werkmap, tmp_path, monkeypatch):
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: FakeEncoder("1"))
    return shutil.copytree(werkmap, tmp_path / "proefmap")


def _grow(folder):
    build(BuildRequest((write_jsonl(folder.parent / "later.jsonl", ads(30)),), folder), machinery=machinery())


def test_a_grown_werkmap_is_read_anew(folder):
    client = TestClient(create_app(WebSettings(folder), warm=False), base_url="http://127.0.0.1")
    before = client.get("/api/v1/state").json()
    assert client.get("/zoeken?q=lassen").status_code == 200
    _grow(folder)
    after = client.get("/api/v1/state").json()
    assert after["counts"]["vacancies"] > before["counts"]["vacancies"]
    assert client.get("/zoeken?q=lassen").status_code == 200


def test_pages_say_that_the_werkmap_is_being_written(folder):
    client = TestClient(create_app(WebSettings(folder), warm=False), base_url="http://127.0.0.1")
    known = "/zoeken?q=lassen"
    assert client.get(known).status_code == 200
    manifest = folder / "manifest.json"
    kept = manifest.read_bytes()
    with writing(folder / ".lock"):
        manifest.unlink()
        assert client.get(known).status_code == 200, "what was answered before still stands"
        answer = client.get("/zoeken?q=python")
        assert answer.status_code == 503
        assert "data-wacht" in answer.text
        assert "bijgewerkt" in answer.text
        assert answer.headers["retry-after"]
        assert client.get("/api/v1/search?q=onderhoud").json()["error"]["title"] == "De vacatures worden nu bijgewerkt"
        manifest.write_bytes(kept)
    assert client.get("/zoeken?q=python").status_code == 200


def test_what_is_loaded_beforehand_waits_for_a_build(folder, monkeypatch):
    monkeypatch.setattr("vaardig.web.workspace._WAIT", 0.0)
    space = Workspace(WebSettings(folder))
    tried = []

    def step(asked):
        tried.append(asked.werkmap.generation)
        if len(tried) == 1:
            _grow(folder)
            raise WerkmapBusyError("a build is writing")

    monkeypatch.setattr("vaardig.web.warm.STEPS", (step,))
    space._warm()
    assert len(tried) == 2
    assert tried[0] != tried[1] == space.werkmap.generation
