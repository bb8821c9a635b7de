"""Communities as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.trends.wording import LABELS, LEVEL_WORDS
from vaardig.werkmap.domains import DOMAINS

from .request import CommunityReport

HEADINGS = {
    "cluster": "Cluster", "name": "Naam", "skills": "Vaardigheden", "numerator": "Vacatures die het vragen",
    "denominator": "Vacatures", "share": "Aandeel", "seed_stability": "Stabiel bij ander beginpunt",
    "sample_stability": "Stabiel in helften", "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "kind": "Soort",
    "centrality": "Centraliteit", "first_years": "Vroege jaren", "last_years": "Late jaren", "overlap": "Overlap",
    "overlap_by_chance": "Overlap door toeval: gemiddeld", "lowest_by_chance": "Overlap door toeval: laagste",
    "change": "Verandering", "joined": "Erbij", "left": "Weg",
}  # fmt: skip


def community_document(report: CommunityReport) -> Document:
    """Communities, their skills, how they go on, choices and notes."""
    request = report.request
    count, pair = request.least(report.vacancies, report.vacancies)
    settings = {
        "Domein": DOMAINS[request.view.domains[0]], "Soorten": ", ".join(request.view.kinds),
        "Niveau": LEVEL_WORDS[request.view.level], "Minstens zoveel vacatures per vaardigheid": count,
        "Minstens zoveel vacatures samen": pair, "Minstens deze NPMI": request.minimum_npmi,
        "Hoogstens zoveel vaardigheden": request.most_skills, "Resolutie": request.resolution,
        "Beginpunten": request.seeds, "Willekeurige helften": request.samples,
        "Overeenkomst tussen beginpunten": report.agreement, "Vacatures": report.vacancies,
        "Vaardigheden in het netwerk": report.network_skills, "Verbindingen": report.network_ties,
        "Vaardigheden zonder verbinding": report.loose_skills,
    }  # fmt: skip
    sheets = (
        Sheet("clusters", report.clusters, HEADINGS, frozenset({"share"}), labels=LABELS),
        Sheet("skills", report.skills, HEADINGS, frozenset({"share"}), labels=LABELS),
        Sheet("periods", report.periods, HEADINGS, labels=LABELS),
    )
    return Document("Clusters van vaardigheden", sheets, settings, report.notes)
