"""JSON Lines and JSON documents (one array, one object, or objects after each other), streamed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from .jobposting import find, is_jobposting
from .model import MAX_ROW_BYTES, Row, bad_row
from .record import BROKEN_JSON, TOO_LONG
from .streams import FALLBACK, lines
from .tables import JSON_WRAPPERS

_CHUNK = 1 << 16
_DECODER = json.JSONDecoder(strict=False)
_FILLER = re.compile(r"[\s,\ufeff]*")
_NEXT_OBJECT = re.compile(r"\}\s*,?\s*(?=\{\s*\")")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)


def read_jsonl(stream: BinaryIO, skip: int) -> Iterator[Row]:
    """Rows of a JSON Lines stream in UTF-8; ``skip`` rows are passed over without being parsed."""
    seen = 0
    for number, line, size in lines(stream):
        seen += 1
        if seen <= skip:
            continue
        if size > MAX_ROW_BYTES:
            yield bad_row(f"{TOO_LONG}: line {number} has {size} bytes, at most {MAX_ROW_BYTES}", line)
        else:
            yield _parse_line(line, number)


def _parse_line(line: str, number: int) -> Row:
    try:
        value = _DECODER.decode(line)
    except json.JSONDecodeError as error:
        return bad_row(f"{BROKEN_JSON}: line {number}, character {error.pos + 1}: {error.msg}", line)
    except (ValueError, RecursionError) as error:
        return bad_row(f"{BROKEN_JSON}: line {number}: {_why(error)}", line)
    return _as_row(value, line, f"line {number}")


def _why(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _as_row(value: Any, content: str, where: str) -> Row:
    if isinstance(value, dict):
        return Row(value, content="")
    return bad_row(f"{BROKEN_JSON}: {where}: an object was expected, not {type(value).__name__}", content)


def looks_like_lines(sample: bytes) -> bool:
    """True when the first line that holds something is a whole JSON object and another object follows."""
    held = [line for line in sample.split(b"\n", 50) if line.strip()][:2]
    if len(held) < 2 or not held[1].lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(held[0].decode("utf-8", FALLBACK), strict=False), dict)
    except (ValueError, RecursionError):
        return False


def read_json(stream: BinaryIO, sample: bytes, skip: int) -> Iterator[Row]:
    """Rows of a JSON document in UTF-8: the elements of its array, of the list it wraps, or itself.

    In JSON-LD only the postings are rows. A damaged element is rejected up to the next one.
    """
    if looks_like_lines(sample):
        yield from read_jsonl(stream, skip)
        return
    start = _wrapped_list(sample.decode("utf-8", FALLBACK))
    yield from islice(_rows(_Values(stream, start)), skip, None)


def _rows(values: Iterator[tuple[Any, str, str]]) -> Iterator[Row]:
    for value, content, defect in values:
        if defect:
            yield bad_row(defect, content)
        elif isinstance(value, dict) and ("@graph" in value or "@type" in value) and not is_jobposting(value):
            for posting in find(value):
                yield Row(posting)
        else:
            yield _as_row(value, content, "element")


def _wrapped_list(head: str) -> int:
    """Character offset of the list inside ``{"jobs": [...]}``, ``{"response": {"docs": [...]}}``; 0 when none.

    Only objects are entered, so a list inside a vacancy is never taken for the list of vacancies.
    """
    if not head.lstrip("\ufeff \t\r\n").startswith("{"):
        return 0
    depth, inside, key = 0, 0, ""
    for match in _TOKENS.finditer(head):
        token = match.group()
        if token in "[]":
            if (
                token == "["
                and not inside
                and depth <= 2
                and key in JSON_WRAPPERS
                and _holds_objects(head, match.end())
            ):
                return match.start()
            inside += 1 if token == "[" else -1
        elif inside:
            continue
        elif token.startswith('"'):
            if head[match.end() : match.end() + 5].lstrip().startswith(":"):
                key = token[1:-1].lower()
        else:
            depth += 1 if token == "{" else -1
            if depth == 0:
                return 0
    return 0


def _holds_objects(head: str, start: int) -> bool:
    return head[start : start + 200].lstrip()[:1] in ("{", "")


class _Values(Iterator[tuple[Any, str, str]]):
    """The JSON values of a stream one by one, as ``(value, raw text when damaged, defect)``.

    Holds at most one value and one chunk. Ends at the ``]`` that closes the list it started in.
    """

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._buffer = ""
        self._rest = b""
        self._at = 0
        self._ended = False
        self._in_list = False
        while len(self._buffer) < start and self._more():
            pass
        self._at = start

    def _more(self) -> bool:
        raw = self._stream.read(_CHUNK)
        if not raw:
            self._ended = True
            self._buffer += self._rest.decode("utf-8", FALLBACK)
            had, self._rest = bool(self._rest), b""
            return had
        raw = self._rest + raw
        # Keep an unfinished UTF-8 sequence for the next chunk.
        keep = next((n for n in (1, 2, 3) if len(raw) >= n and raw[-n] >= 0xC0), 0)
        self._rest = raw[-keep:] if keep else b""
        text = raw[: len(raw) - keep].decode("utf-8", FALLBACK)
        self._buffer = self._buffer[self._at :] + text
        self._at = 0
        return True

    def __next__(self) -> tuple[Any, str, str]:
        while True:
            match = _FILLER.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                break
            if self._ended or not self._more():
                raise StopIteration
        head = self._buffer[self._at]
        if head == "[" and not self._in_list:
            self._in_list = True
            self._at += 1
            return next(self)
        if head == "]" and self._in_list:
            raise StopIteration
        return self._value()

    def _value(self) -> tuple[Any, str, str]:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.pos > len(self._buffer) - 16 or error.msg.startswith("Unterminated string")
                size = len(self._buffer) - self._at
                if unfinished and size > MAX_ROW_BYTES:
                    return self._damaged(f"{TOO_LONG}: more than {MAX_ROW_BYTES} characters in one element")
                if unfinished and not self._ended:
                    self._grow(size)
                    continue
                return self._damaged(f"{BROKEN_JSON}: {error.msg}")
            except (ValueError, RecursionError) as error:
                return self._damaged(f"{BROKEN_JSON}: {_why(error)}")
            if end - self._at > MAX_ROW_BYTES:
                content, self._at = self._buffer[self._at : self._at + 8_000], end
                return None, content, f"{TOO_LONG}: more than {MAX_ROW_BYTES} characters in one element"
            content = "" if isinstance(value, dict) else self._buffer[self._at : end]
            self._at = end
            return value, content, ""

    def _grow(self, size: int) -> None:
        # Doubling keeps the number of attempts at one large element small.
        while len(self._buffer) - self._at < 2 * size and self._more():
            pass

    def _damaged(self, defect: str) -> tuple[Any, str, str]:
        """Pass over a damaged element, up to what looks like the start of the next one."""
        content = ""
        while True:
            match = _NEXT_OBJECT.search(self._buffer, self._at + 1)
            if match is not None:
                content = content or self._buffer[self._at : match.end()][:8_000]
                self._at = match.end()
                return None, content, defect
            content = content or self._buffer[self._at :][:8_000]
            self._at = max(self._at, len(self._buffer) - 64)
            if self._ended or not self._more():
                self._at = len(self._buffer)
                return None, content, defect
