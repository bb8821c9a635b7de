"""What is asked of a sector report and what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import TrendReport, TrendRequest

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.communities import CommunityReport
    from vaardig.trends.emerging import EmergingReport
    from vaardig.trends.stem_monitor import StemReport


@dataclass(frozen=True)
class ReportRequest:
    """One sector report.

    Parameters
    ----------
    view
        Exactly one domain; years, contracts and level as everywhere.
    top
        Skills of each kind in the list of what is asked most.
    examples
        Sentences per skill.
    read
        Vacancies read at most for the chapter on new wordings; 0 leaves that chapter out.
    commissioner
        Name on the cover, such as that of the federation; empty: none.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    top: int = 15
    examples: int = 2
    read: int = 6_000
    commissioner: str = ""

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            Not exactly one domain, or a number below its least value.
        """
        if len(self.view.domains) != 1:
            raise ConfigError(
                f"a report on {len(self.view.domains) or 'all'} domains was asked", allowed="one domain",
                next_step="add one --domain",
            )  # fmt: skip
        if self.top < 1 or self.examples < 0 or self.read < 0:
            raise ConfigError(
                f"top is {self.top}, examples {self.examples}, read {self.read}",
                allowed="top 1 or more, the others 0 or more",
            )


@dataclass(frozen=True)
class SectorReport:
    """All that the report shows, as values; rendering adds nothing to it.

    A chapter that cannot be made is None, and ``missing`` says why under its name. ``levels``: per half of the years
    and kind how many vacancies hold each level. ``sentences``: sentences behind the figures. ``warnings``: what a
    reader must know first.
    """

    werkmap: Path
    request: ReportRequest
    domain: str
    trends: TrendReport
    levels: pl.DataFrame
    sentences: pl.DataFrame | None
    stem: StemReport | None
    clusters: CommunityReport | None
    emerging: EmergingReport | None
    missing: dict[str, str]
    warnings: tuple[str, ...]
    account: dict[str, str]
