"""The marked text as one HTML page: zone bands, marks by kind and level, and the reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from vaardig.werkmap.domains import DOMAINS

from .reading import ExplainedText
from .wording import KINDS, LEVELS, ZONES, found_by, level_by

if TYPE_CHECKING:
    from jinja2 import Template

    from nlp.explain import Why, ZoneWhy

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Run:
    """A run of text with the numbers of the mentions that cover it, from 1."""

    text: str
    notes: tuple[int, ...]
    kind: str = ""
    level: str = ""


@dataclass(frozen=True)
class Band:
    """One zone: its Dutch name and its runs of text."""

    zone: str
    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Note:
    """The reasons for one mention, in Dutch."""

    number: int
    text: str
    label: str
    kind: str
    level: str
    concept: str
    confidence: float
    found: str
    because: str


def explained_html(texts: Sequence[ExplainedText]) -> str:
    """Return one page for all texts: no scripts, no outside files or addresses."""
    return _template().render(items=[(item, bands(item), list(_notes(item))) for item in texts], domains=DOMAINS)


def bands(item: ExplainedText) -> list[Band]:
    """Zones of a text in order, cut into runs at the border of every mention."""
    whys = item.explanation.mentions
    return [
        Band(zone.zone, ZONES[zone.zone], tuple(_runs(item.cleaned.text, zone, whys)))
        for zone in item.explanation.zones
    ]


def _runs(text: str, zone: ZoneWhy, whys: Sequence[Why]) -> Iterator[Run]:
    mine = [
        (number, why.mention) for number, why in enumerate(whys, start=1) if zone.start <= why.mention.start < zone.end
    ]
    borders = sorted({zone.start, zone.end, *(min(b, zone.end) for _, m in mine for b in (m.start, m.end))})
    for start, end in pairwise(borders):
        over = [(number, m) for number, m in mine if m.start <= start and end <= m.end]
        first = over[0][1] if over else None
        notes = tuple(number for number, m in over if m.end == end or end == zone.end)
        yield Run(text[start:end], notes, first.kind if first else "", first.requirement if first else "")


def _notes(item: ExplainedText) -> Iterator[Note]:
    for number, why in enumerate(item.explanation.mentions, start=1):
        mention = why.mention
        cue = item.cleaned.text[slice(*why.cue)] if why.cue else ""
        yield Note(
            number,
            mention.text,
            mention.label,
            KINDS[mention.kind],
            LEVELS[mention.requirement],
            mention.concept_id or "",
            mention.confidence,
            found_by(why),
            level_by(why, cue),
        )


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("uitleg.html")
