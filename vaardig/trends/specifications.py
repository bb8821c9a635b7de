"""Does a skill's class survive other sensible choices? One row per choice (a specification curve).

Source: Simonsohn, Simmons and Nelson (2020), "Specification curve analysis", Nature Human Behaviour 4, 1208-1214. We
show the curve and no test over it: the specifications share their data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import InputError
from vaardig.werkmap.reader import Werkmap

from .family import name_classes, statistics
from .lookup import find_concept
from .request import Thresholds, TrendRequest
from .tally import tally

if TYPE_CHECKING:
    import polars as pl

_MINIMUM = (0.05, 0.10, 0.20)
_LEVELS = ("komt-voor", "gevraagd")


@dataclass(frozen=True)
class SpecificationReport:
    """``table``: one row per choice, with class, change per year and interval. ``agreement``: share with each class."""

    werkmap: Path
    domain: str
    concept_id: str
    label: str
    table: pl.DataFrame
    agreement: dict[str, float]


def specification_schema() -> dict[str, pl.DataType]:
    """Columns of ``table``."""
    import polars as pl

    text, number = pl.String(), pl.Float64()
    return {
        "agencies": text, "reposts": text, "level": text, "composition": text, "minimum_effect": number, "class": text,
        "change": number, "change_low": number, "change_high": number, "q": number,
    }  # fmt: skip


def specifications(werkmap: Werkmap, skill: str, domain: str) -> SpecificationReport:
    """Class of one skill in one domain under each combination of choices.

    With or without agencies, each repost cluster once or every ad, *komt voor* or *gevraagd*, raw or at equal
    composition, and three minimum effects. Every combination tests the whole domain anew, because variances are
    moderated and q-values corrected over all its skills.

    Raises
    ------
    InputError
        The skill is unknown, or no combination has enough vacancies.
    """
    import polars as pl

    concept = find_concept(werkmap, skill)
    rows: list[dict[str, Any]] = []
    for agency, per_ad, level in product((None, False), (False, True), _LEVELS):
        view = replace(TrendRequest(domains=(domain,)), agency=agency, level=level)
        try:
            counted = tally(werkmap, view, per_ad=per_ad)
        except InputError:
            continue
        found = statistics(counted.cells, counted.counts, counted.concepts)
        for minimum in _MINIMUM:
            named = name_classes(found, Thresholds(relative=minimum, points=minimum / 10))
            for row in named.filter(pl.col("concept_id") == concept.id).iter_rows(named=True):
                choice = {
                    "agencies": "mee" if agency is None else "zonder",
                    "reposts": "elke advertentie" if per_ad else "één keer per jaar",
                    "level": level,
                    "minimum_effect": minimum,
                }
                rows += [choice | _outcome(row, suffix) for suffix in ("", "_adjusted")]
    if not rows:
        raise InputError(
            f"'{concept.label}' cannot be tested in {domain} in the werkmap {werkmap.path}",
            next_step="'vaardig trends' shows in how many vacancies of each domain it stands",
        )
    table = pl.DataFrame(rows, schema=specification_schema()).sort("change", nulls_last=True, maintain_order=True)
    number = dict(table.group_by("class").len().sort("class").iter_rows())
    agreement = {name: count / table.height for name, count in number.items()}
    return SpecificationReport(werkmap.path, domain, concept.id, concept.label, table, agreement)


def _outcome(row: dict[str, Any], suffix: str) -> dict[str, Any]:
    return {
        "composition": "gelijk" if suffix else "ruw",
        "class": row[f"class{suffix}"],
        "change": row[f"change{suffix}"],
        "change_low": row[f"change{suffix}_low"],
        "change_high": row[f"change{suffix}_high"],
        "q": row[f"q{suffix}"],
    }
