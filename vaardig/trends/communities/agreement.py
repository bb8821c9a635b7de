"""How much two partitions, or two communities, agree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import comb

Group = frozenset[int]


def adjusted_rand(first: Sequence[Group], second: Sequence[Group]) -> float:
    """Adjusted Rand index over the members that both partitions hold; 1: equal, 0: as by chance.

    Source: Hubert and Arabie (1985), "Comparing partitions".
    """
    shared = frozenset().union(*first) & frozenset().union(*second)
    pairs = comb(len(shared), 2)
    if not pairs:
        return 0.0
    rows = [group & shared for group in first]
    columns = [group & shared for group in second]
    index = sum(comb(len(row & column), 2) for row in rows for column in columns)
    in_rows, in_columns = (sum(comb(len(group), 2) for group in groups) for groups in (rows, columns))
    expected = in_rows * in_columns / pairs
    largest = (in_rows + in_columns) / 2
    return 1.0 if largest == expected else (index - expected) / (largest - expected)


def jaccard(first: Group, second: Group) -> float:
    """Shared members over all members; 0 when both are empty."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def best_match(group: Group, groups: Collection[Group], among: Group | None = None) -> float:
    """Highest Jaccard index of a community with any of another partition.

    ``among`` limits the comparison to members that the other network could hold at all.
    """
    own = group if among is None else group & among
    return max((jaccard(own, other) for other in groups), default=0.0)


def most_typical(partitions: Sequence[Sequence[Group]]) -> tuple[int, float]:
    """Index of the partition that agrees best with the others, and the mean agreement of all pairs."""
    size = len(partitions)
    table = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            table[i][j] = table[j][i] = adjusted_rand(partitions[i], partitions[j])
    sums = [sum(row) for row in table]
    best = max(range(size), key=lambda i: (sums[i], -i))
    return best, sum(sums) / (size * (size - 1)) if size > 1 else 1.0
