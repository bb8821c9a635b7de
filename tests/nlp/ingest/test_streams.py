from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard

from nlp.ingest.streams import FALLBACK, as_utf8, decode, lines, open_binary, sniff_encoding, suffix_of
from vaardig.base.errors import InputError

TEXT = "id;tekst\n1;Eén café – € 5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_comes_out_the_same(encoding: str) -> None:
    raw = TEXT.encode(encoding)
    stream, sample = as_utf8(io.BytesIO(raw))
    assert sample.decode("utf-8", FALLBACK) == TEXT
    assert stream.read().decode("utf-8", FALLBACK) == TEXT
    assert decode(raw) == TEXT


def test_one_stray_byte_does_not_spoil_the_utf8_around_it() -> None:
    assert decode("café ".encode() + b"caf\xe9 " + "café".encode()) == "café café café"


def test_utf16_is_not_seen_in_plain_text() -> None:
    assert sniff_encoding(b"gewone tekst met een \x00 erin") == "utf-8"


def test_a_line_over_the_cap_is_counted_but_not_kept() -> None:
    stream = io.BytesIO(b"kort\n" + b"x" * 300_000 + b"\n\n  \nlaatste")
    found = [(number, len(text), size) for number, text, size in lines(stream, cap=100_000)]
    assert found == [(1, 4, 5), (2, 65_536, 300_001), (5, 7, 7)]


def test_compressed_streams(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"een") + gzip.compress(b"twee"))
    frames = zstandard.compress(b"een") + zstandard.compress(b"twee")
    (tmp_path / "a.jsonl.zst").write_bytes(frames)
    for name in ("a.jsonl.gz", "a.jsonl.zst"):
        with open_binary(tmp_path / name) as stream:
            assert stream.read() == b"eentwee"


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("damage", ["cut", "other"])
def test_damaged_compression_is_one_clear_error(tmp_path: Path, suffix: str, damage: str) -> None:
    packed = gzip.compress(TEXT.encode() * 999) if suffix == ".gz" else zstandard.compress(TEXT.encode() * 999)
    path = tmp_path / f"stuk.csv{suffix}"
    path.write_bytes(packed[: len(packed) // 2] if damage == "cut" else b"geen archief, gewoon tekst")

    def read() -> bytes:
        with open_binary(path) as stream:
            return stream.read()

    with pytest.raises(InputError, match=r"stuk\.csv.*(damaged|cannot read)"):
        read()


def test_suffixes() -> None:
    assert suffix_of(Path("a/B.CSV.GZ")) == (".csv", ".gz")
    assert suffix_of(Path("b.xlsx")) == (".xlsx", "")
