"""Cost of a build: ``python bench/bench_build.py 10000 50000 --workers 1 2`` renders corpora and builds them.

Prints per size and number of workers a row of the table in docs/scale.md (ads a second, CPU milliseconds an ad, peak
memory as the sum of the processes, disk, seconds of a run that changes nothing, seconds of adding a tenth more and at
most 10,000 ads), and under it the seconds of work per stage. The corpora repeat sentences of our samples far more than
real ads do, which favours the memory for sentences: ``--fresh`` gives every sentence a word of its own, so that nothing
is met twice. Corpora are written and read as streams: a million ads take 2.2 GB, a werkmap 3.6 GB more. Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAKE = Path(__file__).resolve().parent / "make_corpus.py"
VAARDIG = [sys.executable, "-m", "vaardig.cli.main"]
LETTERS = "bcdfghjklmnprstvw"
MOST_ADDED = 10_000
HEAD = "| ads | workers | ads/s | CPU ms an ad | peak memory | disk (an ad) | nothing changed | more added |"


@dataclass(frozen=True)
class Run:
    """One build: seconds, CPU seconds of all its processes, bytes of the werkmap, and its log."""

    seconds: float
    cpu: float
    disk: int
    log: dict[str, Any]


def corpus(path: Path, count: int, seed: int, *, fresh: bool) -> Path:
    """Render a corpus; with ``fresh`` a made-up word stands in every sentence."""
    plain = path.with_suffix(".plain") if fresh else path
    subprocess.run([sys.executable, str(MAKE), str(count), "--out", str(plain), "--seed", str(seed)], check=True)
    if fresh:
        draw = random.Random(seed)
        with plain.open(encoding="utf-8") as lines, path.open("w", encoding="utf-8") as handle:
            for line in lines:
                row = json.loads(line)
                row["text"] = ". ".join(f"{part} {_word(draw)}" for part in row["text"].split(". "))
                handle.write(json.dumps(row, ensure_ascii=False) + "\n")
        plain.unlink()
    return path


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(LETTERS) + draw.choice("aeiou") for _ in range(4))


def build(sources: list[Path], out: Path, workers: int) -> Run:
    """Run one build to its end."""
    before = os.times()
    start = time.perf_counter()
    command = [*VAARDIG, "build", *map(str, sources), "--out", str(out), "--workers", str(workers)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    disk = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return Run(seconds, cpu, disk, json.loads((out / "build_log.json").read_text(encoding="utf-8")))


def row(ads: int, added: int, workers: int, first: Run, again: Run, more: Run) -> str:
    """The line of the table."""
    peak = max(first.log["peak_megabytes"], more.log["peak_megabytes"]) / 1000
    cells = [
        f"{ads:,}", f"{workers}", f"{ads / first.seconds:,.0f}", f"{1000 * first.cpu / ads:.2f}", f"{peak:.2f} GB",
        f"{first.disk / 1e9:.2f} GB ({first.disk / ads:,.0f} bytes)", f"{again.seconds:.1f} s",
        f"{added:,}: {more.seconds:.0f} s",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def stages(run: Run) -> str:
    """Seconds of work per stage, summed over processes."""
    return ", ".join(f"{name} {value:.1f}" for name, value in sorted(run.log["stages"].items()))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--fresh", action="store_true", help="no sentence twice")
    parser.add_argument("--keep", type=Path, help="work here and leave corpora and werkmappen")
    arguments = parser.parse_args()
    print(f"{HEAD}\n{'|---' * HEAD.count(' | ')}|---|", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in arguments.sizes:
            added = min(MOST_ADDED, max(1, size // 10))
            source = corpus(folder / f"ads-{size}.jsonl", size, 1, fresh=arguments.fresh)
            more = corpus(folder / f"more-{size}.jsonl", added, 2, fresh=arguments.fresh)
            for workers in arguments.workers:
                out = folder / f"w-{size}-{workers}"
                shutil.rmtree(out, ignore_errors=True)
                first = build([source], out, workers)
                again = build([source], out, workers)
                appended = build([source, more], out, workers)
                print(row(size, added, workers, first, again, appended), flush=True)
                print(f"  first, s of work: {stages(first)}\n  more, s of work: {stages(appended)}", flush=True)
                if arguments.keep is None:
                    shutil.rmtree(out)


if __name__ == "__main__":
    main()
