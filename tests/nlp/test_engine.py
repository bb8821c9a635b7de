"""The fingerprint is told without building, equals that of the built engine, and follows an edited overlay."""

from __future__ import annotations

import pytest

from nlp import batch, engine


@pytest.fixture
def unbuilt(monkeypatch):
    """Engines that know only with what they would be made."""

    class Unbuilt:
        def __init__(self, taxonomy, encoder):
            self.made_with = engine._fingerprint(taxonomy, encoder)

    monkeypatch.setattr(engine, "Engine", Unbuilt)
    engine._engine.cache_clear()
    yield
    engine._engine.cache_clear()


def test_fingerprint_equals_that_of_the_built_engine():
    assert engine.fingerprint() == engine.load_engine().fingerprint
    for keep in (False, True):
        assert batch.fingerprint(keep_personal_data=keep) == batch.make_extractor(None, (), keep).fingerprint
    assert batch.fingerprint(keep_personal_data=True) != batch.fingerprint()


def test_fingerprint_builds_no_engine(monkeypatch):
    def refuse(*_):
        raise AssertionError("an engine was built")

    monkeypatch.setattr(engine, "Engine", refuse)
    assert engine.fingerprint()
    assert batch.fingerprint()


@pytest.mark.usefixtures("unbuilt")
def test_an_edited_overlay_gives_another_engine(tmp_path):
    (tmp_path / "skills").mkdir()
    own = tmp_path / "skills" / "eigen.txt"
    own.write_text("[+] vlasroten\nkind: techniek\ndomains: food\n", encoding="utf-8")
    first = engine.load_engine(tmp_path)
    assert engine.load_engine(tmp_path) is first
    assert engine.fingerprint(tmp_path) == first.made_with != engine.fingerprint()
    own.write_text("[+] vlas roten\nkind: techniek\ndomains: food\n", encoding="utf-8")
    assert engine.load_engine(tmp_path).made_with == engine.fingerprint(tmp_path) != first.made_with
