"""Many judged vacancies: how each does, what is found most, and a workbook with one row per finding."""

from __future__ import annotations

import base64
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaardig.export.document import Document, Sheet
from vaardig.quality.model import FAMILIES, FAMILY_LABELS, RULESET_VERSION, SEVERITIES, QualityReport, QualityRequest

from ..formats import document_bytes

if TYPE_CHECKING:
    from ..intake import Intake
    from ..workspace import Workspace

FIELDS = ("employer", "location", "sector", "nace", "paritair_comite", "contract")
_SHOWN = 200


@dataclass(frozen=True)
class BatchRow:
    """One vacancy: its place in the file, and the number of remarks per severity. ``titles``: what was remarked."""

    number: int
    title: str
    status: str
    message: str
    counts: dict[str, int]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """One family over the batch: mean share of checks in order (0..1) over ``judged`` vacancies; None without any."""

    label: str
    share: float | None
    judged: int


@dataclass(frozen=True)
class Batch:
    """A judged upload.

    ``rows``: the first of the vacancies, those with most to mend first. ``common``: what is found most (title, number
    of vacancies). ``late``: vacancies that were not judged because time was up. ``workbook``: an Excel file in base64
    for a link, so that nothing has to be kept for a later download.
    """

    rows: tuple[BatchRow, ...]
    judged: int
    unjudged: int
    late: int
    families: tuple[Family, ...]
    common: tuple[tuple[str, int], ...]
    workbook: str


def judge(intake: Intake, space: Workspace) -> Batch:
    """Judge the vacancies of an upload, within the time that a page may take."""
    from vaardig.quality.assess import assess_request

    end = time.monotonic() + space.settings.answer_seconds
    reports: list[QualityReport] = []
    for row in intake.rows:
        if time.monotonic() > end:
            break
        extra = {name: row[name] for name in FIELDS if row.get(name)}
        asked = QualityRequest(row.get("text", ""), row.get("title", ""), **extra)
        reports.append(assess_request(asked, peers=space.peers, engine=space.engine))
    judged = [report for report in reports if report.status == "beoordeeld"]
    common = Counter(title for report in judged for title in {finding.title for finding in report.findings})
    rows = [_row(number, report) for number, report in enumerate(reports, start=1)]
    rows.sort(key=lambda row: (*(-row.counts[severity] for severity in SEVERITIES), row.number))
    return Batch(
        rows=tuple(rows[:_SHOWN]),
        judged=len(judged),
        unjudged=len(reports) - len(judged),
        late=len(intake.rows) - len(reports),
        families=tuple(_family(family, judged) for family in FAMILIES),
        common=tuple(sorted(common.items(), key=lambda item: (-item[1], item[0]))[:15]),
        workbook=base64.b64encode(document_bytes(_document(reports), "xlsx")).decode("ascii"),
    )


def _row(number: int, report: QualityReport) -> BatchRow:
    counts = Counter(finding.severity for finding in report.findings)
    titles = tuple(dict.fromkeys(finding.title for finding in report.findings))
    return BatchRow(
        number, report.title, report.status, report.message, {name: counts[name] for name in SEVERITIES}, titles
    )


def _family(family: str, judged: list[QualityReport]) -> Family:
    shares = [figure.share for report in judged for figure in report.figures if figure.family == family]
    known = [share for share in shares if share is not None]
    return Family(FAMILY_LABELS[family], sum(known) / len(known) if known else None, len(known))


def _shares(report: QualityReport) -> list[float | None]:
    known = {figure.family: figure.share for figure in report.figures}
    return [known.get(family) for family in FAMILIES]


def _document(reports: list[QualityReport]) -> Document:
    import polars as pl

    findings = [
        (number, report.title, FAMILY_LABELS[item.family], item.severity, item.title, item.text, item.what, item.why,
         item.suggestion, item.rewrite, item.rule)
        for number, report in enumerate(reports, start=1)
        for item in report.findings
    ]  # fmt: skip
    names = ("number", "title", "family", "severity", "finding", "text", "what", "why", "suggestion", "rewrite", "rule")
    schema: dict[str, pl.DataType] = {name: pl.Int64() if name == "number" else pl.String() for name in names}
    ads = [
        (number, report.title, report.occupation, report.status, report.message, len(report.findings), *_shares(report))
        for number, report in enumerate(reports, start=1)
    ]
    heads = {
        "number": "Rij", "title": "Titel", "family": "Onderdeel", "severity": "Ernst", "finding": "Opmerking",
        "text": "Staat er", "what": "Wat", "why": "Waarom", "suggestion": "Suggestie", "rewrite": "Voorstel",
        "rule": "Regel", "occupation": "Beroep", "status": "Beoordeeld", "message": "Melding",
        "findings": "Opmerkingen", **FAMILY_LABELS,
    }  # fmt: skip
    columns: dict[str, pl.DataType] = {
        "number": pl.Int64(), "title": pl.String(), "occupation": pl.String(), "status": pl.String(),
        "message": pl.String(), "findings": pl.Int64(), **{family: pl.Float64() for family in FAMILIES},
    }  # fmt: skip
    sheets = (
        Sheet("opmerkingen", pl.DataFrame(findings, schema=schema, orient="row"), heads),
        Sheet("vacatures", pl.DataFrame(ads, schema=columns, orient="row"), heads, frozenset(FAMILIES)),
    )
    notes = (
        "Een opmerking is een aanwijzing, geen oordeel over de vacature als geheel.",
        "Per onderdeel staat het deel van de controles dat in orde is; ernstige opmerkingen wegen zwaarder.",
    )
    return Document("Kwaliteit van vacatures", sheets, {"Versie van de regels": RULESET_VERSION}, notes)
