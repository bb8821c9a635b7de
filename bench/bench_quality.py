"""Speed and memory of ``vaardig quality`` on a werkmap: ``python bench/bench_quality.py N --workers W``; prints JSON.

Makes a corpus of N ads and its werkmap (`make_corpus`, `vaardig.build`), then judges it, aggregates it and writes the
workbook, the table of findings and the report, each timed apart. ``--werkmap DIR`` judges one that exists;
``--keep DIR`` keeps what was made. Memory: peak of this process and of its largest worker.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from make_corpus import make_corpus

from vaardig.build.memory import peak_megabytes
from vaardig.export.document import save
from vaardig.quality.aggregate import figures
from vaardig.quality.batch import BatchRequest, assess_werkmap
from vaardig.quality.federation import batch_document, federation_html
from vaardig.werkmap import Werkmap


class Stopwatch:
    """Seconds per step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 1)


def make_werkmap(count: int, folder: Path, workers: int) -> Path:
    """A werkmap of ``count`` made-up ads."""
    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest

    corpus = folder / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(ad, ensure_ascii=False) + "\n" for ad in make_corpus(count))
    build(BuildRequest((corpus,), folder / "werkmap", workers=workers))
    return folder / "werkmap"


def measure(path: Path, workers: int, folder: Path) -> dict[str, object]:
    """Judge one werkmap and write everything; what it took."""
    watch = Stopwatch()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    with watch.step("judge"):
        tables = assess_werkmap(Werkmap.open(path), BatchRequest(by=("domain", "year"), workers=workers))
    with watch.step("figures"):
        result = figures(tables)
    with watch.step("report"):
        (folder / "quality.html").write_text(federation_html(result), encoding="utf-8")
    with watch.step("parquet"):
        save(batch_document(result), folder / "quality.parquet", "parquet")
    without_workbook = peak_megabytes()
    with watch.step("workbook"):
        save(batch_document(result, workbook=True), folder / "quality.xlsx", "xlsx")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = time.process_time() - start + children.ru_utime + children.ru_stime - before.ru_utime - before.ru_stime
    return {
        "ads": tables.ads.height,
        "findings": tables.findings.height,
        "workers": workers,
        "ads_per_second": round(tables.ads.height / watch.seconds["judge"], 1),
        "seconds": watch.seconds,
        "processor_seconds": round(processor, 1),
        "peak_megabytes": {
            "without_workbook": round(without_workbook),
            "with_workbook": round(peak_megabytes()),
            "largest_worker": round(children.ru_maxrss / 1024) if workers > 1 else None,
        },
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="ads to make")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--werkmap", type=Path, help="judge this one instead of making one")
    parser.add_argument("--keep", type=Path, help="folder for what is made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vaardig-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        werkmap = options.werkmap or make_werkmap(options.count, folder, options.workers)
        if options.werkmap:
            print(json.dumps(measure(werkmap, options.workers, folder), indent=1))
        else:
            # A process of its own: the memory of the build does not count.
            again = [sys.executable, __file__, "--werkmap", str(werkmap), "--workers", str(options.workers)]
            subprocess.run([*again, "--keep", str(folder)], check=True)


if __name__ == "__main__":
    main()
