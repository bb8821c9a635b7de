"""What is asked of the comparison with a panel and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class PanelRequest:
    """One comparison.

    Parameters
    ----------
    experts
        File with a row per expert and skill: rater, skill, importance, and optionally horizon and reason.
    view
        Vacancies and level to compare with; kinds are hard and soft, compared apart.
    horizon
        Only judgements with this horizon (as written in the file); empty: all.
    missing
        Most asked skills that no expert named, per kind.
    samples
        Bootstrap samples behind every interval of a rank difference.
    taxonomy
        Overlay folder for the names of skills; None: ours.
    """

    experts: Path
    view: TrendRequest = field(default_factory=TrendRequest)
    horizon: str = ""
    missing: int = 10
    samples: int = 1_000
    taxonomy: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            A number is below its least value.
        """
        if self.missing < 0 or self.samples < 100:
            raise ConfigError(
                f"missing is {self.missing} and samples {self.samples}",
                allowed="missing 0 or more, samples 100 or more",
            )


@dataclass(frozen=True)
class PanelReport:
    """The comparison with all that produced it. Columns: docs/kolommen-producten.md.

    ``skills``: one row per judged skill. ``missing``: often asked skills that no expert named. ``unknown``: names that
    the taxonomy does not know, with the nearest that it does. ``agreement``: per kind Spearman's rank correlation.
    """

    werkmap: Path
    request: PanelRequest
    skills: pl.DataFrame
    missing: pl.DataFrame
    unknown: pl.DataFrame
    agreement: pl.DataFrame
    raters: int
    vacancies: int
    excluded: Excluded
    notes: tuple[str, ...]
