"""Many judged vacancies: figures, what is found most, a benchmark, and a workbook with one row per finding."""

from __future__ import annotations

import base64
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.quality.model import SEVERITIES

from ..formats import document_bytes

if TYPE_CHECKING:
    from vaardig.quality.aggregate import BatchFigures

    from ..intake import Intake
    from ..workspace import Workspace

FIELDS = ("employer", "location", "sector", "nace", "paritair_comite", "contract")
_SHOWN = 200
_COMMON = 15
# Judging a whole werkmap takes minutes above this; the command line does that.
MOST_COMPARED = 20_000


@dataclass(frozen=True)
class Batch:
    """A judged upload.

    ``ads``: vacancies with most to mend first, as rows of the table ``ads``; ``remarks``: titles of what was remarked,
    by vacancy. ``common``: rules that are found most. ``benchmark``: mean share of checks in order per family in the
    werkmap, empty when it is not known (yet). ``workbook``: an Excel file in base64 for a link, so that nothing has to
    be kept for a later download.
    """

    figures: BatchFigures
    ads: tuple[dict[str, Any], ...]
    remarks: dict[str, tuple[str, ...]]
    common: tuple[dict[str, Any], ...]
    benchmark: dict[str, float]
    compared: int
    workbook: str
    most_compared: int = MOST_COMPARED


def judge(intake: Intake, space: Workspace) -> Batch:
    """Judge the vacancies of an upload."""
    from vaardig.quality.aggregate import figures
    from vaardig.quality.batch import BatchRequest, assess_files
    from vaardig.quality.federation import batch_document

    # What came out of the reading process is plain text by now; it goes back in as the simplest format there is.
    with tempfile.TemporaryDirectory(prefix="vaardig-") as folder:
        path = Path(folder) / "upload.jsonl"
        rows = ({"id": str(number), **row} for number, row in enumerate(intake.rows, start=1))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found = figures(assess_files([path], BatchRequest(by=(), minimum=1), engine=space.engine))
    benchmark = compared(space)
    document = batch_document(found)
    return Batch(
        figures=found,
        ads=tuple(_first_to_mend(found)),
        remarks=_remarks(found),
        common=tuple(row for row in found.rules.head(_COMMON).iter_rows(named=True) if row["numerator"]),
        benchmark={} if benchmark is None else _means(benchmark),
        compared=0 if benchmark is None else benchmark.tables.ads.height,
        workbook=base64.b64encode(document_bytes(document, "xlsx")).decode("ascii"),
    )


def compared(space: Workspace) -> BatchFigures | None:
    """Return the figures of the werkmap itself; None while they are made, or when it is too large for a page."""
    from vaardig.quality.aggregate import figures
    from vaardig.quality.batch import BatchRequest, assess_werkmap

    if space.werkmap.counts["clusters"] > MOST_COMPARED:
        return None
    asked = BatchRequest(by=("domain", "sector", "employer_size", "year"))
    return space.shelf.later(
        ("quality", asked), lambda: figures(assess_werkmap(space.werkmap, asked, engine=space.engine))
    )


def _means(found: BatchFigures) -> dict[str, float]:
    return {row["family"]: row["mean"] for row in found.families.iter_rows(named=True) if row["mean"] is not None}


def _first_to_mend(found: BatchFigures) -> list[dict[str, Any]]:
    ads = list(found.tables.ads.iter_rows(named=True))
    return sorted(ads, key=lambda row: tuple(-row[severity] for severity in SEVERITIES))[:_SHOWN]


def _remarks(found: BatchFigures) -> dict[str, tuple[str, ...]]:
    titles = dict(found.rules.select("rule", "title").iter_rows())
    table: dict[str, dict[str, None]] = {}
    for vacancy, rule in found.tables.findings.select("vacancy_id", "rule").iter_rows():
        table.setdefault(vacancy, {}).setdefault(titles.get(rule, rule))
    return {vacancy: tuple(names) for vacancy, names in table.items()}
