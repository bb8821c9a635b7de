"""Speed of encoder, linker and index; recall of the index against brute force. ``python bench/bench_index.py --help``.

Ads are made from the taxonomy's own titles and skills, so that vectors lie as they do in a real werkmap: around
occupations, not evenly over the sphere. Figures are one JSON document on standard output.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from indexes.encoders import load_encoder
from indexes.linker import Linker
from indexes.protocol import Encoder, Vectors
from indexes.store import SearchEffort, VectorStore
from taxonomy.load import Taxonomy, load_taxonomy

_PART = 50_000


def peak_memory_mb() -> float:
    """Peak resident memory of this process so far, MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def make_ads(taxonomy: Taxonomy, count: int, seed: int) -> list[str]:
    """Title, then eight skills of the occupation or of the market: about 250 characters."""
    generator = random.Random(seed)
    skills = [skill.label for skill in taxonomy.skills]
    ads = []
    for _ in range(count):
        work = generator.choice(taxonomy.occupations)
        asked = [*work.essential, *work.optional]
        chosen = generator.sample(asked, min(6, len(asked))) + generator.sample(skills, 3)
        ads.append(f"{generator.choice([work.label, *work.titles])}. {', '.join(chosen)}.")
    return ads


def rate(action: Any, items: int) -> float:
    """Items per second of the best of three runs: other processes share the machine."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - started)
    return round(items / best, 1)


def vectors(base: Vectors, count: int, seed: int) -> Iterator[Vectors]:
    """Yield ``count`` vectors near the encoded ads: each a mixture of two ads of which one is four times heavier."""
    generator = np.random.default_rng(seed)
    for start in range(0, count, _PART):
        size = min(_PART, count - start)
        one, two = generator.integers(0, len(base), (2, size))
        mixed = base[one] + 0.25 * base[two] + generator.normal(0, 0.02, (size, base.shape[1])).astype(np.float32)
        yield (mixed / np.linalg.norm(mixed, axis=1, keepdims=True)).astype(np.float32)


def bench_index(encoder: Encoder, ads: list[str], count: int, queries: int) -> dict[str, Any]:
    """Build a store of ``count`` vectors and search it."""
    base = encoder.encode(ads)
    asked = encoder.encode(ads[:queries])
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = VectorStore.build(Path(folder) / "v", vectors(base, count, 1), encoder=encoder)
        built = time.perf_counter() - started
        memory = peak_memory_mb()
        exact = [store.brute_force(asked[i : i + 1], 10)[0][0] for i in range(min(queries, 50))]
        efforts = {}
        for lists in (None, 16, 64, 128):
            effort = SearchEffort(lists=lists)
            store.search(asked[:1], 10, effort=effort)
            times, found = [], []
            for i in range(queries):
                started = time.perf_counter()
                found.append(store.search(asked[i : i + 1], 10, effort=effort)[0][0])
                times.append(1000 * (time.perf_counter() - started))
            recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(found, exact, strict=False)])
            efforts[str(lists or "default")] = {
                "p50_ms": round(float(np.percentile(times, 50)), 2),
                "p95_ms": round(float(np.percentile(times, 95)), 2),
                "recall_at_10": round(float(recall), 4),
            }
        size = store.manifest.vectors_bytes + store.manifest.index_bytes
    return {
        "vectors": count,
        "index": store.manifest.index,
        "build_seconds": round(built, 1),
        "peak_memory_mb": round(memory),
        "bytes_per_vector": round(size / max(count, 1), 1),
        "by_lists_opened": efforts,
    }


def main() -> None:
    """Run everything and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--encoder", default=None)
    options = parser.parse_args()
    taxonomy = load_taxonomy()
    started = time.perf_counter()
    encoder = load_encoder(options.encoder)
    loaded = time.perf_counter() - started
    labels = [title for work in taxonomy.occupations for title in (work.label, *work.titles)]
    ads = make_ads(taxonomy, 20_000, 7)
    linker = Linker([(w.id, w.label, w.titles) for w in taxonomy.occupations], encoder, kind="occupation")
    titles = [f"{label} {word}" for label in labels[:2000] for word in ("klasse twee", "dossiers")]
    figures = {
        "encoder": encoder.id,
        "encoder_load_seconds": round(loaded, 3),
        "labels_per_second": rate(lambda: encoder.encode(labels), len(labels)),
        "ads_per_second": rate(lambda: encoder.encode(ads), len(ads)),
    }
    started = time.perf_counter()
    linker.link(titles)
    figures["unique_titles_linked_per_second"] = round(len(titles) / (time.perf_counter() - started), 1)
    figures["index"] = bench_index(encoder, ads, options.vectors, options.queries)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
