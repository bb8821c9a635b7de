"""What was found in a segment before: vacancies repeat sentences, of their own employer and of each other.

A segment's findings depend on its words alone (and on zone, inherited level and language, which are part of the key),
so looking them up gives what reading it again would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from nlp.matcher import Hit
from nlp.types import Mention, Requirement, Zone

Value = TypeVar("Value")
# Zone, inherited level, length of the heading, whether activities are read.
Setting = tuple[Zone, Requirement | None, int, bool]


class Recent(Generic[Value]):
    """A dictionary that forgets: what was not asked for during the last ``size`` newcomers goes. Bounded by twice that.

    Two generations instead of a linked list: a look-up costs one or two plain dictionary accesses.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[str, Value] = {}
        self._old: dict[str, Value] = {}

    def get(self, key: str) -> Value | None:
        """The value, or None."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def put(self, key: str, value: Value) -> None:
        """Remember a value."""
        if len(self._young) >= self._size:
            self._old, self._young = self._young, {}
        self._young[key] = value


class Known:
    """Findings of one segment, offsets counted from its start.

    ``hits``: by group. ``mentions``: by setting, filled when first asked. ``apart``: the findings depend on the words
    around the segment too, so mentions are not kept.
    """

    __slots__ = ("apart", "hits", "mentions")

    def __init__(self) -> None:
        self.hits: dict[str, list[Hit]] = {}
        self.mentions: dict[Setting, tuple[Mention, ...]] = {}
        self.apart = False

    def at(self, group: str, start: int) -> list[Hit]:
        """Hits of a group in a segment that begins at ``start``."""
        return moved(self.hits[group], start) if group in self.hits else []

    def all_at(self, start: int) -> dict[str, list[Hit]]:
        """All hits in a segment that begins at ``start``."""
        return {group: moved(hits, start) for group, hits in self.hits.items()}


def moved(hits: Sequence[Hit], by: int) -> list[Hit]:
    """Hits at another place."""
    return [Hit(hit.start + by, hit.end + by, hit.payload) for hit in hits]


def move_mention(m: Mention, by: int) -> Mention:
    """A mention at another place."""
    return Mention(
        m.start + by, m.end + by, m.text, m.kind, m.concept_id, m.label, m.requirement, m.marking, m.zone,
        m.confidence, m.method, m.origin,
    )  # fmt: skip
