"""Sentences with their expected level, as data. The known failures are asserted exactly: a fix is noticed too."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "cases"
CASES = [
    case for path in sorted(FOLDER.glob("requirement*.json")) for case in json.loads(path.read_text(encoding="utf-8"))
]
KNOWN_FAILURES: set[str] = set()


def failures(reader, case):
    """Names of the expectations that a case misses."""
    text = case.get("zone", "") + case["text"]
    mentions = [m for m in reader.read(text).mentions if m.kind == "hard"]
    missed = []
    for surface, level in case["expect"].items():
        found = [m for m in mentions if surface.lower() in m.text.lower()]
        if not found or any(m.requirement != level for m in found):
            missed.append(f"{surface}: {[m.requirement for m in found]} instead of {level}")
    return missed


def test_ids_are_unique():
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_exactly_the_known_failures_fail(reader):
    failed = {case["id"]: missed for case in CASES if (missed := failures(reader, case))}
    assert set(failed) == KNOWN_FAILURES, failed
