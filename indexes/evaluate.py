"""``vaardig evaluate linking``: how often, and how high, the right naming is found on a TREC-style benchmark."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexes.benchmark import Benchmark, read_benchmark
from indexes.form_tables import Kind
from indexes.protocol import Encoder, Vectors
from indexes.scorer import FormScorer, Fusion
from vaardig.base.errors import InputError
from vaardig.base.files import atomic_path

_RUN_DEPTH = 100
_BEHIND = 10.0


@dataclass(frozen=True, slots=True)
class LinkingFigures:
    """Figures of one run; every share is 0..1.

    Parameters
    ----------
    queries
        Number of queries that have an answer in the corpus; the others are counted in ``unanswerable`` only.
    verbatim
        How many of them are, but for case and accents, themselves a right answer.
    mrr, hit_at_1, hit_at_5, hit_at_10
        Over all queries. A wrong element as similar as the best right one ranks above it.
    mrr_trec
        MRR with ties broken as trec_eval does (by element id, the last first): how published figures were made.
    mrr_verbatim, mrr_rest
        MRR of both kinds apart; None where there is none.
    distinct
        Whether the best element of each group was listed before any second one.
    encoder_id, fusion
        What made the run.
    seconds
        Wall clock of reading, encoding and ranking.
    """

    queries: int
    unanswerable: int
    verbatim: int
    corpus: int
    mrr: float
    mrr_trec: float
    hit_at_1: float
    hit_at_5: float
    hit_at_10: float
    mrr_verbatim: float | None
    mrr_rest: float | None
    distinct: bool
    encoder_id: str
    fusion: Fusion
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values for JSON."""
        return asdict(self)


def evaluate_linking(
    queries: Path,
    corpus: Path,
    qrels: Path,
    *,
    encoder: Encoder,
    fusion: Fusion,
    kind: Kind = "occupation",
    concept_mapping: Path | None = None,
    distinct: bool = True,
    run: Path | None = None,
) -> LinkingFigures:
    """Rank the corpus for every query and compare with the right answers.

    Parameters
    ----------
    concept_mapping
        ``element<TAB>concept``: an element then leans on its concept's other elements (``Fusion.concept``).
    distinct
        List the best element of each concept (without a mapping: of each naming, whatever its gender, number and
        spelling) before any second one: who reads a list wants ten concepts, not ten names of one.
    run
        Where to write the ranking as a TREC run file, 100 deep.
    """
    started = time.perf_counter()
    benchmark = read_benchmark(queries, corpus, qrels, concept_mapping)
    scorer = FormScorer(benchmark.elements, encoder, kind=kind, fusion=fusion, owners=benchmark.concepts)
    ranks = ranks_of(benchmark, scorer, distinct=distinct, run=run)
    seconds = time.perf_counter() - started
    return summarise(benchmark, ranks, fusion, encoder.id, seconds, distinct=distinct)


class Ranks(NamedTuple):
    """Ranks per query, shape ``(queries,)``: ties against us, and ties as trec_eval breaks them."""

    strict: NDArray[np.int64]
    trec: NDArray[np.int64]


def ranks_of(benchmark: Benchmark, scorer: FormScorer, *, distinct: bool = False, run: Path | None = None) -> Ranks:
    """Rank of the first right element per query; 0 where no answer exists."""
    ranks, trec = np.zeros((2, len(benchmark.queries)), dtype=np.int64)
    names = np.argsort(np.argsort(np.array(benchmark.element_ids)))
    grouped = _Grouped(benchmark.groups) if distinct else None
    lines: list[str] = []
    for first, block in scorer.similarities(benchmark.queries):
        for offset, row in enumerate(np.round(block, 6)):
            number = first + offset
            right = benchmark.relevant[number]
            if grouped is not None:
                grouped.set_back(row)
            if run is not None:
                lines.extend(_run_lines(benchmark, number, row))
            if not len(right):
                continue
            rivals = row.copy()
            rivals[right] = -np.inf
            best = row[right].max()
            ranks[number] = 1 + np.count_nonzero(rivals >= best)
            last = names[right[row[right] == best]].max()
            trec[number] = 1 + np.count_nonzero((rivals > best) | ((rivals == best) & (names > last)))
    if run is not None:
        with atomic_path(run) as temporary:
            temporary.write_text("".join(lines), encoding="utf-8", newline="\n")
    return Ranks(ranks, trec)


class _Grouped:
    """Sets all but the best element of each group back behind the best ones of all groups."""

    def __init__(self, groups: NDArray[np.int64]) -> None:
        numbers, self._group = np.unique(groups, return_inverse=True)
        self._order = np.argsort(self._group, kind="stable")
        self._starts = np.searchsorted(self._group[self._order], np.arange(len(numbers)))

    def set_back(self, row: Vectors) -> None:
        """Change a row of similarities in place; equal ones stay equal, so a tie still counts against us."""
        best = np.maximum.reduceat(row[self._order], self._starts)
        row[row < best[self._group]] -= _BEHIND


def summarise(
    benchmark: Benchmark,
    both: Ranks,
    fusion: Fusion,
    encoder_id: str,
    seconds: float,
    *,
    distinct: bool = False,
) -> LinkingFigures:
    """Turn ranks into figures."""
    ranks = both.strict
    answered = ranks > 0
    if not answered.any():
        raise InputError("no query has a right answer in the corpus", next_step="check the qrels file")
    reciprocal = reciprocal_ranks(ranks)
    verbatim = benchmark.verbatim & answered
    rest = answered & ~verbatim

    def hit(depth: int) -> float:
        return float(np.mean(ranks[answered] <= depth))

    return LinkingFigures(
        queries=int(answered.sum()),
        unanswerable=int((~answered).sum()),
        verbatim=int(verbatim.sum()),
        corpus=len(benchmark.elements),
        mrr=float(reciprocal[answered].mean()),
        mrr_trec=float(reciprocal_ranks(both.trec)[answered].mean()),
        hit_at_1=hit(1),
        hit_at_5=hit(5),
        hit_at_10=hit(10),
        mrr_verbatim=float(reciprocal[verbatim].mean()) if verbatim.any() else None,
        mrr_rest=float(reciprocal[rest].mean()) if rest.any() else None,
        distinct=distinct,
        encoder_id=encoder_id,
        fusion=fusion,
        seconds=seconds,
    )


def reciprocal_ranks(ranks: NDArray[np.int64]) -> NDArray[np.float64]:
    """``1 / rank``, 0 where the rank is 0."""
    return np.divide(1.0, ranks, out=np.zeros(len(ranks)), where=ranks > 0)


def paired_bootstrap(
    ours: NDArray[np.float64], theirs: NDArray[np.float64], *, draws: int = 10_000, seed: int = 7
) -> tuple[float, float, float]:
    """Mean difference of two runs over the same queries, with its 95 % percentile interval."""
    difference = ours - theirs
    generator = np.random.default_rng(seed)
    means = np.array([difference[generator.integers(0, len(difference), len(difference))].mean() for _ in range(draws)])
    low, high = np.quantile(means, [0.025, 0.975])
    return float(difference.mean()), float(low), float(high)


def _run_lines(benchmark: Benchmark, number: int, row: Vectors) -> list[str]:
    depth = min(_RUN_DEPTH, len(row))
    best = np.argpartition(-row, depth - 1)[:depth]
    right = set(benchmark.relevant[number].tolist())
    ordered: Sequence[int] = sorted(best.tolist(), key=lambda column: (-row[column], column in right, column))
    query = benchmark.query_ids[number]
    return [
        f"{query} Q0 {benchmark.element_ids[column]} {rank} {row[column]:.6f} vaardig\n"
        for rank, column in enumerate(ordered, 1)
    ]
