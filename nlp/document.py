"""One text in, everything that it says out: the reading pipeline, step by step.

Text is folded once, scanned once by one automaton, cut into segments; zones and requirement scopes are found per
segment; mentions of every kind are settled against each other. Offsets are those of the text that came in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from nlp.activity import ActivityReader, activity_candidates
from nlp.answers import answer_level, denied_demands
from nlp.candidates import Candidate, inside, longest, settle, settle_soft
from nlp.experience import find_experience
from nlp.hard import cues_beside, cues_of, hard_candidates
from nlp.language import detect, detect_segment, is_mixed
from nlp.levels import SegmentJudge, Verdict
from nlp.lexicon import Lexicon
from nlp.lists import ListState, list_candidates
from nlp.matcher import Hit
from nlp.memory import Known, Recent, Setting, move_mention
from nlp.merge import merge_hard
from nlp.qualifications import (
    education_candidates,
    experience_candidates,
    language_candidates,
    licence_candidates,
)
from nlp.requirement import heading_level, is_level_heading
from nlp.segments import Segment, split_segments
from nlp.soft import soft_candidates
from nlp.types import Mention, Requirement, Zone, ZoneSpan
from nlp.zones import Zoning, assign_zones
from vaardig.base.text import fold


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


# "Frans is een pluspunt" says mostly a level too, but of something.
_NAMES_SOMETHING = frozenset({"hard", "soft", "language", "licence", "education"})
# Segments kept in mind: about 2 kB each.
_REMEMBERED = 20_000


class SegmentScanner:
    """Finds the lexicon's hits per segment; a segment that was met before is not scanned again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._recent: Recent[Known] = Recent(_REMEMBERED)

    def scan(self, text: str, folded: str, segments: Sequence[Segment]) -> list[Known]:
        """What is known of each segment. Hits lie within one segment, never across a border."""
        keys = [text[segment.start : segment.end] for segment in segments]
        found: dict[str, Known] = {}
        novel: dict[str, str] = {}
        for key, segment in zip(keys, segments, strict=True):
            known = self._recent.get(key)
            if known is not None:
                found[key] = known
            else:
                novel[key] = folded[segment.start : segment.end]
        for known in self._read([Known(key, piece) for key, piece in novel.items()]):
            self._recent.put(known.text, known)
            found[known.text] = known
        return [found[key] for key in keys]

    def _read(self, fresh: Sequence[Known]) -> Sequence[Known]:
        """One pass over all new segments; the line break between them is a border for every pattern."""
        starts = list(accumulate((len(known.folded) + 1 for known in fresh), initial=0))
        joined = "\n".join(known.folded for known in fresh)
        for group, hits in self._lexicon.scan(joined, starts[:-1]).items():
            for hit in hits:
                index = bisect_right(starts, hit.start) - 1
                start = starts[index]
                if hit.end < starts[index + 1]:
                    mine = fresh[index].hits.setdefault(group, [])
                    mine.append(Hit(hit.start - start, hit.end - start, hit.payload))
        for known in fresh:
            known.cues = cues_of(known.hits.get("hard", ()))
        return fresh


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
        text, table, zoning, segments, folded, language = self._survey(text)
        mentions: list[Mention] = []
        for segment, known, setting in self._walk(text, folded, segments, table, zoning, language):
            found = known.mentions.get(setting)
            if found is None:
                found = known.mentions[setting] = tuple(self._segment(known, setting))
            mentions.extend([move_mention(m, segment.start) for m in found])
        mentions.sort(key=lambda m: (m.start, m.end, m.kind, m.concept_id or ""))
        return Reading(tuple(mentions), zoning.spans, language, folded, tuple(segments), zoning.of_segment)

    def evidence(self, text: str) -> Iterator[tuple[Segment, Known, Setting]]:
        """Every segment that may hold mentions, with what was found in it and what decided about its level."""
        text, table, zoning, segments, folded, language = self._survey(text)
        return self._walk(text, folded, segments, table, zoning, language)

    def _survey(self, text: str) -> tuple[str, list[Known], Zoning, list[Segment], str, str]:
        text = _repair(text)
        folded = fold(text)
        segments = split_segments(text)
        table = self._scanner.scan(text, folded, segments)
        return text, table, _zoning(text, folded, segments, table), segments, folded, detect(text)

    def _walk(
        self,
        text: str,
        folded: str,
        segments: Sequence[Segment],
        table: Sequence[Known],
        zoning: Zoning,
        language: str,
    ) -> Iterator[tuple[Segment, Known, Setting]]:
        """Segments with their setting; the level that a heading hands down is carried from one to the next."""
        mixed = is_mixed(text, language)
        inherited: Requirement | None = None
        listing = ListState()
        for index, (segment, known) in enumerate(zip(segments, table, strict=True)):
            cues = known.hits.get("req", [])
            length = segment.end - segment.start
            short = length <= 60
            heading = zoning.heading_end[index]
            listed = listing.step(segment, known.folded)
            level_only = (
                (segment.line or segment.bullet)
                and not known.hits.keys() & _NAMES_SOMETHING
                and is_level_heading(0, length, cues)
                and not find_experience(known.folded, 0, length)
            )
            if heading or (segment.lead and short) or level_only:
                # "Profiel: Frans, liefst ook Duits": only words of the heading itself speak for what is below it.
                own = [cue for cue in cues if cue.start < heading - segment.start] if heading else cues
                inherited = heading_level(own) if short else None
            elif segment.line and not segment.bullet and not short:
                inherited = None
            if ((segment.lead and short) or level_only) and inherited is not None:
                continue
            yield (
                segment,
                known,
                Setting(
                    zoning.of_segment[index],
                    inherited,
                    heading - segment.start if heading else 0,
                    language == "nl" and (not mixed or detect_segment(known.text, language) == "nl"),
                    cues_beside(known.cues, folded, segment.start, segment.end),
                    None if heading >= segment.end else _answer(table, index, zoning.of_segment[index]),
                    listed,
                ),
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


def _zoning(text: str, folded: str, segments: Sequence[Segment], table: Sequence[Known]) -> Zoning:
    placed = list(zip(segments, table, strict=True))
    return assign_zones(
        text,
        folded,
        segments,
        [known.at("heading", segment.start) for segment, known in placed],
        [known.at("zone", segment.start) for segment, known in placed],
    )


def zoning_of(text: str, lexicon: Lexicon) -> Zoning:
    """Only the zones of a text; for evaluation and training."""
    segments, folded = split_segments(text), fold(text)
    return _zoning(text, folded, segments, SegmentScanner(lexicon).scan(text, folded, segments))
