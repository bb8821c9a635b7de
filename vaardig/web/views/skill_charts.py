"""Charts and files of the page of one skill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vaardig.export.document import Document, Sheet
from vaardig.werkmap.domains import DOMAINS

from ..formats import Chart
from .trend_table import NARROW, WIDE, has_line

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.skill_request import SkillReport

    from ..workspace import Workspace

_LEVELS = {"essential": "vereist", "nice": "pluspunt", "learnable": "aan te leren", "task": "taak"}
_SHARES = frozenset({"share", "low", "high", "adjusted_share", "adjusted_low", "adjusted_high", "share_everywhere"})


def named(frame: pl.DataFrame) -> pl.DataFrame:
    """Put the names of domains in the place of their ids."""
    import polars as pl

    return frame.with_columns(pl.col("domain").replace(DOMAINS))


def charts_of(report: SkillReport, *, narrow: bool = False) -> list[Chart]:
    """``jaren``: small multiples per domain; ``niveaus``: how strongly it is asked. Only what can be drawn."""
    import polars as pl

    from vaardig.charts import line_chart

    charts = []
    drawn = [name for (name,), part in report.series.group_by("domain", maintain_order=True) if has_line(part)]
    shown = report.series.filter(pl.col("domain").is_in(drawn))
    width, columns = (NARROW * 2, 1) if narrow else (WIDE, 2)
    if shown.height:
        title = "Aandeel per jaar" if narrow else f"{report.label}: aandeel van de vacatures per jaar"
        spec = line_chart(named(shown), title=title, facet="domain", columns=columns, width=width, height=300)
        charts.append(Chart("jaren", spec))
    drawn = [name for (name,), part in report.levels.group_by("domain", maintain_order=True) if has_line(part)]
    levels = report.levels.filter(pl.col("domain").is_in(drawn))
    if levels.height:
        frame = named(levels).with_columns(pl.col("level").replace(_LEVELS))
        title = "Hoe sterk gevraagd" if narrow else f"{report.label}: hoe sterk gevraagd, waar het vermeld wordt"
        spec = line_chart(
            frame, title=title, series="level", facet="domain", low=None, high=None, columns=columns, width=width,
            height=300, y_title="Aandeel van de vermeldingen",
        )  # fmt: skip
        charts.append(Chart("niveaus", spec))
    return charts


def last_years(report: SkillReport) -> list[dict[str, Any]]:
    """Latest year with a share, per domain; or the last year when none has."""
    rows: dict[str, dict[str, Any]] = {}
    for row in report.series.sort("year").iter_rows(named=True):
        known = rows.get(row["domain"])
        if known is None or row["share"] is not None or known["share"] is None:
            rows[row["domain"]] = row
    return list(rows.values())


def document(report: SkillReport, space: Workspace) -> Document:
    """Tables of one skill, with the account."""
    from vaardig.trends.document import HEADINGS
    from vaardig.trends.wording import LABELS

    view = report.request.view
    together = {
        "concept_id": "Vaardigheid (id)", "label": "Vaardigheid",
        "kind": "Soort", "numerator": "Samen in vacatures",
        "denominator": "Vacatures met deze vaardigheid", "share": "Aandeel", "share_everywhere": "Aandeel overal",
        "difference": "Verschil",
    }  # fmt: skip
    frames = {
        "series": (report.series, HEADINGS["shares"]), "tests": (report.tests, HEADINGS["tests"]),
        "levels": (report.levels, {"level": "Niveau", "explicit": "Met zoveel woorden"} | HEADINGS["shares"]),
        "occupations": (report.occupations, {"label": "Beroep"} | together), "together": (report.together, together),
        "parts": (report.parts, HEADINGS["changes"]),
    }  # fmt: skip
    settings = {
        "Vaardigheid": f"{report.label} ({report.concept_id})", "Domeinen": ", ".join(view.domains),
        "Niveau": view.level, "Niet meegeteld": ", ".join(view.left_out_contracts),
        "Vingerafdruk van de taxonomie en regels": space.werkmap.manifest.plan["extractor"],
    }  # fmt: skip
    sheets = tuple(Sheet(name, frame, heads, _SHARES, labels=LABELS) for name, (frame, heads) in frames.items())
    return Document(f"{report.label} in vacatures", sheets, settings, report.notes)
