"""Bytes to text with bounded memory: decompression, encoding, capped lines."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from vaardig.base.errors import InputError

from .model import MAX_ROW_BYTES

SAMPLE_BYTES = 1 << 20
MAX_UNPACKED_BYTES = 4 << 30
_CHUNK = 1 << 16
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode only the bytes that are no UTF-8: a cp1252 line becomes right, a mixed line too."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


FALLBACK = "vaardig-cp1252"
codecs.register_error(FALLBACK, _as_cp1252)


def suffix_of(path: Path) -> tuple[str, str]:
    """Split a file name into its format suffix and its compression suffix (``.csv``, ``.gz``), lower case."""
    compression = path.suffix.lower()
    if compression in {".gz", ".zst"}:
        return Path(path.stem).suffix.lower(), compression
    return compression, ""


@contextmanager
def open_binary(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, decompressing .gz and .zst as a stream.

    Raises
    ------
    InputError
        When the file cannot be opened or the compressed data is damaged, whenever that shows.
    """
    compression = suffix_of(path)[1]
    try:
        with path.open("rb") as raw:
            if compression == ".gz":
                with gzip.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            elif compression == ".zst":
                yield cast(BinaryIO, io.BufferedReader(_ZstdStream(cast(BinaryIO, raw)), _CHUNK))
            else:
                yield cast(BinaryIO, raw)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        raise InputError(f"cannot read {path.name}: {error.strerror or error}", next_step="check the file") from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise _damaged(path, str(error)) from error


class _ZstdStream(io.RawIOBase):
    """Zstandard frames as a stream. Unlike the library's own reader it notices a frame that is cut off."""

    # 4 bytes may stand for a block of 128 KiB: 1 KiB at a time bounds what one step unpacks to 32 MiB.
    _STEP = 1 << 10

    def __init__(self, stream: BinaryIO) -> None:
        import zstandard

        # A frame may ask for a window of gigabytes; 128 MiB covers `zstd --ultra -22`.
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        self._frame = self._decompressor.decompressobj()
        self._stream = stream
        self._unused = b""
        self._inside = False
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = self._unused or self._stream.read(self._STEP)
            self._unused = b""
            if not chunk:
                if self._inside:
                    raise EOFError("the last frame is cut off")
                return 0
            self._inside = True
            self._rest = memoryview(self._frame.decompress(chunk))
            if self._frame.eof:
                self._unused, self._inside = self._frame.unused_data, False
                self._frame = self._decompressor.decompressobj()
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _damaged(path: Path, why: str) -> InputError:
    return InputError(
        f"{path.name} is damaged: its compressed data cannot be read ({why})",
        next_step="copy or compress the file again",
    )


@contextmanager
def decompressed(path: Path) -> Iterator[Path]:
    """Unpack a compressed Parquet or spreadsheet, which need random access, to a temporary file of the same format.

    Raises
    ------
    InputError
        When it unpacks to more than 4 GiB.
    """
    with tempfile.TemporaryDirectory(prefix="vaardig-") as folder:
        target = Path(folder) / f"unpacked{suffix_of(path)[0]}"
        size = 0
        with open_binary(path) as stream, target.open("wb") as handle:
            while chunk := stream.read(SAMPLE_BYTES):
                size += len(chunk)
                if size > MAX_UNPACKED_BYTES:
                    raise InputError(
                        f"{path.name} unpacks to more than {MAX_UNPACKED_BYTES >> 30} GiB",
                        next_step="unpack it yourself and give that file",
                    )
                handle.write(chunk)
        yield target


def sniff_encoding(sample: bytes) -> str:
    """Name the encoding of a file from its first bytes: UTF-16, UTF-32, or UTF-8 with cp1252 where a byte is no UTF-8.

    UTF-16 without a byte order mark shows by its zero bytes on one side of each pair.
    """
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    head = sample[:4096]
    if len(head) >= 4:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if odd > 0.4 * len(head) / 2 and even < 0.05 * len(head):
            return "utf-16-le"
        if even > 0.4 * len(head) / 2 and odd < 0.05 * len(head):
            return "utf-16-be"
    return "utf-8"


def decode(raw: bytes) -> str:
    """Decode a whole document: byte order mark, UTF-16, UTF-8, cp1252 for what is no UTF-8."""
    encoding = sniff_encoding(raw)
    text = raw.decode(encoding, FALLBACK if encoding == "utf-8" else "replace")
    return text.removeprefix("\ufeff")


class _Utf8Stream(io.RawIOBase):
    """A stream in another encoding, as UTF-8: the readers below only ever see one."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = self._stream.read(_CHUNK)
            self._rest = self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
            if not chunk and not self._rest:
                return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def as_utf8(stream: BinaryIO, encoding: str = "") -> tuple[BinaryIO, bytes]:
    """Wrap a stream so that it gives UTF-8 (or cp1252 bytes, for :data:`FALLBACK`) without a byte order mark.

    Returns the stream and a sample of its first MiB, which is still to be read from it.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), SAMPLE_BYTES)
    head = buffered.peek(SAMPLE_BYTES)
    encoding = encoding or sniff_encoding(head)
    if encoding == "utf-8":
        if head.startswith(codecs.BOM_UTF8):
            buffered.read(3)
        return cast(BinaryIO, buffered), buffered.peek(SAMPLE_BYTES)
    recoded = io.BufferedReader(_Utf8Stream(cast(BinaryIO, buffered), encoding), SAMPLE_BYTES)
    if recoded.peek(3).startswith(codecs.BOM_UTF8):
        recoded.read(3)
    return cast(BinaryIO, recoded), recoded.peek(SAMPLE_BYTES)


_BLANK = re.compile(rb"\s*")


def lines(stream: BinaryIO, cap: int = MAX_ROW_BYTES) -> Iterator[tuple[int, str, int]]:
    """Lines that hold something: their 1-based physical number, decoded text without line end, and size in bytes.

    A line longer than ``cap`` bytes is never held whole: its first 64 KiB come back, and its true size.
    """
    number = 0
    while raw := stream.readline(cap + 1):
        number += 1
        size = len(raw)
        if size > cap and not raw.endswith(b"\n"):
            raw = raw[:_CHUNK]
            while (more := stream.readline(_CHUNK)) and not more.endswith(b"\n"):
                size += len(more)
            size += len(more)
        if _BLANK.fullmatch(raw):
            continue
        yield number, raw.decode("utf-8", FALLBACK).rstrip("\r\n"), size
