"""``vaardig evaluate linking``: how often, and how high, the right naming is found on a TREC-style benchmark."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Encoder, Vectors
from indexes.scorer import FormScorer, Fusion, Kind
from indexes.titles import match_key
from vaardig.base.errors import InputError
from vaardig.base.files import atomic_path
from vaardig.base.text import fold, squeeze

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


@dataclass(frozen=True)
class Benchmark:
    """A linking benchmark in memory.

    Parameters
    ----------
    query_ids, queries, element_ids, elements
        In file order.
    relevant
        Per query the sorted columns of its right elements.
    concepts
        Per element the number of its concept; None without a mapping.
    """

    query_ids: tuple[str, ...]
    queries: tuple[str, ...]
    element_ids: tuple[str, ...]
    elements: tuple[str, ...]
    relevant: tuple[NDArray[np.int64], ...]
    concepts: NDArray[np.int64] | None = None

    @cached_property
    def groups(self) -> NDArray[np.int64]:
        """Number of the group of every element: its concept, else the naming but for gender, number and spelling."""
        if self.concepts is not None:
            return self.concepts
        keys = [match_key(element) or element for element in self.elements]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        return np.array([numbers[key] for key in keys], dtype=np.int64)

    @property
    def verbatim(self) -> NDArray[np.bool_]:
        """Which queries are, folded, one of their own answers."""
        folded = [squeeze(fold(element)) for element in self.elements]
        return np.array(
            [
                squeeze(fold(query)) in {folded[column] for column in columns}
                for query, columns in zip(self.queries, self.relevant, strict=True)
            ],
            dtype=bool,
        )


def read_benchmark(queries: Path, corpus: Path, qrels: Path, concept_mapping: Path | None = None) -> Benchmark:
    """Read ``id<TAB>text`` files, TREC qrels (``query 0 element 1``) and, if given, ``element<TAB>concept``.

    Raises
    ------
    InputError
        A file is missing, not UTF-8, has a line of another form, an unknown id, or no answer at all.
    """
    asked = _pairs(queries)
    offered = _pairs(corpus)
    columns = {element: column for column, element in enumerate(offered)}
    answers: dict[str, set[int]] = {query: set() for query in asked}
    for number, fields in _lines(qrels, 4):
        query, _, element, grade = fields
        if query not in answers or element not in columns:
            raise InputError(
                f"{qrels} line {number} names '{query}' or '{element}', which the other files do not hold",
                next_step="check that the three files belong together",
            )
        if grade.lstrip("+") not in {"0", "-1"}:
            answers[query].add(columns[element])
    concepts = None
    if concept_mapping is not None:
        named = _pairs(concept_mapping)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(named.values()))}
        # An element without a concept is one of its own.
        concepts = np.array(
            [numbers[named[e]] if e in named else len(numbers) + i for i, e in enumerate(offered)], dtype=np.int64
        )
    return Benchmark(
        tuple(asked),
        tuple(asked.values()),
        tuple(offered),
        tuple(offered.values()),
        tuple(np.array(sorted(found), dtype=np.int64) for found in answers.values()),
        concepts,
    )


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


def ranks_of(
    benchmark: Benchmark, scorer: FormScorer, *, distinct: bool = False, run: Path | None = None
) -> NDArray[np.int64]:
    """Rank of the first right element per query, ties against us; 0 where no answer exists."""
    ranks = np.zeros(len(benchmark.queries), dtype=np.int64)
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
            ranks[number] = 1 + np.count_nonzero(rivals >= row[right].max())
    if run is not None:
        with atomic_path(run) as temporary:
            temporary.write_text("".join(lines), encoding="utf-8", newline="\n")
    return ranks


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
    ranks: NDArray[np.int64],
    fusion: Fusion,
    encoder_id: str,
    seconds: float,
    *,
    distinct: bool = False,
) -> LinkingFigures:
    """Turn ranks into figures."""
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


def _pairs(path: Path) -> dict[str, str]:
    pairs = {fields[0]: fields[1] for _, fields in _lines(path, 2)}
    if not pairs:
        raise InputError(f"{path} is empty", allowed="lines 'id<TAB>text'")
    return pairs


def _lines(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error})", allowed="a UTF-8 file with tabs") from error
    # Not splitlines(): a label may hold a line separator that is no line end in a TSV file.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        fields = line.rstrip("\r").split("\t") if "\t" in line else line.split(maxsplit=columns - 1)
        if len(fields) < columns:
            raise InputError(f"{path} line {number} has {len(fields)} fields", allowed=f"{columns}, separated by tabs")
        yield number, fields
