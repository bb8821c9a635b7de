"""Speed and memory of the web app: ``python bench/bench_web.py WERKMAP [--rounds 20] [--users 20] [--seconds 60]``.

Starts ``vaardig serve`` on a free loopback port and prints one JSON document: seconds until the first page, p50 and p95
per page (milliseconds, one user; the first visit of each page apart, because later ones find the figures
worked out), resident memory, and how the server does with parallel users that walk through the pages without pause.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

AD = (
    "Wij zijn een jong en dynamisch team en zoeken een lasser.\nTaken: je last stalen onderdelen en leest tekeningen.\n"
    "Profiel: Nederlands is je moedertaal, je bent flexibel en hebt rijbewijs B."
)
PAGES: dict[str, tuple[str, dict[str, str] | None]] = {
    "start": ("/", None),
    "trends": ("/trends", None),
    "trends, soft": ("/trends?soort=soft", None),
    "trends, filtered": ("/trends?soort=soft&uitzend=zonder", None),
    "trends chart": ("/trends.svg", None),
    "trends xlsx": ("/trends.xlsx?soort=soft", None),
    "domains compared": ("/trends/vergelijk", None),
    "STEM monitor": ("/trends/stem", None),
    "skill": ("/trends/vaardigheid/{skill}", None),
    "search, vacancies": ("/zoeken?q=onderhoud+van+robots", None),
    "search, skills": ("/zoeken?q=lassen&wat=vaardigheden", None),
    "terms": ("/begrippen", None),
    "step: proposals": ("/overstap", {"job": "magazijnier", "naar": "doel"}),
    "step: ticks": ("/overstap", {"job": "magazijnier", "doel": "heftruckchauffeur", "naar": "vaardigheden"}),
    "step: result": ("/overstap", {"job": "magazijnier", "doel": "heftruckchauffeur", "naar": "resultaat"}),
    "quality, one text": ("/kwaliteit", {"tekst": AD, "titel": "Lasser"}),
}


class Server:
    """A server on a free port."""

    def __init__(self, werkmap: Path) -> None:
        code = "from vaardig.cli.main import main; main()"
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "serve", str(werkmap), "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise SystemExit(f"the server did not start: {line}")
        self.address = found.group()

    def get(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """One request; a refused one gives its status too."""
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            with urllib.request.urlopen(urllib.request.Request(self.address + path, data), timeout=300) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def memory(self) -> float | None:
        """Resident megabytes; None where the system does not tell."""
        path = Path(f"/proc/{self.process.pid}/status")
        found = re.search(r"VmRSS:\s+(\d+)", path.read_text()) if path.exists() else None
        return round(int(found.group(1)) / 1024, 1) if found else None


def timed(server: Server, path: str, form: dict[str, str] | None) -> tuple[float, int]:
    """Milliseconds and status of one request."""
    start = time.perf_counter()
    status, _ = server.get(path, form)
    return (time.perf_counter() - start) * 1000, status


def pages(server: Server, rounds: int) -> dict[str, dict[str, Any]]:
    """First visit, p50 and p95 per page."""
    _, body = server.get("/trends")
    skill = re.search(rb"/trends/vaardigheid/([^\"?]+)", body)
    table = {}
    for name, (path, form) in PAGES.items():
        path = path.replace("{skill}", skill.group(1).decode() if skill else "SO-6")
        first, status = timed(server, path, form)
        times = sorted(timed(server, path, form)[0] for _ in range(rounds))
        table[name] = {
            "status": status,
            "first_ms": round(first),
            "p50_ms": round(statistics.median(times), 1),
            "p95_ms": round(times[max(0, -(-len(times) * 95 // 100) - 1)], 1),
            "memory_mb": server.memory(),
        }
    return table


def load(server: Server, users: int, seconds: float) -> dict[str, Any]:
    """Parallel users, each walking through the pages; how many answers, which statuses, how slow."""
    end = time.perf_counter() + seconds
    seen: Counter[int | str] = Counter()
    times: list[float] = []
    lock = threading.Lock()
    walk = [page for page in PAGES.values() if "{skill}" not in page[0]]

    def user(number: int) -> None:
        place = number
        while time.perf_counter() < end:
            path, form = walk[place % len(walk)]
            place += 1
            try:
                took, status = timed(server, path, form)
            except OSError as error:
                took, status = 0.0, type(error).__name__  # type: ignore[assignment]
            with lock:
                seen[status] += 1
                times.append(took)

    threads = [threading.Thread(target=user, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return {
        "users": users,
        "seconds": seconds,
        "answers": len(times),
        "statuses": {str(status): count for status, count in seen.items()},
        "p50_ms": round(statistics.median(times)),
        "p95_ms": round(times[int(len(times) * 0.95)]),
        "memory_mb": server.memory(),
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("werkmap", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    server = Server(chosen.werkmap)
    try:
        status, _ = server.get("/")
        found: dict[str, Any] = {"first_page_s": round(time.perf_counter() - server.started, 2), "first_status": status}
        found["memory_at_start_mb"] = server.memory()
        # What is warmed in the background would otherwise be measured with the first pages.
        time.sleep(20)
        found["memory_warm_mb"] = server.memory()
        found["pages"] = pages(server, chosen.rounds)
        if chosen.users:
            found["load"] = load(server, chosen.users, chosen.seconds)
    finally:
        server.process.terminate()
        server.process.wait(20)
    json.dump(found, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
