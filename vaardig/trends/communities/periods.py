"""How communities go on from the earlier to the recent years, against how much chance alone moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vaardig.trends.comparability import halves, span

from .agreement import Group, jaccard
from .network import network, partition
from .request import CommunityRequest

if TYPE_CHECKING:
    import polars as pl

    from .compute import Asked

STAYS, CHANGES, GONE, NEW, UNSURE = "blijft", "verandert", "verdwenen", "nieuw", "te onzeker"
# Found back in random halves: at least this much shared (Jaccard). Three quarters shared is the same community.
_FOUND, _SAME = 0.5, 0.75
_RELATED = 0.2
_LEAST_VACANCIES = 200
# A sample of this size tells communities as well as a million vacancies, in a fraction of the time.
MOST_ROWS = 20_000


def follow(asked: Asked, request: CommunityRequest, groups: list[Group], names: list[str]) -> pl.DataFrame:
    """One row per community of the whole period: its nearest in the earlier and in the recent years, and what became.

    The years are split in an earlier and a later half, the larger one is cut to the size of the smaller, and each gets
    a network of its own. To know how far two halves differ by chance, the same is done with random halves:
    a community changes only when its halves agree less than in every one of those, and nothing is said about one that
    random halves do not find back either.
    """
    import polars as pl

    years = asked.years
    first, last = halves(years.tolist())
    early, late = (np.flatnonzero(np.isin(years, part)) for part in (first, last))
    size = min(len(early), len(late), MOST_ROWS)
    if size < _LEAST_VACANCIES:
        return pl.DataFrame(schema=_schema())
    generator = np.random.default_rng(0)
    pairs = [(_thin(early, size, generator), _thin(late, size, generator))]
    for _ in range(request.samples):
        both = generator.permutation(len(years))
        pairs.append((both[:size], both[size : 2 * size]))
    runs = [tuple(_groups(asked, rows, request, len(years)) for rows in pair) for pair in pairs]
    labels = asked.concepts["label"].to_list()
    rows = []
    for number, (group, name) in enumerate(zip(groups, names, strict=True), start=1):
        before, after = (_nearest(group, run) for run in runs[0])
        agreement = jaccard(before, after)
        by_chance = [jaccard(_nearest(group, one), _nearest(group, two)) for one, two in runs[1:]]
        joined, left = (sorted(labels[i] for i in some) for some in (after - before, before - after))
        rows.append(
            (
                number, name, span(first), span(last), agreement, float(np.mean(by_chance)), min(by_chance),
                _verdict(before, after, agreement, by_chance), "; ".join(joined), "; ".join(left),
            )
        )  # fmt: skip
    return pl.DataFrame(rows, schema=_schema(), orient="row")


def _schema() -> dict[str, pl.DataType]:
    import polars as pl

    text, number = pl.String(), pl.Float64()
    return {
        "cluster": pl.Int64(), "name": text, "first_years": text, "last_years": text, "overlap": number,
        "overlap_by_chance": number, "lowest_by_chance": number, "change": text, "joined": text, "left": text,
    }  # fmt: skip


def _thin(rows: np.ndarray, size: int, generator: np.random.Generator) -> np.ndarray:
    return np.sort(generator.permutation(rows)[:size])


def _groups(asked: Asked, rows: np.ndarray, request: CommunityRequest, total: int) -> tuple[Group, ...]:
    """Communities of some vacancies; the least counts shrink with their number."""
    net = network(asked.matrix[np.sort(rows)], *request.least(len(rows), total), request.minimum_npmi)
    return partition(net, request.resolution, 0)


def _nearest(group: Group, groups: tuple[Group, ...]) -> Group:
    """The community that shares most with this one; empty when none shares a fifth."""
    best = max(groups, key=lambda other: (jaccard(group, other), -min(other)), default=frozenset[int]())
    return best if jaccard(group, best) >= _RELATED else frozenset()


def _verdict(before: Group, after: Group, agreement: float, by_chance: list[float]) -> str:
    if np.mean(by_chance) < _FOUND:
        return UNSURE
    if agreement >= min(_SAME, *by_chance):
        return STAYS
    if not before:
        return NEW
    return CHANGES if after else GONE
