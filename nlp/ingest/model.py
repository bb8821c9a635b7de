"""The values that ingest takes and gives. Polars is only named here, never imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

# A row larger than this is not read into memory at all: nothing a person wrote as one ad is 8 MiB.
MAX_ROW_BYTES = 8 << 20
# Whole documents (one .docx, .pdf, .html) are read at once, up to this size.
MAX_DOCUMENT_BYTES = 64 << 20


@dataclass(frozen=True)
class IngestOptions:
    """How rows are read.

    Parameters
    ----------
    mapping
        Our column (or part: ``part_taken``, ``part_profiel`` …) to the column of the source that fills it.
    keep_personal_data
        Leave rejects as they came. By default e-mail addresses, phone numbers and contact names are masked.
    kind
        ``vacature`` or ``functiebeschrijving``; a row that says so itself overrules it.
    max_characters
        Longest text of one row, in characters of the text as given.
    batch_rows
        Rows per batch. Borders are multiples of this, whatever was rejected.
    """

    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    keep_personal_data: bool = False
    kind: str = "vacature"
    max_characters: int = 200_000
    batch_rows: int = 2_000


@dataclass(frozen=True)
class Source:
    """One thing to read: a file, or a folder whose text documents are its rows.

    ``name`` is stable, relative to what the user gave, and fills the column ``source``.
    ``fingerprint`` is a hash of the content (for a folder: of the names and contents of its documents).
    """

    path: Path
    name: str
    fingerprint: str


@dataclass(frozen=True)
class Batch:
    """``rows_read`` consecutive rows of a source, each of them either a vacancy or a reject.

    ``vacancies`` follows :func:`nlp.schema.raw_schema`, ``rejects`` :func:`nlp.schema.reject_schema`.
    """

    vacancies: pl.DataFrame
    rejects: pl.DataFrame
    rows_read: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a reader hands over: the fields of one row, or why it could not be read.

    ``fields`` keeps the names of the source. With a ``defect`` the fields are empty and ``content`` is the row as
    it came, cut to a few thousand characters. ``origin`` names a document within a folder; it is an id when the
    fields give none.
    """

    fields: Mapping[str, Any]
    defect: str = ""
    content: str = ""
    origin: str = ""


def bad_row(defect: str, content: str, origin: str = "") -> Row:
    """Make a row that cannot be a vacancy."""
    return Row({}, defect, content[:8_000], origin)
