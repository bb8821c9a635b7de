"""What is asked about communities of skills and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.trends.request import Excluded, TrendRequest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class CommunityRequest:
    """One network of skills.

    Parameters
    ----------
    view
        Vacancies, kinds, level and origin; exactly one domain.
    minimum_count
        Vacancies that must ask a skill, and
    minimum_pair
        vacancies that must ask two skills together for them to be tied.
    minimum_share
        Share of the vacancies that must ask a skill, half of it for two together: in a large werkmap it, and not the
        numbers above, keeps out what is rare.
    minimum_npmi
        Least normalised pointwise mutual information of a tie, 0..1.
    most_skills
        The most frequent skills of which the network is made.
    resolution
        Above 1 gives more and smaller communities.
    seeds
        Runs with another seed, of which the one that agrees best with the others is shown.
    samples
        Runs on another random half of the vacancies, to see which communities do not hang on chance.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    minimum_count: int = 10
    minimum_pair: int = 5
    minimum_share: float = 0.001
    minimum_npmi: float = 0.1
    most_skills: int = 300
    resolution: float = 1.0
    seeds: int = 20
    samples: int = 20

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            Not exactly one domain, or a number below its least value.
        """
        if len(self.view.domains) != 1:
            raise ConfigError(
                f"clusters of {len(self.view.domains) or 'all'} domains were asked", allowed="one domain",
                next_step="add one --domain",
            )  # fmt: skip
        least = {"minimum_count": 2, "minimum_pair": 2, "most_skills": 3, "seeds": 2, "samples": 2}
        for name, value in least.items():
            if getattr(self, name) < value:
                raise ConfigError(f"{name.replace('_', ' ')} is {getattr(self, name)}", allowed=f"{value} or more")
        if not 0 <= self.minimum_share < 1:
            raise ConfigError(f"minimum share is {self.minimum_share}", allowed="from 0 to 1")
        if not 0 <= self.minimum_npmi < 1 or self.resolution <= 0:
            raise ConfigError(
                f"minimum npmi is {self.minimum_npmi} and resolution {self.resolution}",
                allowed="npmi from 0 to 1, resolution above 0",
            )

    def least(self, vacancies: int, of: int) -> tuple[int, int]:
        """Least counts of a skill and of a pair in a sample of ``vacancies`` out of ``of``."""
        count = max(self.minimum_count, self.minimum_share * of)
        pair = max(self.minimum_pair, self.minimum_share * of / 2)
        part = vacancies / of if of else 1.0
        return max(2, round(count * part)), max(2, round(pair * part))


@dataclass(frozen=True)
class CommunityReport:
    """Communities with all that produced them. Columns: docs/kolommen-producten.md.

    ``clusters``: one row per community; ``skills``: one per skill in one; ``periods``: how every community of the
    earlier years goes on in the recent ones, empty with one year or too few vacancies. ``agreement`` is the mean
    adjusted Rand index between runs with other seeds (1: always the same, 0: chance).
    """

    werkmap: Path
    request: CommunityRequest
    clusters: pl.DataFrame
    skills: pl.DataFrame
    periods: pl.DataFrame
    agreement: float
    vacancies: int
    network_skills: int
    network_ties: int
    loose_skills: int
    excluded: Excluded
    notes: tuple[str, ...]
