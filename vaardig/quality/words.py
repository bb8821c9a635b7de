"""Closed lists of words: ``data/woorden.txt``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _sections() -> dict[str, frozenset[str]]:
    text = resources.files("vaardig.quality").joinpath("data", "woorden.txt").read_text(encoding="utf-8")
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("== "):
            current = sections.setdefault(line[3:], set())
        elif line.startswith("- "):
            current.update(line[2:].split())
    return {name: frozenset(words) for name, words in sections.items()}


def word_list(name: str) -> frozenset[str]:
    """The words of one section; raises KeyError for a name that the file does not have."""
    return _sections()[name]
