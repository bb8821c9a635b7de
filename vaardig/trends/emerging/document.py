"""Rising wordings as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.trends.comparability import span
from vaardig.trends.wording import LABELS

from .request import EmergingReport

HEADINGS = {
    "phrase": "Bewoording", "recent": "Recent: vacatures met dit woord", "recent_units": "Recent: vacatures gelezen",
    "recent_share": "Recent: aandeel", "earlier": "Vroeger: vacatures met dit woord",
    "earlier_units": "Vroeger: vacatures gelezen", "earlier_share": "Vroeger: aandeel",
    "log_odds": "Verschil in log-odds", "z": "Sterkte (z)", "q": "q-waarde", "evidence": "Bewijs",
    "employers": "Werkgevers (recent)",
    "largest_employer_share": "Recent: aandeel van één werkgever",
    "unnamed_share": "Recent: aandeel zonder genoemde werkgever", "first_year": "Eerste jaar", "year": "Jaar",
    "vacancy_id": "Vacature", "sentence": "Zin",
}  # fmt: skip
_SHARES = frozenset({"recent_share", "earlier_share", "largest_employer_share", "unnamed_share"})


def emerging_document(report: EmergingReport) -> Document:
    """Wordings, example sentences, choices and notes."""
    request = report.request
    settings = {
        "Recente jaren": span(report.recent_years), "Vroegere jaren": span(report.earlier_years),
        "Domeinen": ", ".join(request.view.domains) or "alle",
        "Niet meegeteld": ", ".join(request.view.left_out_contracts) or "-",
        "Minstens zoveel recente vacatures": request.minimum_support,
        "Minstens zoveel werkgevers": request.minimum_employers, "Minstens deze sterkte": request.minimum_z,
        "Aanvaard aandeel vals alarm (q)": request.q, "Gewicht van de prior (deel van de vacatures)": request.prior,
        "Verschillende bewoordingen gelezen": report.candidates,
        "Recente vacatures gelezen": f"{report.recent_units} van {report.recent_total}",
        "Vroegere vacatures gelezen": f"{report.earlier_units} van {report.earlier_total}",
    }  # fmt: skip
    sheets = (
        Sheet("phrases", report.phrases, HEADINGS, _SHARES, labels=LABELS),
        Sheet("examples", report.examples, HEADINGS, labels=LABELS),
    )
    return Document("Opkomende bewoordingen buiten de taxonomie", sheets, settings, report.notes)
