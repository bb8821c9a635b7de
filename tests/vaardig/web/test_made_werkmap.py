"""The generated werkmap of the benches answers on the pages that read part tables and the search index."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from vaardig.web.app import create_app
from vaardig.web.settings import WebSettings

MAKER = Path(__file__).parents[3] / "bench" / "make_werkmap.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("make_werkmap", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("made") / "w"
    module.make_werkmap(folder, 300)
    return TestClient(create_app(WebSettings(folder), warm=False), base_url="http://127.0.0.1")


@pytest.mark.parametrize("address", ["/", "/vacature?id=g1", "/zoeken?q=magazijnier", "/trends", "/kwaliteit/werkmap"])
def test_a_page_answers(made, address):
    assert made.get(address).status_code in (200, 202)
