"""Regression sentences: what each expects, what the extractor misses, and the record of the misses we know of.

    python tests/cases/update_known.py       # rewrites known_failures.json and prints what changed

A case in ``extraction/*.json`` holds an ``id``, a ``text``, and what an expert reads in it (all keys optional):

- ``expect``: surface → kind, requirement and, for soft skills, the label of the mention that stands there;
- ``labels``: words that must occur in the label of a hard mention ("in- en verkoop" names *inkoop*);
- ``absent``, ``absent_soft``: surfaces on which no asked hard or soft mention may stand;
- ``no_kind``: kinds that the text does not contain; ``none_asked``: kinds that it does not ask;
  ``none_demanded``: kinds that are neither must nor plus;
- ``zones``: surface → zone; ``title``, ``domain``, ``stem``, ``education_level``, ``experience_years_min``.

A surface stands for its first occurrence as a word. A hard mention stands on it when their characters overlap by a
third (intersection over union), as in the evaluation; other kinds when they overlap at all, because how much of "goede
kennis van het Duits" is quoted is taste. The label of a soft skill must be equal, of other kinds it must begin so.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
KNOWN = FOLDER / "known_failures.json"
_VALUES = {
    "education_level": "education", "experience_years_min": "experience", "domain": "domain", "stem": "stem",
}  # fmt: skip
Row = Mapping[str, Any]


def load_cases() -> list[dict[str, Any]]:
    """All cases, each with the phenomenon of its file."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "extraction").glob("*.json"))]
    return [{**case, "phenomenon": file["phenomenon"]} for file in files for case in file["cases"]]


def load_known() -> dict[str, str]:
    """Case id → one word for why it fails."""
    known: dict[str, str] = json.loads(KNOWN.read_text(encoding="utf-8"))
    return known


def place(text: str, surface: str) -> dict[str, int]:
    """Offsets of the first occurrence of ``surface`` as a word, else of its first occurrence; case is ignored."""
    exact = re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", text, re.IGNORECASE)
    found = exact or re.search(re.escape(surface), text, re.IGNORECASE)
    if found is None:
        raise ValueError(f"{surface!r} does not stand in {text!r}")
    return {"start": found.start(), "end": found.end()}


def _overlaps(a: Row, b: Row) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _labelled(label: str, wanted: Row) -> bool:
    named = wanted.get("label", label)
    return label == named if wanted["kind"] == "soft" else label.startswith(named)


def _mention_causes(case: Row, mentions: Sequence[Row]) -> Iterator[str]:
    from nlp.matching import MINIMUM_IOU, iou

    for surface, wanted in case.get("expect", {}).items():
        there = place(case["text"], surface)
        of_kind = [m for m in mentions if m["kind"] == wanted["kind"]]
        best = max(of_kind, key=lambda mention: iou(mention, there), default=None)
        needed = MINIMUM_IOU if wanted["kind"] == "hard" else 0.0
        if best is None or iou(best, there) < needed or not _overlaps(best, there):
            yield "missed"
        elif best["requirement"] != wanted["requirement"]:
            yield "level"
        elif not _labelled(best["label"], wanted):
            yield "label"
    hard = [mention["label"].lower() for mention in mentions if mention["kind"] == "hard"]
    for word in case.get("labels", ()):
        if not any(word.lower() in label for label in hard):
            yield "label"


def _absence_causes(case: Row, mentions: Sequence[Row]) -> Iterator[str]:
    from nlp.types import ASKED, DEMANDED

    asked = [mention for mention in mentions if mention["requirement"] in ASKED]
    for key, kind in (("absent", "hard"), ("absent_soft", "soft")):
        for surface in case.get(key, ()):
            there = place(case["text"], surface)
            if any(m["kind"] == kind and m["label"] != "GEEN" and _overlaps(m, there) for m in asked):
                yield "false"
    demanded = [mention for mention in mentions if mention["requirement"] in DEMANDED]
    for key, candidates in (("no_kind", mentions), ("none_asked", asked), ("none_demanded", demanded)):
        if any(mention["kind"] in case.get(key, ()) for mention in candidates):
            yield "false"


def causes(case: Row, row: Row) -> list[str]:
    """Why ``row``, the extractor's answer, is not what ``case`` expects: one word for each expectation missed."""
    mentions = row["mentions"]
    found = [*_mention_causes(case, mentions), *_absence_causes(case, mentions)]
    for surface, zone in case.get("zones", {}).items():
        there = place(case["text"], surface)
        if not any(_overlaps(span, there) and span["zone"] == zone for span in row["zones"]):
            found.append("zone")
    found += [word for key, word in _VALUES.items() if key in case and row[key] != case[key]]
    return found


def failures() -> dict[str, str]:
    """Case id → the most frequent cause, for every case that the present extractor fails."""
    from nlp.extract import extract_rows

    cases = load_cases()
    inputs = [{"id": case["id"], "text": case["text"], "title": case.get("title", "")} for case in cases]
    rows = {row["id"]: row for row in extract_rows(inputs)}
    missed = {case["id"]: causes(case, rows[case["id"]]) for case in cases}
    return {name: Counter(words).most_common(1)[0][0] for name, words in sorted(missed.items()) if words}


def main() -> None:
    """Rewrite the record, and say what was mended and what broke."""
    before = load_known() if KNOWN.is_file() else {}
    now = failures()
    KNOWN.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    print(f"{len(now)} of {len(load_cases())} cases fail: {dict(Counter(now.values()).most_common())}")
    print("mended:", *sorted(before.keys() - now.keys()))
    print("broken:", *sorted(now.keys() - before.keys()))


if __name__ == "__main__":
    main()
