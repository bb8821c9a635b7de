"""Recipe of the zone model.

``python -m nlp.train_zones --judged MARKS.jsonl --corpus ADS.jsonl --headed SAMPLES.jsonl ... --out MODEL.tsv``

Learns from two kinds of texts: ads whose zones a person marked (``--judged``, offsets into the texts of ``--corpus``),
and ads with at least two headings, where every segment below a heading takes its zone (``--headed``). Each text is
learnt from again with its headings taken out, so that text without headings can be read too, and cut down to a few
segments per zone, so that short ads can: they change zone every other sentence, and have steps of their own. The
weights are pulled to what the headings and cue words were written to mean. Data card: ``nlp/data/README.md``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from nlp import crf
from nlp.clean import clean
from nlp.lexicon import build_lexicon
from nlp.scanner import SegmentScanner
from nlp.segments import Segment, split_segments
from nlp.types import ZONES, Zone
from nlp.zone_features import Features, Heading, layouts, text_features
from nlp.zone_model import LAYOUTS, START, step_name
from nlp.zones import evidence_of, heading_of
from taxonomy.load import load_taxonomy
from vaardig.base.files import write_text
from vaardig.base.text import fold

_MINIMUM_TEXTS = 3
_SMALLEST = 0.05
_HEADED_LENGTH, _HEADED_SEGMENTS = 6_000, 110
_HEADED_WEIGHT, _WITHOUT_HEADINGS = 0.3, 0.5
# Texts cut down to a few segments per zone: how many of each text, how much each weighs, how often a zone is left out.
_SHORTENED, _SHORT_WEIGHT, _DROPPED = 4, 0.25, 0.15
_PULL, _STEP_PULL, _ROUNDS = 0.3, 0.03, 80
# What headings, cue words and staying in a zone mean before anything is learnt, in log-odds.
_PRIOR_CUE, _PRIOR_STRONG, _PRIOR_WEAK, _PRIOR_UNDER, _PRIOR_STAY = 0.7, 8.0, 1.5, 0.7, 2.0
_GENERIC = ("functieomschrijving", "functiebeschrijving", "vacature")
_UNKNOWN = -1


@dataclass(frozen=True)
class Example:
    """A text to learn from: features, layout and label (place in `nlp.types.ZONES`, or -1) per segment, weight.

    ``source``: of the text it was made from; a word counts once per source.
    """

    features: list[list[str]]
    layouts: list[int]
    labels: list[int]
    weight: float
    source: str


@dataclass(frozen=True)
class _Text:
    folded: str
    segments: list[Segment]
    headings: list[Heading | None]
    evidence: list[dict[Zone, float]]


class _Part(NamedTuple):
    """A segment, its cue words and its label."""

    segment: Segment
    cues: dict[Zone, float]
    label: int


def _read(text: str, scanner: SegmentScanner) -> _Text:
    folded, segments = fold(text), split_segments(text)
    placed = list(zip(segments, scanner.scan(text, folded, segments), strict=True))
    announced = [heading_of(text, segment, known.at("heading", segment.start)) for segment, known in placed]
    return _Text(folded, segments, announced, [evidence_of(known.at("zone", s.start)) for s, known in placed])


def _names(features: Iterable[Features]) -> list[list[str]]:
    return [[*words, *marks] for words, marks in features]


def _examples_of(read: _Text, labels: Sequence[int], weight: float) -> Iterator[Example]:
    """The text as it is; without its headings when it has any; and cut down to short texts."""
    features = _names(text_features(read.folded, read.segments, read.headings, read.evidence))
    yield Example(features, layouts(read.segments), list(labels), weight, read.folded)
    kept = [
        _Part(segment._replace(start=max(segment.start, heading.end if heading else 0)), cues, label)
        for segment, heading, cues, label in zip(read.segments, read.headings, read.evidence, labels, strict=True)
        if heading is None or heading.end < segment.end
    ]
    if kept and any(read.headings):
        yield _bare(read.folded, kept, weight * _WITHOUT_HEADINGS, read.folded)
    for draw in range(_SHORTENED):
        short = _shortened(kept, random.Random(f"{draw} {read.folded[:200]}"))
        if len({part.label for part in short}) > 1:
            folded, parts = _joined(read.folded, short, flat=draw % 2 == 0)
            yield _bare(folded, parts, weight * _SHORT_WEIGHT, read.folded)


def _bare(folded: str, parts: Sequence[_Part], weight: float, source: str) -> Example:
    """An example of parts without headings."""
    segments = [part.segment for part in parts]
    features = _names(text_features(folded, segments, [None] * len(parts), [part.cues for part in parts]))
    return Example(features, layouts(segments), [part.label for part in parts], weight, source)


def _shortened(parts: Sequence[_Part], draw: random.Random) -> list[_Part]:
    """One to four segments of every zone, in their order: what a short ad of the same employer might say."""
    kept: list[_Part] = []
    for label in dict.fromkeys(part.label for part in parts):
        if label == _UNKNOWN or ZONES[label] == "ander" or (draw.random() < _DROPPED):
            continue
        places = [place for place, part in enumerate(parts) if part.label == label]
        count = min(len(places), draw.choice((1, 2, 3, 4)))
        first = draw.randrange(len(places) - count + 1)
        kept += [parts[place] for place in places[first : first + count]]
    return kept


def _joined(folded: str, parts: Sequence[_Part], *, flat: bool) -> tuple[str, list[_Part]]:
    """The parts as a text of their own, and where they stand in it; ``flat``: on one line."""
    pieces: list[str] = []
    placed: list[_Part] = []
    position = 0
    for part in parts:
        piece = folded[part.segment.start : part.segment.end]
        at = part.segment._replace(start=position, end=position + len(piece))
        placed.append(part._replace(segment=at._replace(line=False, bullet=False) if flat else at))
        pieces.append(piece)
        position += len(piece) + 1
    return " ".join(pieces), placed


def judged_examples(
    marks: Iterable[Mapping[str, Any]], texts: Mapping[str, str], scanner: SegmentScanner
) -> Iterator[Example]:
    """Examples from marked ads: ``zones`` holds ``[start, zone]`` in the raw text, read up to ``end``."""
    for row in marks:
        cleaned = clean(texts[row["doc_id"]][: row["end"]])
        read = _read(cleaned.text, scanner)
        labels = []
        for segment in read.segments:
            middle = (segment.start + segment.end) // 2
            source = cleaned.source_span(middle, middle + 1)[0]
            names = [zone for start, zone in row["zones"] if start <= source]
            labels.append(ZONES.index(names[-1]) if names else _UNKNOWN)
        yield from _examples_of(read, labels, 1.0)


def headed_examples(texts: Iterable[str], scanner: SegmentScanner) -> Iterator[Example]:
    """Examples from texts with two or more deciding headings."""
    for text in texts:
        read = _read(text[:_HEADED_LENGTH], scanner)
        if len(read.segments) > _HEADED_SEGMENTS or sum(h is not None and h.decides for h in read.headings) < 2:
            continue
        labels, current = [], _UNKNOWN
        for segment, heading in zip(read.segments, read.headings, strict=True):
            if heading is not None:
                generic = read.folded[segment.start : heading.end].startswith(_GENERIC)
                current = ZONES.index(heading.zone) if heading.decides and not generic else _UNKNOWN
            labels.append(current)
        yield from _examples_of(read, labels, _HEADED_WEIGHT)


def _prior(names: Sequence[str]) -> crf.Weights:
    features = np.zeros((len(names), len(ZONES)))
    for row, name in enumerate(names):
        body = name[1:]
        for column, zone in enumerate(ZONES):
            if name[0] == "C" and body[:-1] == zone:
                features[row, column] = _PRIOR_CUE * int(body[-1])
            elif name == f"H+{zone}":
                features[row, column] = _PRIOR_STRONG
            elif name == f"H-{zone}":
                features[row, column] = _PRIOR_WEAK
            elif name[0] == "U" and body.rstrip("0123456789") == zone:
                features[row, column] = _PRIOR_UNDER
    steps = np.stack([np.eye(len(ZONES)) * _PRIOR_STAY] * LAYOUTS)
    return crf.Weights(features, steps, np.zeros(len(ZONES)))


def train(examples: Sequence[Example]) -> list[str]:
    """Fit and prune; lines ``name<TAB>weight per zone`` (order of `nlp.types.ZONES`), features sorted."""
    frequency: Counter[str] = Counter()
    of_source: dict[str, set[str]] = {}
    for example in examples:
        of_source.setdefault(example.source, set()).update(name for names in example.features for name in names)
    for found in of_source.values():
        frequency.update(found)
    names = sorted(name for name, count in frequency.items() if count >= _MINIMUM_TEXTS)
    column = {name: number for number, name in enumerate(names)}
    sequences = [
        crf.Sequence([[column[n] for n in row if n in column] for row in e.features], e.layouts, e.labels, e.weight)
        for e in examples
        if e.labels
    ]
    weights = crf.fit(sequences, _prior(names), pull=_PULL, step_pull=_STEP_PULL, rounds=_ROUNDS)
    lines = [_line(START, weights.start)]
    lines += [_line(step_name(k, z), weights.steps[k, i]) for k in range(LAYOUTS) for i, z in enumerate(ZONES)]
    kept = np.abs(weights.features).max(axis=1) >= _SMALLEST
    return lines + [_line(name, weights.features[i]) for i, name in enumerate(names) if kept[i]]


def _line(name: str, weights: Iterable[float]) -> str:
    return "\t".join([name, *(f"{value:.2f}" for value in weights)])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def collect(judged: Sequence[Path], corpus: Sequence[Path], headed: Sequence[Path]) -> list[Example]:
    """All examples of the files."""
    scanner = SegmentScanner(build_lexicon(load_taxonomy()))
    marks = [row for path in judged for row in _rows(path)]
    wanted = {row["doc_id"] for row in marks}
    texts = {
        name: row["text"]
        for path in corpus
        for row in _rows(path)
        if (name := f"{row['source']}/{row['id']}") in wanted
    }
    samples = (clean(row["text"]).text for path in headed for row in _rows(path))
    return [*judged_examples(marks, texts, scanner), *headed_examples(samples, scanner)]


def main() -> None:
    """Command line of the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("judged", "corpus", "headed"):
        parser.add_argument(f"--{name}", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write_text(arguments.out, "\n".join(train(collect(arguments.judged, arguments.corpus, arguments.headed))) + "\n")


if __name__ == "__main__":
    main()
