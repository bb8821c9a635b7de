"""Which imported labels are looked for in texts. Rules: ``data/rules/matching_exclusions.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vaardig.base.text import fold

from .rules import read_rules
from .variants import is_ordinary
from .verbs import is_infinitive


@dataclass(frozen=True, slots=True)
class _Rules:
    max_words: int
    min_letters: int
    collections: frozenset[str]
    kinds: frozenset[str]
    marks: tuple[str, ...]
    objects: frozenset[str]
    labels: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    sections = read_rules("matching_exclusions")

    def words(name: str) -> list[str]:
        return [word for line in sections[name] for word in line.split()]

    limits = dict(line.split() for line in sections["limits"])
    return _Rules(
        int(limits["max-words"]),
        int(limits["min-letters"]),
        frozenset(words("collections")),
        frozenset(words("kinds")),
        tuple(words("marks")),
        frozenset(fold(word) for word in words("verbs alone")),
        frozenset(fold(label) for label in sections["labels"]),
    )


def why_excluded(label: str, *, kind: str = "", collection: str = "") -> str:
    """Say why an imported label is not matched, as the name of a rule's section; empty when it is matched."""
    rules, text = _rules(), fold(label)
    words = text.split()
    if collection in rules.collections:
        return "collections"
    if kind in rules.kinds:
        return "kinds"
    if len(words) > rules.max_words or sum(character.isalnum() for character in text) < rules.min_letters:
        return "limits"
    if any(mark in text for mark in rules.marks):
        return "marks"
    if text in rules.labels or is_ordinary(text) or (len(words) == 1 and is_infinitive(text)):
        return "labels"
    if len(words) == 2 and words[0] in rules.objects and is_infinitive(words[1]):
        return "verbs alone"
    return ""
