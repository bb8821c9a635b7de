"""What is asked about one skill, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .request import TrendRequest

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class SkillRequest:
    """One skill, seen through a view.

    Parameters
    ----------
    skill
        Id of a concept, or its name as a person types it.
    view
        Domains, years, level and filters; ``kinds``, ``top`` and ``concepts`` are not used.
    rows
        At most so many occupations and companion skills.
    """

    skill: str
    view: TrendRequest = field(default_factory=TrendRequest)
    rows: int = 15


@dataclass(frozen=True)
class SkillReport:
    """All that the werkmap says about one skill. Columns: docs/kolommen.md (``skill_*``).

    ``series``: per domain and year the raw share with its interval, and the share at equal composition with its own.
    ``tests``: per domain the class, slopes and q-values. ``levels``: per domain and year how the asking vacancies
    divide over essential, nice, learnable and task. ``occupations``: which occupations ask it most. ``together``: what
    is asked in the same vacancies, with how much more often than elsewhere. ``parts``: per domain what part of the
    change belongs to other jobs, to longer ads, and to the skill itself.
    """

    werkmap: Path
    request: SkillRequest
    concept_id: str
    label: str
    kind: str
    series: pl.DataFrame
    tests: pl.DataFrame
    levels: pl.DataFrame
    occupations: pl.DataFrame
    together: pl.DataFrame
    parts: pl.DataFrame
    exploratory: bool
    notes: tuple[str, ...]
