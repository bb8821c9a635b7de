"""The text that stands for a drawing where it cannot be seen: what it shows, and its figures in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vaardig.export.dutch import decimal, percent, percent_range

from .rows import Row, distinct

_MOST_SENTENCES = 30


def describe_lines(values: list[Row], *, share: bool) -> str:
    """First and last value of every line."""
    say = _sayer(share)
    sentences = []
    for group in _groups(values):
        known = sorted((row for row in group if row["y"] is not None), key=lambda row: row["x"])
        name = _name(group[0])
        if not known:
            sentences.append(f"{name}geen waarden.")
            continue
        first, last = known[0], known[-1]
        if first is last:
            sentences.append(f"{name}{say(first['y'])} in {first['x']}.")
        else:
            sentences.append(f"{name}van {say(first['y'])} in {first['x']} naar {say(last['y'])} in {last['x']}.")
    return _joined("Lijngrafiek.", sentences)


def describe_ranking(values: list[Row], *, share: bool) -> str:
    """Every value with its interval, in the order drawn."""
    say = _sayer(share)
    sentences = []
    for row in values:
        bounds = ""
        if row.get("low") is not None and row.get("high") is not None:
            inside = percent_range(row["low"], row["high"]) if share else f"{say(row['low'])} – {say(row['high'])}"
            bounds = f" (95 %: {inside})"
        sentences.append(f"{_name(row)}{row['y']}: {say(row['x'])}{bounds}.")
    return _joined("Rangschikking.", sentences)


def _sayer(share: bool) -> Callable[[Any], str]:
    return percent if share else decimal


def _groups(values: list[Row]) -> list[list[Row]]:
    keys = list(dict.fromkeys((row.get("facet"), row.get("series")) for row in values))
    return [[row for row in values if (row.get("facet"), row.get("series")) == key] for key in keys]


def _name(row: Row) -> str:
    parts = [str(row[field]) for field in ("facet", "series") if row.get(field) is not None]
    return ", ".join(parts) + ": " if parts else ""


def _joined(kind: str, sentences: list[str]) -> str:
    shown = sentences[:_MOST_SENTENCES]
    rest = len(sentences) - len(shown)
    return " ".join([kind, *shown, *([f"En nog {rest}."] if rest else [])])


def years_in(values: list[Row]) -> list[int]:
    """Every whole year from the first to the last, thinned to at most eight."""
    known = distinct(values, "x")
    first, last = min(known), max(known)
    step = max(1, -(-(last - first + 1) // 8))
    return list(range(first, last + 1, step))
