"""A trend report as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.manifest import Manifest

from .request import TrendReport
from .wording import LEVEL_WORDS

_CONCEPT = {
    "domain": "Domein", "kind": "Soort", "concept_id": "Concept", "label": "Vaardigheid", "year": "Jaar",
    "remark": "Opmerking", "low": "Ondergrens", "high": "Bovengrens",
}  # fmt: skip
HEADINGS = {
    "shares": _CONCEPT | {"numerator": "Vacatures die het vermelden", "denominator": "Vacatures", "share": "Aandeel"},
    "totals": _CONCEPT | {
        "years": "Jaren", "numerator": "Vacatures die het vermelden", "denominator": "Vacatures", "share": "Aandeel",
    },
    "changes": _CONCEPT | {
        "first_years": "Begin: jaren", "first_numerator": "Begin: vermelden het",
        "first_denominator": "Begin: vacatures", "first_share": "Begin: aandeel", "last_years": "Einde: jaren",
        "last_numerator": "Einde: vermelden het", "last_denominator": "Einde: vacatures",
        "last_share": "Einde: aandeel", "difference": "Verschil", "direction": "Richting",
    },
    "means": _CONCEPT | {
        "denominator": "Vacatures", "mean_hard": "Gemiddeld aantal harde vaardigheden",
        "mean_soft": "Gemiddeld aantal sleutelvaardigheden",
        "mean_unlinked": "Gemiddeld aantal activiteiten zonder concept",
    },
}  # fmt: skip
_SHARES = frozenset({"share", "low", "high", "first_share", "last_share", "difference"})


def trend_document(report: TrendReport, manifest: Manifest) -> Document:
    """Tables, choices and notes of a report."""
    request = report.request
    frames = {"shares": report.shares, "totals": report.totals, "changes": report.changes, "means": report.means}
    settings = {
        "Domeinen": ", ".join(request.domains or tuple(DOMAINS)),
        "Soorten": ", ".join(request.kinds),
        "Niveau": LEVEL_WORDS[request.level],
        "Bron": request.origin,
        "Jaren": f"{request.years[0]}-{request.years[1]}" if request.years else "alle",
        "Toch meegeteld": ", ".join(request.include_contracts) or "-",
        "Niet meegeteld": ", ".join(request.left_out_contracts) or "-",
        "Vingerafdruk van de taxonomie en regels": manifest.plan["extractor"],
        "Encoder": manifest.plan["encoder"],
        "Vingerafdruk van de cijfers": manifest.figures,
    }
    sheets = tuple(Sheet(name, frame, HEADINGS[name], _SHARES) for name, frame in frames.items())
    return Document("Vaardigheden in vacatures per jaar en domein", sheets, settings, report.notes)
