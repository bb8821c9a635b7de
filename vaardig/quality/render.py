"""A report as a page that prints on A4, with the text marked; no script, no outside file."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from vaardig.export.dutch import whole

from .model import SEVERITIES, Finding, QualityReport
from .rulebook import shipped_rules
from .sorting import NEEDED, OPEN, PLUS, TAUGHT

if TYPE_CHECKING:
    from jinja2 import Environment

_LIST_HEADINGS = (
    (NEEDED, "Nodig vanaf de eerste dag"),
    (PLUS, "Pluspunt"),
    (TAUGHT, "Te leren bij u"),
    (OPEN, "Nog te bepalen"),
)
_MOST_REWRITES = 8
_MOST_PRICES = 12


@dataclass
class _Group:
    """Findings of one rule, as one remark."""

    number: int
    title: str
    severity: str
    why: str
    who: str
    source: str
    suggestion: str
    whats: list[str] = field(default_factory=list)
    rewrites: list[tuple[str, str]] = field(default_factory=list)

    @property
    def numbers(self) -> str:
        """The number in front of the title."""
        return f"{self.number}. "


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja environment of the quality pages; everything is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("vaardig.quality", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet that all pages share."""
    return resources.files("vaardig.quality").joinpath("templates", "style.css").read_text(encoding="utf-8")


def percent(share: float | None) -> str:
    """A share as Dutch text, without decimals."""
    return "–" if share is None else f"{100 * share:.0f} %"


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: "1 vacature", "1.250 vacatures"."""
    return f"{whole(number)} {one if number == 1 else more}"


def comma(value: float | None) -> str:
    """A number with one decimal, as Dutch text."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",")


def summary(report: QualityReport) -> str:
    """One sentence that says how many remarks there are, by severity."""
    counts = [(s, len({f.rule for f in report.findings if f.severity == s})) for s in SEVERITIES]
    named = [f"{count} {severity}" for severity, count in counts if count]
    if not named:
        return "Wij vonden niets dat beter moet."
    total = sum(count for _, count in counts)
    return f"Wij hebben {total} {'opmerking' if total == 1 else 'opmerkingen'}: {', '.join(named)}. Begin bovenaan."


def grouped(findings: Sequence[Finding]) -> list[_Group]:
    """Findings by rule, in order of first occurrence."""
    groups: dict[str, _Group] = {}
    for item in findings:
        group = groups.get(item.rule)
        if group is None:
            group = groups[item.rule] = _Group(
                len(groups) + 1, item.title, item.severity, item.why, item.who, item.source, item.suggestion
            )
        if item.what not in group.whats:
            group.whats.append(item.what)
        pair = (" ".join(item.text.split())[:120] if item.part != "whole" else "", item.rewrite)
        if item.rewrite and pair not in group.rewrites and len(group.rewrites) < _MOST_REWRITES:
            group.rewrites.append(pair)
    for group in groups.values():
        group.whats = _shortened(group.whats)
    return list(groups.values())


def _shortened(whats: list[str]) -> list[str]:
    """Many remarks that differ only in the quoted words become one sentence: "a", "b" en "c" …"""
    quoted = [what.split('"', 2) for what in whats]
    if len(whats) < 2 or any(len(parts) != 3 or parts[0] for parts in quoted) or len({p[2] for p in quoted}) != 1:
        return whats
    names = [f'"{parts[1]}"' for parts in quoted]
    return [f"{', '.join(names[:-1])} en {names[-1]}: elk daarvan{quoted[0][2].replace(':', '', 1)}"]


def marked(text: str, findings: Sequence[Finding], numbers: dict[str, int]) -> str:
    """The text as safe HTML with ``<mark>`` around what was found; where findings overlap, the gravest colours."""
    borders = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    pieces: list[str] = []
    for low, high in pairwise(borders):
        covering = [f for f in findings if f.start <= low and high <= f.end]
        piece = html.escape(text[low:high])
        if covering:
            gravest = min(covering, key=lambda f: SEVERITIES.index(f.severity))
            ending = sorted({numbers[f.rule] for f in covering if f.end == high})
            label = html.escape("; ".join(dict.fromkeys(f.title for f in covering)))
            note = f"<sup>{','.join(map(str, ending))}</sup>" if ending else ""
            piece = f'<mark class="{gravest.severity}" title="{label}">{piece}{note}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def html_report(report: QualityReport) -> str:
    """The whole page."""
    from markupsafe import Markup

    groups = grouped(report.findings)
    numbers = {rule: index for index, rule in enumerate(dict.fromkeys(f.rule for f in report.findings), start=1)}
    in_text = [f for f in report.findings if f.part == "text"]
    in_title = [f for f in report.findings if f.part == "title"]
    known = [price for price in report.prices if price.gained is not None]
    values: dict[str, Any] = {
        "report": report,
        "style": Markup(style()),
        "summary": summary(report),
        "groups": groups,
        "marked_text": Markup(marked(report.text, in_text, numbers)),
        "marked_title": Markup(marked(report.title, in_title, numbers)),
        "lists": [
            (heading, found)
            for level, heading in _LIST_HEADINGS
            if (found := [d for d in report.demands if d.proposed == level])
        ],
        "priced": known[:_MOST_PRICES],
        "unpriced": list(
            dict.fromkeys(
                f"{p.demand} ({p.note.removeprefix('niet beoordeeld: ')})" for p in report.prices if p.gained is None
            )
        ),
        "percent": percent,
        "comma": comma,
        "counted": counted,
        "titles": {identifier: rule.title for identifier, rule in shipped_rules().items()},
    }
    return environment().get_template("single.html").render(values)
