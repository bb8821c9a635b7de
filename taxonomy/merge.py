"""Placeholder until the importers land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .model import Occupation, Skill


@dataclass(frozen=True, slots=True)
class Release:
    """An imported release."""

    name: str
    hash: str


def read_release(folder: Path) -> Release:
    """Read."""
    raise NotImplementedError(folder)


def merge_releases(
    skills: tuple[Skill, ...], occupations: tuple[Occupation, ...], releases: Sequence[Release]
) -> tuple[tuple[Skill, ...], tuple[Occupation, ...]]:
    """Merge."""
    return skills, occupations
