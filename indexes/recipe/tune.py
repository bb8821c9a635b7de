"""Learns the linker's fusion weights and calibration on wordings that the model has not seen. Writes ``linker.json``.

``python -m indexes.recipe.tune --model FOLDER_TRAINED_WITH_HOLD_OUT …``. Occupations: hidden alternative labels of ESCO
and our own titles of the hidden half, against ESCO. Skills: the hidden fifth of Competent against its ESCO matches.
Confidence is fitted by logistic regression on similarity and margin of the winner, with a third of the queries having
their concept taken away: "geen passend concept" is then the right answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Encoder
from indexes.recipe.data import bucket, held_out_set
from indexes.scorer import FormScorer, Fusion, Kind
from indexes.static import StaticEncoder
from vaardig.base.files import write_json

_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.5)
_SHARES = (0.0, 0.1, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Task:
    """Queries against concepts.

    Parameters
    ----------
    queries
        ``(text, right concepts)``.
    concepts
        Per concept its forms, the label first.
    """

    kind: Kind
    queries: tuple[tuple[str, frozenset[int]], ...]
    concepts: tuple[tuple[str, ...], ...]


def concept_similarities(task: Task, encoder: Encoder, fusion: Fusion) -> NDArray[np.float32]:
    """Similarity of every query to every concept's best form, float32 ``(queries, concepts)``."""
    forms = [form for concept in task.concepts for form in concept]
    owners = np.repeat(np.arange(len(task.concepts)), [len(concept) for concept in task.concepts])
    starts = np.searchsorted(owners, np.arange(len(task.concepts)))
    scorer = FormScorer(forms, encoder, kind=task.kind, fusion=fusion, owners=owners)
    blocks = [
        np.maximum.reduceat(block, starts, axis=1) for _, block in scorer.similarities([q for q, _ in task.queries])
    ]
    return np.concatenate(blocks)


def mean_reciprocal_rank(similarities: NDArray[np.float32], task: Task) -> float:
    """MRR over concepts, ties against us."""
    total = 0.0
    for row, (_, right) in zip(np.round(similarities, 6), task.queries, strict=True):
        columns = sorted(right)
        wrong = row.copy()
        wrong[columns] = -np.inf
        total += 1.0 / (1 + np.count_nonzero(wrong >= row[columns].max()))
    return total / len(task.queries)


def learn_fusion(task: Task, encoder: Encoder) -> tuple[Fusion, dict[str, float]]:
    """Try a small grid; return the chosen weights and the MRR of every point.

    Of all points within one standard error of the best, the one that leans most on characters is chosen, then the one
    that leans least on sister forms: these queries are spelled well, those of vacancies are not.
    """
    tried: dict[str, float] = {}
    points: list[tuple[float, Fusion]] = []
    for weight in _WEIGHTS:
        for share in _SHARES:
            fusion = Fusion(characters=weight, dense=round(1.0 - weight, 3), concept=share)
            found = mean_reciprocal_rank(concept_similarities(task, encoder, fusion), task)
            tried[f"characters={weight} concept={share}"] = round(found, 4)
            points.append((found, fusion))
    enough = max(found for found, _ in points) - 0.5 / len(task.queries) ** 0.5
    best = max((point for point in points if point[0] >= enough), key=lambda p: (p[1].characters, -p[1].concept))
    return best[1], tried


# A name in a list is more likely than not what it resembles. A vacancy's title carries places, employers and trimmings
# that lower its confidence though the occupation is right: on annotated ads .18 keeps those (see docs/accuracy.md).
ABSTAIN = {"skill": 0.35, "occupation": 0.18}


def learn_calibration(task: Task, encoder: Encoder, fusion: Fusion) -> dict[str, float]:
    """Fit ``P(right | similarity, margin)``; ``abstain_below`` is set by kind."""
    from scipy.optimize import minimize

    similarities = concept_similarities(task, encoder, replace(fusion, shortcuts=False))
    for number, (query, right) in enumerate(task.queries):
        if bucket(query, 3) == 0:
            similarities[number, sorted(right)] = -1.0
    order = np.argsort(-similarities, axis=1)[:, :2]
    first, second = np.take_along_axis(similarities, order, axis=1).T.astype(np.float64)
    right_first = np.array(
        [bucket(q, 3) != 0 and int(top[0]) in right for (q, right), top in zip(task.queries, order, strict=True)]
    )
    features = np.stack([np.ones(len(first)), first, first - second], axis=1)

    def loss(weights: NDArray[np.float64]) -> float:
        signed = np.where(right_first, 1.0, -1.0) * (features @ weights)
        return float(np.logaddexp(0.0, -signed).mean() + 1e-4 * (weights**2).sum())

    fitted = minimize(loss, np.array([-4.0, 6.0, 2.0]), method="L-BFGS-B").x
    names = ("intercept", "similarity", "margin")
    return {
        **{name: round(float(value), 3) for name, value in zip(names, fitted, strict=True)},
        "abstain_below": ABSTAIN[task.kind],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m indexes.recipe.tune", description=__doc__)
    for name in ("model", "esco", "competent", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = StaticEncoder(options.model)
    learnt: dict[str, Any] = {}
    report: dict[str, Any] = {}
    kinds: tuple[Kind, ...] = ("occupation", "skill")
    for kind in kinds:
        queries, concepts = held_out_set(options.esco, options.competent, kind)
        task = Task(kind, queries, concepts)
        fusion, tried = learn_fusion(task, encoder)
        learnt[kind] = {
            "calibration": learn_calibration(task, encoder, fusion),
            "fusion": {"characters": fusion.characters, "concept": fusion.concept, "dense": round(fusion.dense, 3)},
        }
        report[kind] = {"queries": len(queries), "concepts": len(concepts), "mrr_by_weights": tried}
    write_json(options.out, learnt)
    write_json(options.out.with_name("linker-report.json"), report)


if __name__ == "__main__":
    main()
