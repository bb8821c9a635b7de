"""Reads the files of an official release, from a folder or a zip, and says clearly when they are not what they seem."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaardig.base.errors import TaxonomyError

_AGAIN = "download the release again from its publisher"
# Definitions of ESCO run over the 128 KiB that the csv module allows by default.
_FIELD_LIMIT = 1 << 24


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a release by base name. ``where`` names the folder or zip for messages."""

    where: Path
    members: dict[str, str]

    def names(self, prefix: str = "", suffix: str = "") -> list[str]:
        """Base names with this beginning and ending, sorted."""
        return sorted(name for name in self.members if name.startswith(prefix) and name.endswith(suffix))

    def read(self, name: str) -> bytes:
        """Bytes of a member; raises TaxonomyError for a damaged zip."""
        member = self.members[name]
        if self.where.is_dir():
            return (self.where / member).read_bytes()
        try:
            with zipfile.ZipFile(self.where) as archive:
                return archive.read(member)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise TaxonomyError(f"'{name}' in '{self.where.name}' is damaged: {error}", next_step=_AGAIN) from error

    def rows(self, name: str, required: tuple[str, ...]) -> Iterator[dict[str, str]]:
        """Rows of a CSV member by column name, values stripped.

        Raises
        ------
        TaxonomyError
            Not UTF-8, an HTML page, a required column that is absent, or a row with too many fields.
        """
        text = decoded(self.read(name), name)
        csv.field_size_limit(_FIELD_LIMIT)
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        try:
            columns = reader.fieldnames or []
            missing = [column for column in required if column not in columns]
            if missing:
                raise TaxonomyError(
                    f"'{name}' lacks the column(s) {', '.join(missing)}; it has: {', '.join(columns)[:200]}",
                    allowed="the official CSV layout",
                    next_step=_AGAIN,
                )
            for row in reader:
                if None in row:
                    raise TaxonomyError(f"'{name}' line {reader.line_num} has too many fields", next_step=_AGAIN)
                yield {key: (value or "").strip() for key, value in row.items()}
        except csv.Error as error:
            raise TaxonomyError(f"'{name}' line {reader.line_num} is no CSV: {error}", next_step=_AGAIN) from error


def open_bundle(path: Path) -> Bundle:
    """Open a folder or a zip file.

    Raises
    ------
    TaxonomyError
        The path does not exist, or is neither a folder nor a whole zip.
    """
    if path.is_dir():
        found = {item.name: item.relative_to(path).as_posix() for item in sorted(path.rglob("*")) if item.is_file()}
        return Bundle(path, found)
    if not path.is_file():
        raise TaxonomyError(f"'{path}' does not exist", allowed="a folder or a .zip of the release")
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        _refuse_html(path.read_bytes()[:2048], path.name)
        found_what = f"'{path.name}' is no whole zip file: {error}"
        raise TaxonomyError(found_what, allowed="a folder or a .zip of the release", next_step=_AGAIN) from error
    return Bundle(path, {PurePosixPath(name).name: name for name in sorted(names)})


def decoded(raw: bytes, name: str) -> str:
    """UTF-8 text (a byte order mark is dropped); raises TaxonomyError for another encoding, HTML, or an empty file."""
    if not raw.strip():
        raise TaxonomyError(f"'{name}' is empty", next_step=_AGAIN)
    _refuse_html(raw[:2048], name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TaxonomyError(
            f"'{name}' is not UTF-8 (byte {error.start})", allowed="UTF-8, as published", next_step=_AGAIN
        ) from error


def _refuse_html(head: bytes, name: str) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        raise TaxonomyError(f"'{name}' is a web page, not a data file", next_step=_AGAIN)
