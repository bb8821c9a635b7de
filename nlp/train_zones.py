"""Recipe of the zone model: ``python -m nlp.train_zones --ads ADS.jsonl [--gold GOLD.jsonl] --out MODEL.tsv``.

Distant supervision: in ads with at least two headings, every segment below a heading takes the heading's zone. A linear
model (multinomial logistic regression, L2) learns from those which words speak of which zone, so that text without
headings can be read too. Annotated ads, when given, count three times. Needs scikit-learn (development only).
Data card: ``nlp/data/README.md``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nlp.clean import clean
from nlp.document import zoning_of
from nlp.lexicon import Lexicon, build_lexicon
from nlp.segments import split_segments
from nlp.types import ZONES
from nlp.zone_features import segment_features
from taxonomy.load import load_taxonomy
from vaardig.base.files import write_text
from vaardig.base.text import fold

_MINIMUM_ADS = 4
_KEEP = 6_000
_GENERIC = ("functieomschrijving", "functiebeschrijving", "vacature")
Example = tuple[list[str], str]


def headed_examples(texts: Iterable[str], lexicon: Lexicon) -> Iterator[list[Example]]:
    """Per ad with two or more headings: features and zone of each segment below a heading."""
    for text in texts:
        folded = fold(text)
        segments = split_segments(text)
        zoning = zoning_of(text, lexicon)
        if sum(end > 0 for end in zoning.heading_end) < 2:
            continue
        found: list[Example] = []
        current: str | None = None
        for segment, zone, heading_end in zip(segments, zoning.of_segment, zoning.heading_end, strict=True):
            start = segment.start
            if heading_end:
                current = None if folded[start:heading_end].startswith(_GENERIC) else zone
                start = heading_end
            if current is not None and segment.end - start > 3:
                found.append((segment_features(folded, start, segment.end, len(text)), current))
        yield found


def gold_examples(documents: Iterable[dict[str, Any]]) -> Iterator[list[Example]]:
    """Per annotated ad: features and gold zone of each segment."""
    for document in documents:
        text = document["text"]
        folded, position = fold(text), 0
        marks: list[tuple[int, str]] = []
        for zone in document["zones"]:
            start = text.find(zone["starts_with"], position)
            marks.append((start if start >= 0 else text.find(zone["starts_with"]), zone["zone"]))
            position = max(position, start)
        marks.sort()
        found: list[Example] = []
        for segment in split_segments(text):
            names = [name for start, name in marks if start <= (segment.start + segment.end) // 2]
            if names:
                found.append((segment_features(folded, segment.start, segment.end, len(text)), names[-1]))
        yield found


def train(examples: list[tuple[list[Example], float]]) -> list[str]:
    """Fit and prune; lines ``feature<TAB>weight per zone`` (order of `nlp.types.ZONES`), first line the intercept."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    frequency: Counter[str] = Counter()
    for ad, _ in examples:
        frequency.update({feature for features, _ in ad for feature in features})
    rows = [
        ({f: 1.0 for f in features if frequency[f] >= _MINIMUM_ADS}, zone, weight)
        for ad, weight in examples
        for features, zone in ad
    ]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([row[0] for row in rows])
    model = LogisticRegression(C=0.3, max_iter=300)
    model.fit(matrix, [row[1] for row in rows], sample_weight=[row[2] for row in rows])
    order = [list(model.classes_).index(zone) for zone in ZONES]
    weights = model.coef_[order]
    names = vectorizer.get_feature_names_out()
    best = sorted(np.argsort(-np.abs(weights).max(axis=0))[:_KEEP], key=lambda i: names[i])
    lines = ["\t".join(["", *(f"{value:.2f}" for value in model.intercept_[order])])]
    lines += ["\t".join([names[i], *(f"{value:.2f}" for value in weights[:, i])]) for i in best]
    return lines


def main() -> None:
    """Command line of the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=Path, nargs="*", default=[])
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    lexicon = build_lexicon(load_taxonomy())
    examples: list[tuple[list[Example], float]] = []
    for path in arguments.ads:
        texts = (
            clean(json.loads(line)["text"]).text
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip()
        )
        examples += [(ad, 1.0) for ad in headed_examples(texts, lexicon)]
    for path in arguments.gold:
        documents = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        examples += [(ad, 3.0) for ad in gold_examples(documents)]
    write_text(arguments.out, "\n".join(train(examples)) + "\n")


if __name__ == "__main__":
    main()
