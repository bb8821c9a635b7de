"""A table or a chart at the address of its page, as a file."""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from fastapi.responses import Response

from vaardig.export.document import Document, Sheet

from .faults import Trouble

CHART_FORMS = ("svg", "png")
TableForm = Literal["xlsx", "csv", "parquet", "json"]
ChartForm = Literal["svg", "png"]
Form = Literal["xlsx", "csv", "parquet", "json", "svg", "png"]
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
}


@dataclass(frozen=True)
class Chart:
    """A chart of a page: its name in the address, and its specification."""

    name: str
    spec: dict[str, Any]


def document_bytes(document: Document, form: TableForm, table: str = "", *, comma: bool = False) -> bytes:
    """One file. CSV and Parquet hold one table (the first when none is named), Excel and JSON all of them.

    Raises
    ------
    Trouble
        There is no such table.
    """
    from vaardig.export.excel import save_xlsx
    from vaardig.export.plain import csv_text, json_text

    if form == "xlsx":
        # The writer works on a path; the folder is gone before the answer leaves.
        with tempfile.TemporaryDirectory(prefix="vaardig-") as folder:
            path = Path(folder) / "tabel.xlsx"
            save_xlsx(document, path)
            return path.read_bytes()
    if form == "json":
        return json_text(document).encode()
    frame = _sheet(document, table).frame
    if form == "csv":
        return ("\ufeff" * comma + csv_text(frame, decimal_comma=comma)).encode()
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def _sheet(document: Document, table: str) -> Sheet:
    names = [sheet.name for sheet in document.sheets]
    if not table:
        return document.sheets[0]
    if table not in names:
        raise Trouble("Deze tabel bestaat niet", f"Er is hier geen tabel “{table}”.", f"Kies uit: {', '.join(names)}.")
    return document.sheets[names.index(table)]


def chart_bytes(charts: Sequence[Chart], form: ChartForm, name: str = "") -> bytes:
    """One drawing (the first when none is named).

    Raises
    ------
    Trouble
        There is no such chart, or nothing to draw.
    """
    names = [chart.name for chart in charts]
    if not names:
        raise Trouble(
            "Er is niets om te tekenen", "Voor deze keuze zijn er te weinig vacatures.", "Kies meer jaren of domeinen."
        )
    if name and name not in names:
        raise Trouble("Deze figuur bestaat niet", f"Er is hier geen figuur “{name}”.", f"Kies uit: {', '.join(names)}.")
    spec = charts[names.index(name) if name else 0].spec
    return _drawn(json.dumps(spec, ensure_ascii=False), form)


@lru_cache(maxsize=128)
def _drawn(spec: str, form: ChartForm) -> bytes:
    """Draw a specification; the same drawing is made once."""
    from vaardig.charts import to_png, to_svg

    found: dict[str, Any] = json.loads(spec)
    return to_svg(found).encode() if form == "svg" else to_png(found)


def deliver(
    form: Form, name: str, given: Mapping[str, str], document: Callable[[], Document], charts: Callable[[], list[Chart]]
) -> Response:
    """Answer with a page's tables or drawings in the form that the address ends with.

    Parameters
    ----------
    form
        Ending of the address.
    name
        Name of the file, without ending.
    given
        Address: ``tabel`` and ``komma`` for tables, ``figuur`` for drawings.
    document, charts
        Make what the page shows.
    """
    if form == "svg" or form == "png":
        return attachment(chart_bytes(charts(), form, given.get("figuur", "")), form, name)
    content = document_bytes(document(), form, given.get("tabel", ""), comma=given.get("komma") == "1")
    return attachment(content, form, name)


def attachment(content: bytes, form: str, name: str) -> Response:
    """Answer with a file; drawings open in the browser, tables are saved."""
    kind = "inline" if form in CHART_FORMS else "attachment"
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:80]
    headers = {"content-disposition": f'{kind}; filename="{safe}.{form}"'}
    return Response(content, media_type=_TYPES[form], headers=headers)
