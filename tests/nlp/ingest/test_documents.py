from __future__ import annotations

import builtins
import gzip
from pathlib import Path
from typing import Any

import pytest

from nlp.ingest.documents import read_documents
from nlp.ingest.model import Row
from vaardig.base.errors import MissingExtraError

FORMATS = Path(__file__).parents[3] / "corpus_samples" / "formats"


def read(tmp_path: Path, name: str, raw: bytes) -> list[Row]:
    (tmp_path / name).write_bytes(raw)
    return list(read_documents(tmp_path, [tmp_path / name], 0))


def test_text_with_and_without_a_title_line(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "a_b-lasser.txt", "Wij zoeken iemand die graag last.\nKom langs.".encode("utf-16"))
    assert row.fields["title"] == "a b lasser"
    assert row.fields["text"].startswith("Wij zoeken")
    (row,) = read(tmp_path, "x.txt", b"\n\nLasser (m/v/x)\n\nJe last.")
    assert row.fields["title"] == "Lasser (m/v/x)"


def test_page_loses_scripts_styles_and_comments(tmp_path: Path) -> None:
    page = b"<html><head><style>p{}</style></head><body><!-- x --><svg>y</svg><p>Je last.</p><script>z</script></body>"
    (row,) = read(tmp_path, "p.html", page)
    assert row.fields["text"] == "<p>Je last.</p>"


def test_several_postings_on_a_page_are_several_rows(tmp_path: Path) -> None:
    script = b'<script type="application/ld+json">'
    script += b'[{"@type":"JobPosting","title":"a"},{"@type":"JobPosting","title":"b"}]</script>'
    assert [row.origin for row in read(tmp_path, "p.html", script)] == ["p.html#1", "p.html#2"]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("k.pdf", b"%PDF-1.4 kapot", "unreadable document"),
        ("k.docx", b"PK\x03\x04 kapot", "unreadable document"),
        ("k.html", b'<script type="application/ld+json">{"@type":"JobPosting", x}</script>', "broken JSON"),
    ],
)
def test_a_damaged_document_is_a_reject_with_its_name(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (row,) = read(tmp_path, name, raw)
    assert row.defect.startswith(reason)
    assert row.origin == name


def test_compressed_document(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "a.txt.gz", gzip.compress(b"Lasser\nJe last."))
    assert row.fields["title"] == "Lasser"


@pytest.mark.parametrize(("module", "file"), [("docx", "orderpicker.docx"), ("pypdf", "kraanmachinist.pdf")])
def test_missing_extra_names_the_command(monkeypatch: pytest.MonkeyPatch, module: str, file: str) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == module:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError, match=r"vaardig\[documents\]"):
        list(read_documents(FORMATS / "map", [FORMATS / "map" / file], 0))
