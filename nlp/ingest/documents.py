"""Text documents, one vacancy each: .txt, .html (its JobPosting when it has one), .docx, .pdf."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vaardig.base.errors import MissingExtraError
from vaardig.base.text import squeeze

from .jobposting import in_html
from .model import MAX_DOCUMENT_BYTES, Row, bad_row
from .record import TOO_LONG, UNREADABLE
from .streams import decode, open_binary, suffix_of

_MAX_TITLE = 120
_MAX_PAGES = 200
_MAX_UNZIPPED = 256 << 20
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_NOISE = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|head)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TITLES = tuple(re.compile(rf"<{tag}\b[^>]*>(.*?)</{tag}\s*>", re.IGNORECASE | re.DOTALL) for tag in ("h1", "title"))
_TAG = re.compile(r"<[^>]+>")


def read_documents(folder: Path, paths: list[Path], skip: int) -> Iterator[Row]:
    """Rows of documents, in the order given. A document that cannot be read is a reject with its name.

    A page with several postings gives as many rows. An id of its own, or else the relative name, is the id.
    """
    seen = 0
    for path in paths:
        for row in _read(path, path.relative_to(folder).as_posix()):
            seen += 1
            if seen > skip:
                yield row


def _read(path: Path, name: str) -> Iterator[Row]:
    with open_binary(path) as stream:
        raw = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(raw) > MAX_DOCUMENT_BYTES:
        yield bad_row(f"{TOO_LONG}: more than {MAX_DOCUMENT_BYTES >> 20} MiB", "", name)
        return
    suffix = suffix_of(path)[0]
    if suffix in {".html", ".htm"}:
        yield from _html(raw, name)
    elif suffix == ".txt":
        yield _document(decode(raw), "", name)
    else:
        yield _office(raw, suffix, name)


def _document(text: str, title: str, name: str) -> Row:
    first = next((squeeze(line) for line in text.splitlines() if line.strip()), "")
    if not title and len(first) <= _MAX_TITLE and not first.endswith((".", ",", ";")):
        title = first
    return Row({"title": title or _stem(name), "text": text}, origin=name)


def _stem(name: str) -> str:
    stem = Path(name).name.split(".", 1)[0]
    return squeeze(re.sub(r"[_\-]+", " ", stem))


def _html(raw: bytes, name: str) -> Iterator[Row]:
    match = _CHARSET.search(raw[:2048])
    page = _with_charset(raw, match.group(1).decode("ascii")) if match else decode(raw)
    postings, broken = in_html(page)
    for index, posting in enumerate(postings, start=1):
        yield Row(posting, origin=name if len(postings) == 1 else f"{name}#{index}")
    if not postings:
        visible = _NOISE.sub(" ", page)
        body = _BODY.search(visible)
        text = (body.group(1) if body else visible).strip()
        if broken and not _TAG.sub("", text).strip():
            yield bad_row("broken JSON: the JobPosting in the page", broken, name)
        else:
            yield Row({"title": _page_title(page) or _stem(name), "text": text}, origin=name)


def _with_charset(raw: bytes, charset: str) -> str:
    if charset.lower().replace("-", "") in {"utf8", "iso88591", "latin1", "windows1252", "ascii", "usascii"}:
        return decode(raw)  # labels of these are often wrong, the bytes are not
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return decode(raw)


def _page_title(page: str) -> str:
    for pattern in _TITLES:
        if (match := pattern.search(page)) and (title := squeeze(html.unescape(_TAG.sub(" ", match.group(1))))):
            return title
    return ""


def _office(raw: bytes, suffix: str, name: str) -> Row:
    """Read .docx or .pdf. The parsers raise errors of any kind on damaged files, hence the broad catch."""
    try:
        title, text = _docx(raw) if suffix == ".docx" else _pdf(raw)
    except MissingExtraError:
        raise
    except Exception as error:  # noqa: BLE001
        return bad_row(f"{UNREADABLE}: {type(error).__name__}: {error}", "", name)
    if suffix == ".pdf" and not text.strip():
        return bad_row("no text: the PDF holds only images; run text recognition (OCR) first", "", name)
    return _document(text, title, name)


def _docx(raw: bytes) -> tuple[str, str]:
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("python-docx", "documents", "reading .docx") from error
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(item.file_size for item in archive.infolist()) > _MAX_UNZIPPED:
            raise ValueError(f"unpacks to more than {_MAX_UNZIPPED >> 20} MiB")
    document = docx.Document(io.BytesIO(raw))
    blocks = [_block(item) for item in document.iter_inner_content()]
    return squeeze(document.core_properties.title or ""), "\n".join(block for block in blocks if block is not None)


def _block(item: Any) -> str | None:
    if hasattr(item, "rows"):
        rows = (" | ".join(dict.fromkeys(squeeze(cell.text) for cell in row.cells)) for row in item.rows)
        return "\n".join(row for row in rows if row.strip(" |"))
    text = item.text.strip()
    style = (item.style.name or "") if item.style is not None else ""
    return f"- {text}" if text and style.startswith("List") else text


def _pdf(raw: bytes) -> tuple[str, str]:
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtraError("pypdf", "documents", "reading .pdf") from error
    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("protected by a password")
    if len(reader.pages) > _MAX_PAGES:
        raise ValueError(f"{len(reader.pages)} pages, at most {_MAX_PAGES}")
    title = squeeze((reader.metadata.title if reader.metadata else "") or "")
    return title, "\n".join(page.extract_text() for page in reader.pages)
