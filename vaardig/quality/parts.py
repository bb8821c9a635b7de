"""Judging the parts of a werkmap, in this process or in several, from what the werkmap holds already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .ad import Ad, sentences_of
from .batch import BatchRequest, frames, judge_rows, single_request
from .settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from nlp.engine import Engine
    from nlp.lexicon import Lexicon
    from nlp.types import Mention
    from taxonomy.load import Taxonomy
    from vaardig.werkmap import Werkmap

    from .peers import Peers

_judge: PartJudge | None = None


def part_names(werkmap: Werkmap) -> list[str]:
    """Parts in order."""
    return list(werkmap.manifest.order)


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

        from nlp.lexicon import build_rule_lexicon
        from taxonomy.load import load_taxonomy

        self._werkmap, self._settings, self._peers = werkmap, settings, peers
        taxonomy = engine.taxonomy if engine else load_taxonomy()
        self._taxonomy: Taxonomy = taxonomy
        # Zones follow from headings and cue words: no skills are looked for again.
        self._lexicon: Lexicon = build_rule_lexicon(taxonomy)
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
        )
        mentions = self._mentions(layout.part_table(name, "mentions"))
        pairs = [(row, self._ad(row, mentions.get(row["id"], ()))) for row in rows.iter_rows(named=True)]
        return frames(judge_rows(pairs, self._settings, self._peers))

    @staticmethod
    def _mentions(path: Path) -> dict[str, list[Mention]]:
        import polars as pl

        from nlp.types import Mention

        frame = pl.read_parquet(path).filter(pl.col("origin") == "text").drop("origin")
        found: dict[str, list[Mention]] = {}
        for identifier, *values in frame.iter_rows():
            found.setdefault(identifier, []).append(Mention(*values))
        return found

    def _ad(self, row: dict[str, Any], mentions: Sequence[Mention]) -> Ad:
        from nlp.document import zoning_of
        from nlp.segments import split_segments
        from vaardig.base.text import fold

        text = row["text"]
        folded = fold(text)
        zoning = zoning_of(text, self._lexicon)
        return Ad(
            request=single_request(row),
            title=row["title"] or "",
            text=text,
            folded=folded,
            sentences=sentences_of(split_segments(text), zoning.of_segment),
            zones=zoning.spans,
            mentions=tuple(mentions),
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
