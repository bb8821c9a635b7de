"""One text in, everything that it says out: the reading pipeline, step by step.

Text is folded once, scanned once by one automaton, cut into segments; zones and requirement scopes are found per
segment; mentions of every kind are settled against each other. Offsets are those of the text that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nlp.activity import ActivityReader, activity_candidates
from nlp.answers import answer_level, denied_demands
from nlp.candidates import Candidate, inside, longest, settle, settle_soft
from nlp.hard import cues_beside, hard_candidates
from nlp.language import is_mixed, language_of
from nlp.levels import SegmentJudge, Verdict
from nlp.lexicon import Lexicon
from nlp.lists import ListState, list_candidates
from nlp.matcher import Hit
from nlp.memory import Known, Setting, move_mention
from nlp.merge import merge_hard
from nlp.qualifications import (
    education_candidates,
    experience_candidates,
    fields_of_study,
    language_candidates,
    licence_candidates,
)
from nlp.requirement import announces_course, enumerates, heading_level
from nlp.scanner import NAMES_SOMETHING, SegmentScanner, counts_of
from nlp.segments import Segment, split_segments
from nlp.soft import soft_candidates
from nlp.types import Mention, Requirement, Zone, ZoneSpan
from nlp.zones import Layout, Zoning, assign_zones
from vaardig.base.text import fold

# A longer line hands down no level.
_SHORT_LINE = 60
_NO_CUES: frozenset[re.Pattern[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """Mentions and zones of one text, with its language per text and the folded form for later steps."""

    mentions: tuple[Mention, ...]
    zones: tuple[ZoneSpan, ...]
    language: str
    folded: str
    segments: tuple[Segment, ...] = field(repr=False)
    zone_of_segment: tuple[Zone, ...] = field(repr=False)


def _repair(text: str) -> str:
    """Replace lone surrogates one for one: the automaton takes valid Unicode only, and offsets must stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


class _Survey(NamedTuple):
    """A text before its segments are read one by one."""

    text: str
    folded: str
    segments: Sequence[Segment]
    table: Sequence[Known]
    zoning: Zoning
    language: str
    mixed: bool


class Reader:
    """Reads texts with one lexicon. A text is read the same whatever stands beside it or came before it."""

    def __init__(self, lexicon: Lexicon) -> None:
        taxonomy = lexicon.taxonomy
        self._scanner = SegmentScanner(lexicon)
        self._skills = {skill.id: skill for skill in taxonomy.skills}
        self._soft = {soft.id: soft for soft in taxonomy.soft_skills}
        self._labels = {
            "licence": {item.id: item.label for item in taxonomy.licences},
            "language": {item.id: item.label for item in taxonomy.languages},
            "education": {item.id: item.label for item in taxonomy.education},
        }
        self._activities = ActivityReader(taxonomy)

    def read(self, text: str) -> Reading:
        """Mentions (sorted by position), zones and language of a text without markup."""
        (reading,) = self.read_all([text])
        return reading

    def read_all(self, texts: Iterable[str]) -> list[Reading]:
        """`read` for many texts, which costs less than one by one."""
        return [self._reading(survey) for survey in self._survey(texts)]

    def evidence(self, text: str) -> Iterator[tuple[Segment, Known, Setting]]:
        """Every segment that may hold mentions, with what was found in it and what decided about its level."""
        (survey,) = self._survey([text])
        return _walk(survey)

    def _survey(self, texts: Iterable[str]) -> list[_Survey]:
        placed: list[tuple[str, str, list[Segment], list[Known]]] = []
        for given in texts:
            text = _repair(given)
            folded, segments = fold(text), split_segments(text)
            placed.append((text, folded, segments, self._scanner.scan(text, folded, segments)))
        zonings = _zonings([(len(text), segments, table) for text, _, segments, table in placed])
        surveys: list[_Survey] = []
        for (text, folded, segments, table), zoning in zip(placed, zonings, strict=True):
            head, counts = counts_of(text, segments, table)
            language = language_of(head, text)
            mixed = is_mixed(counts, language)
            surveys.append(_Survey(text, folded, segments, table, zoning, language, mixed))
        return surveys

    def _reading(self, survey: _Survey) -> Reading:
        mentions: list[Mention] = []
        for segment, known, setting in _walk(survey):
            found = known.mentions.get(setting)
            if found is None:
                found = known.mentions[setting] = tuple(sorted(self._segment(known, setting), key=_order))
            mentions += [move_mention(m, segment.start) for m in found]
        zoning = survey.zoning
        return Reading(
            tuple(mentions), zoning.spans, survey.language, survey.folded, tuple(survey.segments), zoning.of_segment
        )

    def _segment(self, known: Known, setting: Setting) -> list[Mention]:
        text, folded, hits, zone = known.text, known.folded, known.hits, setting.zone
        low, high = setting.heading, len(text)
        judge = SegmentJudge(known, setting)
        asked = judge.asked
        if low:
            hits = {group: [h for h in found if h.start >= low] for group, found in hits.items()}
        soft = soft_candidates(hits.get("soft", ()), hits.get("soft!", ()), self._soft)
        other = [
            *language_candidates(folded, low, high, hits, self._labels["language"]),
            *licence_candidates(hits, self._labels["licence"]),
            *education_candidates(folded, low, high, hits, self._labels["education"]),
            *experience_candidates(folded, low, high),
        ]
        lexical = hard_candidates(text, folded, low, high, hits.get("hard", ()), self._skills, setting.beside)
        if setting.answer in ("not_required", "learnable"):
            found = {candidate.kind for candidate in other}
            other += [c for c in denied_demands(folded, low, high) if c.kind not in found]
        other = settle(other)
        soft = settle_soft(soft)
        lexical = [c for c in longest(lexical) if not inside(c, other)]
        if studied := fields_of_study(folded, low, high):
            lexical = [c for c in lexical if not any(start <= c.start and c.end <= end for start, end in studied)]
        hard = lexical
        if setting.dutch:
            activities = activity_candidates(self._activities, folded, low, high, asked, listed=setting.listed)
            if asked in ("taken", "profiel"):
                listed = list_candidates(self._activities.words, text, folded, high, lexical)
                activities += [c for c in listed if not any(c.start < a.end and a.start < c.end for a in activities)]
            hard = merge_hard(folded, lexical, activities, [*soft, *other])
        hard = [_before_cue(folded, c, hits.get("req", ())) for c in hard]
        return [
            _mention(text, c, zone, judge.of(c.kind, c.concept_id, c.method, c.start, c.end))
            for c in (*hard, *soft, *other)
        ]


def _walk(survey: _Survey) -> Iterator[tuple[Segment, Known, Setting]]:
    """Segments with their setting; the level that a heading hands down is carried from one to the next."""
    _, folded, segments, table, zoning, language, mixed = survey
    dutch = language == "nl"
    inherited: Requirement | None = None
    # What a course teaches may be told in long lines; items with bullets end at the next line without.
    taught = bulleted = False
    listing = ListState()
    for index, (segment, known, zone, heading) in enumerate(
        zip(segments, table, zoning.of_segment, zoning.heading_end, strict=True)
    ):
        start, end, bullet, line, lead = segment
        short = end - start <= _SHORT_LINE
        listed = listing.step(segment, known.folded)
        announces = (lead and short) or (known.only_level and (line or bullet))
        if heading or announces:
            cues = known.hits.get("req", [])
            # "Profiel: Frans, liefst ook Duits": only words of the heading itself speak for what is below it.
            own = [cue for cue in cues if cue.start < heading - start] if heading else cues
            inherited = heading_level(own) if short else None
            taught = bulleted = False
        elif lead and announces_course(known.folded):
            inherited, taught, bulleted = "learnable", True, False
        elif _opens_list(segments, index, known) and (level := heading_level(known.hits.get("req", ()))) is not None:
            inherited, taught, bulleted = level, False, False
        elif line and not bullet and (not short or (bulleted and known.text[0].isupper())):
            if not (taught and enumerates(known.folded)):
                inherited = None
            bulleted = False
        bulleted = bulleted or bullet
        if announces and inherited is not None:
            continue
        yield (
            segment,
            known,
            Setting(
                zone,
                inherited,
                heading - start if heading else 0,
                dutch and (not mixed or known.is_dutch()),
                cues_beside(known.cues, folded, start, end) if known.cues else _NO_CUES,
                _answer(table, index, zone) if known.asks and heading < end else None,
                listed,
            ),
        )


def _opens_list(segments: Sequence[Segment], index: int, known: Known) -> bool:
    """True for a short line above bullets that names nothing itself: "Aan te leren in de eerste maanden"."""
    start, end, bullet, line, _ = segments[index]
    if bullet or not line or end - start > _SHORT_LINE or known.hits.keys() & NAMES_SOMETHING:
        return False
    return index + 1 < len(segments) and segments[index + 1].bullet


def _answer(table: Sequence[Known], index: int, zone: Zone) -> Requirement | None:
    asked, reply, following = (table[place].folded if place < len(table) else "" for place in range(index, index + 3))
    return answer_level(asked, reply, following, zone)


def _before_cue(folded: str, candidate: Candidate, cues: Sequence[Hit]) -> Candidate:
    """The candidate without the words that speak of it: "kennis van Docker [geniet de voorkeur]"."""
    for cue in cues:
        if cue.payload[2] == "before" and candidate.start < cue.start < candidate.end <= cue.end:
            end = cue.start
            while end > candidate.start and folded[end - 1] in " ,(":
                end -= 1
            return candidate._replace(end=end) if end > candidate.start else candidate
    return candidate


def _mention(text: str, c: Candidate, zone: Zone, verdict: Verdict) -> Mention:
    return Mention(
        c.start, c.end, text[c.start : c.end], c.kind, c.concept_id, c.label, verdict.level, verdict.marking, zone,
        round(c.confidence, 3), c.method,
    )  # fmt: skip


def _order(m: Mention) -> tuple[int, int, str, str]:
    return m.start, m.end, m.kind, m.concept_id or ""


def _zonings(texts: Iterable[tuple[int, Sequence[Segment], Sequence[Known]]]) -> list[Zoning]:
    return assign_zones(
        [
            Layout(length, segments, [known.outlook(line=s.line) for s, known in zip(segments, table, strict=True)])
            for length, segments, table in texts
        ]
    )


def zoning_of(text: str, lexicon: Lexicon) -> Zoning:
    """Only the zones of a text; for evaluation and training."""
    segments = split_segments(text)
    table = SegmentScanner(lexicon).scan(text, fold(text), segments)
    return _zonings([(len(text), segments, table)])[0]
