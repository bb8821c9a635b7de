"""Communities of skills in one domain: found, named, tested on other seeds and other vacancies, and followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vaardig.base.errors import InputError
from vaardig.trends.comparability import comparability_notes
from vaardig.trends.selection import scan_demands, select_units
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

from .agreement import Group, best_match, most_typical
from .network import Network, network, partition
from .periods import MOST_ROWS, follow
from .request import CommunityReport, CommunityRequest
from .wording import notes

if TYPE_CHECKING:
    import polars as pl
    from scipy.sparse import csr_array

_COLUMNS = ("source", "employer_class", "agency", "contract", "region", "text_length")
_NAMED_BY = 3
# Skills of a community that a vacancy must ask to count as asking the community.
_ASKS = 2


@dataclass(frozen=True)
class Asked:
    """A 0/1 matrix of shape (vacancies, skills) with the year of each row and the description of each column."""

    matrix: csr_array
    years: np.ndarray
    concepts: pl.DataFrame


def communities(werkmap: Werkmap, request: CommunityRequest) -> CommunityReport:
    """Find which skills of a domain are asked together.

    Raises
    ------
    InputError
        No vacancy is left to count, or no two skills are asked together often enough.
    """
    units, excluded = select_units(werkmap, request.view, _COLUMNS)
    asked = _asked(werkmap, request, units)
    net = network(asked.matrix, *request.least(units.height, units.height), request.minimum_npmi)
    runs = [partition(net, request.resolution, seed) for seed in range(request.seeds)]
    chosen, agreement = most_typical(runs)
    groups = runs[chosen]
    if not groups:
        domain = DOMAINS[request.view.domains[0]]
        raise InputError(
            f"in {domain} no two skills are asked together by {request.least(units.height, units.height)[1]} "
            "vacancies or more "
            f"({units.height} vacancies)",
            next_step="lower --min-count, or build a larger werkmap",
        )
    halves = _half_runs(asked.matrix, request)
    order = _ordered(groups, asked.matrix)
    return CommunityReport(
        werkmap=werkmap.path,
        request=request,
        clusters=_clusters(order, runs, halves, asked, net),
        skills=_skills(order, asked, net),
        periods=follow(asked, request, order, _names(order, asked, net)),
        agreement=agreement,
        vacancies=units.height,
        network_skills=len(net.tied),
        network_ties=int(np.count_nonzero(np.triu(net.weights))),
        loose_skills=len(net.counts) - len(net.tied),
        excluded=excluded,
        notes=(*comparability_notes(units), *notes(request, units.height, agreement)),
    )


def _asked(werkmap: Werkmap, request: CommunityRequest, units: pl.DataFrame) -> Asked:
    import polars as pl
    from scipy.sparse import csr_array

    concepts = werkmap.scan("concepts").filter(pl.col("kind").is_in(list(request.view.kinds)))
    numbered = units.select("unit", "year").with_row_index("row")
    pairs = (
        scan_demands(werkmap, request.view)
        .join(numbered.lazy().select("unit", "row"), on="unit", how="inner")
        .join(concepts.select("concept"), on="concept", how="semi")
        .select("row", "concept")
        .unique()
        .collect()
    )
    kept = (
        pairs.group_by("concept").len("count").join(concepts.collect(), on="concept")
        .filter(pl.col("count") >= request.least(units.height, units.height)[0])
        .sort("count", "concept_id", descending=[True, False])
        .head(request.most_skills)
        .with_row_index("column")
    )  # fmt: skip
    placed = pairs.join(kept.select("concept", "column"), on="concept", how="inner")
    ones = np.ones(placed.height, dtype=np.int64)
    places = (placed["row"].to_numpy(), placed["column"].to_numpy())
    matrix = csr_array((ones, places), shape=(numbered.height, kept.height))
    return Asked(matrix, numbered["year"].to_numpy(), kept.select("concept_id", "label", "kind", "count"))


def _half_runs(matrix: csr_array, request: CommunityRequest) -> list[tuple[tuple[Group, ...], Group]]:
    """Communities in random halves of the vacancies, with the skills that each half could tie."""
    found = []
    total = matrix.shape[0]
    for sample in range(request.samples):
        rows = np.random.default_rng(sample).permutation(total)[: min(total // 2, MOST_ROWS)]
        half = network(matrix[np.sort(rows)], *request.least(len(rows), total), request.minimum_npmi)
        found.append((partition(half, request.resolution, sample), frozenset(half.tied.tolist())))
    return found


def _asks(group: Group, matrix: csr_array) -> int:
    """Vacancies that ask at least two skills of a community."""
    columns = matrix[:, sorted(group)]
    return int((np.asarray(columns.sum(axis=1)).ravel() >= _ASKS).sum())


def _ordered(groups: tuple[Group, ...], matrix: csr_array) -> list[Group]:
    """Communities that most vacancies ask first."""
    return sorted(groups, key=lambda group: (-_asks(group, matrix), min(group)))


def _centrality(group: Group, net: Network) -> dict[int, float]:
    """Tie weight inside the community times the square root of the frequency: tied to all and often asked."""
    members = sorted(group)
    strength = net.weights[np.ix_(members, members)].sum(axis=1) * np.sqrt(net.counts[members])
    return dict(zip(members, (strength / strength.max()).tolist(), strict=True))


def _names(order: list[Group], asked: Asked, net: Network) -> list[str]:
    labels = asked.concepts["label"].to_list()
    names = []
    for group in order:
        central = sorted(_centrality(group, net).items(), key=lambda item: (-item[1], item[0]))
        names.append(" · ".join(labels[member] for member, _ in central[:_NAMED_BY]))
    return names


def _clusters(
    order: list[Group],
    runs: list[tuple[Group, ...]],
    halves: list[tuple[tuple[Group, ...], Group]],
    asked: Asked,
    net: Network,
) -> pl.DataFrame:
    import polars as pl

    rows = []
    for number, (group, name) in enumerate(zip(order, _names(order, asked, net), strict=True), start=1):
        asks = _asks(group, asked.matrix)
        over_seeds = float(np.mean([best_match(group, run) for run in runs]))
        over_samples = float(np.mean([best_match(group, run, tied) for run, tied in halves]))
        rows.append((number, name, len(group), asks, net.vacancies, asks / net.vacancies, over_seeds, over_samples))
    count = pl.Int64()
    schema = {
        "cluster": count, "name": pl.String(), "skills": count, "numerator": count, "denominator": count,
        "share": pl.Float64(), "seed_stability": pl.Float64(), "sample_stability": pl.Float64(),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _skills(order: list[Group], asked: Asked, net: Network) -> pl.DataFrame:
    import polars as pl

    rows = []
    described = asked.concepts.rows(named=True)
    for number, group in enumerate(order, start=1):
        for member, centrality in sorted(_centrality(group, net).items(), key=lambda item: (-item[1], item[0])):
            concept = described[member]
            rows.append(
                (number, concept["concept_id"], concept["label"], concept["kind"], centrality, concept["count"],
                 net.vacancies, concept["count"] / net.vacancies)
            )  # fmt: skip
    text, count = pl.String(), pl.Int64()
    schema = {
        "cluster": count, "concept_id": text, "label": text, "kind": text, "centrality": pl.Float64(),
        "numerator": count, "denominator": count, "share": pl.Float64(),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")
