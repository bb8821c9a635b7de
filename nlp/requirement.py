"""Requirement level of a mention: scope of softeners, demands and negation inside a segment, then the zone's default.

The idea is that of ConText (Harkema et al. 2009, J Biomed Inform 42:839-851), which clinlp follows for Dutch: a cue
has a direction and reaches to the border of its clause. Cues: ``taxonomy/data/rules/requirement.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.matcher import Hit
from nlp.types import Marking, Requirement, Zone

_DEFAULTS: dict[Zone, Requirement] = {
    "bedrijf": "context",
    "taken": "task",
    "profiel": "essential",
    "aanbod": "context",
    "procedure": "context",
    "ander": "context",
}
_STRENGTH = {"learnable": 4, "not_required": 3, "nice": 2, "essential": 1}
# Where a new clause starts. A comma alone does not: "Python, SQL en Excel zijn geen vereiste" is one list.
_CLAUSE = re.compile(
    r";|(?<=[ ,])maar(?= )|,(?= wel\b)|\bdoch\b|\bechter\b|[–—]| - "
    r"|, ?(?:en |of |maar )?(?=(?:je|u|jij|we|wij|maar|doch|terwijl|want|dus|zodat|een|kennis|ervaring|basiskennis"
    r"|talenkennis|rijbewijs|affiniteit|voorkennis|notie|noties|idealiter|liefst|bij voorkeur)\b)"
    r"| (?:en|maar) (?=(?:je|u|jij|we|wij|kennis van|ervaring met|ervaring in|een eerste|basiskennis)\b)"
)
# A cue that looks ahead ("bij voorkeur") reaches over a second noun: "kennis van en ervaring met frameworks".
_CLAUSE_AHEAD = re.compile(
    r";|(?<=[ ,])maar(?= )|,(?= wel\b)|[–—]| - |, ?(?:en )?(?=(?:je|u|jij|we|wij|maar|terwijl|want|dus)\b)"
    r"| en (?=(?:je|u|jij|we|wij)\b)"
)
_SUBJECT = re.compile(
    r"\b(?:je|u|jij)\b ?\w*|\b(?:hebt|heeft|beschikt|bent|beheerst|spreekt|kent|kan|kunt|bezit|is|zijn|wordt)\b"
)
_COMPANY = re.compile(
    r"^(?:bij [\w .&-]{2,30} )?(?:wij|we|ons|onze|het bedrijf|de firma|onze klant|deze|dit bedrijf|de onderneming)\b"
)
_ADDRESSED = re.compile(r"\b(?:je|jij|jou|jouw|u|uw|ge|gij|uwe)\b")
_SEEKS = re.compile(r"\b(?:zoeken|zoekt|op zoek|verwachten|vragen|verlangen|leren|leiden|voorzien)\b")


_SHORT_LINE = 45
_MOSTLY = 0.55
_ONLY_FILLER = re.compile(r"(?:een|is| )*")


def _speaks_of_company(folded: str, start: int, end: int) -> bool:
    """True for "Wij bouwen robots", also among the tasks; not for "Wij zoeken" or what is said to the reader."""
    return bool(_COMPANY.match(folded[start:end])) and not (
        _SEEKS.search(folded, start, end) or _ADDRESSED.search(folded, start, end)
    )


# "Heb je kennis van SAP, dan is dat mooi meegenomen", "Als je Frans kent, is dat een plus".
_AFTER_CONDITION = re.compile(r", dan\b")
_CONDITION = re.compile(
    r"(?:[^,.;:]{0,40}:)?\W*(?:en |maar )?"
    r"(?:als|indien|wanneer|mocht|heb|hebt|ben|ken|kan|kun|spreek|beschik|beheers)\b"
)


@dataclass(frozen=True, slots=True)
class _Scope:
    start: int
    end: int
    level: Requirement
    width: int
    cue: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Levels:
    """Requirement levels inside one segment: `of` answers for a span of it."""

    default: Requirement
    inherited: Requirement | None
    scopes: tuple[_Scope, ...]

    def of(self, start: int, end: int) -> tuple[Requirement, Marking]:
        """Level and marking of the span: the strongest cue that reaches it, else heading, else zone."""
        scope = self._strongest(start, end)
        if scope is not None:
            return scope.level, "explicit"
        if self.inherited is not None:
            return self.inherited, "explicit"
        return self.default, "default"

    def cue_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the cue stands that decides about the span; None when a heading or the zone does."""
        scope = self._strongest(start, end)
        return scope.cue if scope is not None else None

    def _strongest(self, start: int, end: int) -> _Scope | None:
        best: _Scope | None = None
        for scope in self.scopes:
            if (
                scope.start <= start
                and end <= scope.end
                and (best is None or (_STRENGTH[scope.level], -scope.width) > (_STRENGTH[best.level], -best.width))
            ):
                best = scope
        return best


def _strip_neutral(cues: Sequence[Hit]) -> list[Hit]:
    """Drop cues that overlap a neutral wording, and of overlapping cues keep the longest."""
    neutral = [hit for hit in cues if hit.payload[1] == "neutral"]
    kept: list[Hit] = []
    ranked = sorted(
        (hit for hit in cues if hit.payload[1] != "neutral"),
        key=lambda hit: (hit.start - hit.end, -_STRENGTH[hit.payload[1]], hit.payload[2] != "before", hit.start),
    )
    for hit in ranked:
        if any(
            n.start < hit.end and hit.start < n.end and n.end - n.start >= 0.6 * (hit.end - hit.start) for n in neutral
        ):
            continue
        if any(k.start < hit.end and hit.start < k.end for k in kept):
            continue
        kept.append(hit)
    kept.sort()
    return kept


def _reach(folded: str, low: int, high: int, cue: Hit, previous_end: int, next_start: int) -> tuple[int, int]:
    """Where the scope of a cue lies, inside ``[low, high)``."""
    _, level, direction = cue.payload
    if direction == "whole":
        return low, high
    opening = folded.rfind("(", low, cue.start)
    closing = folded.find(")", cue.end, high)
    if opening >= 0 and closing >= 0 and folded.find(")", opening, cue.start) < 0:
        # Inside brackets a cue speaks of what stands in them.
        low, high, previous_end = opening + 1, closing, max(previous_end, opening + 1)
    left, right = max(low, previous_end), high
    borders = _CLAUSE_AHEAD if direction == "after" else _CLAUSE
    for border in borders.finditer(folded, low, high):
        if border.end() <= cue.start:
            left = max(left, border.end())
        elif border.start() >= cue.end:
            right = border.start()
            break
    if direction == "before":
        # "Je spreekt Frans, Engels is een plus": the part before the comma is a clause of its own.
        comma = folded.rfind(", ", left, cue.start)
        if (
            comma > 0
            and _SUBJECT.search(folded, left, comma)
            and not _AFTER_CONDITION.match(folded, comma, cue.end)
            and not (comma + 2 == cue.start and _CONDITION.match(folded, left, comma))
        ):
            left = comma + 1
        if level == "learnable":
            return left, right
        return left, cue.start
    if level == "learnable" and direction == "after":
        return cue.start, right
    if level == "not_required" and (colon := folded.find(": ", cue.end, right)) >= 0:
        # "Dit is geen kantoorjob: je last en slijpt": what explains the denial is not denied.
        right = colon
    return cue.end, min(right, next_start)


def segment_levels(
    folded: str,
    start: int,
    end: int,
    zone: Zone,
    cues: Sequence[Hit],
    inherited: Requirement | None = None,
) -> Levels:
    """Levels of the segment ``folded[start:end]`` given its zone, its cues and a level inherited from a heading."""
    default = _DEFAULTS[zone]
    if zone == "taken" and _speaks_of_company(folded, start, end):
        default = "context"
    kept = _strip_neutral(cues)
    scopes: list[_Scope] = []
    for index, cue in enumerate(kept):
        _, level, direction = cue.payload
        if zone == "taken" and level == "essential" and direction == "after":
            continue
        if direction == "offer":
            # "Wij bieden: een opleiding Lean"; elsewhere "opleiding Lean" is a diploma or a duty.
            if zone != "aanbod":
                continue
            direction = "after"
        if zone == "aanbod" and level == "nice":
            # "een aantrekkelijk loonpakket met bonus is een plus": the offer praises itself.
            continue
        previous_end = kept[index - 1].end if index and kept[index - 1].payload[2] == "before" else start
        next_start = next((other.start for other in kept[index + 1 :] if other.payload[2] == "after"), end)
        low, high = _reach(folded, start, end, cue, previous_end, next_start)
        opening = folded.rfind("(", start, cue.start)
        if (
            opening >= 0
            and folded[cue.end : cue.end + 2].lstrip()[:1] == ")"
            and _ONLY_FILLER.fullmatch(folded, opening + 1, cue.start)
        ):
            # "Frans (pluspunt)": the cue stands alone between brackets and reaches the item before them.
            high = opening
            borders = (",", " en ", " of ") if "laatst" in folded[cue.start : cue.end] else (",", " en ")
            low = max(start, *(folded.rfind(border, start, opening) + 1 for border in borders))
        if high > low:
            scopes.append(_Scope(low, high, level, high - low, (cue.start, cue.end)))
    return Levels(default, inherited, tuple(scopes))


# "Je start met een basisopleiding waarin aan bod komen:": what stands below is taught.
_COURSE = re.compile(
    r"\b(?:[a-z]*opleiding|opleidingstraject|leertraject|training|trainingsprogramma|traineeship|cursus|bootcamp|academy"
    r"|inwerktraject|inwerkperiode|curriculum|vorming)\b[^.?!]{0,120}"
    r"\b(?:aan bod|aan de orde|behandel\w*|modules|vakken|leer je|je leert|bestaat uit|omvat|bevat)\b[^.?!]{0,60}:$"
)
_PAYS = re.compile(r"pakket|voordelen|voorwaarden|salaris|\bloon")
_SPOKEN = re.compile(r"\b(?:je|jij|u|wij|we|is|zijn|wordt|worden|heb|hebt|ga|gaat)\b")


def announces_course(folded: str) -> bool:
    """True for the lead of a list of what a course teaches, however long."""
    return _COURSE.search(folded) is not None and _PAYS.search(folded) is None


def enumerates(folded: str) -> bool:
    """True for a line that only lists names: a level handed down to it holds for the next line too."""
    return "," in folded and _SPOKEN.search(folded) is None


def heading_level(cues: Sequence[Hit]) -> Requirement | None:
    """The level that a heading or lead ("Pluspunten:") hands down to the items below it; None when it is not clear."""
    levels = {cue.payload[1] for cue in _strip_neutral(cues)}
    return levels.pop() if len(levels) == 1 else None


def is_level_heading(start: int, end: int, cues: Sequence[Hit]) -> bool:
    """True when a short line says little more than a level: "Pluspunten", "Geen vereisten"."""
    said = sum(cue.end - cue.start for cue in _strip_neutral(cues))
    return end - start <= _SHORT_LINE and said >= _MOSTLY * (end - start)
