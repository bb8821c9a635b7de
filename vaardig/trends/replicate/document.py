"""A replication as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet

from .request import ReplicationReport

HEADINGS = {
    "claim_id": "Id", "domain": "Domein", "claim": "Bewering", "estimand": "Wat er gemeten is", "value": "Resultaat",
    "low": "Ondergrens", "high": "Bovengrens", "unit": "Eenheid", "n": "Vacatures", "years": "Jaren (aantal)",
    "verdict": "Besluit", "why": "Waarom", "coverage": "Dekking",
}  # fmt: skip


def replication_document(report: ReplicationReport) -> Document:
    """Every claim on a row, choices and notes."""
    view = report.request.view
    settings = {
        "Domeinen": ", ".join(view.domains) or "alle",
        "Jaren": f"{view.years[0]}-{view.years[1]}" if view.years else "alle",
        "Niet meegeteld": ", ".join(view.left_out_contracts) or "-",
        "Bron": view.origin,
        "Panel": report.request.experts.name if report.request.experts else "geen",
    }
    return Document(
        "Beweringen van de studie 2010-2016, opnieuw getoetst",
        (Sheet("findings", report.table, HEADINGS),),
        settings,
        report.notes,
    )
