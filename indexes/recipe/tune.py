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

from indexes.form_tables import Kind
from indexes.protocol import Encoder
from indexes.recipe.data import bucket, held_out_set
from indexes.scorer import FormScorer, Fusion
from indexes.static import StaticEncoder
from vaardig.base.files import write_json

_WEIGHTS = (0.0, 0.1, 0.2, 0.3)
_SHARES = (0.0, 0.15, 0.3, 0.45)
_RECOGNISED = 0.93
_WORTH = 0.003
_LABELS = (0.0, 0.1, 0.2, 0.3)


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


def reciprocal_ranks(similarities: NDArray[np.float32], task: Task) -> NDArray[np.float64]:
    """Per query the reciprocal rank of its best right concept, ties against us."""
    values = np.zeros(len(task.queries))
    for number, (row, (_, right)) in enumerate(zip(np.round(similarities, 6), task.queries, strict=True)):
        columns = sorted(right)
        best = row[columns].max()
        row[columns] = -np.inf
        values[number] = 1.0 / (1 + np.count_nonzero(row >= best))
    return values


def learn_fusion(task: Task, encoder: Encoder) -> tuple[Fusion, dict[str, float]]:
    """Try a small grid; return the chosen weights and the MRR of every point.

    Of all points within .003 of the best, the one that leans most on characters is chosen, then the best: these queries
    are spelled well, those of vacancies are not.
    """
    found: dict[Fusion, NDArray[np.float64]] = {}
    for weight in _WEIGHTS:
        for share in _SHARES:
            for label in _LABELS:
                fusion = Fusion(characters=weight, dense=round(1.0 - weight, 3), concept=share, label=label)
                found[fusion] = np.zeros(0)
    for weight in _WEIGHTS:
        points = [fusion for fusion in found if fusion.characters == weight]
        for fusion, values in zip(points, _grid(task, encoder, points), strict=True):
            found[fusion] = values
    enough = max(values.mean() for values in found.values()) - _WORTH
    chosen = max(
        (fusion for fusion, values in found.items() if values.mean() >= enough),
        key=lambda fusion: (fusion.characters, found[fusion].mean()),
    )
    tried = {
        f"characters={point.characters} concept={point.concept} label={point.label}": round(float(values.mean()), 4)
        for point, values in found.items()
    }
    return chosen, tried


def _grid(task: Task, encoder: Encoder, points: Sequence[Fusion]) -> list[NDArray[np.float64]]:
    """Reciprocal ranks at points that differ only in how they lean on the concept: forms are compared once."""
    forms = [form for concept in task.concepts for form in concept]
    owners = np.repeat(np.arange(len(task.concepts)), [len(concept) for concept in task.concepts])
    starts = np.searchsorted(owners, np.arange(len(task.concepts)))
    sizes = np.diff([*starts, len(forms)])
    plain = FormScorer(forms, encoder, kind=task.kind, fusion=replace(points[0], concept=0.0, label=0.0))
    values: list[list[NDArray[np.float64]]] = [[] for _ in points]
    for first, block in plain.similarities([query for query, _ in task.queries]):
        part = replace(task, queries=task.queries[first : first + len(block)])
        best = np.maximum.reduceat(block, starts, axis=1)
        mean = np.add.reduceat(block, starts, axis=1) / (sizes + 1)
        label = block[:, starts]
        for point, found in zip(points, values, strict=True):
            own = 1.0 - point.concept - point.label
            mixed = own * best + point.concept * mean + point.label * label
            found.append(reciprocal_ranks(np.where(best >= _RECOGNISED, best, mixed), part))
    return [np.concatenate(found) for found in values]


# A name in a list is more likely than not what it resembles. A vacancy's title carries places, employers and trimmings
# that lower its confidence though the occupation is right; .12 keeps those and refuses "Wij groeien" (docs/linking.md).
ABSTAIN = {"skill": 0.35, "occupation": 0.12}


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
            "fusion": {
                "characters": fusion.characters,
                "concept": fusion.concept,
                "dense": round(fusion.dense, 3),
                "label": fusion.label,
            },
        }
        report[kind] = {"queries": len(queries), "concepts": len(concepts), "mrr_by_weights": tried}
    write_json(options.out, learnt)
    write_json(options.out.with_name("linker-report.json"), report)


if __name__ == "__main__":
    main()
