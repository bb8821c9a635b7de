"""The STEM monitor as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.trends.wording import LABELS

from .compute import DOMAIN_WORDS
from .request import STEM_WORDS, StemReport

HEADINGS = {
    "domain": "Domein", "stem": "STEM-soort", "year": "Jaar", "numerator": "Vacatures van deze soort",
    "denominator": "Vacatures met bekend beroep", "share": "Aandeel", "low": "Ondergrens", "high": "Bovengrens",
    "remark": "Opmerking", "vacancies": "Vacatures", "known": "Met bekend beroep", "known_share": "Aandeel bekend",
    "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "kind": "Soort", "other_numerator": "Andere: vermelden het",
    "other_denominator": "Andere: vacatures", "other_share": "Andere: aandeel", "difference": "Verschil",
    "occupation_id": "Beroep (id)", "occupation": "Beroep", "nearest": "Lijkt het meest op",
    "similarity": "Gelijkenis van het profiel", "shared": "Gedeelde vaardigheden",
    "missing": "Essentiële vaardigheden die ontbreken", "essential": "Essentiële vaardigheden van dat beroep",
}  # fmt: skip
_SHARES = frozenset({"share", "low", "high", "known_share", "other_share", "difference"})


def stem_document(report: StemReport) -> Document:
    """Shares, coverage, skills, occupations and neighbours, choices and notes."""
    view = report.request.view
    settings = {
        "STEM-soort van vaardigheden en buren": STEM_WORDS[report.request.kind],
        "Domeinen": ", ".join(view.domains) or "alle",
        "Jaren": f"{view.years[0]}-{view.years[1]}" if view.years else "alle",
        "Niveau": view.level,
        "Niet meegeteld": ", ".join(view.left_out_contracts) or "-",
    }
    frames = {
        "shares": report.shares, "coverage": report.coverage, "skills": report.skills,
        "occupations": report.occupations, "near": report.near,
    }  # fmt: skip
    labels = LABELS | {"domain": DOMAIN_WORDS, "stem": STEM_WORDS}
    sheets = tuple(Sheet(name, frame, HEADINGS, _SHARES, labels=labels) for name, frame in frames.items())
    return Document("STEM-monitor", sheets, settings, report.notes)
