"""Sentences of vacancies in which a skill is read: what stands behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vaardig.base.text import squeeze
from vaardig.werkmap.reader import Werkmap

_MOST = 240
_ENDS = ".!?\n•"


@dataclass(frozen=True)
class Sentence:
    """A sentence around a mention: the words before it, the mention, and the words after it."""

    before: str
    words: str
    after: str
    requirement: str
    vacancy_id: str
    title: str
    employer: str
    year: int | None


def sentences(werkmap: Werkmap, concept: str, *, domain: str = "", most: int = 6) -> list[Sentence]:
    """Sentences of different employers and titles, newest first.

    Parameters
    ----------
    domain
        Id of a domain; empty: all.
    most
        At most so many.
    """
    import polars as pl

    ads = werkmap.scan("vacancies").select("id", "title", "employer", "year", "domain", "language")
    ads = ads.filter(pl.col("language") == "nl", pl.col("domain") == domain if domain else pl.lit(True))
    found = (
        werkmap.scan("mentions")
        .filter(
            pl.col("concept_id") == concept,
            pl.col("origin") == "text",
            pl.col("requirement").is_in(["essential", "nice", "learnable", "task"]),
        )
        .select("vacancy_id", "start", "end", "requirement")
        .join(ads, left_on="vacancy_id", right_on="id")
        .sort("year", "vacancy_id", "start", descending=[True, False, False], nulls_last=True)
        .unique("vacancy_id", keep="first", maintain_order=True)
        .head(most * 20)
        .collect()
    )
    # One employer must not speak for all.
    chosen = found.unique(["employer", "title"], keep="first", maintain_order=True)
    spread = pl.concat([chosen.unique("employer", keep="first", maintain_order=True), chosen]).unique(
        "vacancy_id", keep="first", maintain_order=True
    )
    rows = spread.head(most)
    texts = dict(werkmap.scan("texts").filter(pl.col("id").is_in(rows["vacancy_id"].to_list())).collect().iter_rows())
    return [_sentence(row, texts.get(row["vacancy_id"], "")) for row in rows.iter_rows(named=True)]


def _sentence(row: dict[str, Any], text: str) -> Sentence:
    start, end = row["start"], row["end"]
    low = max(max((text.rfind(mark, 0, start) + 1 for mark in _ENDS), default=0), start - _MOST)
    high = min(min((place for mark in _ENDS if (place := text.find(mark, end)) >= 0), default=len(text)), end + _MOST)
    return Sentence(
        before=_tidy(text[low:start], left=True),
        words=text[start:end],
        after=_tidy(text[end:high], left=False),
        requirement=row["requirement"],
        vacancy_id=row["vacancy_id"],
        title=row["title"] or "",
        employer=row["employer"] or "",
        year=row["year"],
    )


def _tidy(text: str, *, left: bool) -> str:
    """One space for every run of white space, the one that touches the mention kept."""
    inner = squeeze(text)
    if left:
        inner = inner.lstrip("-–*•·✓✔ ")
        return f"{inner} " if text[-1:].isspace() and inner else inner
    return f" {inner}" if text[:1].isspace() and inner else inner
