"""What a replication is asked and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl

CONFIRMED, REFUTED, OPEN, UNMEASURABLE = "bevestigd", "weerlegd", "onbeslist", "niet meetbaar"


@dataclass(frozen=True)
class ReplicationRequest:
    """One replication.

    Parameters
    ----------
    view
        Years, contracts and origin of the vacancies; domains limit the lines per domain.
    experts
        Panel file for the claim that experts weigh learning more than vacancies do; None: that line is not measurable.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    experts: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a view whose level is not the default: the claims fix their own levels.

        Raises
        ------
        ConfigError
            Another level.
        """
        if self.view.level != "komt-voor":
            raise ConfigError(f"the level is '{self.view.level}'", allowed="komt-voor: every claim fixes its own level")


@dataclass(frozen=True)
class Finding:
    """One claim tested: the value with its 95 % interval in ``unit``, what it rests on, and the verdict with why.

    ``n`` counts vacancies (units), ``years`` the years that count. ``value``, ``low`` and ``high`` are None where they
    cannot be told. ``coverage`` says in Dutch what stands behind the line.
    """

    claim_id: str
    domain: str
    claim: str
    estimand: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    n: int
    years: str
    verdict: str
    why: str
    coverage: str


@dataclass(frozen=True)
class ReplicationReport:
    """All lines, as values and as a table, with what a reader must know."""

    werkmap: Path
    request: ReplicationRequest
    findings: tuple[Finding, ...]
    table: pl.DataFrame
    excluded: Excluded
    notes: tuple[str, ...]
