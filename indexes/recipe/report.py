"""The figures of the data card as one JSON document: ``python -m indexes.recipe.report --help``.

The benchmark is only scored here, never trained or tuned on. Skills are scored with a model trained with
``--hold-out``: the shipped one has seen those rows.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from indexes.benchmark import Benchmark, read_benchmark
from indexes.encoders import load_encoder
from indexes.evaluate import Ranks, paired_bootstrap, ranks_of, reciprocal_ranks, summarise
from indexes.linker import default_fusion
from indexes.protocol import Encoder
from indexes.recipe.data import held_out_set
from indexes.recipe.tune import Task, concept_similarities
from indexes.recipe.tune import reciprocal_ranks as concept_ranks
from indexes.scorer import FormScorer, Fusion
from indexes.static import StaticEncoder

_FORMS = ("characters alone (TF-IDF baseline)", "static alone", "characters + static")
_PLAIN = Fusion(characters=1.0, dense=0.0, concept=0.0, label=0.0, normalise=False, shortcuts=False)


def _ablations(full: Fusion) -> dict[str, Fusion]:
    return {
        "characters alone (TF-IDF baseline)": _PLAIN,
        "static alone": replace(_PLAIN, characters=0.0, dense=1.0),
        "characters + static": replace(full, concept=0.0, label=0.0, normalise=False, shortcuts=False),
        "without concept mean": replace(full, concept=0.0),
        "without concept label": replace(full, label=0.0),
        "without concept mean and label": replace(full, concept=0.0, label=0.0),
        "without title normalisation": replace(full, normalise=False),
        "without exact and normalised rules": replace(full, shortcuts=False),
        "without characters": replace(full, characters=0.0, dense=1.0),
        "without static": replace(full, characters=1.0, dense=0.0),
        "full": full,
    }


def _figures(benchmark: Benchmark, ranks: Ranks, encoder: Encoder, seconds: float) -> dict[str, Any]:
    figures = summarise(benchmark, ranks, Fusion(), encoder.id, seconds).as_dict()
    names = ("mrr", "mrr_trec", "mrr_verbatim", "mrr_rest", "hit_at_1", "hit_at_5", "hit_at_10", "seconds")
    return {name: round(figures[name], 4) for name in names}


def occupations(folder: Path, encoder: Encoder) -> dict[str, Any]:
    """Score the linking benchmark in all ablations, each with a paired bootstrap against the baseline."""
    benchmark = read_benchmark(
        folder / "queries.tsv",
        folder / "corpus_elements.tsv",
        folder / "annotations.tsv",
        folder / "concept_mapping.tsv",
    )
    report: dict[str, Any] = {}
    baseline = np.empty(0)

    def score(name: str, data: Benchmark, fusion: Fusion, distinct: bool) -> None:
        nonlocal baseline
        started = time.perf_counter()
        scorer = FormScorer(data.elements, encoder, kind="occupation", fusion=fusion, owners=data.concepts)
        ranks = ranks_of(data, scorer, distinct=distinct)
        report[name] = _figures(data, ranks, encoder, time.perf_counter() - started)
        if not len(baseline):
            baseline = reciprocal_ranks(ranks.strict)
        mean, low, high = paired_bootstrap(reciprocal_ranks(ranks.strict), baseline, draws=2000)
        report[name]["over_baseline"] = [round(value, 4) for value in (mean, low, high)]

    full = default_fusion("occupation")
    unmapped = replace(benchmark, concepts=None)
    for name, fusion in _ablations(full).items():
        plain = name in _FORMS
        score(name, unmapped if plain else benchmark, fusion, not plain)
    score("full, every naming ranked", benchmark, full, False)
    score("no mapping, every naming ranked", unmapped, full, False)
    score("no mapping, distinct namings first", unmapped, full, True)
    return report


def skills(esco: Path, competent: Path, encoder: Encoder) -> dict[str, Any]:
    """Score hidden Competent labels against all Dutch ESCO skills."""
    queries, concepts = held_out_set(esco, competent, "skill")
    task = Task("skill", queries, concepts)
    report: dict[str, Any] = {"queries": len(queries), "concepts": len(concepts)}
    baseline = np.empty(0)
    runs = {"characters alone": _PLAIN, "static alone": replace(_PLAIN, characters=0.0, dense=1.0)}
    for name, fusion in {**runs, "full": default_fusion("skill")}.items():
        similarities = concept_similarities(task, encoder, fusion)
        reciprocal = concept_ranks(similarities, task)
        baseline = baseline if len(baseline) else reciprocal
        mean, low, high = paired_bootstrap(reciprocal, baseline, draws=2000)
        report[name] = {
            "mrr": round(float(reciprocal.mean()), 4),
            "hit_at_1": round(float(np.mean(reciprocal == 1.0)), 4),
            "over_baseline": [round(value, 4) for value in (mean, low, high)],
        }
    return report


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and write JSON to standard output."""
    parser = argparse.ArgumentParser(prog="python -m indexes.recipe.report", description=__doc__)
    for name in ("benchmark", "esco", "competent", "hold-out-model"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = load_encoder()
    held_out = StaticEncoder(options.hold_out_model)
    report = {
        "encoder": encoder.id,
        "occupations": occupations(options.benchmark, encoder),
        "skills": skills(options.esco, options.competent, held_out),
    }
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
