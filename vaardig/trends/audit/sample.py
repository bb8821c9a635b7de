"""The coding sample: per year passages of vacancies, with what was read in them."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.types import ASKED
from vaardig.base.hashing import hash_text
from vaardig.trends.passages import ASKED_ZONES, Span, zoned_segments
from vaardig.trends.selection import select_units
from vaardig.werkmap.reader import Werkmap

from .request import AuditRequest

if TYPE_CHECKING:
    import polars as pl

# Two or three sentences: enough to see what is meant, short enough to overlook nothing.
_PASSAGE = 320
_KINDS = ("hard", "soft")


@dataclass(frozen=True)
class Item:
    """One mention to judge; ``start`` and ``end`` are places in the passage."""

    key: str
    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Passage:
    """A stretch of the asked part of one vacancy; ``key`` stays the same as long as the stored text does."""

    key: str
    vacancy_id: str
    year: int
    text: str
    items: tuple[Item, ...]


def draw(werkmap: Werkmap, request: AuditRequest) -> list[Passage]:
    """Draw the sample: the same werkmap gives the same passages, in the order of year and key.

    Raises
    ------
    InputError
        No vacancy is left to draw from.
    """
    import polars as pl

    units, _ = select_units(werkmap, request.view, ("vacancy_id", "cluster"))
    # Clusters are hashes of content: their order is as good as random, and a larger sample holds a smaller one.
    chosen = (
        units.sort("year", "cluster", "unit").filter(pl.int_range(pl.len()).over("year") < request.per_year)
        .select("vacancy_id", "year")
    )  # fmt: skip
    keys = chosen.lazy().select("vacancy_id")
    texts = dict(
        werkmap.scan("texts").join(keys, left_on="id", right_on="vacancy_id", how="semi").collect().iter_rows()
    )
    mentions = _mentions(werkmap, keys)
    passages = []
    for vacancy_id, year in chosen.iter_rows():
        found = _passage(vacancy_id, year, texts[vacancy_id], mentions.get(vacancy_id, []))
        if found is not None:
            passages.append(found)
    return sorted(passages, key=lambda passage: (passage.year, passage.key))


Row = tuple[int, int, str, bool, str]


def _mentions(werkmap: Werkmap, keys: pl.LazyFrame) -> dict[str, list[Row]]:
    """Per vacancy: start, end, zone, whether it is judged, label."""
    import polars as pl

    judged = (
        pl.col("kind").is_in(list(_KINDS))
        & pl.col("requirement").is_in(list(ASKED))
        & pl.col("concept_id").is_not_null()
        & (pl.col("concept_id") != "SO-0")
    )
    frame = (
        werkmap.scan("mentions")
        .filter(pl.col("start").is_not_null())
        .join(keys, on="vacancy_id", how="semi")
        .select("vacancy_id", "start", "end", "zone", judged.alias("judged"), "label")
        .collect()
        .sort("vacancy_id", "start", "end", "label")
    )
    grouped: dict[str, list[Row]] = defaultdict(list)
    for vacancy_id, *row in frame.iter_rows():
        grouped[vacancy_id].append((row[0], row[1], row[2], row[3], row[4]))
    return grouped


def _passage(vacancy_id: str, year: int, text: str, mentions: list[Row]) -> Passage | None:
    """A stretch that starts at a random asked segment; None when the vacancy has no asked part."""
    spans = [Span(start, end, zone, judged) for start, end, zone, judged, _ in mentions]
    segments = [(segment, zone in ASKED_ZONES) for segment, zone in zoned_segments(text, spans)]
    starts = [index for index, (_, asked) in enumerate(segments) if asked]
    if not starts:
        return None
    first = random.Random(hash_text(vacancy_id)).choice(starts)
    low, high = segments[first][0].start, segments[first][0].end
    for segment, asked in segments[first + 1 :]:
        if not asked or segment.end - low > _PASSAGE:
            break
        high = segment.end
    key = hash_text(f"{vacancy_id}\0{text[low:high]}", 5)
    items = tuple(
        Item(f"{key}-{hash_text(f'{start - low}-{end - low}-{label}', 3)}", start - low, end - low, label)
        for start, end, _, judged, label in mentions
        if judged and low <= start and end <= high
    )
    return Passage(key, vacancy_id, year, text[low:high], items)
