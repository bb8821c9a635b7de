"""Two domains, two periods or two classes of employer size beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from vaardig.base.errors import ConfigError, InputError
from vaardig.export.dutch import vacancies
from vaardig.werkmap.reader import Werkmap

from .matrix import Matrix, matrices
from .request import EMPLOYER_SIZES, MINIMUM_DENOMINATOR, Excluded, TrendRequest
from .stats.contrasts import Contrast, paired, two_periods
from .stats.effects import slope_interval, within_p, zero_p
from .stats.intervals import Floats
from .stats.multiple import benjamini_hochberg
from .tally import Tally, tally
from .wording import LEVEL_WORDS

if TYPE_CHECKING:
    import polars as pl

MORE, LESS, ALIKE, OPEN = "vaker", "minder vaak", "vergelijkbaar", "onbeslist"
# Asking units in both groups together, below which a skill is not compared.
MINIMUM_ASKING = 20
_RATIO = 1.25
_SMALL = EMPLOYER_SIZES[:4]


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a name for the reader and what differs from the common view."""

    name: str
    domains: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    employer_sizes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CompareRequest:
    """Compare ``second`` with ``first`` inside one view.

    Parameters
    ----------
    ratio
        Ratio of odds from where on a difference has a name.
    q
        False discovery rate over all skills compared.
    """

    first: Side
    second: Side
    view: TrendRequest = field(default_factory=TrendRequest)
    ratio: float = _RATIO
    q: float = 0.05

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            The sides are the same, overlap in years, or the ratio is not above 1.
        """
        if self.first == self.second or self.first.name == self.second.name:
            raise ConfigError(f"both sides are '{self.first.name}'", allowed="two different sides")
        one, other = self.first.years, self.second.years
        if one and other and one[0] <= other[1] and other[0] <= one[1]:
            raise ConfigError(f"the periods {self.first.name} and {self.second.name} overlap", allowed="periods apart")
        if self.ratio <= 1:
            raise ConfigError(f"the ratio is {self.ratio}", allowed="more than 1")


@dataclass(frozen=True)
class CompareReport:
    """One row per skill in ``table``, largest difference first. Columns: docs/kolommen.md (``compare``)."""

    werkmap: Path
    request: CompareRequest
    table: pl.DataFrame
    excluded: tuple[Excluded, Excluded]
    notes: tuple[str, ...]


def compare(werkmap: Werkmap, request: CompareRequest) -> CompareReport:
    """Compare two sides skill by skill.

    Raises
    ------
    InputError
        A side has no year with enough vacancies, or no year in common with the other where years are shared; or
        sizes are compared and the werkmap knows the size of no employer.
    """
    sides = (request.first, request.second)
    _check_sizes(werkmap, sides)
    counted = [tally(werkmap, _view(request.view, side)) for side in sides]
    first, second = (_whole(one, side, werkmap) for one, side in zip(counted, sides, strict=True))
    periods = request.first.years is not None and request.second.years is not None
    if not periods:
        first, second = _same_years(first, second, request, werkmap)
    table = _table(first, second, counted[0].concepts, request, periods=periods)
    return CompareReport(
        werkmap.path, request, table, (counted[0].excluded, counted[1].excluded),
        _notes(request, first, second, table.height, periods=periods),
    )  # fmt: skip


def small_and_large() -> tuple[Side, Side]:
    """Employers with fewer than fifty people, and the others whose size is known."""
    known = tuple(size for size in EMPLOYER_SIZES if size != "onbekend")
    return (
        Side("minder dan 50 werknemers", employer_sizes=_SMALL),
        Side("50 werknemers of meer", employer_sizes=tuple(size for size in known if size not in _SMALL)),
    )


def _check_sizes(werkmap: Werkmap, sides: tuple[Side, Side]) -> None:
    import polars as pl

    if not any(side.employer_sizes for side in sides):
        return
    known = werkmap.scan("units").filter(pl.col("employer_size").fill_null("onbekend") != "onbekend")
    if known.head(1).collect().is_empty():
        raise InputError(
            f"the werkmap {werkmap.path} knows the size of no employer",
            next_step="give a list of employers and their number of workers: vaardig relink WERKMAP --employer-sizes "
            "FILE (or the same option of 'vaardig build')",
        )


def _view(view: TrendRequest, side: Side) -> TrendRequest:
    return replace(
        view,
        domains=side.domains or view.domains,
        years=side.years or view.years,
        employer_sizes=side.employer_sizes or view.employer_sizes,
    )


def _whole(counted: Tally, side: Side, werkmap: Werkmap) -> Matrix:
    """All domains of a side as one matrix."""
    import polars as pl

    sums = ("denominator", "weight", "named", "firms", "firm_square", "length", "length_square", "effective")
    means = ("overlap", "imbalance")
    cells = counted.cells.group_by("year").agg(
        *(pl.col(name).sum() for name in sums), *(pl.col(name).mean() for name in means)
    )
    counts = counted.counts.group_by("year", "concept").agg(
        pl.col(name).sum() for name in ("numerator", "weight", "length", "named", "between")
    )
    name = pl.lit("alles").alias("domain")
    found = next(matrices(cells.with_columns(name).sort("year"), counts.with_columns(name)), None)
    if found is None:
        raise InputError(
            f"'{side.name}' has no year with {MINIMUM_DENOMINATOR} vacancies in the werkmap {werkmap.path}",
            next_step="widen the years or the filters; 'vaardig trends' shows how many vacancies there are",
        )
    return found


def _same_years(first: Matrix, second: Matrix, request: CompareRequest, werkmap: Werkmap) -> tuple[Matrix, Matrix]:
    years = np.intersect1d(first.years, second.years)
    if not len(years):
        raise InputError(
            f"'{request.first.name}' and '{request.second.name}' have no year with {MINIMUM_DENOMINATOR} vacancies in "
            f"common in the werkmap {werkmap.path}",
            next_step="widen the filters",
        )
    return _kept(first, years), _kept(second, years)


def _kept(matrix: Matrix, years: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Matrix:
    place = np.searchsorted(matrix.years, years)
    changed = {}
    for name, value in vars(matrix).items():
        if name not in ("domain", "concepts"):
            changed[name] = value[..., place]
    return replace(matrix, **changed)


def _aligned(matrix: Matrix, concepts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[Floats, Floats, Floats]:
    """Numerators, denominators and design effects for these concepts; one that a side lacks has numerator 0."""
    numerator = np.zeros((len(concepts), len(matrix.years)))
    place = np.searchsorted(concepts, matrix.concepts)
    numerator[place] = matrix.numerator
    icc = np.zeros(len(concepts))
    icc[place] = matrix.resemblance()
    return numerator, np.broadcast_to(matrix.denominator, numerator.shape), matrix.design_effects(icc)


def compare_schema() -> dict[str, pl.DataType]:
    """Columns of ``table``."""
    import polars as pl

    text, number, count = pl.String(), pl.Float64(), pl.Int64()
    return {
        "kind": text, "concept_id": text, "label": text, "first_numerator": count, "first_denominator": count,
        "first_share": number, "second_numerator": count, "second_denominator": count, "second_share": number,
        "ratio": number, "ratio_low": number, "ratio_high": number, "q": number, "verdict": text,
    }  # fmt: skip


def _table(
    first: Matrix, second: Matrix, concepts: pl.DataFrame, request: CompareRequest, *, periods: bool
) -> pl.DataFrame:
    import polars as pl

    named = concepts.filter(pl.col("kind").is_in(list(request.view.kinds)))
    codes = np.intersect1d(np.union1d(first.concepts, second.concepts), named["concept"].to_numpy())
    one, other = (_restricted(matrix, codes) for matrix in (first, second))
    sides = [_aligned(matrix, codes) for matrix in (one, other)]
    enough = sum(side[0].sum(axis=1) for side in sides) >= MINIMUM_ASKING
    codes = codes[enough]
    sides = [(k[enough], n[enough], effect[enough]) for k, n, effect in sides]
    method = two_periods if periods else paired
    contrast, test = method(sides[0], sides[1]), method(sides[0], sides[1], common=True)
    low, high = slope_interval(contrast.difference, contrast.standard_error, contrast.df)
    q = benjamini_hochberg(zero_p(test.difference, test.standard_error, test.df))
    columns: dict[str, object] = {"concept": pl.Series(codes, dtype=pl.UInt32())}
    for name, (k, n, _) in zip(("first", "second"), sides, strict=True):
        columns |= {f"{name}_numerator": k.sum(axis=1).astype(np.int64), f"{name}_denominator": n.sum(axis=1)}
        columns[f"{name}_share"] = k.sum(axis=1) / n.sum(axis=1)
    # Where a side never asks it, a ratio would be made of the half that the logit adds; the test still stands.
    both = np.all([side[0].sum(axis=1) > 0 for side in sides], axis=0)
    for name, value in (("ratio", contrast.difference), ("ratio_low", low), ("ratio_high", high)):
        columns[name] = pl.Series(np.exp(value)).set(pl.Series(~both), None)
    columns["q"] = q
    columns["verdict"] = _verdicts(contrast, test, request).tolist()
    return (
        pl.DataFrame(columns)
        .join(named, on="concept", how="left")
        .sort((pl.col("second_share") - pl.col("first_share")).abs(), "concept_id", descending=[True, False])
        .select(pl.col(name).cast(kind) for name, kind in compare_schema().items())
    )


def _restricted(matrix: Matrix, codes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Matrix:
    rows = np.flatnonzero(np.isin(matrix.concepts, codes))
    asked = ("concepts", "numerator", "weight", "length", "named", "between")
    return replace(matrix, **{name: getattr(matrix, name)[rows] for name in asked})


def _verdicts(contrast: Contrast, test: Contrast, request: CompareRequest) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """Provably beyond the ratio, provably within it, or open; each over all skills (Benjamini-Hochberg)."""
    minimum = np.log(request.ratio)
    size = (np.abs(test.difference) - minimum) / test.standard_error
    beyond = benjamini_hochberg(np.asarray(stats.t.sf(size, test.df)))
    bounds = np.full(len(contrast.difference), minimum)
    within = benjamini_hochberg(within_p(contrast.difference, contrast.standard_error, contrast.df, bounds))
    named = beyond < request.q
    up, down = named & (test.difference > 0), named & (test.difference < 0)
    return np.select([up, down, within < request.q], [MORE, LESS, ALIKE], OPEN)


def _notes(request: CompareRequest, first: Matrix, second: Matrix, compared: int, *, periods: bool) -> tuple[str, ...]:
    names = f"'{request.second.name}' tegenover '{request.first.name}'"
    sizes = " en ".join(
        f"{vacancies(int(matrix.denominator.sum()))} voor '{side.name}' ({_span(matrix)})"
        for matrix, side in ((first, request.first), (second, request.second))
    )
    ratio = f"{100 * (request.ratio - 1):.0f} %"
    sentences = [
        f"Vergeleken: {names}. Geteld: {sizes}. Niveau: {LEVEL_WORDS[request.view.level]}.",
        f"'vaker' of 'minder vaak': de kansverhouding verschilt aantoonbaar meer dan {ratio}; 'vergelijkbaar': ze "
        "verschilt aantoonbaar minder; 'onbeslist': geen van beide kon aangetoond worden.",
        "De kansverhouding (odds ratio) is 1 als beide even vaak vragen, 2 als de tweede dubbel zo sterk vraagt. q "
        "houdt rekening met het aantal vaardigheden dat tegelijk vergeleken wordt. Vermeldt één kant de vaardigheid "
        "nooit, dan bestaat er geen kansverhouding; het oordeel blijft gelden.",
    ]
    if not compared:
        sentences.append(
            f"Geen enkele vaardigheid staat in minstens {MINIMUM_ASKING} van deze vacatures samen: er valt niets te "
            "vergelijken. Neem meer jaren, een langere periode of alle domeinen."
        )
    replicates = len(first.years) + len(second.years) - 2 if periods else len(first.years) - 1
    if replicates < 1:
        sentences.append(
            "Er is maar één jaar aan elke kant: hoe sterk jaren schommelen is onbekend, dus de marges zijn te smal."
        )
    else:
        sentences.append(
            "De marges komen uit hoe de jaren onderling verschillen, niet alleen uit het aantal vacatures."
        )
    if request.first.domains or request.first.employer_sizes:
        sentences.append("Andere beroepen kunnen het verschil verklaren: de cijfers zijn hier niet gelijkgesteld.")
    return tuple(sentences)


def _span(matrix: Matrix) -> str:
    first, last = int(matrix.years[0]), int(matrix.years[-1])
    return str(first) if first == last else f"{first}-{last}"
