"""What the lexicon misses in a corpus: ``python bench/bench_coverage.py CORPUS.jsonl [--top 100] [--sentences 150]``.

Reads a JSON-lines corpus (a ``text`` per row) and prints one JSON document: the most frequent runs of two to four words
in *taken* and *profiel* that lie outside every mention that was linked, the most frequent unlinked activities, and the
share of profile segments without any hard skill. Counted by ads, so that one long ad or a repost within an ad does not
weigh twice. ``--sentences`` adds a random draw of those segments, to read; keep that output out of the repository.
``--leave-out FILE`` skips the rows whose ``source/id`` is a ``doc_id`` in that file.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nlp.document import Reader, Reading
from nlp.lexicon import build_lexicon
from nlp.types import Mention
from nlp.words import NOUN, Token, WordTable, word_table
from taxonomy.load import load_taxonomy
from taxonomy.variants import is_stop

ZONES = ("taken", "profiel")
SHORTEST, LONGEST = 2, 4
MIN_SEGMENT = 25
# A run may hold these between its first and last word: "plaatsen van keukens", "onderhoud en herstelling".
INNER = frozenset(("van", "de", "het", "een", "en", "in", "op", "met", "aan", "voor", "of"))


def rows(path: Path, left_out: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Rows of a JSON-lines corpus with a text, without those left out."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("text") and f"{row.get('source', '')}/{row.get('id', '')}" not in left_out:
                yield row


def doc_ids(path: Path | None) -> frozenset[str]:
    """The ``doc_id`` of each row of a gold file; its texts are not looked at."""
    if path is None:
        return frozenset()
    with path.open(encoding="utf-8") as lines:
        return frozenset(json.loads(line)["doc_id"] for line in lines)


def settled(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Spans that the lexicon knows already: linked skills, and all that is no skill (languages, diplomas …)."""
    return [(m.start, m.end) for m in mentions if m.kind != "hard" or m.concept_id is not None]


def is_content(token: Token) -> bool:
    """A word that can open or close a term."""
    return len(token.word) > 2 and not token.word.isdigit() and not is_stop(token.word)


def runs(tokens: Sequence[Token], folded: str) -> Iterator[tuple[Token, ...]]:
    """Runs of two to four words without a mark between them that open and close with a content word."""
    for first in range(len(tokens)):
        if not is_content(tokens[first]):
            continue
        for last in range(first + SHORTEST - 1, min(first + LONGEST, len(tokens))):
            run = tuple(tokens[first : last + 1])
            if folded[run[-2].end : run[-1].start] != " ":
                break
            if not (is_content(run[-1]) or run[-1].word in INNER):
                break
            if is_content(run[-1]) and any(token.tag == NOUN for token in run):
                yield run


def unmatched(reading: Reading, words: WordTable) -> set[str]:
    """Runs of words in *taken* and *profiel* that touch nothing known."""
    known = settled(reading.mentions)
    found = set()
    for segment, zone in zip(reading.segments, reading.zone_of_segment, strict=True):
        if zone not in ZONES:
            continue
        near = [(s, e) for s, e in known if s < segment.end and segment.start < e]
        for run in runs(words.tokens(reading.folded, segment.start, segment.end), reading.folded):
            if not any(s < run[-1].end and run[0].start < e for s, e in near):
                found.add(" ".join(token.word for token in run))
    return found


def silent_segments(reading: Reading, text: str) -> tuple[list[str], int]:
    """Profile segments without a hard mention, and how many profile segments there are."""
    hard = [(m.start, m.end) for m in reading.mentions if m.kind == "hard"]
    silent, total = [], 0
    for segment, zone in zip(reading.segments, reading.zone_of_segment, strict=True):
        if zone != "profiel" or segment.end - segment.start < MIN_SEGMENT:
            continue
        total += 1
        if not any(s < segment.end and segment.start < e for s, e in hard):
            silent.append(text[segment.start : segment.end])
    return silent, total


def without_parts(counts: Counter[str]) -> Counter[str]:
    """Drop runs that occur only inside a longer run: same count, one word less."""
    kept = Counter(counts)
    for phrase, count in counts.items():
        words = phrase.split(" ")
        for part in (" ".join(words[1:]), " ".join(words[:-1])):
            if counts.get(part) == count:
                kept.pop(part, None)
    return kept


def most(counts: Counter[str], top: int) -> list[dict[str, Any]]:
    """The most frequent, ties in alphabetical order."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    ranked = [item for item in ranked if item[1] > 1]
    return [{"phrase": phrase, "ads": count} for phrase, count in ranked]


def measure(path: Path, *, left_out: frozenset[str], top: int, sentences: int, seed: int) -> dict[str, Any]:
    """All figures of one corpus."""
    reader, words = Reader(build_lexicon(load_taxonomy())), word_table()
    phrases: Counter[str] = Counter()
    activities: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    silent: list[str] = []
    ads = segments = 0
    for row in rows(path, left_out):
        reading = reader.read(row["text"])
        ads += 1
        phrases.update(unmatched(reading, words))
        loose = {m.label for m in reading.mentions if m.kind == "hard" and m.concept_id is None and m.zone in ZONES}
        activities.update(loose)
        kinds.update("linked" if m.concept_id else "unlinked" for m in reading.mentions if m.kind == "hard")
        found, total = silent_segments(reading, row["text"])
        silent += found
        segments += total
    result: dict[str, Any] = {
        "ads": ads,
        "hard_mentions": dict(sorted(kinds.items())),
        "profile_segments": segments,
        "profile_segments_without_hard_share": round(len(silent) / segments, 3) if segments else None,
        "phrases": most(without_parts(phrases), top),
        "unlinked_activities": most(activities, top),
    }
    if sentences:
        result["silent_sentences"] = random.Random(seed).sample(silent, min(sentences, len(silent)))
    return result


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--leave-out", type=Path, help="gold file whose doc_id rows are skipped")
    parser.add_argument("--top", type=int, default=100)
    parser.add_argument("--sentences", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7601)
    asked = parser.parse_args()
    found = measure(
        asked.corpus,
        left_out=doc_ids(asked.leave_out),
        top=asked.top,
        sentences=asked.sentences,
        seed=asked.seed,
    )
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
