"""The comparison with a panel as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.trends.wording import LABELS, LEVEL_WORDS

from .request import PanelReport

HEADINGS = {
    "kind": "Soort", "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "raters": "Deskundigen",
    "skill": "Naam in uw lijst",
    "importance": "Gemiddeld belang", "rank_experts": "Rang: deskundigen", "numerator": "Vacatures die het vermelden",
    "denominator": "Vacatures", "share": "Aandeel", "low": "Ondergrens", "high": "Bovengrens",
    "rank_vacancies": "Rang: vacatures", "rank_gap": "Verschil in rang", "gap_low": "Verschil: ondergrens",
    "gap_high": "Verschil: bovengrens", "verdict": "Besluit", "suggestion": "Bedoelt u", "skills": "Vaardigheden",
    "correlation": "Rangcorrelatie (Spearman)",
}  # fmt: skip


def panel_document(report: PanelReport) -> Document:
    """Ranked skills, what experts did not name, unknown names, agreement, choices and notes."""
    request = report.request
    settings = {
        "Bestand": request.experts.name, "Deskundigen": report.raters, "Horizon": request.horizon or "alle",
        "Domeinen": ", ".join(request.view.domains) or "alle", "Niveau": LEVEL_WORDS[request.view.level],
        "Vacatures": report.vacancies, "Steekproeven (bootstrap)": request.samples,
    }  # fmt: skip
    sheets = (
        Sheet("skills", report.skills, HEADINGS, frozenset({"share", "low", "high"}), labels=LABELS),
        Sheet("missing", report.missing, HEADINGS, frozenset({"share"}), labels=LABELS),
        Sheet("unknown", report.unknown, HEADINGS, labels=LABELS),
        Sheet("agreement", report.agreement, HEADINGS, labels=LABELS),
    )
    return Document("Deskundigen tegenover vacatures", sheets, settings, report.notes)
