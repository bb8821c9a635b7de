"""Faults of a build: ``python bench/faults.py --kills 30`` kills, fills, damages and races; prints a table.

A reference build is made once. Then the same build is started and its whole process group killed at a random moment,
again and again, until it has been killed ``--kills`` times; whenever it finishes first it starts afresh. The werkmap
that comes out must equal the reference, byte for byte. After that: a disk that is full (a small ``tmpfs``, needs root),
a folder that cannot be written, a damaged part, two builds at once, a clock that jumps, and a source that changes while
it is read. Linux only.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

VAARDIG = [sys.executable, "-m", "vaardig.cli.main"]
MAKE = Path(__file__).resolve().parent / "make_corpus.py"
FREE = {"build_log.json", ".lock"}


def digest(werkmap: Path) -> dict[str, str]:
    """Hash of every file that must be equal between equal builds."""
    files = (path for path in sorted(werkmap.rglob("*")) if path.is_file() and path.name not in FREE)
    return {path.relative_to(werkmap).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def command(source: Path, out: Path, workers: int) -> list[str]:
    """The command line of a build."""
    return [*VAARDIG, "build", str(source), "--out", str(out), "--workers", str(workers)]


def finish(source: Path, out: Path, workers: int = 2) -> subprocess.CompletedProcess[str]:
    """Run a build to its end."""
    return subprocess.run(command(source, out, workers), capture_output=True, text=True, check=False)


def kills(source: Path, out: Path, reference: dict[str, str], wanted: int, longest: float) -> str:
    """Kill at random moments; the survivor must equal the reference."""
    rng = random.Random(3)
    done = rounds = 0
    while done < wanted:
        process = subprocess.Popen(
            command(source, out, 2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=rng.uniform(0.3, longest))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done += 1
            continue
        rounds += 1
        if digest(out) != reference:
            return f"FAULT: after {done} kills the werkmap differs"
        shutil.rmtree(out)
    result = finish(source, out)
    if result.returncode or digest(out) != reference:
        return f"FAULT: after {done} kills: {result.stderr[-200:]}"
    return f"{done} SIGKILLs over {rounds + 1} builds: {len(reference)} of {len(reference)} files equal each time"


def full_disk(source: Path, out: Path, reference: dict[str, str]) -> str:
    """Fill the disk under a build, then move what is there to a larger one and go on; and start one without room."""
    small = out.parent / "klein"
    small.mkdir()
    whole = sum(path.stat().st_size for path in (out.parent / "heel").rglob("*") if path.is_file())
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={2 * whole}", "tmpfs", str(small)], check=False).returncode:
        return "not done: mounting needs root"
    try:
        process = subprocess.Popen(command(source, small / "w", 2), stderr=subprocess.PIPE, text=True)
        _until_part(process, small / "w")
        _fill(small / "ballast")
        _, stderr = process.communicate()
        refused = finish(source, small / "w2")
        shutil.copytree(small / "w", out)
    finally:
        subprocess.run(["umount", str(small)], check=False)
    if process.returncode != 2 or "make room" not in stderr or "Traceback" in stderr:
        return f"FAULT: exit {process.returncode}: {stderr[-200:]}"
    if refused.returncode != 2 or "make room" not in refused.stderr:
        return f"FAULT: without room beforehand exit {refused.returncode}: {refused.stderr[-200:]}"
    if finish(source, out).returncode or digest(out) != reference:
        return "FAULT: the werkmap differs after room was made"
    return "exit 2 and 'make room', also when there is none beforehand; finished after room was made: equal"


def _message(stderr: str) -> str:
    """The line that says what is wrong."""
    return next((line for line in stderr.splitlines() if line.startswith("vaardig:")), stderr)[:110]


def _fill(path: Path) -> None:
    """Write until the disk refuses."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as handle:
        while handle.write(bytes(1 << 16)):
            pass


def _until_part(process: subprocess.Popen[str], out: Path) -> None:
    """Wait until a part has landed, or the build is over."""
    while process.poll() is None and not list(out.glob("parts/[!.]*")):
        time.sleep(0.02)


def unwritable(source: Path, out: Path, _: dict[str, str]) -> str:
    """Refuse a target that cannot be made, without a stack trace."""
    result = finish(source, Path("/proc/vaardig"))
    ok = result.returncode == 2 and "cannot be written" in result.stderr and "Traceback" not in result.stderr
    return ("" if ok else "FAULT: ") + f"exit {result.returncode}, '{_message(result.stderr)}'"


def corrupt_part(source: Path, out: Path, reference: dict[str, str]) -> str:
    """Damage one part of an unfinished werkmap: it is made again."""
    finish(source, out)
    (out / "manifest.json").unlink()
    part = sorted((out / "parts").iterdir())[-1]
    (part / "part.json").write_text("{", encoding="utf-8")
    journal = next((out / "sources").glob("*.json"))
    record = json.loads(journal.read_text(encoding="utf-8")) | {"complete": False, "rows": 0, "parts": 0}
    journal.write_text(json.dumps(record), encoding="utf-8")
    result = finish(source, out)
    if result.returncode:
        return f"FAULT: {result.stderr[-200:]}"
    same = {name: value for name, value in digest(out).items() if not name.startswith("sources/")}
    expected = {name: value for name, value in reference.items() if not name.startswith("sources/")}
    return "the part was made again: equal" if same == expected else "FAULT: the werkmap differs"


def two_at_once(source: Path, out: Path, reference: dict[str, str]) -> str:
    """Start two builds on one werkmap: one refuses, the other is not harmed."""
    first = subprocess.Popen(command(source, out, 2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while first.poll() is None and not (out / "plan.json").exists():
        time.sleep(0.02)
    second = finish(source, out)
    first.wait()
    if second.returncode != 2 or "another build" not in second.stderr:
        return f"FAULT: exit {second.returncode}: {second.stderr[-200:]}"
    return "the second refuses (exit 2); the first is equal" if digest(out) == reference else "FAULT: they mixed"


def clock_jumps(source: Path, out: Path, reference: dict[str, str]) -> str:
    """Touch source and parts into the past and the future between two halves: times decide nothing."""
    process = subprocess.Popen(
        command(source, out, 2),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    )
    _until_part(process, out)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for path in (source, *out.rglob("*")):
        os.utime(path, (0, 0) if random.random() < 0.5 else (4e9, 4e9))
    result = finish(source, out)
    return "equal" if not result.returncode and digest(out) == reference else f"FAULT: {result.stderr[-200:]}"


def changing_source(source: Path, out: Path, _: dict[str, str]) -> str:
    """Append to the source while it is read: refused, and what to do is said."""
    copy = out.parent / "groeit.jsonl"
    # Twice the corpus: while its second part is read, the third is still to come.
    copy.write_bytes(2 * source.read_bytes())
    process = subprocess.Popen(command(copy, out, 1), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    _until_part(process, out)
    with copy.open("a", encoding="utf-8") as handle:
        handle.write('{"id": "laat", "text": "Kennis van SQL"}\n')
    stderr = process.communicate()[1]
    ok = process.returncode == 2 and "changed while it was read" in stderr
    return ("" if ok else "FAULT: ") + f"exit {process.returncode}, '{_message(stderr)}'"


def main() -> int:
    """Print the table; 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ads", type=int, default=2_500, help="more than one part of 2,000")
    parser.add_argument("--kills", type=int, default=30)
    arguments = parser.parse_args()
    faults: list[tuple[str, Callable[[Path, Path, dict[str, str]], str]]] = [
        ("full disk", full_disk), ("target that cannot be written", unwritable), ("damaged part", corrupt_part),
        ("two builds at once", two_at_once), ("clock jumps", clock_jumps), ("source that changes", changing_source),
    ]  # fmt: skip
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        source = root / "corpus.jsonl"
        subprocess.run([sys.executable, str(MAKE), str(arguments.ads), "--out", str(source)], check=True)
        start = time.perf_counter()
        finish(source, root / "heel")
        seconds = time.perf_counter() - start
        reference = digest(root / "heel")
        lines.append(("killed at random moments", kills(source, root / "w", reference, arguments.kills, seconds)))
        print(f"{lines[0][0]:32} {lines[0][1]}", flush=True)
        for name, fault in faults:
            shutil.rmtree(root / "w", ignore_errors=True)
            lines.append((name, fault(source, root / "w", reference)))
            print(f"{name:32} {lines[-1][1]}", flush=True)
    return int(any(outcome.startswith("FAULT") for _, outcome in lines))


if __name__ == "__main__":
    sys.exit(main())
