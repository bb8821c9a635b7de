"""Voluntary work, hobbies and life to the skills that they usually show: ``data/activities.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from taxonomy.patterns import occurs
from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold

from .workspace import Workspace

_FILE = Path(__file__).parent / "data" / "activities.txt"


@lru_cache(maxsize=1)
def entries() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pattern and labels of each line of the file."""
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, _, labels = line.partition(" = ")
            found.append((pattern.strip(), tuple(label.strip() for label in labels.split(";"))))
    return tuple(found)


def skills_of(text: str, workspace: Workspace) -> tuple[str, ...]:
    """Ids of the skills that an activity shows; labels that an overlay took away are passed over."""
    folded = fold(text)
    ids: dict[str, None] = {}
    for pattern, labels in entries():
        if occurs((pattern,), folded):
            for label in labels:
                try:
                    ids[_id(label, workspace)] = None
                except TaxonomyError:
                    continue
    return tuple(ids)


def _id(label: str, workspace: Workspace) -> str:
    try:
        return workspace.taxonomy.soft(label).id
    except TaxonomyError:
        return workspace.taxonomy.skill(label).id
