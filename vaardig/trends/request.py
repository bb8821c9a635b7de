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
KIND_WORDS = {
    "hard": "Harde vaardigheden", "soft": "Sleutelvaardigheden", "language": "Talen",
    "licence": "Attesten en rijbewijzen", "education": "Opleiding", "experience": "Ervaring",
}  # fmt: skip
KINDS = tuple(KIND_WORDS)
ORIGINS = ("text", "form")
CONTRACTS = ("vast", "tijdelijk", "interim", "zelfstandig", "student", "stage", "flexi", "onbekend")
# The studies leave these out of their core figures.
LEFT_OUT = ("student", "stage", "flexi")
EMPLOYER_SIZES = ("1-4", "5-9", "10-19", "20-49", "50-99", "100-199", "200-499", "500-999", "1000+", "onbekend")
MINIMUM_DENOMINATOR = 20
TOO_FEW = "te weinig vacatures"


def _known(what: str, given: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    unknown = [value for value in given if value not in allowed]
    if unknown:
        raise ConfigError(f"{what} is '{unknown[0]}'", allowed=", ".join(allowed))


@dataclass(frozen=True)
class Thresholds:
    """From where on a change has a name; see docs/methode.md.

    Parameters
    ----------
    relative
        Change of the share per year, relative to the share, that counts as a trend: 0.10 is 10 % a year.
    points
        The same in percentage points a year, as a fraction: 0.01 is one point. Whichever of the two is reached first
        counts: a skill that goes from 40 to 50 % matters too.
    crossing
        Share that a skill must cross to be *opkomend* or *verdwijnend*.
    q
        False discovery rate over the family.
    """

    relative: float = 0.10
    points: float = 0.01
    crossing: float = 0.01
    q: float = 0.05

    def __post_init__(self) -> None:
        """Refuse what is no share.

        Raises
        ------
        ConfigError
            A value is not between 0 and 1.
        """
        for name, value in vars(self).items():
            if not 0 < value < 1:
                raise ConfigError(f"the threshold '{name}' is {value}", allowed="a number between 0 and 1")


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
    concepts
        Ids of concepts; the shares show these alone. Empty: the ``top`` of each kind. Changes and tests keep the
        whole family.
    occupations
        Ids of occupations (read from the title alone); empty: all.
    regions, employers
        As the werkmap writes them, whatever the case; empty: all.
    employer_sizes
        Of ``EMPLOYER_SIZES``; empty: all.
    sectors
        Beginnings of NACE codes or of paritaire comités, or words of the sector as the source gives it; one that
        fits is enough. Empty: all.
    agency
        True: ads of temporary-work and selection agencies alone; False: without them; None: all.
    adjusted
        Show beside each share the share at equal composition (occupation, source, contract, region).
    thresholds
        What counts as a change worth a name.
    """

    domains: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("hard", "soft")
    level: str = "komt-voor"
    years: tuple[int, int] | None = None
    top: int | None = 15
    origin: str = "text"
    include_contracts: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    employer_sizes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    agency: bool | None = None
    adjusted: bool = False
    thresholds: Thresholds = Thresholds()

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
        _known("the employer size", self.employer_sizes, EMPLOYER_SIZES)
        if self.years is not None and self.years[0] > self.years[1]:
            raise ConfigError(f"the years are {self.years[0]}-{self.years[1]}", allowed="first year - last year")
        if self.top is not None and self.top < 1:
            raise ConfigError(f"top is {self.top}", allowed="1 or more")

    @property
    def left_out_contracts(self) -> tuple[str, ...]:
        """Contracts that this view does not count."""
        return tuple(contract for contract in LEFT_OUT if contract not in self.include_contracts)

    @property
    def exploratory(self) -> bool:
        """Whether the view differs from the fixed family, so that its classes are no confirmed findings."""
        return (
            self.level != "komt-voor"
            or self.years is not None
            or self.origin != "text"
            or bool(self.include_contracts or self.occupations or self.regions or self.employers)
            or bool(self.employer_sizes or self.sectors)
            or self.agency is not None
            or self.thresholds != Thresholds()
        )


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
    are the ads that stand behind a unit beside its representative. ``filtered``: left out by occupation, region,
    employer, size, sector or agency.
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
    filtered: int = 0


@dataclass(frozen=True)
class TrendReport:
    """Yearly figures, with all that produced them. Columns: docs/kolommen.md.

    ``shares``: one row per domain, year and concept. ``totals``: one per domain and concept, all years together.
    ``changes``: one per domain and concept, first against last part of the period. ``means``: one per domain and
    year. ``granularity``: the same indices, skills counted finer and coarser. ``tests``: one per domain and concept:
    class word, q-values, raw and adjusted change. ``coverage``: one per domain and year, with warnings.
    ``exploratory``: the classes belong to this view, not to the fixed family. ``notes``: what a reader must know, in
    Dutch.
    """

    werkmap: Path
    request: TrendRequest
    shares: pl.DataFrame
    totals: pl.DataFrame
    changes: pl.DataFrame
    means: pl.DataFrame
    granularity: pl.DataFrame
    tests: pl.DataFrame
    coverage: pl.DataFrame
    exploratory: bool
    excluded: Excluded
    notes: tuple[str, ...]
