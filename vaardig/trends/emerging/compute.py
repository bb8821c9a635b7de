"""Which wordings outside the taxonomy rise: reading, counting, choosing, with the sentences they stand in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vaardig.base.errors import InputError
from vaardig.base.text import squeeze
from vaardig.trends.comparability import comparability_notes, halves
from vaardig.trends.passages import Span, ZoneReader
from vaardig.trends.selection import select_units
from vaardig.werkmap.reader import Werkmap

from .choose import choose
from .reading import read_phrases
from .request import EmergingReport, EmergingRequest
from .wording import notes

if TYPE_CHECKING:
    import polars as pl

_COLUMNS = (
    "vacancy_id", "cluster", "source", "employer", "employer_class", "agency", "contract", "region", "text_length",
)  # fmt: skip
_MOST_CHARACTERS = 240
_BLOCK = 2_000


def emerging(werkmap: Werkmap, request: EmergingRequest) -> EmergingReport:
    """Find wordings whose use rises from the earlier to the recent years.

    Raises
    ------
    InputError
        No vacancy is left to read, or all are of one period.
    """
    import polars as pl

    units, excluded = select_units(werkmap, request.view, _COLUMNS)
    earlier, recent = _periods(units, request.since)
    units = units.with_columns(pl.col("year").is_in(list(recent)).alias("recent"))
    read = _sample(units, request.read)
    found = _read(werkmap, read)
    phrases = choose(found, read, request)
    late = int(read["recent"].sum())
    return EmergingReport(
        werkmap=werkmap.path,
        request=request,
        phrases=phrases.drop("key"),
        examples=_examples(werkmap, found, phrases, read, request.examples),
        recent_years=recent,
        earlier_years=earlier,
        recent_units=late,
        earlier_units=read.height - late,
        recent_total=int(units["recent"].sum()),
        earlier_total=int((~units["recent"]).sum()),
        candidates=found["key"].n_unique(),
        excluded=excluded,
        notes=(*comparability_notes(units), *notes(request, read, earlier, recent)),
    )


def _periods(units: pl.DataFrame, since: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    years = sorted(units["year"].unique().to_list())
    if len(years) < 2:
        raise InputError(
            f"all vacancies of this view are of one year ({years[0]}): nothing can rise",
            next_step="choose more --years; 'vaardig info' shows the years of the werkmap",
        )
    earlier, recent = halves(years)
    if since is not None:
        earlier = tuple(year for year in years if year < since)
        recent = tuple(year for year in years if year >= since)
    if not earlier or not recent:
        raise InputError(
            f"there is no vacancy {'before' if not earlier else 'since'} {since}",
            allowed=f"a year from {years[1]} to {years[-1]}",
            next_step="choose another --since",
        )
    return earlier, recent


def _sample(units: pl.DataFrame, most: int) -> pl.DataFrame:
    """Half of ``most`` from either period; clusters are hashes of content, so their order is as good as random."""
    import polars as pl

    if units.height <= most:
        return units
    parts = units.sort("cluster", "year", "unit").partition_by("recent", as_dict=True)
    early, late = parts[(False,)], parts[(True,)]
    kept = [early.head(max(most // 2, most - late.height)), late.head(max(most // 2, most - early.height))]
    return pl.concat(kept).sort("unit")


def _read(werkmap: Werkmap, units: pl.DataFrame) -> pl.DataFrame:
    """Every wording of every unit: unit, key, start, end, and the sentence it stands in."""
    import polars as pl

    ids = units.lazy().select("unit", "vacancy_id")
    spans: dict[int, list[Span]] = defaultdict(list)
    linked = pl.col("concept_id").is_not_null() | (pl.col("kind") != "hard")
    mentions = (
        werkmap.scan("mentions")
        .filter(pl.col("start").is_not_null())
        .join(ids, on="vacancy_id", how="inner")
        .select("unit", "start", "end", "zone", linked.alias("linked"))
        .collect()
    )
    for unit, start, end, zone, is_linked in mentions.iter_rows():
        spans[unit].append(Span(start, end, zone, is_linked))
    del mentions
    texts = werkmap.scan("texts").join(ids, left_on="id", right_on="vacancy_id", how="inner").select("unit", "text")
    text, number = pl.String(), pl.Int32()
    schema = {
        "unit": pl.UInt32(), "key": text, "surface": text, "start": number, "end": number, "low": number,
        "high": number,
    }  # fmt: skip
    blocks = []
    zones = ZoneReader()
    for part in texts.collect().sort("unit").iter_slices(_BLOCK):
        rows = [
            (unit, found.key, _surface(text[found.start : found.end]), found.start, found.end, *found.sentence)
            for unit, text in part.iter_rows()
            for found in read_phrases(text, zones.segments(text), spans.get(unit, ()))
        ]
        blocks.append(
            pl.DataFrame(rows, schema=schema, orient="row").unique(["unit", "key"], keep="first", maintain_order=True)
        )
    return pl.concat(blocks)


def _surface(text: str) -> str:
    """Lower case unless capitals stand inside a word, as in CSRD or PowerBI."""
    text = squeeze(text)
    return text if any(c.isupper() for word in text.split() for c in word[1:]) else text.lower()


def _examples(
    werkmap: Werkmap, found: pl.DataFrame, phrases: pl.DataFrame, units: pl.DataFrame, count: int
) -> pl.DataFrame:
    """Sentences that hold the chosen wordings: recent ones, of different employers, the shortest first."""
    import polars as pl

    chosen = (
        found.join(phrases.select("key", "phrase"), on="key", how="inner")
        .join(units.filter("recent").select("unit", "vacancy_id", "year", "employer"), on="unit", how="inner")
        .with_columns(long=pl.col("high") - pl.col("low"))
        .sort("phrase", "long", "unit")
        .with_columns(repeat=pl.int_range(pl.len()).over("phrase", "employer"))
        .sort("phrase", "repeat", "long", "unit")
        .filter(pl.int_range(pl.len()).over("phrase") < count)
    )
    texts = (
        werkmap.scan("texts")
        .join(chosen.lazy().select("vacancy_id").unique(), left_on="id", right_on="vacancy_id", how="semi")
        .collect()
    )
    text_of = dict(texts.iter_rows())
    sentences = [
        _sentence(text_of[row["vacancy_id"]], row["low"], row["high"], row["start"], row["end"])
        for row in chosen.iter_rows(named=True)
    ]
    return chosen.select("phrase", "year", "vacancy_id").with_columns(
        pl.Series("sentence", sentences, dtype=pl.String())
    )


def _sentence(text: str, low: int, high: int, start: int, end: int) -> str:
    """Sentence on one line; of a very long one the part around the wording."""
    if high - low <= _MOST_CHARACTERS:
        return squeeze(text[low:high])
    room = (_MOST_CHARACTERS - (end - start)) // 2
    left, right = max(low, start - room), min(high, end + room)
    return ("… " if left > low else "") + squeeze(text[left:right]) + (" …" if right < high else "")
