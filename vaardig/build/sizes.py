"""Employer sizes in a build: the user's file read once, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.werkmap.layout import Layout

from .request import SizesReport

if TYPE_CHECKING:
    from nlp.employers import EmployerSizes


def read_sizes(path: Path | None) -> EmployerSizes | None:
    """Read the file, None when there is none; raises InputError when it cannot be used."""
    if path is None:
        return None
    from nlp.employers import read_employer_sizes

    return read_employer_sizes(path)


def report_sizes(sizes: EmployerSizes | None, layout: Layout, parts: Sequence[str]) -> SizesReport | None:
    """How much of the file fitted, and how many vacancies of the werkmap have a class."""
    import polars as pl

    if sizes is None:
        return None
    files = [layout.part_table(part, "vacancies") for part in parts]
    sized = named = 0
    if files:
        named_ads = pl.scan_parquet(files).filter(pl.col("employer_class") == "genoemd")
        counts = named_ads.select(pl.len().alias("named"), (pl.col("employer_size") != "onbekend").sum()).collect()
        named, sized = (int(value) for value in counts.row(0))
    skipped = tuple(f"{item.count:,} × {item.reason} (first: {item.first})" for item in sizes.skipped)
    return SizesReport(sizes.rows, len(sizes.classes), skipped, sized, named)
