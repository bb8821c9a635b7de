"""What is asked of the STEM monitor and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl

STEM_KINDS = ("hard", "zorg", "licht", "geen")
STEM_WORDS = {"hard": "harde STEM", "zorg": "zorg-STEM", "licht": "lichte STEM", "geen": "geen STEM"}


@dataclass(frozen=True)
class StemRequest:
    """One view of the monitor.

    Parameters
    ----------
    view
        Domains, years, contracts and the level that the skills are counted at.
    kind
        Kind of STEM whose skills and neighbours are given.
    top
        Skills and neighbouring occupations to give.
    taxonomy
        Overlay folder whose occupations are used; None: ours.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    kind: str = "hard"
    top: int = 15
    taxonomy: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            The kind is no kind of STEM, or ``top`` is below 1.
        """
        if self.kind not in STEM_KINDS[:-1]:
            raise ConfigError(f"the kind of STEM is '{self.kind}'", allowed=", ".join(STEM_KINDS[:-1]))
        if self.top < 1:
            raise ConfigError(f"top is {self.top}", allowed="1 or more")


@dataclass(frozen=True)
class StemReport:
    """The monitor with all that produced it. Columns: docs/kolommen-producten.md.

    ``shares``: per domain, year and kind of STEM, of the vacancies whose occupation is known. ``coverage``: per domain
    and year how many that are. ``skills``: what vacancies of the chosen kind ask more than others.
    ``occupations``: the occupations behind the numbers. ``near``: occupations that are no STEM with the skill profile
    nearest to the chosen kind.
    """

    werkmap: Path
    request: StemRequest
    shares: pl.DataFrame
    coverage: pl.DataFrame
    skills: pl.DataFrame
    occupations: pl.DataFrame
    near: pl.DataFrame
    excluded: Excluded
    notes: tuple[str, ...]
