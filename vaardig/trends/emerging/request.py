"""What is asked about rising wordings and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class EmergingRequest:
    """Which vacancies to read and what counts as rising.

    Parameters
    ----------
    view
        Domains, years and contracts; its kinds and level play no part.
    since
        First year of the recent period; None: the later half of the years.
    minimum_support
        Vacancies of the recent period that must hold a wording.
    minimum_employers
        Named employers that must use it; ads without a named employer count as one employer together.
    minimum_z
        Strength of the rise that a wording must reach, in standard errors.
    q
        Accepted share of false alarms among the wordings that are said to rise (Benjamini & Hochberg 1995); others
        that reach ``minimum_z`` are given as possible.
    read
        Vacancies read at most, half of them recent; a fixed sample when there are more.
    top
        Wordings to give.
    examples
        Sentences per wording, of different employers first.
    prior
        Weight of the informative prior, as a share of the vacancies read: 0.1 gives every wording a tenth of its own
        use in both periods alike, so that a rare wording needs a larger difference.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    since: int | None = None
    minimum_support: int = 5
    minimum_employers: int = 3
    minimum_z: float = 2.0
    q: float = 0.05
    read: int = 10_000
    top: int = 40
    examples: int = 2
    prior: float = 0.1

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            A number is below its least value.
        """
        least = {"minimum_support": 2, "minimum_employers": 1, "read": 2, "top": 1, "examples": 0}
        for name, value in least.items():
            if getattr(self, name) < value:
                raise ConfigError(f"{name.replace('_', ' ')} is {getattr(self, name)}", allowed=f"{value} or more")
        if not 0 < self.q < 1:
            raise ConfigError(f"q is {self.q}", allowed="between 0 and 1")
        if self.prior <= 0:
            raise ConfigError(f"prior is {self.prior}", allowed="more than 0")


@dataclass(frozen=True)
class EmergingReport:
    """Rising wordings with all that produced them. Columns: docs/kolommen-producten.md.

    ``phrases``: one row per wording. ``examples``: sentences that hold it. ``recent_units`` and ``earlier_units`` are
    the vacancies read in either period, of ``recent_total`` and ``earlier_total``.
    """

    werkmap: Path
    request: EmergingRequest
    phrases: pl.DataFrame
    examples: pl.DataFrame
    recent_years: tuple[int, ...]
    earlier_years: tuple[int, ...]
    recent_units: int
    earlier_units: int
    recent_total: int
    earlier_total: int
    candidates: int
    excluded: Excluded
    notes: tuple[str, ...]
