"""Which demands are counted: each once, without what belongs to another, to the tasks or to the offer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.types import Mention
from vaardig.base.text import fold

from .ad import Ad, Sentence

# What the firm gives, wherever the reader put the sentence.
_OFFER = re.compile(
    r"\b(?:kans(?:en)?|ruimte|vrijheid|mogelijkhe(?:id|den)|krijgt|bieden|biedt|aanbod|cultuur|sfeer|omgeving waar"
    r"|sta(?:an|at) centraal|onze (?:waarden|klant(?:en)?|organisatie))\b"
)
# "Flexibiliteit om af en toe 's avonds te werken" is about hours.
_HOURS = re.compile(r"[^.;]{0,40}\b(?:avond|weekend|uren|zaterdag|zondag|ploeg|overuren|wacht)")
# Examples of what stands before them.
_EXAMPLES = re.compile(r"(?:\(|\bzoals\b|\bbijvoorbeeld\b|\bbv\.?|\bo\.a\.|\bonder andere\b|\bwaaronder\b)[^.;)]*$")
# Longer than a trait: behaviour that is told.
_MOST_WORDS = 3
_ENUMERATED = 3
# Several of these are one demand: one diploma with its alternatives, so many years with or without a field.
_ONE_OF_A_KIND = ("education", "experience")


def soft_demands(ad: Ad) -> tuple[Mention, ...]:
    """Traits asked as essential, each sleutelvaardigheid once, in order of the text."""
    profile = any(True for _ in ad.in_zone("profiel"))
    zones = ("profiel", "ander") if profile else ("profiel", "ander", "taken")
    kept: list[Mention] = []
    seen: dict[str, int | None] = {}
    for mention in _outermost(m for m in ad.demanded if m.kind == "soft"):
        if mention.requirement != "essential" or mention.zone not in zones or len(mention.text.split()) > _MOST_WORDS:
            continue
        sentence = ad.sentence_at(mention.start)
        if sentence is not None and _OFFER.search(ad.folded, sentence.start, sentence.end):
            continue
        if fold(mention.text).startswith("flexib") and _HOURS.match(ad.folded, mention.end):
            continue
        # Two words for one trait count once; in an enumeration the writer means them apart: "flexibel, polyvalent, …".
        name = _named(mention)
        place = None if sentence is None else sentence.start
        if seen.setdefault(name, place) != place or (any(_named(m) == name for m in kept) and not _lists(ad, sentence)):
            continue
        kept.append(mention)
    return tuple(kept)


def _named(mention: Mention) -> str:
    return mention.concept_id or fold(mention.label)


def _lists(ad: Ad, sentence: Sentence | None) -> bool:
    return sentence is not None and ad.folded.count(",", sentence.start, sentence.end) >= _ENUMERATED


def hard_demands(ad: Ad) -> tuple[Mention, ...]:
    """Demands other than traits that are asked as essential, without parts of others and examples."""
    kept: dict[tuple[str, str], Mention] = {}
    asked = (m for m in ad.demanded if m.kind != "soft" and m.requirement == "essential")
    for mention in _outermost(asked):
        if mention.zone in ("aanbod", "bedrijf", "procedure") and mention.marking != "explicit":
            continue
        sentence = ad.sentence_at(mention.start)
        if sentence is not None and _EXAMPLES.search(ad.folded[sentence.start : mention.start]):
            continue
        name = "" if mention.kind in _ONE_OF_A_KIND else mention.concept_id or fold(mention.label)
        kept.setdefault((mention.kind, name), mention)
    return tuple(kept.values())


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that lie in no longer one, in order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.end > kept[-1].end:
            kept.append(mention)
    return kept
