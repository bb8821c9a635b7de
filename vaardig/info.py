"""What a werkmap holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vaardig.werkmap.reader import Werkmap


@dataclass(frozen=True)
class WerkmapInfo:
    """Summary of a werkmap.

    ``years`` and ``domains`` count units (repost clusters per year), ``rejects`` rows per reason, most first.
    ``damaged``: names of damaged parts; None when not checked.
    """

    path: Path
    counts: Mapping[str, int]
    plan: Mapping[str, Any]
    sources: tuple[Mapping[str, Any], ...]
    years: Mapping[int, int]
    domains: Mapping[str, int]
    languages: Mapping[str, int]
    rejects: Mapping[str, int]
    damaged: tuple[str, ...] | None


def describe(werkmap: Werkmap, *, verify: bool = False) -> WerkmapInfo:
    """Summarise a werkmap; ``verify`` reads every byte of its parts."""
    import polars as pl

    def tally(table: str, column: str, *, by_size: bool) -> dict[Any, int]:
        counted = werkmap.scan(table).group_by(column).agg(pl.len()).collect()
        ordered = counted.sort("len", column, descending=[True, False]) if by_size else counted.sort(column)
        return dict(ordered.iter_rows())

    return WerkmapInfo(
        path=werkmap.path,
        counts=werkmap.counts,
        plan=werkmap.manifest.plan,
        sources=tuple(werkmap.manifest.sources),
        years=tally("units", "year", by_size=False),
        domains=tally("units", "domain", by_size=True),
        languages=tally("vacancies", "language", by_size=True),
        rejects=tally("rejects", "reason", by_size=True),
        damaged=tuple(werkmap.damaged_parts()) if verify else None,
    )
