"""Reading while a build writes: one generation of the tables, or a plain refusal."""

from __future__ import annotations

import shutil

import pytest
from conftest import ads, write_jsonl
from fake_engine import FakeEncoder, machinery

from vaardig.base.errors import WerkmapBusyError, WerkmapError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.search import SearchRequest, search
from vaardig.werkmap import Werkmap, steadily
from vaardig.werkmap.lock import is_writing, writing


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    build(BuildRequest((write_jsonl(folder / "a.jsonl", ads(60)),), folder / "w"), machinery=machinery())
    return folder


@pytest.fixture
def folder(made, tmp_path, monkeypatch):
    encoder = FakeEncoder("1")
    monkeypatch.setattr("indexes.encoders.load_encoder", lambda name=None: encoder)
    monkeypatch.setattr("vaardig.werkmap.reader._PAUSE", 0.0)
    return shutil.copytree(made, tmp_path / "copy")


def _grow(folder):
    """Append a source to the werkmap, as a colleague would while somebody reads."""
    more = [{**row, "id": f"later-{row['id']}"} for row in ads(40, seed=2)]
    build(BuildRequest((write_jsonl(folder / "b.jsonl", more),), folder / "w"), machinery=machinery())


def test_a_werkmap_that_grew_since_it_was_opened_is_not_read_half(folder):
    before = Werkmap.open(folder / "w")
    assert search(before, SearchRequest("lasser")).hits
    _grow(folder)
    assert not before.current
    with pytest.raises(WerkmapBusyError, match="ask again"):
        search(before, SearchRequest("lasser"))
    assert search(Werkmap.open(folder / "w"), SearchRequest("lasser")).hits


@pytest.mark.parametrize("fault", [None, ValueError("heights differ")])
def test_what_was_read_of_two_generations_is_refused_however_it_ended(folder, fault):
    def answer(werkmap):
        werkmap.layout.manifest.write_text(werkmap.layout.manifest.read_text() + "\n")
        if fault:
            raise fault

    with pytest.raises(WerkmapBusyError):
        steadily(folder / "w", answer)


def test_a_fault_of_a_steady_reader_stays_what_it_is(folder):
    with pytest.raises(ValueError, match="mine"), Werkmap.open(folder / "w").steady():
        raise ValueError("mine")


def test_a_question_is_asked_again_when_a_build_came_between(folder):
    counted = []

    def answer(werkmap):
        rows = werkmap.scan("vacancies").collect().height
        if not counted:
            counted.append(rows)
            _grow(folder)
        return rows, werkmap.scan("clusters").collect().height

    rows, clusters = steadily(folder / "w", answer)
    assert rows == clusters > counted[0]


def test_a_build_that_goes_on_is_named_and_a_stopped_one_too(folder):
    layout = Werkmap.open(folder / "w").layout
    layout.manifest.unlink()
    with writing(layout.lock):
        assert is_writing(layout.lock)
        with pytest.raises(WerkmapBusyError):
            steadily(folder / "w", lambda werkmap: werkmap.counts)
    assert not is_writing(layout.lock)
    with pytest.raises(WerkmapError, match="not finished") as raised:
        Werkmap.open(folder / "w")
    assert not isinstance(raised.value, WerkmapBusyError)
