"""Judging the parts of a werkmap, in this process or in several, from what the werkmap holds already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.text import fold

from .ad import Ad, asked, sentences_of
from .batch import BatchRequest, frames, judge_rows, single_request
from .settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from nlp.engine import Engine
    from nlp.segments import Segment
    from nlp.types import Mention
    from nlp.zones import Zoning
    from taxonomy.load import Taxonomy
    from vaardig.werkmap import Werkmap

    from .peers import Peers

# Vacancies whose zones are found together.
_AT_ONCE = 200
_judge: PartJudge | None = None


def part_names(werkmap: Werkmap) -> list[str]:
    """Parts in order."""
    return list(werkmap.manifest.order)


class Zoner:
    """Segments and zones as a build finds them; a sentence that was met before is not scanned again.

    Zones follow from headings and cue words alone: no skills are looked for.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        from nlp.lexicon import build_rule_lexicon
        from nlp.scanner import SegmentScanner

        self._scanner = SegmentScanner(build_rule_lexicon(taxonomy))

    def __call__(self, texts: Sequence[tuple[str, str]]) -> list[tuple[list[Segment], Zoning]]:
        """Segments in order and zones, for texts with their folded form."""
        from nlp.segments import split_segments
        from nlp.zones import Layout, assign_zones

        segmented = [split_segments(text) for text, _ in texts]
        layouts = []
        for (text, folded), segments in zip(texts, segmented, strict=True):
            known = self._scanner.scan(text, folded, segments)
            outlooks = [item.outlook(line=segment.line) for segment, item in zip(segments, known, strict=True)]
            layouts.append(Layout(len(text), segments, outlooks))
        return list(zip(segmented, assign_zones(layouts), strict=True))


class PartJudge:
    """Judges one part after another.

    Parameters
    ----------
    werkmap
        Open for reading.
    engine
        Gives the taxonomy; None: the shipped one. No encoder is used: occupations stand in the werkmap.
    """

    def __init__(self, werkmap: Werkmap, settings: Settings, peers: Peers, engine: Engine | None = None) -> None:
        import polars as pl

        from taxonomy.load import load_taxonomy

        self._werkmap, self._settings, self._peers = werkmap, settings, peers
        taxonomy = engine.taxonomy if engine else load_taxonomy()
        self._taxonomy: Taxonomy = taxonomy
        self._zoner = Zoner(taxonomy)
        self._occupations = {occupation.id: occupation for occupation in taxonomy.occupations}
        clusters = werkmap.scan("clusters").filter(pl.col("representative")).select("vacancy_id").collect()
        self._kept = clusters["vacancy_id"]

    def __call__(self, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Frames ``ads`` and ``findings`` of one part."""
        import polars as pl

        layout = self._werkmap.layout
        rows = (
            pl.read_parquet(layout.part_table(name, "vacancies"))
            .filter(pl.col("language") == "nl", pl.col("kind") == "vacature", pl.col("id").is_in(self._kept.implode()))
            .join(pl.read_parquet(layout.part_table(name, "texts")), on="id", how="inner", maintain_order="left")
            .join(self._stated(name), on=["source", "row"], how="left", maintain_order="left")
        )
        mentions = self._mentions(layout.part_table(name, "mentions"))
        return frames(judge_rows(self._pairs(rows, mentions), self._settings, self._peers))

    def _stated(self, name: str) -> pl.DataFrame:
        """What the source itself says about the contract; the column ``contract`` of a vacancy is a class."""
        import polars as pl

        fields = pl.scan_parquet(self._werkmap.layout.part_table(name, "fields"))
        return fields.select("source", "row", pl.col("contract").alias("stated_contract")).collect()

    def _pairs(self, rows: pl.DataFrame, mentions: dict[str, list[Mention]]) -> Iterator[tuple[dict[str, Any], Ad]]:
        """Rows and their vacancies, a few in memory at a time."""
        for few in rows.iter_slices(_AT_ONCE):
            placed = self._zoner([(text, fold(text)) for text in few["text"]])
            for row, (segments, zoning) in zip(few.iter_rows(named=True), placed, strict=True):
                yield row, self._ad(row, mentions.get(row["id"], ()), segments, zoning)

    @staticmethod
    def _mentions(path: Path) -> dict[str, list[Mention]]:
        import polars as pl

        from nlp.types import Mention

        frame = pl.read_parquet(path).filter(pl.col("origin") == "text").drop("origin")
        identifiers, *columns = (column.to_list() for column in frame)
        found: dict[str, list[Mention]] = {}
        for identifier, mention in zip(identifiers, map(Mention, *columns), strict=True):
            found.setdefault(identifier, []).append(mention)
        return found

    def _ad(self, row: dict[str, Any], mentions: Sequence[Mention], segments: Sequence[Segment], zoning: Zoning) -> Ad:
        text, sentences = row["text"], sentences_of(segments, zoning.of_segment)
        folded = fold(text)
        return Ad(
            request=single_request(row),
            title=row["title"] or "",
            text=text,
            folded=folded,
            sentences=sentences,
            zones=zoning.spans,
            mentions=asked(mentions, sentences, folded),
            occupation=self._occupations.get(row["occupation_id"] or ""),
            education_level=row["education_level"],
            experience_years=row["experience_years_min"],
            contract=row["contract"],
            taxonomy=self._taxonomy,
        )


def _start(path: Path, settings: Settings, peers: Peers) -> None:
    from vaardig.werkmap import Werkmap

    global _judge
    _judge = PartJudge(Werkmap.open(path), settings, peers)


def _run(name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    assert _judge is not None
    return _judge(name)


def judge_part(
    path: Path, request: BatchRequest, peers: Peers, names: Sequence[str]
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Judge parts in several processes; results come in order of the parts."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(request.workers, context, _start, (path, request.settings, peers)) as pool:
        yield from pool.map(_run, names)
