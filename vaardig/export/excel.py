"""Excel workbooks: text stays text, and the account is a sheet of the same file."""

from __future__ import annotations

import datetime
import math
from pathlib import Path
from typing import Any

from vaardig.base.errors import InputError
from vaardig.base.files import atomic_path

from .document import Document, Sheet

MAXIMUM_ROWS = 1_048_575
_LONGEST_TEXT = 32_767
# What an end user reads on the tab. In files for programs a table keeps its own name (docs/kolommen.md).
TAB_NAMES = {
    "agreement": "Overeenstemming", "changes": "Veranderingen", "clusters": "Groepen", "compare": "Vergelijking",
    "corrected": "Gecorrigeerd", "coverage": "Dekking", "examples": "Voorbeeldzinnen", "findings": "Uitkomsten",
    "granularity": "Fijn en grof geteld", "levels": "Niveaus", "matches": "Herkende beroepen",
    "means": "Gemiddelden", "missing": "Ontbreekt", "near": "Dichtbije beroepen", "occupations": "Beroepen",
    "outcomes": "Uitkomsten", "parts": "Delen van de verandering", "periods": "Periodes", "phrases": "Nieuwe termen",
    "quality": "Kwaliteit van het lezen", "robust": "Andere keuzes", "series": "Reeks", "shares": "Aandelen",
    "skills": "Vaardigheden", "tests": "Toetsen", "together": "Vaak samen", "totals": "Hele periode",
    "unknown": "Onbekend", "volume_trend": "Trend in aantal", "volume_years": "Aantal per jaar",
}  # fmt: skip


def save_xlsx(document: Document, path: Path) -> list[Path]:
    """Write one sheet per table and a last sheet *Verantwoording*. Equal documents give equal bytes.

    Raises
    ------
    InputError
        A table has more rows than a sheet can hold.
    """
    import xlsxwriter

    for sheet in document.sheets:
        if sheet.frame.height > MAXIMUM_ROWS:
            raise InputError(
                f"the table '{sheet.name}' has {sheet.frame.height} rows",
                allowed=f"{MAXIMUM_ROWS} in Excel",
                next_step="use --format parquet or csv, or a smaller --top",
            )
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with atomic_path(path) as temporary, xlsxwriter.Workbook(str(temporary), options) as book:
        # Without a fixed date two equal exports would differ.
        book.set_properties({"title": document.title, "created": datetime.datetime(2000, 1, 1)})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "share": book.add_format({"num_format": "0.0%"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        for sheet in document.sheets:
            _write_sheet(book.add_worksheet(TAB_NAMES.get(sheet.name, sheet.name)[:31]), sheet, styles)
        _write_account(book.add_worksheet("Verantwoording"), document, styles)
    return [path]


def _write_sheet(target: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    names = sheet.frame.columns
    for column, name in enumerate(names):
        target.write_string(0, column, sheet.headings.get(name, name), styles["head"])
        # Series by series: a row of Python values per line would cost far more memory.
        values = sheet.frame[name].to_list()
        if labels := sheet.labels.get(name):
            values = [labels.get(value, value) for value in values]
        style = styles["share"] if name in sheet.shares else None
        for row, value in enumerate(values, start=1):
            _write_cell(target, row, column, value, style, styles)
        longest = max((len(str(value)) for value in values[:500] if isinstance(value, str)), default=8)
        target.set_column(column, column, min(60, max(10, longest + 2)))
    target.freeze_panes(1, 0)
    if names and sheet.frame.height:
        target.autofilter(0, 0, sheet.frame.height, len(names) - 1)


def _write_cell(target: Any, row: int, column: int, value: Any, style: Any, styles: dict[str, Any]) -> None:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, bool):
        target.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        target.write_number(row, column, value, style)
    elif isinstance(value, datetime.date):
        target.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), styles["date"])
    else:
        target.write_string(row, column, str(value)[:_LONGEST_TEXT], style)


def _write_account(target: Any, document: Document, styles: dict[str, Any]) -> None:
    target.set_column(0, 0, 34)
    target.set_column(1, 1, 110)
    target.write_string(0, 0, document.title, styles["head"])
    row = 2
    for note in document.notes:
        target.write_string(row, 1, note, styles["wrap"])
        row += 1
    row += 1
    for name, value in document.settings.items():
        target.write_string(row, 0, str(name))
        target.write_string(row, 1, str(value), styles["wrap"])
        row += 1
