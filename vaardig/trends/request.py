"""What is asked of the trends and what comes back. CLI and web fill the same request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.werkmap.domains import DOMAINS

if TYPE_CHECKING:
    import polars as pl

# Level of demand to the levels it counts; see docs/definities.md.
LEVELS: dict[str, tuple[str, ...]] = {
    "komt-voor": ("essential", "nice", "learnable", "task"),
    "gevraagd": ("essential", "nice"),
    "essential": ("essential",),
    "nice": ("nice",),
    "learnable": ("learnable",),
    "task": ("task",),
}
KINDS = ("hard", "soft", "language", "licence", "education", "experience")
ORIGINS = ("text", "form")
CONTRACTS = ("vast", "tijdelijk", "interim", "zelfstandig", "student", "stage", "flexi", "onbekend")
# The studies leave these out of their core figures.
LEFT_OUT = ("student", "stage", "flexi")
MINIMUM_DENOMINATOR = 20
TOO_FEW = "te weinig vacatures"


def _known(what: str, given: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    unknown = [value for value in given if value not in allowed]
    if unknown:
        raise ConfigError(f"{what} is '{unknown[0]}'", allowed=", ".join(allowed))


@dataclass(frozen=True)
class TrendRequest:
    """One view on the yearly figures.

    Parameters
    ----------
    domains
        Ids of strategic domains; empty: all of them, ``geen`` included.
    kinds
        Kinds of concepts.
    level
        Key of ``LEVELS``.
    years
        First and last year, both included; None: all.
    top
        Concepts of each kind per domain whose shares are given, most frequent over the period first; None: all.
        Changes are always computed for every concept.
    origin
        ``text``, or ``form`` for what employers ticked. Never both: a changed form is not a trend.
    include_contracts
        Of ``LEFT_OUT``, those to count all the same.
    """

    domains: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("hard", "soft")
    level: str = "komt-voor"
    years: tuple[int, int] | None = None
    top: int | None = 15
    origin: str = "text"
    include_contracts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            A value is unknown, the years are reversed, or ``top`` is below 1.
        """
        _known("the domain", self.domains, tuple(DOMAINS))
        _known("the kind", self.kinds, KINDS)
        _known("the level", (self.level,), tuple(LEVELS))
        _known("the origin", (self.origin,), ORIGINS)
        _known("the contract to include", self.include_contracts, LEFT_OUT)
        if self.years is not None and self.years[0] > self.years[1]:
            raise ConfigError(f"the years are {self.years[0]}-{self.years[1]}", allowed="first year - last year")
        if self.top is not None and self.top < 1:
            raise ConfigError(f"top is {self.top}", allowed="1 or more")

    @property
    def left_out_contracts(self) -> tuple[str, ...]:
        """Contracts that this view does not count."""
        return tuple(contract for contract in LEFT_OUT if contract not in self.include_contracts)


def parse_years(text: str) -> tuple[int, int]:
    """Read ``2015-2020`` or ``2018``.

    Raises
    ------
    ConfigError
        It is neither.
    """
    first, _, last = text.replace("–", "-").replace(" ", "").partition("-")
    if not (first.isdigit() and len(first) == 4 and (not last or (last.isdigit() and len(last) == 4))):
        raise ConfigError(f"the years are '{text}'", allowed="2018 or 2015-2020")
    return int(first), int(last or first)


@dataclass(frozen=True)
class Excluded:
    """What the figures leave out; each ad or unit is counted once, at the first reason in this order.

    ``vacancies``, ``undated`` and ``reposts`` are ads; the rest are units (a repost cluster in one year). ``reposts``
    are the ads that stand behind a unit beside its representative.
    """

    vacancies: int
    undated: int
    reposts: int
    internal: int
    other_language: int
    contract: int
    other_years: int
    other_domains: int
    counted: int


@dataclass(frozen=True)
class TrendReport:
    """Yearly figures, with all that produced them. Columns: docs/kolommen.md.

    ``shares``: one row per domain, year and concept. ``totals``: one per domain and concept, all years together.
    ``changes``: one per domain and concept, first against last part of the period. ``means``: one per domain and
    year. ``notes``: what a reader must know, in Dutch.
    """

    werkmap: Path
    request: TrendRequest
    shares: pl.DataFrame
    totals: pl.DataFrame
    changes: pl.DataFrame
    means: pl.DataFrame
    excluded: Excluded
    notes: tuple[str, ...]
