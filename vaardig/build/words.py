"""The word index of a werkmap: a segment for every part, written with the part, or later where that did not happen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from vaardig.base.hashing import hash_parts
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import PartRecord

from .figures import Spread

if TYPE_CHECKING:
    import polars as pl

# Tables of a part that its words come from. A relink leaves both as they are.
_READ = ("fields", "texts")
# Where words to compare texts by (``\w+``) and words to search by can differ: "C++", ".NET", "snake_case".
_SPECIAL = ("_", "+", "#", ".net")


def segment_name(record: PartRecord) -> str:
    """Name of a part's segment: it says what is in it."""
    return hash_parts([record.hashes[table] for table in _READ], 8)


def write_part_words(
    layout: Layout, record: PartRecord, vacancies: pl.DataFrame, texts: pl.DataFrame, words: Sequence[list[str]]
) -> None:
    """Write the segment of a part, of whose texts the `nlp.signatures.words_of` are known.

    Title and text of every ad, in order; what the title names counts threefold.
    """
    from indexes.postings import CHARACTERS, searched_words, write_segment

    documents = []
    for title, text, known in zip(vacancies["title"], texts["text"], words, strict=True):
        lowered = text.lower()
        same = len(text) <= CHARACTERS and not any(mark in lowered for mark in _SPECIAL)
        documents.append(searched_words(title or "") * 3 + (known if same else searched_words(text)))
    write_segment(layout.words / segment_name(record), documents)


def join_words(layout: Layout, order: Sequence[str], records: Sequence[PartRecord], spread: Spread) -> None:
    """Make the segments of all parts one index; parts of a werkmap of before and of Spark get theirs now."""
    from indexes.lexical import LexicalIndex

    names = [segment_name(record) for record in records]
    missing = [part for part, name in zip(order, names, strict=True) if not (layout.words / name).exists()]
    for _ in spread(partial(_write_stored, layout), missing):
        pass
    LexicalIndex.join(layout.words, names)


def _write_stored(layout: Layout, part: str) -> None:
    import polars as pl

    from nlp.signatures import words_of

    vacancies = pl.read_parquet(layout.part_table(part, "vacancies"), columns=["title"])
    texts = pl.read_parquet(layout.part_table(part, "texts"), columns=["text"])
    record = PartRecord.read(layout.part_record(part))
    write_part_words(layout, record, vacancies, texts, [words_of(text) for text in texts["text"]])
