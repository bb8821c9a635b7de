"""The comparison with knelpuntberoepen as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.trends.wording import LABELS

from .request import TightnessReport

HEADINGS = {
    "outcome": "Maat", "label": "Wat", "unit": "Eenheid", "listed": "Knelpuntberoepen", "others": "Andere beroepen",
    "difference": "Verschil", "low": "Ondergrens", "high": "Bovengrens", "adjusted": "Verschil bij gelijke groep",
    "adjusted_low": "Bij gelijke groep: ondergrens", "adjusted_high": "Bij gelijke groep: bovengrens",
    "listed_vacancies": "Vacatures: knelpuntberoepen", "other_vacancies": "Vacatures: andere",
    "listed_occupations": "Knelpuntberoepen met vacatures", "verdict": "Besluit", "name": "Naam in uw lijst",
    "occupation": "Beroep", "how": "Gelezen op", "similarity": "Gelijkenis", "vacancies": "Vacatures",
}  # fmt: skip


def tightness_document(report: TightnessReport) -> Document:
    """Outcomes, how the list was read, choices and notes."""
    view = report.request.view
    settings = {
        "Lijst": report.request.listed.name, "Domeinen": ", ".join(view.domains) or "alle",
        "Jaren": f"{view.years[0]}-{view.years[1]}" if view.years else "alle",
        "Vacatures: knelpuntberoepen": report.listed_vacancies, "Vacatures: andere": report.other_vacancies,
        "Vacatures zonder bekend beroep": report.unknown_vacancies,
        "Groepen (beroepengroep × opleiding × domein × jaar)": report.strata,
        "Groepen met beide": report.shared_strata,
    }  # fmt: skip
    sheets = (
        Sheet("outcomes", report.outcomes, HEADINGS, labels=LABELS),
        Sheet("matches", report.matches, HEADINGS, labels=LABELS),
    )
    return Document("Knelpuntberoepen tegenover andere beroepen", sheets, settings, report.notes)
