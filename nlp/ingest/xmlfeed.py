"""RSS 2.0, Atom and job-feed XML, one item at a time.

The stream is cut at the start and end tags of its items, and each item is parsed by itself. So memory holds one item,
a malformed item costs one row, and entity bombs cannot exist: no document type definition is ever parsed (one that
declares entities is refused outright).
"""

from __future__ import annotations

import codecs
import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO
from xml.parsers import expat

from vaardig.base.errors import InputError

from .model import MAX_ROW_BYTES, Row, bad_row
from .record import BROKEN_XML, TOO_LONG
from .streams import FALLBACK, SAMPLE_BYTES
from .tables import HTML_ELEMENTS, XML_ITEMS

_CHUNK = 1 << 17
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.\-]+)["']""")
_ENTITY = re.compile(r"<!ENTITY\b|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)(?=[\s/>])")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_FULL_TEXT = {"content:encoded": "content_encoded", "dc:date": "date", "dc:creator": "creator"}


def declared_encoding(stream: BinaryIO) -> tuple[BinaryIO, str]:
    """The stream and the encoding that its XML declaration names, empty when UTF-8, cp1252 or sniffing does."""
    import io
    from typing import cast

    buffered = io.BufferedReader(cast(io.RawIOBase, stream), SAMPLE_BYTES)
    match = _DECLARED.match(buffered.peek(256)[:256].removeprefix(codecs.BOM_UTF8))
    name = match.group(1).decode("ascii").lower() if match else ""
    if name.replace("-", "").replace("_", "") in {"", "utf8", "iso88591", "latin1", "windows1252", "cp1252", "usascii"}:
        name = ""
    if name.startswith(("utf-16", "utf16", "utf-32")):
        name = ""  # then the bytes before the declaration already said so
    try:
        codecs.lookup(name or "utf-8")
    except LookupError:
        name = ""
    return cast(BinaryIO, buffered), name


def read_xml(stream: BinaryIO, sample: bytes, name: str, skip: int) -> Iterator[Row]:
    """Rows of a feed in UTF-8.

    Raises
    ------
    InputError
        When entities are declared, or no element is found that could be a vacancy.
    """
    if not sample.strip():
        return
    head = sample.decode("utf-8", FALLBACK)
    if _ENTITY.search(_CDATA.sub("", head)):
        raise InputError(
            f"{name}, line 1: it declares entities in a DOCTYPE, which can be used to exhaust memory",
            next_step="export the feed without a document type definition",
        )
    tag = _item_tag(head)
    if not tag:
        raise InputError(
            f"{name}, line 1: no element is found that holds one vacancy",
            allowed=", ".join(f"<{item}>" for item in XML_ITEMS) + ", or an element repeated under the root",
        )
    for fragment, defect in islice(_Fragments(stream, tag), skip, None):
        yield bad_row(defect, fragment) if defect else _parse(fragment)


def _item_tag(head: str) -> str:
    """Name, with prefix, of the element that holds one vacancy: a known one, else what is repeated most."""
    names = [(match.group(1) or "", match.group(2)) for match in _TAG.finditer(_CDATA.sub("", head))]
    known = [prefix + name for prefix, name in names if name.lower() in XML_ITEMS]
    if known:
        # `position` may be a field of a <job>: the first known name in document order is the outermost.
        return known[0]
    counts = Counter(prefix + name for prefix, name in names[1:])
    root_children = _children_of_root(head)
    repeated = [name for name in root_children if counts[name] > 1]
    return repeated[0] if repeated else ""


def _children_of_root(head: str) -> list[str]:
    found: list[str] = []
    depth = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:
            found.append(name)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):
        parser.Parse(_legal(re.sub(r"^\s*<\?xml[^>]*\?>", "", head)).encode("utf-8", "replace"), False)
    return found


class _Fragments(Iterator[tuple[str, str]]):
    """Items of a stream as text, with a defect when one does not end or holds another."""

    def __init__(self, stream: BinaryIO, tag: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")(FALLBACK)
        self._open = re.compile(rf"<!--|<!\[CDATA\[|<{re.escape(tag)}(?=[\s/>])")
        self._inside = re.compile(rf"<!--|<!\[CDATA\[|<{re.escape(tag)}(?=[\s/>])|</{re.escape(tag)}\s*>")
        self._buffer = ""
        self._at = 0
        self._ended = False

    def _more(self) -> bool:
        raw = self._stream.read(_CHUNK)
        self._ended = not raw
        self._buffer = self._buffer[self._at :] + self._decoder.decode(raw, final=not raw)
        self._at = 0
        return bool(raw)

    def __next__(self) -> tuple[str, str]:
        while True:
            match = self._open.search(self._buffer, self._at)
            if match is None:
                self._at = max(self._at, len(self._buffer) - 256)
                if self._ended or not self._more():
                    raise StopIteration
                continue
            self._at = match.start()
            if not match.group().startswith("<!"):
                return self._item()
            self._pass_over("-->" if match.group() == "<!--" else "]]>")

    def _pass_over(self, closing: str) -> None:
        while True:
            end = self._buffer.find(closing, self._at)
            if end >= 0:
                self._at = end + len(closing)
                return
            self._at = max(self._at, len(self._buffer) - 2)
            if self._ended or not self._more():
                self._at = len(self._buffer)
                return

    def _item(self) -> tuple[str, str]:
        scanned = self._at + 1
        depth = 1
        while True:
            if depth == 1 and (empty := self._empty_item()):
                return empty
            match = self._inside.search(self._buffer, scanned)
            if match is not None and match.group().startswith("<!"):
                closing = "-->" if match.group() == "<!--" else "]]>"
                end = self._buffer.find(closing, match.end())
                if end >= 0:
                    scanned = end + len(closing)
                    continue
                scanned = match.start()
            elif match is not None and match.group().startswith("</"):
                fragment = self._buffer[self._at : match.end()]
                self._at = match.end()
                return fragment, ""
            elif match is not None:
                fragment = self._buffer[self._at : match.start()]
                self._at = match.start()
                return fragment, f"{BROKEN_XML}: the item does not end before the next one starts"
            else:
                scanned = max(scanned, len(self._buffer) - 256)
            if len(self._buffer) - self._at > MAX_ROW_BYTES:
                return self._too_long()
            shift = self._at
            if self._ended or not self._more():
                fragment = self._buffer[self._at :]
                self._at = len(self._buffer)
                return fragment, f"{BROKEN_XML}: the file ends inside an item"
            scanned -= shift

    def _empty_item(self) -> tuple[str, str] | None:
        end = self._buffer.find(">", self._at)
        if end > 0 and self._buffer[end - 1] == "/":
            fragment = self._buffer[self._at : end + 1]
            self._at = end + 1
            return fragment, ""
        return None

    def _too_long(self) -> tuple[str, str]:
        fragment = self._buffer[self._at : self._at + 8_000]
        self._at += 1  # the next search starts behind this start tag and drops what it passes
        return fragment, f"{TOO_LONG}: more than {MAX_ROW_BYTES} characters in one item"


def _legal(text: str) -> str:
    text = _ILLEGAL.sub("\ufffd", text)
    if "&" not in text:
        return text
    kept = [_escape_entities(part) if index % 2 == 0 else part for index, part in enumerate(_split_cdata(text))]
    return "".join(kept)


def _split_cdata(text: str) -> list[str]:
    return re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.DOTALL)


def _escape_entities(text: str) -> str:
    """HTML's named entities as characters (feeds use &nbsp; and &euml; undeclared), lone ampersands escaped."""
    text = _NAMED.sub(lambda match: html.unescape(match.group()).replace("&", "&amp;"), text)
    return _BARE_AMPERSAND.sub("&amp;", text)


class _Item:
    """Collects the fields of one item: local names joined by dots, HTML children kept as markup."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self._path: list[str] = []
        self._text: list[list[str]] = []
        self._markup = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _FULL_TEXT.get(name, name.rsplit(":", 1)[-1])
        if len(self._path) >= 1 and (self._markup or local.lower() in HTML_ELEMENTS) and len(self._path) > 1:
            self._markup += 1
            self._text[-1].append(f"<{local}>")
            return
        if self._markup:
            return
        self._path.append(local)
        self._text.append([])
        for key, value in attributes.items():
            if not key.startswith("xmlns") and value.strip():
                self._add(".".join([*self._path[1:], key.rsplit(":", 1)[-1]]), value)

    def text(self, data: str) -> None:
        if self._text:
            self._text[-1].append(html.escape(data, quote=False) if self._markup else data)

    def end(self, name: str) -> None:
        if self._markup:
            self._markup -= 1
            self._text[-1].append(f"</{name.rsplit(':', 1)[-1]}>")
            return
        value = "".join(self._text.pop())
        if len(self._path) > 2 and _is_plural(self._path[-2], self._path[-1]):
            path = ".".join(self._path[1:-1])  # <skills><skill>: a list called skills
        else:
            path = ".".join(self._path[1:])
        self._path.pop()
        if value.strip():
            self._add(path or "text", value.strip())

    def _add(self, name: str, value: str) -> None:
        present = self.fields.get(name)
        if present is None:
            self.fields[name] = value
        elif isinstance(present, list):
            present.append(value)
        else:
            self.fields[name] = [present, value]


def _is_plural(parent: str, child: str) -> bool:
    several, one = parent.lower(), child.lower()
    return several in {one + "s", one + "en", one + "n", one[:-1] + "ies", one.removesuffix("heid") + "heden"}


def _parse(fragment: str) -> Row:
    item = _Item()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = item.start, item.end
    parser.CharacterDataHandler = item.text
    try:
        parser.Parse(_legal(fragment).encode("utf-8"), True)
    except expat.ExpatError as error:
        return bad_row(f"{BROKEN_XML}: {expat.ErrorString(error.code)}", fragment)
    return Row(item.fields, content="" if item.fields else fragment)
