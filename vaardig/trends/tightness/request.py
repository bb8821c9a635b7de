"""What is asked about knelpuntberoepen and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class TightnessRequest:
    """One comparison of listed occupations with the others.

    Parameters
    ----------
    listed
        File with a knelpuntberoep per row: a name, or a code of ours, ISCO (four digits) or Competent.
    view
        Vacancies to compare; kinds and level play no part.
    taxonomy
        Overlay folder; None: ours.
    encoder
        Encoder that matches names to occupations; None: the shipped one.
    """

    listed: Path
    view: TrendRequest = field(default_factory=TrendRequest)
    taxonomy: Path | None = None
    encoder: str | None = None


@dataclass(frozen=True)
class TightnessReport:
    """The comparison with all that produced it. Columns: docs/kolommen-producten.md.

    ``outcomes``: per outcome both means, the raw difference and the one within the same occupation group, education
    level, domain and year. ``matches``: how every row of the list was read.
    """

    werkmap: Path
    request: TightnessRequest
    outcomes: pl.DataFrame
    matches: pl.DataFrame
    listed_vacancies: int
    other_vacancies: int
    unknown_vacancies: int
    strata: int
    shared_strata: int
    excluded: Excluded
    notes: tuple[str, ...]
