"""The doctor sees a foreign package of one of our names, and a missing file."""

from __future__ import annotations

from importlib import metadata

import vaardig.doctor as doctor


def test_our_packages_are_ours():
    for package in doctor.PACKAGES:
        check = doctor._ours(package)
        assert check.ok, check.detail


def test_a_foreign_owner_of_a_name_is_a_fault(monkeypatch):
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"nlp": ["vaardig", "huggingface-nlp"]})
    check = doctor._ours("nlp")
    assert not check.ok
    assert "pip uninstall huggingface-nlp" in check.detail


def test_a_missing_file_is_a_fault(monkeypatch, tmp_path):
    class Item:
        def __str__(self):
            return "nlp/gone.py"

        def locate(self):
            return tmp_path / "gone.py"

    monkeypatch.setattr(metadata, "files", lambda _: [Item()])
    check = doctor._files()
    assert not check.ok
    assert "nlp/gone.py" in check.detail
