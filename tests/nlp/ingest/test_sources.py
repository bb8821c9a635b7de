from __future__ import annotations

from pathlib import Path

import pytest

from nlp.ingest.sources import discover
from vaardig.base.errors import InputError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def test_folder_is_sorted_and_passes_over_what_is_no_source(tmp_path: Path) -> None:
    touch(
        tmp_path / "in",
        "b.csv",
        "a.jsonl",
        "sub/c.xml.gz",
        "sub/d.txt",
        "README.md",
        ".verborgen.csv",
        "~$open.xlsx",
        "LICENSE",
    )
    assert [source.name for source in discover([tmp_path / "in"])] == [
        "in/a.jsonl",
        "in/b.csv",
        "in/sub/c.xml.gz",
        "in/",
    ]


def test_unsupported_and_missing_are_refused(tmp_path: Path) -> None:
    touch(tmp_path, "map/a.csv", "map/oud.doc", "los.zip", "leeg/README.md")
    with pytest.raises(InputError, match=r"not supported: oud\.doc.*Allowed: \.jsonl"):
        discover([tmp_path / "map"])
    with pytest.raises(InputError, match=r"los\.zip: this format"):
        discover([tmp_path / "los.zip"])
    with pytest.raises(InputError, match="does not exist"):
        discover([tmp_path / "weg.csv"])
    with pytest.raises(InputError, match="nothing to read"):
        discover([tmp_path / "leeg"])
    with pytest.raises(InputError, match="no source"):
        discover([])


def test_names_are_unique_and_a_file_is_read_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.csv", "b/x.csv", "a/in/y.csv", "b/in/y.csv")
    names = [source.name for source in discover([tmp_path / "a" / "x.csv", tmp_path / "b" / "x.csv"])]
    assert names == ["a/x.csv", "b/x.csv"]
    names = [source.name for source in discover([tmp_path / "a" / "in", tmp_path / "b" / "in"])]
    assert len(set(names)) == 2
    assert len(discover([tmp_path / "a" / "x.csv", tmp_path / "b" / ".." / "a" / "x.csv"])) == 1


def test_fingerprint_follows_content_and_document_names(tmp_path: Path) -> None:
    touch(tmp_path, "m/a.txt", "m/b.txt")
    before = discover([tmp_path / "m"])[0].fingerprint
    assert discover([tmp_path / "m"])[0].fingerprint == before
    (tmp_path / "m" / "b.txt").rename(tmp_path / "m" / "c.txt")
    assert discover([tmp_path / "m"])[0].fingerprint != before
