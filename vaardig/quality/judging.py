"""All checks on one vacancy: what they found, what could not be judged, and a figure per family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vaardig.base.text import squeeze

from . import concreetheid, helderheid, hierarchie, inclusie, inclusie_eisen, volledigheid
from .ad import Ad
from .checks import Check, Context, Found, NotJudged
from .foreign import ForeignPart, foreign_part
from .model import FAMILIES, FAMILY_LABELS, FAMILY_QUESTIONS, SEVERITIES, Finding, SubFigure
from .overlaps import settled
from .peers import Peers
from .rulebook import Rulebook, load_rulebook
from .settings import Settings

_CHECKS: tuple[Check, ...] = (
    *volledigheid.CHECKS,
    *hierarchie.CHECKS,
    *concreetheid.CHECKS,
    *helderheid.CHECKS,
    *inclusie.CHECKS,
    *inclusie_eisen.CHECKS,
)
# A source that shows the first lines only: what is absent may stand in the rest.
_TAIL = 60
_CUT_OFF = re.compile(r"[\w.,;:] ?(?:\.\.\.|…)\s*(?:lees meer|meer)?\s*$", re.IGNORECASE)
_BILINGUAL = "een deel van de tekst is in een andere taal"


@dataclass(frozen=True)
class Judgement:
    """Findings in order of place, and what could not be judged."""

    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...]
    foreign: ForeignPart | None = None


def judge(ad: Ad, settings: Settings, peers: Peers) -> Judgement:
    """Run all checks on one vacancy."""
    book = load_rulebook(settings)
    words, unless = book.scan(ad.folded)
    title_words, _ = book.scan(ad.title_folded) if ad.title else ({}, {})
    basis = peers.basis(ad.occupation.id if ad.occupation else None, ad.education_level, settings.thresholds)
    context = Context(book, settings.thresholds, basis, words, unless, title_words)
    outcomes = [outcome for check in _CHECKS for outcome in check(ad, context) if outcome.rule in book.rules]
    foreign = foreign_part(ad.text, ad.folded, ad.sentences)
    if _CUT_OFF.search(ad.text, max(0, len(ad.text) - _TAIL)):
        outcomes = [_not_absent(outcome, "de tekst lijkt afgebroken") for outcome in outcomes]
    if foreign is not None:
        outcomes = list(_dutch_only(outcomes, foreign))
    found = settled(ad, [outcome for outcome in outcomes if isinstance(outcome, Found)])
    findings = [_finding(ad, book, item) for item in found]
    findings.sort(key=_order)
    return Judgement(tuple(findings), tuple(o for o in outcomes if isinstance(o, NotJudged)), foreign)


def _not_absent(outcome: Found | NotJudged, reason: str) -> Found | NotJudged:
    if isinstance(outcome, Found) and outcome.rule.startswith(("volledigheid.", "hierarchie.niveaus")):
        return NotJudged(outcome.rule, reason)
    return outcome


def _dutch_only(outcomes: Iterable[Found | NotJudged], foreign: ForeignPart) -> Iterator[Found | NotJudged]:
    """What holds for the Dutch part; who may be left out is said wherever it stands."""
    for outcome in outcomes:
        if isinstance(outcome, Found) and outcome.rule == "helderheid.leesbaarheid":
            yield NotJudged(outcome.rule, _BILINGUAL)
        elif not (
            isinstance(outcome, Found)
            and outcome.part == "text"
            and not outcome.rule.startswith("inclusie.")
            and foreign.holds(outcome.start)
        ):
            yield _not_absent(outcome, _BILINGUAL)


def _order(finding: Finding) -> tuple[int, int, int, int, str]:
    family = FAMILIES.index(finding.family)
    return (
        SEVERITIES.index(finding.severity),
        family,
        ("title", "whole", "text").index(finding.part),
        finding.start,
        finding.rule,
    )


def _finding(ad: Ad, book: Rulebook, found: Found) -> Finding:
    rule = book.rules[found.rule]
    source = ad.title if found.part == "title" else ad.text
    quoted = "" if found.part == "whole" else source[found.start : found.end]
    return Finding(
        rule=rule.id,
        family=rule.family,
        severity=rule.severity,
        title=rule.title,
        what=rule.what.replace("{text}", found.shown or squeeze(quoted)),
        why=rule.why,
        source=rule.source,
        suggestion=rule.suggestion,
        who=rule.who,
        rewrite=found.proposal,
        part=found.part,
        start=found.start,
        end=found.end,
        text=quoted,
    )


def figures(judgement: Judgement, book: Rulebook, settings: Settings) -> tuple[SubFigure, ...]:
    """Per family the weighted share of checks that passed; rules that could not be judged do not count."""
    hit = {finding.rule for finding in judgement.findings}
    skipped = {item.rule: item.reason for item in judgement.not_judged if item.rule not in hit}
    result = []
    weights = dict(settings.weights)
    for family in FAMILIES:
        rules = [rule for rule in book.of_family(family) if rule.id not in skipped]
        total = sum(weights[rule.severity] for rule in rules)
        passed = [rule for rule in rules if rule.id not in hit]
        share = sum(weights[rule.severity] for rule in passed) / total if total else None
        result.append(
            SubFigure(
                family=family,
                label=FAMILY_LABELS[family],
                question=FAMILY_QUESTIONS[family],
                share=None if share is None else round(share, 4),
                passed=len(passed),
                checks=len(rules),
                findings=sum(1 for finding in judgement.findings if finding.family == family),
                not_judged=tuple((book_id, reason) for book_id, reason in skipped.items() if _of(book_id, family)),
            )
        )
    return tuple(result)


def _of(rule: str, family: str) -> bool:
    return rule.startswith(f"{family}.")
