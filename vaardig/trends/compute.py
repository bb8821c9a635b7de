"""One view of the yearly figures: counts, shares, changes, means, tests and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaardig.werkmap.reader import Werkmap

from .changes import changes
from .comparability import comparability_notes
from .coverage import coverage
from .family import name_classes, statistics
from .granularity import granularity, unit_counts
from .means import means
from .request import TrendReport, TrendRequest
from .shares import all_shares, pooled_totals
from .stored import fixed_tests
from .tally import Tally, tally
from .wording import notes

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Counted:
    """A view counted and tested: what every product of this package starts from.

    ``shares`` holds every concept of the kinds asked; ``effects`` how much employers repeat themselves
    (``icc``) per domain and concept.
    """

    tally: Tally
    tests: pl.DataFrame
    effects: pl.DataFrame
    shares: pl.DataFrame


def trends(werkmap: Werkmap, request: TrendRequest) -> TrendReport:
    """Compute one view.

    The classes come from the fixed family of the build; a view that counts otherwise tests a family of its own and is
    marked exploratory.

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    counted = count(werkmap, request)
    shown = _shown(counted.shares, request)
    keys = ["domain", "concept_id"]
    numbers = unit_counts(werkmap, request, counted.tally)
    return TrendReport(
        werkmap=werkmap.path,
        request=request,
        shares=counted.shares.join(shown, on=keys, how="semi", maintain_order="left"),
        totals=pooled_totals(counted.shares, counted.tally, counted.effects),
        changes=changes(counted.shares),
        means=means(numbers),
        granularity=granularity(numbers),
        tests=counted.tests.filter(pl.col("kind").is_in(list(request.kinds))),
        coverage=coverage(werkmap, request, counted.tally),
        exploratory=request.exploratory,
        excluded=counted.tally.excluded,
        notes=(
            *comparability_notes(counted.tally.units),
            *notes(request, counted.tally.excluded, counted.tally.cells),
        ),
    )


def count(werkmap: Werkmap, request: TrendRequest, *, only: Sequence[int] | None = None) -> Counted:
    """Count and test a view.

    Parameters
    ----------
    only
        Codes of the concepts whose shares are wanted, when the rest would cost time; tests keep the whole family.

    Raises
    ------
    InputError
        No unit is left to count.
    """
    import polars as pl

    fixed = None if request.exploratory else fixed_tests(werkmap, request.thresholds)
    # Without stored tests the whole family must be counted, whatever domains the view shows.
    whole = _widened(request) if fixed is None and not request.exploratory else request
    needed = None if fixed is None else only
    counted = tally(werkmap, whole, full=fixed is None or request.adjusted, concepts=needed)
    tests = fixed
    if tests is None:
        tests = name_classes(statistics(counted.cells, counted.counts, counted.concepts), request.thresholds)
    if whole is not request:
        counted = tally(werkmap, request, full=True, concepts=only)
    if request.domains:
        tests = tests.filter(pl.col("domain").is_in(list(request.domains)))
    effects = tests.select("domain", "concept_id", "icc")
    shares = all_shares(counted, effects, request.kinds, adjusted=request.adjusted)
    return Counted(counted, tests, effects, shares)


def _widened(request: TrendRequest) -> TrendRequest:
    from dataclasses import replace

    return replace(request, domains=()) if request.domains else request


def _shown(shares: pl.DataFrame, request: TrendRequest) -> pl.DataFrame:
    """Concepts to show per domain: those asked for, or of each kind the ``top`` most frequent."""
    import polars as pl

    ordered = shares.select("domain", "kind", "concept_id").unique(maintain_order=True)
    if request.concepts:
        return ordered.filter(pl.col("concept_id").is_in(list(request.concepts)))
    if request.top is None:
        return ordered
    return ordered.filter(pl.int_range(pl.len()).over("domain", "kind") < request.top)
