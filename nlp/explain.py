"""Why each mention was found, read as it was and at the level it has: the same steps again, with their evidence.

Nothing here decides anything: mentions and zones are those of `nlp.document.Reader`, and every reason points at words
of the text, a rule or the occupation profile. Offsets are those of the text that was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nlp.document import Reader
from nlp.hard import cue_beside_form
from nlp.levels import LevelRule, SegmentJudge
from nlp.memory import Known, Setting
from nlp.segments import Segment
from nlp.types import ASKED, Mention, OccupationMatch, Zone
from taxonomy.load import Taxonomy
from taxonomy.model import Form

Span = tuple[int, int]
Place = tuple[Segment, Known, Setting]


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence for one mention.

    Parameters
    ----------
    mention
        The mention itself; ``method`` names the finder, ``confidence`` how sure it is.
    form
        The listed wording that matched, empty when a construction or pattern found it.
    derived
        Whether that wording was made by a rule of inflection or compounding instead of listed by hand.
    near
        A word that stands around it and that the form asks for, folded; a doubtful form counts only beside one.
    level_rule, cue
        What decided about the level, and where the deciding words stand when they are in the sentence.
    """

    mention: Mention
    form: str
    derived: bool
    near: str
    level_rule: LevelRule
    cue: Span | None


@dataclass(frozen=True, slots=True)
class ZoneWhy:
    """A stretch of one zone and the headings in it (spans); without headings its wording decided."""

    start: int
    end: int
    zone: Zone
    headings: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Implicit:
    """A skill that the occupation's profile has and the text does not name. Never a mention, never counted."""

    concept_id: str
    label: str
    kind: Literal["hard", "soft"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text read and explained; ``implicit`` holds the essentials of ``occupation`` that the text leaves out."""

    mentions: tuple[Why, ...]
    zones: tuple[ZoneWhy, ...]
    occupation: OccupationMatch
    implicit: tuple[Implicit, ...]


def explain(reader: Reader, text: str, taxonomy: Taxonomy, occupation: OccupationMatch) -> Explanation:
    """Explain the reading of a text without markup; ``occupation`` gives the profile of the implicit layer."""
    reading = reader.read(text)
    places = list(reader.evidence(text))
    whys = tuple(_why(mention, reading.folded, places) for mention in reading.mentions)
    headings = [(segment.start, segment.start + setting.heading) for segment, _, setting in places if setting.heading]
    zones = tuple(
        ZoneWhy(z.start, z.end, z.zone, tuple(h for h in headings if z.start <= h[0] < z.end)) for z in reading.zones
    )
    return Explanation(whys, zones, occupation, implicit_skills(taxonomy, occupation, reading.mentions))


def implicit_skills(
    taxonomy: Taxonomy, occupation: OccupationMatch, mentions: Iterable[Mention]
) -> tuple[Implicit, ...]:
    """Essential and sleutelvaardigheden of the occupation that no asked mention names, in the order of the profile."""
    profile = next((item for item in taxonomy.occupations if item.id == occupation.id), None)
    if profile is None:
        return ()
    said = {m.concept_id for m in mentions if m.requirement in ASKED}
    labels = {skill.id: skill.label for skill in taxonomy.skills}
    labels |= {soft.id: soft.label for soft in taxonomy.soft_skills}
    hard = (Implicit(i, labels[i], "hard") for i in profile.essential if i not in said)
    soft = (Implicit(i, labels[i], "soft") for i in profile.soft if i not in said)
    return (*hard, *soft)


def _why(mention: Mention, folded: str, places: Iterable[Place]) -> Why:
    segment, known, setting = next(p for p in places if p[0].start <= mention.start and mention.end <= p[0].end)
    start, end = mention.start - segment.start, mention.end - segment.start
    verdict = SegmentJudge(known, setting).of(mention.kind, mention.concept_id, mention.method, start, end)
    cue = verdict.cue
    placed = (cue[0] + segment.start, cue[1] + segment.start) if cue else None
    form = _form(mention, known, start, end)
    near = cue_beside_form(form, folded, segment.start, segment.end) if form else ""
    text, derived = (form.text, form.generated) if form else ("", False)
    return Why(mention, text, derived, near, verdict.rule, placed)


def _form(mention: Mention, known: Known, start: int, end: int) -> Form | None:
    """The wording of the taxonomy that matched inside the mention, the longest when there are several."""
    hits = [
        hit
        for hit in known.hits.get("hard", ())
        if start <= hit.start and hit.end <= end and hit.payload[1].concept_id == mention.concept_id
    ]
    form: Form | None = max(hits, key=lambda hit: hit.end - hit.start).payload[1].form if hits else None
    return form
