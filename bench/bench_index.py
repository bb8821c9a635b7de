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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexes.encoders import load_encoder
from indexes.lexical import LexicalIndex
from indexes.linker import Linker
from indexes.protocol import Encoder, Vectors
from indexes.search import VacancySearch
from indexes.store import SearchEffort, VectorStore
from taxonomy.load import Taxonomy, load_taxonomy

_PART = 50_000
_EXACT = 100


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


def make_queries(taxonomy: Taxonomy, count: int, seed: int) -> list[str]:
    """What people type: a title, a skill, or both; not the ads themselves."""
    generator = random.Random(seed)
    titles = [title for work in taxonomy.occupations for title in work.titles]
    skills = [skill.label for skill in taxonomy.skills]
    forms = ("{title}", "{skill}", "{title} {skill}", "iemand met {skill}")
    return [
        generator.choice(forms).format(title=generator.choice(titles), skill=generator.choice(skills))
        for _ in range(count)
    ]


def latency(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile of seconds, in milliseconds."""
    p50, p95 = np.percentile(np.array(times) * 1000, [50, 95])
    return {"p50_ms": round(float(p50), 2), "p95_ms": round(float(p95), 2)}


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


def bench_index(encoder: Encoder, ads: list[str], count: int, queries: list[str]) -> dict[str, Any]:
    """Build a store of ``count`` vectors and search it, one query at a time."""
    base = encoder.encode(ads)
    asked = encoder.encode(queries)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = VectorStore.build(Path(folder) / "v", vectors(base, count, 1), encoder=encoder)
        built = time.perf_counter() - started
        memory = peak_memory_mb()
        exact = [store.brute_force(asked[i : i + 1], 10)[0][0] for i in range(min(len(queries), _EXACT))]
        efforts = {}
        inverted = store.manifest.index.startswith("IVF")
        for lists in (None, 16, 64, 256) if inverted else (None,):
            effort = SearchEffort(lists=lists)
            store.search(asked[:1], 10, effort=effort)
            times, found = [], []
            for i in range(len(queries)):
                started = time.perf_counter()
                found.append(store.search(asked[i : i + 1], 10, effort=effort)[0][0])
                times.append(time.perf_counter() - started)
            recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(found, exact, strict=False)])
            efforts[str(lists or "default")] = {
                **latency(times),
                "recall_at_10": round(float(recall), 4),
            }
        size = store.manifest.vectors_bytes + store.manifest.index_bytes
    return {
        "vectors": count,
        "index": store.manifest.index,
        "build_seconds": round(built, 1),
        "peak_memory_mb": round(memory),
        "bytes_per_vector": round(size / max(count, 1), 1),
        "by_lists_opened" if inverted else "search": efforts,
    }


def bench_search(encoder: Encoder, ads: list[str], queries: list[str]) -> dict[str, Any]:
    """Words and meaning together, as ``vaardig search`` does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        lexical = LexicalIndex.build(folder / "words", [ads[i : i + _PART] for i in range(0, len(ads), _PART)])
        built = time.perf_counter() - started
        store = VectorStore.build(folder / "vectors", [encoder.encode(ads)], encoder=encoder)
        finder = VacancySearch(store, encoder, lexical)
        finder.search(queries[0])
        times = []
        for query in queries:
            started = time.perf_counter()
            finder.search(query, 10)
            times.append(time.perf_counter() - started)
        size = sum(item.stat().st_size for item in (folder / "words").iterdir())
    return {
        "ads": len(ads),
        "word_index_seconds": round(built, 1),
        "word_index_bytes_per_ad": round(size / len(ads)),
        **latency(times),
    }


def main() -> None:
    """Run everything and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=1_000_000)
    parser.add_argument("--ads", type=int, default=100_000, help="ads in the hybrid search")
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
    started, worked = time.perf_counter(), time.process_time()
    linker.link(titles)
    figures["unseen_titles_linked_per_second"] = round(len(titles) / (time.perf_counter() - started), 1)
    figures["unseen_titles_linked_per_cpu_second"] = round(len(titles) / (time.process_time() - worked), 1)
    queries = make_queries(taxonomy, options.queries, 11)
    figures["hybrid"] = bench_search(encoder, make_ads(taxonomy, options.ads, 8), queries)
    figures["index"] = bench_index(encoder, ads, options.vectors, queries)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
