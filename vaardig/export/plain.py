"""CSV, Parquet and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.files import atomic_path, write_text

from .document import Document

if TYPE_CHECKING:
    import polars as pl

# A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection").
_FORMULA = r"^[=+\-@\t\r]"


def without_formulas(frame: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    import polars as pl
    import polars.selectors as cs

    text = cs.string()
    return frame.with_columns(pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep())


def csv_text(frame: pl.DataFrame, *, decimal_comma: bool = False) -> str:
    """CSV with a header; ``decimal_comma`` gives what a Belgian spreadsheet opens without questions."""
    separator = ";" if decimal_comma else ","
    return without_formulas(frame).write_csv(separator=separator, decimal_comma=decimal_comma)


def json_value(document: Document) -> dict[str, Any]:
    """One JSON object: title, settings, notes, and each table as a list of rows; what is no number is null."""
    tables = {sheet.name: _finite(sheet.frame).to_dicts() for sheet in document.sheets}
    return {
        "title": document.title, "settings": dict(document.settings), "notes": list(document.notes), "tables": tables,
    }  # fmt: skip


def _finite(frame: pl.DataFrame) -> pl.DataFrame:
    """Null for NaN and infinity, which JSON does not have."""
    import polars as pl
    import polars.selectors as cs

    number = cs.float()
    return frame.with_columns(pl.when(number.is_finite()).then(number).name.keep())


def json_text(document: Document) -> str:
    """JSON in UTF-8 with a final newline; dates as ISO text."""
    return json.dumps(json_value(document), ensure_ascii=False, indent=1, default=str) + "\n"


def account_text(document: Document) -> str:
    """Return the account as plain text."""
    settings = [f"{name}: {value}" for name, value in document.settings.items()]
    return "\n".join([document.title, "", *document.notes, "", *settings]) + "\n"


def save_csv(document: Document, path: Path, *, decimal_comma: bool = False) -> list[Path]:
    """Write the tables as CSV; with a decimal comma also with the mark that makes Excel read UTF-8."""
    mark = "\ufeff" if decimal_comma else ""
    return _beside(
        document, path, lambda frame, file: write_text(file, mark + csv_text(frame, decimal_comma=decimal_comma))
    )


def save_parquet(document: Document, path: Path) -> list[Path]:
    """Write the tables as Parquet."""

    def write(frame: pl.DataFrame, file: Path) -> None:
        with atomic_path(file) as temporary:
            frame.write_parquet(temporary)

    return _beside(document, path, write)


def save_json(document: Document, path: Path) -> list[Path]:
    """Write everything as one JSON object."""
    write_text(path, json_text(document))
    return [path]


def _beside(document: Document, path: Path, write: Callable[[pl.DataFrame, Path], None]) -> list[Path]:
    main, *others = document.sheets
    files = [path, *(path.with_name(f"{path.stem}.{sheet.name}{path.suffix}") for sheet in others)]
    for sheet, file in zip((main, *others), files, strict=True):
        write(sheet.frame, file)
    account = path.with_name(f"{path.stem}.verantwoording.txt")
    write_text(account, account_text(document))
    return [*files, account]
