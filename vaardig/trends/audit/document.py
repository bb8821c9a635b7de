"""An audit as a document for export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.export.document import Document, Sheet
from vaardig.export.dutch import decimal, points
from vaardig.trends.wording import LABELS

from .measure import MINIMUM, Quality
from .request import AuditRequest

if TYPE_CHECKING:
    import polars as pl

HEADINGS = {
    "year": "Jaar (0 = alle jaren)", "passages": "Passages", "right": "Juist gelezen", "wrong": "Fout gelezen",
    "missed": "Gemist", "precision": "Precisie", "precision_low": "Precisie: ondergrens",
    "precision_high": "Precisie: bovengrens", "recall": "Trefkans", "recall_low": "Trefkans: ondergrens",
    "recall_high": "Trefkans: bovengrens", "domain": "Domein", "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "share": "Aandeel", "low": "Ondergrens", "high": "Bovengrens", "corrected": "Verbeterd aandeel",
    "corrected_low": "Verbeterd: ondergrens", "corrected_high": "Verbeterd: bovengrens", "basis": "Op basis van",
}  # fmt: skip
_SHARES = frozenset(
    {"precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high", "share", "low", "high",
     "corrected", "corrected_low", "corrected_high"}
)  # fmt: skip


def audit_notes(quality: Quality) -> tuple[str, ...]:
    """Sentences that belong with an audit, wherever it is shown."""
    sentences = [
        f"Beoordeeld: {quality.done} van {quality.passages} passages. Alleen passages waarvan elke vraag een antwoord "
        "heeft, tellen mee.",
        "Precisie: hoeveel van wat gelezen werd juist is. Trefkans: hoeveel van wat er staat ook gelezen werd. De "
        "intervallen van 95 % (Wilson) houden er rekening mee dat vermeldingen in één passage samenhangen.",
        "Het verbeterde aandeel is aandeel × precisie / trefkans (Rogan en Gladen 1978). Het gaat ervan uit dat elke "
        "vaardigheid even goed gelezen wordt; voor één vaardigheid kan dat anders zijn.",
        "De steekproef komt uit de gekozen domeinen samen (zonder --domain: uit alle vacatures). Hoe goed één domein "
        "gelezen wordt, kan daarvan verschillen; geef --domain om dat na te gaan.",
        f"Een jaar met minder dan {MINIMUM} beoordeelde vermeldingen gebruikt de audit van alle jaren samen.",
    ]
    drift = quality.drift
    if drift.known:
        bounds = f"{decimal(100 * drift.low, signed=True)} tot {points(drift.high)}"
        verdict = (
            "De trefkans verandert aantoonbaar over de jaren: trends kunnen daarvan komen. Gebruik de verbeterde "
            "aandelen."
            if drift.sign
            else "Dat de trefkans over de jaren verandert, is niet aangetoond."
        )
        sentences.append(f"Trefkans per jaar: {points(drift.value)} ({bounds}). {verdict}")
    return tuple(sentences)


def audit_document(request: AuditRequest, quality: Quality, shares: pl.DataFrame | None) -> Document:
    """Quality per year, corrected shares when asked, choices and notes."""
    settings = {
        "Passages per jaar": request.per_year, "Domeinen": ", ".join(request.view.domains) or "alle",
        "Beoordeelde passages": f"{quality.done} van {quality.passages}",
    }  # fmt: skip
    sheets = [Sheet("quality", quality.table, HEADINGS, _SHARES, labels=LABELS)]
    if shares is not None:
        sheets.append(Sheet("corrected", shares, HEADINGS, _SHARES, labels=LABELS))
    return Document("Audit: hoe goed zijn de vacatures gelezen", tuple(sheets), settings, audit_notes(quality))
