"""One judged vacancy: the text with its marks, and the findings with the numbers that tie the two."""

from __future__ import annotations

from dataclasses import dataclass

from vaardig.quality.model import SEVERITIES, Finding, QualityReport

from .marked import Piece, Span, pieces

SEVERITY_WORDS = {"hoog": "Eerst aanpakken", "middel": "Beter maken", "laag": "Kan nog beter"}


@dataclass(frozen=True)
class Numbered:
    """A kind of remark with its number on the page; ``places`` are the findings of one rule, first one first."""

    number: int
    first: Finding
    places: tuple[Finding, ...]


@dataclass(frozen=True)
class Marked:
    """Pieces of title and text, and the remarks per severity, hard ones first. An empty severity is left out."""

    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    groups: tuple[tuple[str, str, tuple[Numbered, ...]], ...]


def marked(report: QualityReport) -> Marked:
    """Number the remarks, one number per rule, and mark their places."""
    by_rule: dict[str, list[Finding]] = {}
    for severity in SEVERITIES:
        for finding in report.findings:
            if finding.severity == severity:
                by_rule.setdefault(finding.rule, []).append(finding)
    remarks = [Numbered(number, found[0], tuple(found)) for number, found in enumerate(by_rule.values(), start=1)]
    groups = tuple(
        (severity, SEVERITY_WORDS[severity], chosen)
        for severity in SEVERITIES
        if (chosen := tuple(remark for remark in remarks if remark.first.severity == severity))
    )
    return Marked(
        tuple(pieces(report.title, _spans(remarks, "title"))),
        tuple(pieces(report.text, _spans(remarks, "text"))),
        groups,
    )


def _spans(remarks: list[Numbered], part: str) -> list[Span]:
    return [
        Span(finding.start, finding.end, finding.severity, finding.title, (remark.number,))
        for remark in remarks
        for finding in remark.places
        if finding.part == part
    ]
