"""Ways to write the same ad otherwise, and the demanded skills that an ad loses by them.

    python tests/gold/transformations.py     # rewrites known_losses.json and prints what changed

An ad in capitals, with other bullets or other line breaks asks the same. A skill that the extractor reads as must or
plus in the ad as written is *lost* when it is not asked at any level in the rewritten ad.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
KNOWN = FOLDER / "known_losses.json"
_BULLET = re.compile(r"^[ \t]*(?:[-*•–✔✓👉🔹]\ufe0f?|\d+\.|[a-z]\))[ \t]+", re.MULTILINE)

TRANSFORMATIONS: Mapping[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "one line": lambda text: text.replace("\n", " "),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "bullets: dash": lambda text: _BULLET.sub("- ", text),
    "bullets: dot": lambda text: _BULLET.sub("• ", text),
    "bullets: check": lambda text: _BULLET.sub("✔️ ", text),
    "bullets: number": lambda text: _BULLET.sub("1. ", text),
    "bullets: none": lambda text: _BULLET.sub("", text),
}


def _skills(row: Mapping[str, Any], levels: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Hard concepts and sleutelvaardigheden at one of the levels, with the words that name them."""
    return {
        (mention["kind"], mention["concept_id"] if mention["kind"] == "hard" else mention["label"]): mention["text"]
        for mention in row["mentions"]
        if mention["kind"] in ("hard", "soft") and mention["concept_id"] and mention["requirement"] in levels
    }


def losses() -> dict[str, list[str]]:
    """Transformation → the skills lost by it, each as "id: words", over all our annotated ads."""
    from nlp.extract import extract_rows
    from nlp.types import ASKED, DEMANDED

    lines = (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]

    def read(rewrite: Callable[[str], str]) -> dict[str, Any]:
        rows = [{"id": d["doc_id"], "title": d["title"], "text": rewrite(d["text"])} for d in documents]
        return {row["id"]: row for row in extract_rows(rows)}

    demanded = {name: _skills(row, DEMANDED) for name, row in read(lambda text: text).items()}
    lost: dict[str, list[str]] = {}
    for transformation, rewrite in TRANSFORMATIONS.items():
        asked = {name: _skills(row, ASKED) for name, row in read(rewrite).items()}
        lost[transformation] = sorted(
            f"{name}: {words}"
            for name, skills in demanded.items()
            for skill, words in skills.items()
            if skill not in asked[name]
        )
    return lost


def load_known() -> dict[str, list[str]]:
    """Transformation → the losses that we know of."""
    known: dict[str, list[str]] = json.loads(KNOWN.read_text(encoding="utf-8"))
    return known


def main() -> None:
    """Rewrite the record, and say what was mended and what broke."""
    before = load_known() if KNOWN.is_file() else {}
    now = losses()
    KNOWN.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for transformation, lost in now.items():
        known = set(before.get(transformation, ()))
        mended, broken = sorted(known.difference(lost)), sorted(set(lost) - known)
        print(f"{transformation}: {len(lost)} lost; mended: {mended}; broken: {broken}")


if __name__ == "__main__":
    main()
