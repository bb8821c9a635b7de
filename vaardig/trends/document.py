"""A trend report as a document for export."""

from __future__ import annotations

from vaardig.export.document import Document, Sheet
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.manifest import Manifest

from .request import TrendReport
from .wording import LABELS, LEVEL_WORDS

_CONCEPT = {
    "domain": "Domein", "kind": "Soort", "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
    "year": "Jaar",
    "remark": "Opmerking", "low": "Ondergrens", "high": "Bovengrens",
}  # fmt: skip
_SHARE = {
    "years": "Jaren", "numerator": "Vacatures die het vermelden", "denominator": "Vacatures", "share": "Aandeel",
    "effective": "Telt voor zoveel losse vacatures",
}  # fmt: skip
HEADINGS = {
    "shares": _CONCEPT | _SHARE | {
        "adjusted_share": "Aandeel bij gelijke samenstelling", "adjusted_low": "Gelijke samenstelling: ondergrens",
        "adjusted_high": "Gelijke samenstelling: bovengrens",
    },
    "totals": _CONCEPT | _SHARE,
    "changes": _CONCEPT | {
        "first_years": "Begin: jaren", "first_numerator": "Begin: vermelden het",
        "first_denominator": "Begin: vacatures", "first_share": "Begin: aandeel",
        "first_rank": "Begin: plaats", "first_rank_best": "Begin: hoogste mogelijke plaats",
        "first_rank_worst": "Begin: laagste mogelijke plaats", "last_years": "Einde: jaren",
        "last_numerator": "Einde: vermelden het", "last_denominator": "Einde: vacatures",
        "last_share": "Einde: aandeel", "last_rank": "Einde: plaats",
        "last_rank_best": "Einde: hoogste mogelijke plaats", "last_rank_worst": "Einde: laagste mogelijke plaats",
        "difference": "Verschil", "direction": "Richting", "rank_direction": "Plaats op de lijst",
    },
    "means": _CONCEPT | {
        "denominator": "Vacatures", "mean_hard": "Gemiddeld aantal harde vaardigheden",
        "mean_soft": "Gemiddeld aantal sleutelvaardigheden",
        "mean_unlinked": "Gemiddeld aantal activiteiten zonder concept",
        "index_hard": "Index hard (eerste jaar = 100)", "index_hard_low": "Index hard: ondergrens",
        "index_hard_high": "Index hard: bovengrens", "index_soft": "Index sleutelvaardigheden (eerste jaar = 100)",
        "index_soft_low": "Index sleutelvaardigheden: ondergrens",
        "index_soft_high": "Index sleutelvaardigheden: bovengrens",
    },
    "granularity": _CONCEPT | {
        "granularity": "Hoe fijn geteld", "denominator": "Vacatures", "mean": "Gemiddeld aantal per vacature",
        "index": "Index (eerste jaar = 100)", "index_low": "Index: ondergrens", "index_high": "Index: bovengrens",
    },
    "tests": _CONCEPT | {
        "years": "Jaren", "year_count": "Aantal jaren", "numerator": "Vacatures die het vermelden",
        "denominator": "Vacatures", "class": "Trend", "class_adjusted": "Trend bij gelijke samenstelling",
        "direction": "Richting", "q": "q (geen verandering)", "q_adjusted": "q bij gelijke samenstelling",
        "q_beyond": "q (groter dan de drempel)", "q_within": "q (binnen de drempel)",
        "q_swing": "q (jaren verschillen)", "q_beyond_adjusted": "q groter dan de drempel, gelijke samenstelling",
        "q_within_adjusted": "q binnen de drempel, gelijke samenstelling", "change": "Verandering per jaar",
        "change_low": "Verandering: ondergrens", "change_high": "Verandering: bovengrens",
        "change_adjusted": "Verandering bij gelijke samenstelling",
        "change_adjusted_low": "Gelijke samenstelling: ondergrens",
        "change_adjusted_high": "Gelijke samenstelling: bovengrens",
        "change_length": "Deel door langere vacatures", "minimum": "Drempel (logit per jaar)",
        "first_share": "Aandeel eerste derde", "last_share": "Aandeel laatste derde", "level": "Logit middelste jaar",
        "slope": "Helling (logit per jaar)", "standard_error": "Standaardfout", "df": "Vrijheidsgraden",
        "p_zero": "p (geen verandering)", "swing": "Schommeling (logit)", "p_swing": "p (jaren verschillen)",
        "icc": "Gelijkenis binnen een werkgever", "level_adjusted": "Logit middelste jaar, gelijke samenstelling",
        "slope_adjusted": "Helling, gelijke samenstelling", "standard_error_adjusted": "Standaardfout, gelijk",
        "df_adjusted": "Vrijheidsgraden, gelijk", "p_zero_adjusted": "p, gelijke samenstelling",
        "first_share_adjusted": "Aandeel eerste derde, gelijk", "last_share_adjusted": "Aandeel laatste derde, gelijk",
        "swing_adjusted": "Schommeling, gelijk", "p_swing_adjusted": "p (jaren verschillen), gelijk",
        "slope_length": "Helling door langere vacatures", "overlap": "Vergelijkbare beroepen",
        "imbalance": "Grootste rest in de samenstelling",
    },
    "coverage": _CONCEPT | {
        "denominator": "Vacatures", "ads": "Advertenties", "sources": "Bronnen",
        "employers": "Telt voor zoveel werkgevers", "employers_known": "Werkgever bekend",
        "text_length": "Tekens per vacature (mediaan)",
        "silent_share": "Zonder enige vaardigheid", "overlap": "Vergelijkbare beroepen",
        "imbalance": "Grootste rest in de samenstelling", "warning": "Waarschuwing",
    },
}  # fmt: skip
_SHARES = frozenset(
    {
        "share", "low", "high", "first_share", "last_share", "difference", "adjusted_share", "adjusted_low",
        "adjusted_high", "change", "change_low", "change_high", "change_adjusted", "change_adjusted_low",
        "change_adjusted_high", "change_length", "overlap", "imbalance", "employers_known", "silent_share",
    }
)  # fmt: skip


def trend_document(report: TrendReport, manifest: Manifest) -> Document:
    """Tables, choices and notes of a report."""
    request = report.request
    frames = {
        "shares": report.shares, "totals": report.totals, "changes": report.changes, "means": report.means,
        "granularity": report.granularity, "tests": report.tests, "coverage": report.coverage,
    }  # fmt: skip
    limits = request.thresholds
    settings = {
        "Domeinen": ", ".join(request.domains or tuple(DOMAINS)),
        "Soorten": ", ".join(request.kinds),
        "Niveau": LEVEL_WORDS[request.level],
        "Bron": request.origin,
        "Jaren": f"{request.years[0]}-{request.years[1]}" if request.years else "alle",
        "Toch meegeteld": ", ".join(request.include_contracts) or "-",
        "Niet meegeteld": ", ".join(request.left_out_contracts) or "-",
        "Beroepen": ", ".join(request.occupations) or "alle",
        "Regio's": ", ".join(request.regions) or "alle",
        "Werkgevers": ", ".join(request.employers) or "alle",
        "Grootte van de werkgever": ", ".join(request.employer_sizes) or "alle",
        "Sectoren": ", ".join(request.sectors) or "alle",
        "Uitzend- en selectiekantoren": {None: "mee", True: "alleen", False: "zonder"}[request.agency],
        "Drempels": f"{limits.relative:g} relatief of {limits.points:g} per jaar; opkomend vanaf {limits.crossing:g}; "
        f"q {limits.q:g}",
        "Klassen": "verkennend" if report.exploratory else "vaste reeks van de werkmap",
        "Vingerafdruk van de taxonomie en regels": manifest.plan["extractor"],
        "Encoder": manifest.plan["encoder"],
        "Vingerafdruk van de cijfers": manifest.figures,
    }
    sheets = tuple(Sheet(name, frame, HEADINGS[name], _SHARES, labels=LABELS) for name, frame in frames.items())
    return Document("Vaardigheden in vacatures per jaar en domein", sheets, settings, report.notes)
