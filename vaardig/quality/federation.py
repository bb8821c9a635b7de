"""What a federation takes home: a workbook with one row per finding, and a report that prints on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vaardig.export.document import Document, Sheet
from vaardig.export.dutch import whole
from vaardig.werkmap.domains import DOMAINS

from .aggregate import BatchFigures
from .model import FAMILIES, FAMILY_LABELS, FAMILY_QUESTIONS, RULESET_VERSION
from .render import counted, environment, percent, style
from .rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    import polars as pl

BY_LABELS = {
    "sector": "Sector", "domain": "Strategisch domein", "employer_size": "Grootte van de werkgever",
    "employer": "Werkgever", "year": "Jaar",
}  # fmt: skip
_MOST_RULES = 12
_MOST_GROUPS = 25
_MOST_DIFFERENCES = 8
_EXAMPLES = 3
# A sheet of so many rows opens in some seconds and costs some hundreds of megabytes to write.
WORKBOOK_ROWS = 50_000
_HEADINGS = {
    "vacancy_id": "Vacature", "title": "Titel", "employer": "Werkgever", "employer_size": "Grootte", "sector": "Sector",
    "domain": "Domein", "year": "Jaar", "family": "Onderdeel", "rule": "Code van de regel", "rule_title": "Opmerking",
    "severity": "Ernst", "text": "Staat er", "what": "Wat", "why": "Waarom", "suggestion": "Wat u kan doen",
    "source": "Bron", "part": "Waar", "start": "Eerste teken", "end": "Laatste teken", "label": "Onderdeel",
    "vacancies": "Vacatures", "mean": "Gemiddeld in orde", "p10": "P10", "p50": "Mediaan", "p90": "P90",
    "without_findings": "Zonder opmerking", "numerator": "Vacatures met de opmerking", "denominator": "Vacatures",
    "share": "Aandeel", "low": "Ondergrens", "high": "Bovengrens", "remark": "Let op", "by": "Vergeleken per",
    "group": "Groep", "margin": "Marge (95 %)", "small_numerator": "Klein: met opmerking",
    "small_denominator": "Klein: vacatures", "small_share": "Klein: aandeel", "large_numerator": "Groot: met opmerking",
    "large_denominator": "Groot: vacatures", "large_share": "Groot: aandeel", "difference": "Verschil",
    "id": "Vacature", "words": "Woorden", "occupation_label": "Beroep", "education_level": "Opleiding",
    "contract": "Contract", "agency": "Uitzendkantoor", "region": "Regio", "hoog": "Hoog", "middel": "Middel",
    "laag": "Laag", **FAMILY_LABELS,
}  # fmt: skip
# What a reader of a workbook sees instead of a code.
_LABELS: dict[str, dict[str, str]] = {
    "family": FAMILY_LABELS,
    "domain": DOMAINS,
    "group": DOMAINS,
    "by": BY_LABELS,
    "part": {"title": "titel", "text": "tekst", "whole": "hele vacature"},
}
_SHARES = frozenset(
    {
        "mean",
        "p10",
        "p50",
        "p90",
        "share",
        "low",
        "high",
        "margin",
        "small_share",
        "large_share",
        "difference",
        *FAMILIES,
    }
)


def findings_frame(figures: BatchFigures) -> pl.DataFrame:
    """One row per finding with its vacancy and the texts of its rule."""
    import polars as pl

    book = load_rulebook(figures.tables.request.settings)
    texts = pl.DataFrame(
        [(r.id, FAMILY_LABELS[r.family], r.title, r.why, r.suggestion, r.source) for r in book.rules.values()],
        schema=["rule", "family", "rule_title", "why", "suggestion", "source"],
        orient="row",
    )
    ads = figures.tables.ads.select("id", "title", "employer", "employer_size", "sector", "domain", "year")
    return (
        figures.tables.findings.join(ads, left_on="vacancy_id", right_on="id", how="left", maintain_order="left")
        .join(texts, on="rule", how="left", maintain_order="left")
        .select(
            "vacancy_id", "title", "employer", "employer_size", "sector", "domain", "year", "family", "rule_title",
            "severity", "text", "what", "why", "suggestion", "source", "rule", "part", "start", "end",
        )
    )  # fmt: skip


def too_long(figures: BatchFigures) -> bool:
    """True when a workbook cannot hold every finding and vacancy in a way that opens."""
    return max(figures.tables.findings.height, figures.tables.ads.height) > WORKBOOK_ROWS


def _first(findings: pl.DataFrame, ads: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, str]:
    """The first vacancies with all their findings, as many as a workbook holds, and what a reader must know of it."""
    import polars as pl

    counts = findings.group_by("vacancy_id").len("remarks")
    running = ads.join(counts, left_on="id", right_on="vacancy_id", how="left", maintain_order="left")
    reached = running.select(pl.col("remarks").fill_null(0).cum_sum() <= WORKBOOK_ROWS).to_series()
    some = ads.filter(reached).head(WORKBOOK_ROWS)
    shown = findings.filter(pl.col("vacancy_id").is_in(some["id"].implode()))
    note = (
        f"Dit rekenblad toont de eerste {counted(some.height, 'vacature', 'vacatures')} van "
        f"{counted(ads.height, 'vacature', 'vacatures')}, met {counted(shown.height, 'opmerking', 'opmerkingen')} van "
        f"{counted(findings.height, 'opmerking', 'opmerkingen')}: langere tabellen openen slecht in een rekenblad. "
        "Alle cijfers gaan over alle vacatures. De volledige tabellen staan in de parquetbestanden ernaast."
    )
    return shown, some, note


def batch_document(figures: BatchFigures, *, workbook: bool = False) -> Document:
    """Everything for export; the main table is one row per finding.

    ``workbook``: tables that a spreadsheet cannot hold are cut at whole vacancies, and the notes say so.
    """
    findings, ads, notes = findings_frame(figures), figures.tables.ads, figures.notes
    if workbook and too_long(figures):
        findings, ads, note = _first(findings, ads)
        notes = (note, *notes)
    frames = {
        "opmerkingen": findings,
        "vacatures": ads,
        "onderdelen": figures.families.drop("label"),
        "regels": figures.rules,
        "groepen": figures.groups,
        "regels per groep": figures.group_rules,
        "klein en groot": figures.sizes,
    }
    sheets = tuple(Sheet(name, frame, _HEADINGS, _SHARES, _LABELS) for name, frame in frames.items() if frame.width)
    return Document("Kwaliteit van vacatures", sheets, _settings(figures), notes)


def _settings(figures: BatchFigures) -> dict[str, Any]:
    request = figures.tables.request
    changed = request.settings.to_dict()
    return {
        "Bron": figures.tables.source,
        "Regels": f"versie {RULESET_VERSION}",
        "Vergeleken per": ", ".join(BY_LABELS[name].lower() for name in request.by) or "-",
        "Minimum vacatures per groep": request.minimum,
        "Minimum vacatures voor een drempel van vergelijkbare vacatures": request.settings.thresholds.min_peers,
        "Eigen instellingen": changed or "geen",
    }


def _group_name(by: str, group: str) -> str:
    return DOMAINS.get(group, group) if by == "domain" else group


def _group_tables(figures: BatchFigures) -> list[dict[str, Any]]:
    """Per grouping a table: one row per group, one cell per family; small groups last."""
    import polars as pl

    tables = []
    for by in figures.tables.request.by:
        mine = figures.groups.filter(pl.col("by") == by)
        rows: dict[str, dict[str, Any]] = {}
        for row in mine.iter_rows(named=True):
            entry = rows.setdefault(
                row["group"], {"name": _group_name(by, row["group"]), "vacancies": row["vacancies"], "cells": {}}
            )
            entry["vacancies"] = max(entry["vacancies"], row["vacancies"])
            entry["cells"][row["family"]] = row
        enough = [entry for entry in rows.values() if any(c["mean"] is not None for c in entry["cells"].values())]
        key = (lambda e: e["name"]) if by == "year" else (lambda e: (-e["vacancies"], e["name"]))
        shown = sorted(enough, key=key)
        tables.append(
            {
                "by": by, "label": BY_LABELS[by], "rows": shown[:_MOST_GROUPS],
                "small": len(rows) - len(enough), "more": max(0, len(shown) - _MOST_GROUPS),
            }
        )  # fmt: skip
    return tables


def _examples(figures: BatchFigures, rule: str) -> list[str]:
    """A few quoted words of a rule, the most frequent first."""
    import polars as pl

    quoted = (
        figures.tables.findings.filter(pl.col("rule") == rule, pl.col("text").str.len_chars().is_between(3, 60))
        .with_columns(pl.col("text").str.replace_all(r"\s+", " "))
        .group_by(pl.col("text").str.to_lowercase().alias("key"))
        .agg(pl.len(), pl.col("text").min())
        .sort("len", "text", descending=[True, False])
    )
    return quoted["text"].head(_EXAMPLES).to_list()


def _top_rules(figures: BatchFigures, book: Rulebook) -> list[dict[str, Any]]:
    rows = []
    for row in figures.rules.filter(figures.rules["numerator"] > 0).head(_MOST_RULES).iter_rows(named=True):
        rule = book.rules[row["rule"]]
        rows.append(row | {"rule": rule, "examples": _examples(figures, rule.id), "label": FAMILY_LABELS[rule.family]})
    return rows


def _trend(figures: BatchFigures, book: Rulebook) -> list[dict[str, Any]]:
    """Rules whose share differs most between the first and last year with enough vacancies; described, not tested."""
    import polars as pl

    from vaardig.trends.stats.intervals import newcombe

    frame = figures.group_rules
    if frame.is_empty():
        return []
    years = frame.filter(pl.col("by") == "year", pl.col("share").is_not_null(), pl.col("group") != "onbekend")
    names = sorted(years["group"].unique().to_list())
    if len(names) < 2:
        return []
    ends = [
        {row["rule"]: row for row in years.filter(pl.col("group") == name).iter_rows(named=True)}
        for name in (names[0], names[-1])
    ]
    rows = []
    for rule, first in ends[0].items():
        last = ends[1].get(rule)
        if last is None or rule not in book.rules:
            continue
        low, high = newcombe((first["numerator"], first["denominator"]), (last["numerator"], last["denominator"]))
        if float(low) > 0 or float(high) < 0:
            difference = last["share"] - first["share"]
            rows.append({"title": book.rules[rule].title, "first": first, "last": last, "difference": difference})
    rows.sort(key=lambda row: -abs(row["difference"]))
    return rows[:_MOST_DIFFERENCES]


def federation_html(figures: BatchFigures) -> str:
    """The printable report."""
    from markupsafe import Markup

    book = load_rulebook(figures.tables.request.settings)
    sizes = figures.sizes
    shown_sizes = [] if sizes.is_empty() else sizes.head(_MOST_DIFFERENCES).to_dicts()
    values: dict[str, Any] = {
        "style": Markup(style()),
        "figures": figures,
        "total": figures.tables.ads.height,
        "findings": figures.tables.findings.height,
        "families": figures.families.to_dicts(),
        "questions": FAMILY_QUESTIONS,
        "family_names": [(family, FAMILY_LABELS[family]) for family in FAMILIES],
        "top": _top_rules(figures, book),
        "groups": _group_tables(figures),
        "trend": _trend(figures, book),
        "sizes": shown_sizes,
        "settings": _settings(figures),
        "counted": counted,
        "whole": whole,
        "percent": percent,
        "points": points,
    }
    return environment().get_template("federation.html").render(values)


def points(difference: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return f"{100 * difference:+.0f} procentpunt".replace("-", "−")
