"""Cost of a build: ``python bench/bench_build.py 10000 50000 --workers 1 2`` renders corpora and builds them.

Prints per size and number of workers: ads a second, CPU milliseconds an ad, seconds of work per stage, peak memory
(sum of the processes), bytes on disk an ad; then the seconds of a run that changes nothing, and of adding a tenth more.
The corpora repeat sentences of our samples far more than real ads do, which favours the memory for sentences:
``--fresh`` gives every sentence a word of its own, so that nothing is met twice. Linux.
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
from pathlib import Path

MAKE = Path(__file__).resolve().parent / "make_corpus.py"
VAARDIG = [sys.executable, "-m", "vaardig.cli.main"]
LETTERS = "bcdfghjklmnprstvw"


def corpus(path: Path, count: int, seed: int, *, fresh: bool) -> Path:
    """Render a corpus; with ``fresh`` a made-up word stands in every sentence."""
    subprocess.run([sys.executable, str(MAKE), str(count), "--out", str(path), "--seed", str(seed)], check=True)
    if fresh:
        rng = random.Random(seed)
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in lines:
            row["text"] = ". ".join(f"{part} {_word(rng)}" for part in row["text"].split(". "))
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines), encoding="utf-8")
    return path


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(LETTERS) + rng.choice("aeiou") for _ in range(4))


def build(sources: list[Path], out: Path, workers: int) -> tuple[float, float, float]:
    """Seconds, CPU seconds and disk bytes of one build; the log holds the rest."""
    before = os.times()
    start = time.perf_counter()
    command = [*VAARDIG, "build", *map(str, sources), "--out", str(out), "--workers", str(workers)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, cpu, sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def main() -> None:
    """Print one block per size and number of workers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--fresh", action="store_true", help="no sentence twice")
    parser.add_argument("--keep", type=Path, help="work here and leave the werkmappen")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in arguments.sizes:
            source = corpus(folder / f"ads-{size}.jsonl", size, 1, fresh=arguments.fresh)
            more = corpus(folder / f"more-{size}.jsonl", size // 10, 2, fresh=arguments.fresh)
            for workers in arguments.workers:
                out = folder / f"w-{size}-{workers}"
                shutil.rmtree(out, ignore_errors=True)
                seconds, cpu, disk = build([source], out, workers)
                log = json.loads((out / "build_log.json").read_text(encoding="utf-8"))
                again, _, _ = build([source], out, workers)
                adding, _, _ = build([source, more], out, workers)
                stages = ", ".join(f"{name} {value:.1f}" for name, value in sorted(log["stages"].items()))
                print(
                    f"{size:,} ads, {workers} worker(s): {size / seconds:,.0f} ads/s ({seconds:.0f} s), "
                    f"{1000 * cpu / size:.2f} ms CPU an ad, peak {log['peak_megabytes']:,.0f} MB, "
                    f"{disk / size:,.0f} bytes an ad on disk\n  work per stage, s: {stages}\n"
                    f"  nothing changed: {again:.1f} s; {size // 10:,} ads more: {adding:.1f} s",
                    flush=True,
                )
                if arguments.keep is None:
                    shutil.rmtree(out)


if __name__ == "__main__":
    main()
