"""The network: which skills are asked together more than their own frequency explains.

Tie weight: normalised pointwise mutual information, Bouma (2009), "Normalized (pointwise) mutual information in
collocation extraction"; 0: together as often as by chance, 1: never one without the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Network:
    """Ties between n skills: ``weights`` (n, n), symmetric, 0 where there is none; ``counts`` (n,) of vacancies."""

    weights: Floats
    counts: NDArray[np.int64]
    vacancies: int

    @property
    def tied(self) -> NDArray[np.int64]:
        """Skills with at least one tie."""
        return np.flatnonzero(self.weights.any(axis=1)).astype(np.int64)


def network(asked: csr_array, minimum_count: int, minimum_pair: int, minimum_npmi: float) -> Network:
    """Tie the skills of a 0/1 matrix of shape (vacancies, skills)."""
    total = asked.shape[0]
    together = np.asarray((asked.T @ asked).todense(), dtype=np.float64)
    counts = np.diag(together).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        joint = together / total
        weights = np.log(joint * total * total / np.outer(counts, counts)) / -np.log(joint)
    enough = (together >= minimum_pair) & (counts[:, None] >= minimum_count) & (counts[None, :] >= minimum_count)
    # Two skills that every vacancy asks together give log 1 / 0: such a tie says nothing.
    weights = np.where(enough & np.isfinite(weights) & (weights >= max(minimum_npmi, 1e-9)), weights, 0.0)
    np.fill_diagonal(weights, 0.0)
    return Network(weights, counts.astype(np.int64), total)


def partition(net: Network, resolution: float, seed: int) -> tuple[frozenset[int], ...]:
    """Communities of two skills or more, by Louvain's method; largest first, ties by their lowest skill.

    Source: Blondel et al. (2008), "Fast unfolding of communities in large networks".
    """
    import networkx

    tied = net.tied
    graph = networkx.Graph()
    graph.add_nodes_from(tied.tolist())
    rows, columns = np.nonzero(np.triu(net.weights))
    graph.add_weighted_edges_from(
        (int(row), int(column), float(net.weights[row, column])) for row, column in zip(rows, columns, strict=True)
    )
    if not graph.number_of_edges():
        return ()
    found = networkx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed)
    groups = [frozenset(int(node) for node in group) for group in found if len(group) > 1]
    return tuple(sorted(groups, key=lambda group: (-len(group), min(group))))
