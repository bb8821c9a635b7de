"""What was found in a segment before: vacancies repeat sentences, of their own employer and of each other.

A segment is read by itself: its findings depend on its words and its `Setting`, so looking them up gives what reading
it again would give.
"""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from nlp.language import count_words, detect_segment
from nlp.matcher import Hit
from nlp.types import Mention, Requirement, Zone
from nlp.zones import Outlook, outlook_of

Value = TypeVar("Value")


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


class Setting(NamedTuple):
    """What decides about the findings of a segment beside its words.

    ``heading``: length of the heading it opens with. ``dutch``: whether activities are read. ``beside``: which of the
    cues that its forms ask for stand just outside it. ``answer``: what the sentence after it makes of its question.
    ``listed``: whether it is an item under words like "Kennis van:".
    """

    zone: Zone
    inherited: Requirement | None
    heading: int
    dutch: bool
    beside: frozenset[re.Pattern[str]]
    answer: Requirement | None = None
    listed: bool = False


class Known:
    """One segment's words and what follows from them alone, offsets counted from its start.

    ``hits``: by group. ``cues``: expressions that its forms look for around them. ``counts``: its function words.
    ``only_level``: it says little more than a level ("Pluspunten"), if it is a line of its own. ``asks``: it may be a
    question. Filled when first asked: ``mentions`` by setting, the `outlook` of it as a line and in one, ``dutch``.
    """

    __slots__ = (
        "as_line", "asks", "counts", "cues", "dutch", "folded", "hits", "in_line", "mentions", "only_level", "text",
    )  # fmt: skip

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        self.hits: dict[str, list[Hit]] = {}
        self.cues: tuple[re.Pattern[str], ...] = ()
        self.counts = count_words(text)
        self.only_level = False
        self.asks = "?" in folded
        self.mentions: dict[Setting, tuple[Mention, ...]] = {}
        self.as_line: Outlook | None = None
        self.in_line: Outlook | None = None
        self.dutch: bool | None = None

    def outlook(self, *, line: bool) -> Outlook:
        """What it tells about zones, as a line of its own or inside one."""
        outlook = self.as_line if line else self.in_line
        if outlook is None:
            hits = self.hits
            outlook = outlook_of(self.text, self.folded, hits.get("heading", ()), hits.get("zone", ()), line=line)
            if line:
                self.as_line = outlook
            else:
                self.in_line = outlook
        return outlook

    def is_dutch(self) -> bool:
        """Whether it is in Dutch like the text that it stands in, or in no language that can be told."""
        if self.dutch is None:
            self.dutch = detect_segment(self.text, "nl") == "nl"
        return self.dutch

    def at(self, group: str, start: int) -> list[Hit]:
        """Hits of a group in a segment that begins at ``start``."""
        hits = self.hits.get(group)
        return [Hit(hit.start + start, hit.end + start, hit.payload) for hit in hits] if hits else []


def move_mention(m: Mention, by: int) -> Mention:
    """A mention at another place."""
    return Mention(
        m.start + by, m.end + by, m.text, m.kind, m.concept_id, m.label, m.requirement, m.marking, m.zone,
        m.confidence, m.method, m.origin,
    )  # fmt: skip
