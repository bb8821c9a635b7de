"""An answer on its way to a file: tables, their Dutch headings, and the account of how they were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import ConfigError, WerkmapError

if TYPE_CHECKING:
    import polars as pl

FORMATS = ("csv", "xlsx", "parquet", "json")


@dataclass(frozen=True)
class Sheet:
    """One table. ``headings`` maps columns to what a reader sees; ``shares`` are shown as percentages.

    ``labels`` gives per column what a reader sees instead of a code; only a workbook shows it.
    """

    name: str
    frame: pl.DataFrame
    headings: Mapping[str, str] = field(default_factory=dict)
    shares: frozenset[str] = frozenset()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """Sheets, the first being the main one, with the account (*verantwoording*).

    ``settings`` are the choices that made the figures, ``notes`` sentences for the reader.
    """

    title: str
    sheets: tuple[Sheet, ...]
    settings: Mapping[str, Any]
    notes: tuple[str, ...]


def save(document: Document, path: Path, form: str, *, decimal_comma: bool = False) -> list[Path]:
    """Write a document; returns the files, the main one first.

    ``xlsx`` and ``json`` are one file. ``csv`` and ``parquet`` hold the first table; the others and the account stand
    beside it as ``NAME.SHEET.csv`` and ``NAME.verantwoording.txt``.

    Raises
    ------
    ConfigError
        The format is unknown.
    WerkmapError
        The files cannot be written.
    """
    from . import excel, plain

    writers = {"csv": plain.save_csv, "parquet": plain.save_parquet, "json": plain.save_json, "xlsx": excel.save_xlsx}
    if form not in writers:
        raise ConfigError(f"the format is '{form}'", allowed=", ".join(FORMATS))
    try:
        if form == "csv":
            return plain.save_csv(document, path, decimal_comma=decimal_comma)
        return writers[form](document, path)
    except OSError as error:
        raise WerkmapError(
            f"{path} cannot be written ({error.strerror or error})", next_step="choose another --out"
        ) from error
