"""From values to one HTML file: drawings and style inside, no address outside, made for A4."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vaardig.base.errors import WerkmapError
from vaardig.base.files import write_text
from vaardig.export import dutch
from vaardig.trends.emerging.choose import PROVEN
from vaardig.trends.granularity import last_indices
from vaardig.trends.request import KINDS
from vaardig.trends.stats.classes import CLASSES, THIN
from vaardig.trends.stem_monitor.request import STEM_WORDS

from .drawings import drawings, moving_skills
from .findings import findings
from .levels import LEVEL_NAMES
from .request import SectorReport

KIND_WORDS = {"hard": "hard", "soft": "sleutelvaardigheid", "language": "taal", "licence": "attest",
              "education": "opleiding", "experience": "ervaring"}  # fmt: skip
assert KIND_WORDS.keys() == set(KINDS)
REQUIREMENT_WORDS = {"essential": "vereist", "nice": "pluspunt", "learnable": "te leren", "task": "taak"}
_MOST_ROWS = 25
# Below it a cluster does not come back in half of the vacancies: nothing to build an analysis on.
STABLE_ENOUGH = 0.5


def render_html(report: SectorReport) -> str:
    """The whole report as one HTML document in Dutch."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("vaardig.report", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "share": dutch.percent, "points": dutch.points, "whole": dutch.whole, "decimal": dutch.decimal,
        "vacancies": dutch.vacancies,
    }  # fmt: skip
    environment.filters["initial"] = lambda text: text[:1].upper() + text[1:]
    environment.globals["interval"] = dutch.percent_range
    environment.globals["points_interval"] = _points_interval
    charts = {name: Markup(svg) for name, svg in drawings(report).items()}
    return environment.get_template("sector.html").render(charts=charts, **_values(report))


def save_html(report: SectorReport, path: Path) -> None:
    """Write the report.

    Raises
    ------
    WerkmapError
        The file cannot be written.
    """
    try:
        write_text(path, render_html(report))
    except OSError as error:
        raise WerkmapError(
            f"{path} cannot be written ({error.strerror or error})", next_step="choose another --out"
        ) from error


def _points_interval(low: float | None, high: float | None) -> str:
    """Interval of a change of share per year, in percentage points."""
    if low is None or high is None:
        return dutch.NO_VALUE
    return f"{dutch.decimal(100 * low, signed=True)} – {dutch.points(high)}"


def _values(report: SectorReport) -> dict[str, Any]:
    import polars as pl

    main = report.trends
    cells = main.coverage.sort("year")
    totals = main.totals.filter(pl.col("share").is_not_null()).sort("share", "label", descending=[True, False])
    tested = main.tests.group_by("class").len()
    counts = dict(tested.iter_rows())
    return {
        "domain": report.domain,
        "commissioner": report.request.commissioner,
        "years": _span(cells["year"].to_list()),
        "vacancies": int(cells["denominator"].sum()),
        "findings": findings(report),
        "warnings": report.warnings,
        "coverage": cells.to_dicts(),
        "asked": {
            kind: totals.filter(pl.col("kind") == kind).head(report.request.top).to_dicts() for kind in ("hard", "soft")
        },
        "classes": [(name, counts.get(name, 0)) for name in CLASSES],
        "tested": sum(count for name, count in counts.items() if name != THIN),
        "moving": moving_skills(report).head(_MOST_ROWS).to_dicts(),
        "moving_total": moving_skills(report).height,
        "exploratory": main.exploratory,
        "granularity": last_indices(main.granularity),
        "levels": _level_rows(report),
        "level_names": LEVEL_NAMES,
        "sentences": _sentence_groups(report),
        "stem": report.stem,
        "stem_skills": report.stem.skills.head(10).to_dicts() if report.stem else [],
        "stem_near": report.stem.near.head(8).to_dicts() if report.stem else [],
        "stem_words": STEM_WORDS,
        "clusters": [row for row in _cluster_rows(report) if row["sample_stability"] >= STABLE_ENOUGH],
        "clusters_found": report.clusters.clusters.height if report.clusters else 0,
        "cluster_report": report.clusters,
        "emerging": report.emerging,
        "phrases": [row for row in _phrase_rows(report) if row["evidence"] == PROVEN],
        "phrases_possible": sum(row["evidence"] != PROVEN for row in _phrase_rows(report)),
        "missing": report.missing,
        "kind_words": KIND_WORDS,
        "requirement_words": REQUIREMENT_WORDS,
        "notes": _notes(report),
        "account": report.account,
    }


def _span(years: list[int]) -> str:
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"


def _level_rows(report: SectorReport) -> list[dict[str, Any]]:
    """One row per kind and level, its periods beside each other."""
    import polars as pl

    rows = []
    for kind in ("hard", "soft"):
        for level in LEVEL_NAMES:
            mine = report.levels.filter(pl.col("kind") == kind, pl.col("level") == level).sort("years")
            rows.append({"kind": kind, "level": level, "periods": mine.to_dicts()})
    return rows


def _sentence_groups(report: SectorReport) -> list[dict[str, Any]]:
    if report.sentences is None:
        return []
    return [
        {"label": frame["label"][0], "rows": frame.to_dicts()}
        for _, frame in report.sentences.group_by("concept_id", maintain_order=True)
    ]


def _cluster_rows(report: SectorReport) -> list[dict[str, Any]]:
    import polars as pl

    if report.clusters is None:
        return []
    change = dict(report.clusters.periods.select("cluster", "change").iter_rows())
    return [
        row | {
            "labels": report.clusters.skills.filter(pl.col("cluster") == row["cluster"])["label"].head(10).to_list(),
            "change": change.get(row["cluster"], "niet beoordeeld"),
        }
        for row in report.clusters.clusters.iter_rows(named=True)
    ]  # fmt: skip


def _phrase_rows(report: SectorReport) -> list[dict[str, Any]]:
    import polars as pl

    if report.emerging is None:
        return []
    examples = report.emerging.examples
    return [
        row | {"examples": examples.filter(pl.col("phrase") == row["phrase"]).head(1).to_dicts()}
        for row in report.emerging.phrases.iter_rows(named=True)
    ]


def _notes(report: SectorReport) -> dict[str, tuple[str, ...]]:
    """Notes per chapter; what an earlier chapter or the warnings said is not said again."""
    said = set(report.warnings)
    notes = {}
    for name, chapter in (
        ("Aandelen en veranderingen", report.trends), ("STEM-monitor", report.stem), ("Clusters", report.clusters),
        ("Nieuwe bewoordingen", report.emerging),
    ):  # fmt: skip
        fresh = tuple(note for note in (chapter.notes if chapter else ()) if note not in said)
        said |= set(fresh)
        if fresh:
            notes[name] = fresh
    return notes
