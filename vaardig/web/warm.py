"""What is loaded after the start, while the first visitor reads the start page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .workspace import Workspace


def counts(space: Workspace) -> None:
    """Read the state of the data, which the start page shows."""
    _ = space.info


def taxonomy(space: Workspace) -> None:
    """Load skills and occupations."""
    _ = space.taxonomy


STEPS: tuple[Callable[[Workspace], None], ...] = (counts, taxonomy)
