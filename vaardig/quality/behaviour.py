"""Sentences of behaviour for a sleutelvaardigheid that fit an occupation: ``data/gedrag.txt``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

_GENERAL = "algemeen"
_GROUPS = "groepen"


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, str]]:
    text = resources.files("vaardig.quality").joinpath("data", "gedrag.txt").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("== "):
            current = sections.setdefault(line[3:], {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition(": ")
            current[name] = value
    return sections


def group_of(isco: str) -> str:
    """The group of an ISCO-08 code, by its longest prefix that a group names; ``algemeen`` when there is none."""
    best, length = _GENERAL, 0
    for group, prefixes in _sections()[_GROUPS].items():
        for prefix in prefixes.split():
            if isco.startswith(prefix) and len(prefix) > length:
                best, length = group, len(prefix)
    return best


def behaviour(concept_id: str, isco: str, *, strict: bool = False) -> str:
    """A sentence that shows a sleutelvaardigheid in an occupation; empty for an id that has none.

    ``strict``: only a sentence of the occupation's own group, none that would do for all.
    """
    sentences = _sections().get(concept_id, {})
    group = group_of(isco)
    if strict:
        return "" if group == _GENERAL else sentences.get(group, "")
    return sentences.get(group) or sentences.get(_GENERAL, "")


def known() -> dict[str, tuple[str, ...]]:
    """Groups with a sentence, per sleutelvaardigheid; for the validity test."""
    return {name: tuple(section) for name, section in _sections().items() if name != _GROUPS}


def groups() -> tuple[str, ...]:
    """Names of all groups."""
    return (_GENERAL, *_sections()[_GROUPS])
