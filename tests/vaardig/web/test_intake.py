"""Uploads of every kind, and those that mean harm."""

import io
import json
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from vaardig.web.faults import Trouble
from vaardig.web.intake import answer_of, read_upload, suffix_of
from vaardig.web.settings import WebSettings

FORMATS = Path(__file__).resolve().parents[3] / "corpus_samples" / "formats"
LIMITS = WebSettings(Path(), maximum_rows=50, read_seconds=20)


@pytest.mark.parametrize("name", ["vacatures.xlsx", "map/orderpicker.docx"])
def test_samples_are_read(name):
    found = read_upload((FORMATS / name).read_bytes(), name, LIMITS)
    assert found.rows
    assert all(row["text"] for row in found.rows)
    assert not found.cut


@pytest.mark.parametrize(
    "name", ["virus.exe", "map.zip", "tekst", "x.csv.exe", "x.pdf.gz", "../../etc/passwd", "", ".csv", "x.py"]
)
def test_other_kinds_are_refused_by_their_name(name):
    with pytest.raises(Trouble) as caught:
        suffix_of(name)
    assert caught.value.status == 415


def test_only_the_ending_of_a_name_is_used():
    assert suffix_of("../../../etc/cron.d/Vacatures.CSV") == ".csv"
    assert suffix_of("a.b.jsonl.gz") == ".jsonl.gz"


def _zip(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


BAD = {
    "leeg.txt": b"",
    "kapot.docx": b"PK\x03\x04 half",
    "bom.docx": lambda: _zip(**{"word__document.xml": b" " * (300 << 20)}),
    "bom.xlsx": lambda: _zip(**{"xl__worksheets__sheet1.xml": b" " * (300 << 20), "xl__workbook.xml": b"<workbook/>"}),
    "nep.pdf": b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 1 0 R>> endobj trailer <</Root 1 0 R>>",
    "nep.parquet": b"PAR1" + b"\0" * 100 + b"PAR1",
    "willekeur.xls": bytes(range(256)) * 50,
    "diep.json": b"[" * 100_000,
    "entiteiten.xml": b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><rss><item>&c;</item></rss>',
    "buiten.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
    "geen_tekst.csv": b"a,b\n1,2\n3,4\n5,6\n",
}


BOMBS = ("bom.docx", "bom.xlsx")


def _content(name):
    return BAD[name]() if callable(BAD[name]) else BAD[name]


@pytest.mark.parametrize("name", [name for name in BAD if name not in BOMBS])
def test_a_bad_file_gives_an_answer_or_none(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(_content(name))
    answer = answer_of(path, 50, 60_000)
    assert answer is None or "root:" not in answer


@pytest.mark.parametrize("name", [*BOMBS, "nep.pdf"])
def test_a_bad_upload_is_one_clear_message_and_leaves_nothing(name):
    before = set(Path(tempfile.gettempdir()).glob("vaardig-*"))
    started = time.monotonic()
    with pytest.raises(Trouble) as caught:
        read_upload(_content(name), name, LIMITS)
    assert caught.value.status in (400, 413)
    assert caught.value.remedy
    assert time.monotonic() - started < LIMITS.read_seconds + 5
    assert set(Path(tempfile.gettempdir()).glob("vaardig-*")) <= before


def test_more_rows_than_allowed_are_cut():
    lines = "".join(
        json.dumps({"title": "kok", "text": "Je kookt elke dag voor honderd gasten."}) + "\n" for _ in range(300)
    )
    found = read_upload(lines.encode(), "x.jsonl", LIMITS)
    assert len(found.rows) == 50
    assert found.cut


def test_a_reader_that_never_ends_is_stopped():
    lines = b'{"title": "kok", "text": "Je kookt."}\n' * 100_000
    started = time.monotonic()
    with pytest.raises(Trouble) as caught:
        read_upload(lines, "x.jsonl", WebSettings(Path(), maximum_rows=10**6, read_seconds=0.4))
    assert caught.value.status == 413
    assert time.monotonic() - started < 5
