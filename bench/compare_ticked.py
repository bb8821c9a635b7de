"""What employers tick against what their texts say: ``python bench/compare_ticked.py CORPUS.jsonl``.

Reads the rows of a JSON-lines corpus that hold ``vdab_soft_skills``, the sleutelvaardigheden that an employer ticked in
the VDAB form, and prints per sleutelvaardigheid in how many ads it is ticked, read in the text (asked, not context),
both, and which share of the ticked ones the text says. Descriptive: a tick is no annotation, an employer may tick what
he does not write and write what he does not tick. Prints one Markdown table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.clean import clean
from nlp.document import Reader
from nlp.lexicon import build_lexicon
from nlp.types import ASKED
from taxonomy.load import load_taxonomy

FIELD = "vdab_soft_skills"
# The form says it shorter than Competent does.
OTHER_NAMES = {"Verantwoordelijkheid": "Verantwoordelijkheid nemen"}


def ticked_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows with at least one ticked sleutelvaardigheid."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get(FIELD) and row.get("text"):
                yield row


def compare(path: Path) -> tuple[int, Counter[tuple[str, str]], list[tuple[int, int]]]:
    """Number of ads; counts by (label, ``ticked`` | ``read`` | ``both``); per ad how many were ticked and read."""
    taxonomy = load_taxonomy()
    reader = Reader(build_lexicon(taxonomy))
    labels = {soft.label for soft in taxonomy.soft_skills}
    counts: Counter[tuple[str, str]] = Counter()
    sizes: list[tuple[int, int]] = []
    for row in ticked_rows(path):
        ticked = {OTHER_NAMES.get(name, name) for name in row[FIELD]} & labels
        mentions = reader.read(clean(row["text"]).text).mentions
        read = {m.label for m in mentions if m.kind == "soft" and m.concept_id and m.requirement in ASKED}
        counts.update((label, "ticked") for label in ticked)
        counts.update((label, "read") for label in read)
        counts.update((label, "both") for label in ticked & read)
        sizes.append((len(ticked), len(read)))
    return len(sizes), counts, sizes


def table(ads: int, counts: Counter[tuple[str, str]]) -> str:
    """Markdown, most ticked first; the last column is empty where nothing was ticked."""
    lines = [
        f"| sleutelvaardigheid | ticked (of {ads}) | in the text | both | ticked and said |",
        "|---|---|---|---|---|",
    ]
    for label in sorted({name for name, _ in counts}, key=lambda name: (-counts[name, "ticked"], name)):
        ticked, read, both = (counts[label, key] for key in ("ticked", "read", "both"))
        share = f"{both / ticked:.0%}" if ticked else ""
        lines.append(f"| {label} | {ticked} | {read} | {both} | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    ads, counts, sizes = compare(parser.parse_args().corpus)
    print(table(ads, counts))
    if ads:
        ticked, read = (sum(size[place] for size in sizes) / ads for place in (0, 1))
        print(f"\nPer ad on average {ticked:.1f} ticked, {read:.1f} read.")


if __name__ == "__main__":
    main()
