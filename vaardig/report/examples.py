"""Sentences behind the figures: where a skill stands in the stored texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.segments import split_segments
from nlp.types import ASKED
from vaardig.base.text import squeeze
from vaardig.werkmap.reader import Werkmap

if TYPE_CHECKING:
    import polars as pl

_CANDIDATES = 40
_SHORTEST, _LONGEST = 25, 220


def sentences(werkmap: Werkmap, units: pl.DataFrame, concepts: Sequence[str], count: int) -> pl.DataFrame:
    """Up to ``count`` sentences per concept, recent years first, of different employers.

    Parameters
    ----------
    units
        Units to take them from, with ``unit``, ``vacancy_id``, ``year`` and ``employer``.

    Returns
    -------
    Columns ``concept_id``, ``label``, ``before``, ``surface``, ``after`` (the sentence around the mention),
    ``requirement``, ``marking``, ``year``, ``vacancy_id``; in the order of ``concepts``.
    """
    import polars as pl

    order = pl.DataFrame({"concept_id": list(concepts)}, schema={"concept_id": pl.String()}).with_row_index("order")
    found = (
        werkmap.scan("mentions")
        .filter(
            pl.col("concept_id").is_in(list(concepts)),
            pl.col("origin") == "text",
            pl.col("requirement").is_in(list(ASKED)),
        )
        .select("vacancy_id", "start", "end", "concept_id", "label", "requirement", "marking")
        .join(units.lazy().select("vacancy_id", "year", "employer"), on="vacancy_id", how="inner")
        .collect(engine="streaming")
        .sort("concept_id", "year", "vacancy_id", "start", descending=[False, True, False, False])
        .unique(["concept_id", "employer", "vacancy_id"], keep="first", maintain_order=True)
        .with_columns(repeat=pl.int_range(pl.len()).over("concept_id", "employer"))
        .sort("concept_id", "repeat", "year", "vacancy_id", descending=[False, False, True, False])
        .filter(pl.int_range(pl.len()).over("concept_id") < _CANDIDATES)
    )
    wanted = found.lazy().select("vacancy_id").unique()
    texts = dict(
        werkmap.scan("texts").join(wanted, left_on="id", right_on="vacancy_id", how="semi").collect().iter_rows()
    )
    rows, given, used = [], dict.fromkeys(concepts, 0), set()
    for row in found.iter_rows(named=True):
        if given[row["concept_id"]] >= count:
            continue
        parts = _around(texts[row["vacancy_id"]], row["start"], row["end"])
        if parts is None or (row["concept_id"], "".join(parts)) in used:
            continue
        used.add((row["concept_id"], "".join(parts)))
        given[row["concept_id"]] += 1
        rows.append(
            (
                row["concept_id"],
                row["label"],
                *parts,
                row["requirement"],
                row["marking"],
                row["year"],
                row["vacancy_id"],
            )
        )
    text = pl.String()
    schema = {
        "concept_id": text, "label": text, "before": text, "surface": text, "after": text, "requirement": text,
        "marking": text, "year": pl.Int32(), "vacancy_id": text,
    }  # fmt: skip
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.join(order, on="concept_id").sort("order", maintain_order=True).drop("order")


def _around(text: str, start: int, end: int) -> tuple[str, str, str] | None:
    """The sentence before, at and after a mention; None when it is a bare word or very long."""
    for segment in split_segments(text):
        if segment.start <= start and end <= segment.end:
            if not _SHORTEST <= segment.end - segment.start <= _LONGEST:
                return None
            before, after = text[segment.start : start], text[end : segment.end]
            lead = " " if before[-1:].isspace() else ""
            trail = " " if after[:1].isspace() else ""
            return squeeze(before) + lead, squeeze(text[start:end]), trail + squeeze(after)
    return None
