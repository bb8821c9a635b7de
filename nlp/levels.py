"""The level of everything found in a segment: the one place that decides, with the reason why.

The reader asks it for the level of a mention, the explanation for the reason of that level: they cannot differ.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from nlp.memory import Known, Setting
from nlp.qualifications import NO_DEMAND
from nlp.requirement import Levels, segment_levels
from nlp.soft import about_others, said_of_others, states_trait
from nlp.subject import Stretch, level_in, reading_zone, stretches
from nlp.types import Kind, Marking, Requirement, Zone

# What decided: words in the sentence, the heading above, the answer to a question, a denial ("geen ervaring"), whom the
# words speak of (a firm, a team, or the reader outside the profile), or the zone.
LevelRule = Literal["cue", "heading", "answer", "denial", "subject", "zone"]


class Verdict(NamedTuple):
    """A level, whether the text says it, what decided and where the deciding words stand (in the segment)."""

    level: Requirement
    marking: Marking
    rule: LevelRule
    cue: tuple[int, int] | None = None


class SegmentJudge:
    """Decides about the levels in one segment; `asked` is the zone as which its skills are read."""

    def __init__(self, known: Known, setting: Setting) -> None:
        self._known = known
        self._setting = setting
        self._low, self._high = setting.heading, len(known.text)
        self.asked = reading_zone(known.folded, self._low, self._high, setting.zone)

    def of(self, kind: Kind, concept_id: str | None, method: str, start: int, end: int) -> Verdict:
        """The verdict about something found at ``start:end`` of the segment."""
        if kind == "hard":
            return self._verdict(self._hard_levels, start, end, level_in(self._others, start, end))
        if kind == "soft":
            return self._verdict(self._levels, start, end, self._of_trait(start, end))
        if kind in ("experience", "education") and (method == "negation" or concept_id == NO_DEMAND):
            return Verdict("not_required", "explicit", "denial")
        # A licence, diploma or language named outside the profile is still asked, unless the company speaks of itself.
        demanded = self._setting.zone in ("taken", "ander") and kind != "language"
        return self._verdict(self._levels, start, end, "essential" if demanded else None)

    @cached_property
    def _levels(self) -> Levels:
        return self._read_as(self._setting.zone)

    @cached_property
    def _hard_levels(self) -> Levels:
        return self._levels if self.asked == self._setting.zone else self._read_as(self.asked)

    @cached_property
    def _others(self) -> list[Stretch]:
        return stretches(self._known.folded, self._low, self._high, self.asked)

    def _read_as(self, zone: Zone) -> Levels:
        """Levels of the segment read as ``zone``; an answer outranks the question's own words."""
        known, setting = self._known, self._setting
        if setting.answer is not None:
            return Levels(setting.answer, setting.answer, ())
        return segment_levels(known.folded, 0, self._high, zone, known.hits.get("req", ()), setting.inherited)

    def _of_trait(self, start: int, end: int) -> Requirement | None:
        folded, zone = self._known.folded, self._setting.zone
        others = said_of_others(folded, self._low, start, end, self._high)
        if others or (zone != "profiel" and about_others(folded, end, self._high)):
            return "context"
        if zone in ("taken", "bedrijf", "ander") and states_trait(folded, self._low, start):
            return "essential"
        return None

    def _verdict(self, levels: Levels, start: int, end: int, told: Requirement | None) -> Verdict:
        level, marking = levels.of(start, end)
        cue = levels.cue_of(start, end)
        if self._setting.answer is not None:
            return Verdict(level, marking, "answer")
        if marking == "explicit":
            return Verdict(level, marking, "cue" if cue else "heading", cue)
        if told is not None and told != level:
            return Verdict(told, marking, "subject")
        aside = levels.default != self._levels.default
        return Verdict(level, marking, "subject" if aside else "zone")
