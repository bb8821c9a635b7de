"""A small corpus, and a fake engine that spawned workers can import."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

JOBS = {
    "Lasser": ("engineering_technology", "lassen frezen"),
    "Programmeur": ("engineering_technology", "python excel"),
    "Planner": ("smart_logistics", "excel"),
}


def ads(count: int, seed: int = 1, years: tuple[int, int] = (2015, 2018)) -> list[dict[str, object]]:
    """Ads with words of their own, some reposts, some without a date, some broken rows."""
    generator = random.Random(seed)
    rows: list[dict[str, object]] = []
    for i in range(count):
        title, (sector, skills) = generator.choice(list(JOBS.items()))
        filler = " ".join(f"{generator.choice('abcdefgh')}{generator.randrange(4000)}" for _ in range(60))
        text = f"Je kunt {skills}. Je bent nauwkeurig. {filler}"
        year = generator.randint(*years)
        row: dict[str, object] = {
            "id": f"{seed}-{i}", "title": title, "text": text, "employer": f"Bedrijf {generator.randrange(40)}",
            "sector": sector, "date": f"{year}-0{generator.randint(1, 9)}-11",
        }  # fmt: skip
        if i % 17 == 3:
            row = rows[i - 1] | {"id": f"{seed}-{i}"}
        if i % 23 == 5:
            row["date"] = None
        if i % 29 == 7:
            row["text"] = ""
        rows.append(row)
    return rows


def write_jsonl(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows, one JSON object a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in a werkmap that must be equal, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"build_log.json", ".lock"}
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """200 rows in one JSONL file."""
    return write_jsonl(tmp_path / "ads.jsonl", ads(200))
