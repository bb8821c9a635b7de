"""One vacancy in, one report out: the plain function behind the command and the web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.clean import clean
from nlp.language import detect
from vaardig.base.text import squeeze

from . import concreetheid, helderheid, hierarchie, inclusie, inclusie_eisen, volledigheid
from .ad import Ad, asked, sentences_of
from .checks import Check, Context, Found, NotJudged
from .foreign import LANGUAGES, ForeignPart, foreign_part
from .model import (
    FAMILIES,
    FAMILY_LABELS,
    FAMILY_QUESTIONS,
    SEVERITIES,
    Finding,
    QualityReport,
    QualityRequest,
    Status,
    SubFigure,
)
from .overlaps import settled
from .peers import Peers
from .readability import readability
from .rulebook import Rulebook, load_rulebook
from .settings import Settings

if TYPE_CHECKING:
    from nlp.document import Reading
    from nlp.engine import Engine
    from nlp.types import Extraction

MAXIMUM_CHARACTERS = 100_000
_LEAST_LETTERS = 8
# Fewer words than this do not tell the language.
_LEAST_WORDS = 12
_LONGEST_TITLE = 90
# A whole text of so few words is a title: "Gezocht: poetsvrouw".
_LONGEST_LINE = 6
_CHECKS: tuple[Check, ...] = (
    *volledigheid.CHECKS,
    *hierarchie.CHECKS,
    *concreetheid.CHECKS,
    *helderheid.CHECKS,
    *inclusie.CHECKS,
    *inclusie_eisen.CHECKS,
)


def assess(
    text: str,
    *,
    title: str = "",
    settings: Settings | None = None,
    peers: Peers | None = None,
    engine: Engine | None = None,
) -> QualityReport:
    """Report on a vacancy given as text; `assess_request` for one with more fields."""
    return assess_request(QualityRequest(text, title), settings=settings, peers=peers, engine=engine)


def assess_request(
    request: QualityRequest,
    *,
    settings: Settings | None = None,
    peers: Peers | None = None,
    engine: Engine | None = None,
) -> QualityReport:
    """Report on one vacancy.

    Parameters
    ----------
    request
        The vacancy; markup is removed before anything is read.
    settings
        A federation's choices; the shipped ones when None.
    peers
        What comparable ads do, from `peers.read_peers`; None: the documented defaults.
    engine
        A loaded engine, else the shipped one.

    Returns
    -------
    A report; for an empty text, one in another language, or one of more than 100,000 characters, its ``status`` and
    ``message`` say so and nothing else is filled in.

    Raises
    ------
    TaxonomyError, EncoderError, ConfigError
        When the engine or the settings cannot be loaded.
    """
    settings, peers = settings or Settings(), peers or Peers()
    text, title = clean(request.text).text.strip(), squeeze(clean(request.title).text)
    refused = _refuse(text)
    if refused is not None:
        return _empty(*refused, title, text, settings)
    from nlp.engine import Job, load_engine

    engine = engine or load_engine()
    notes: list[str] = []
    title, note = _title(title, text)
    if note:
        notes.append(note)
    job = Job(text, title, request.employer, request.sector, request.nace, request.paritair_comite, request.contract)
    extraction, reading = engine.read([job])[0]
    ad = ad_of(request, title, text, extraction, reading, engine)
    return _report(ad, extraction.language, settings, peers, tuple(notes))


def _refuse(text: str) -> tuple[Status, str] | None:
    if len(text) > MAXIMUM_CHARACTERS:
        found, most = (f"{number:,}".replace(",", ".") for number in (len(text), MAXIMUM_CHARACTERS))
        return "te lang", f"De tekst telt {found} tekens, meer dan de {most} die wij lezen. Geef één vacature tegelijk."
    if sum(character.isalpha() for character in text) < _LEAST_LETTERS:
        return "leeg", "Er staat geen tekst in. Plak de tekst van een vacature."
    language = detect(text)
    if language in LANGUAGES and len(text.split()) >= _LEAST_WORDS:
        return "andere taal", (
            f"Deze tekst is in {LANGUAGES[language]}. Wij beoordelen alleen vacatures in het Nederlands."
        )
    return None


def _title(title: str, text: str) -> tuple[str, str]:
    """The title given, or the first line of the text when it looks like one."""
    if title:
        return title, ""
    first, separator, _ = text.partition("\n")
    first = squeeze(first)
    separated = separator or len(first.split()) <= _LONGEST_LINE
    if separated and 3 <= len(first) <= _LONGEST_TITLE and first[-1] not in ".:;,":
        return first, f'Er was geen titel gegeven; wij lazen "{first}" als titel.'
    return "", "Er was geen titel gegeven: wat over de titel gaat, is niet beoordeeld."


def ad_of(
    request: QualityRequest, title: str, text: str, extraction: Extraction, reading: Reading, engine: Engine
) -> Ad:
    """The vacancy as the rules see it, from what the engine read."""
    sentences = sentences_of(reading.segments, reading.zone_of_segment)
    return Ad(
        request=request,
        title=title,
        text=text,
        folded=reading.folded,
        sentences=sentences,
        zones=reading.zones,
        mentions=asked(reading.mentions, sentences, reading.folded),
        occupation=engine.coder.occupation(extraction.occupation.id),
        education_level=extraction.education_level,
        experience_years=extraction.experience_years_min,
        contract=extraction.contract,
        taxonomy=engine.taxonomy,
    )


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


# A source that shows the first lines only: what is absent may stand in the rest.
_TAIL = 60
_CUT_OFF = re.compile(r"[\w.,;:] ?(?:\.\.\.|…)\s*(?:lees meer|meer)?\s*$", re.IGNORECASE)


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


_MUCH_FURNITURE = 0.1
_LEFT = "Dat deel hebben wij niet beoordeeld. Plak alleen de vacature zelf."
_BILINGUAL = "een deel van de tekst is in een andere taal"


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


def _report(ad: Ad, language: str, settings: Settings, peers: Peers, notes: tuple[str, ...]) -> QualityReport:
    from .price import prices
    from .rewrite import Writer

    book = load_rulebook(settings)
    judgement = judge(ad, settings, peers)
    if judgement.foreign is not None:
        notes = (*notes, judgement.foreign.note)
    if (share := ad.furniture_share) >= _MUCH_FURNITURE:
        notes = (
            *notes,
            f"{100 * share:.0f} % van de tekst hoort bij de website (menu, aanmelden, nieuws, delen). {_LEFT}",
        )
    playful = any(finding.rule == "helderheid.titelspeels" for finding in judgement.findings)
    writer = Writer(ad, playful=playful)
    findings = tuple(replace(finding, rewrite=writer.rewrite(finding)) for finding in judgement.findings)
    return QualityReport(
        status="beoordeeld",
        message="",
        title=ad.title,
        text=ad.text,
        language=language,
        occupation_id=ad.occupation.id if ad.occupation else None,
        occupation=ad.occupation.label if ad.occupation else "",
        education_level=ad.education_level,
        findings=findings,
        figures=figures(judgement, book, settings),
        demands=writer.demands,
        prices=prices(ad),
        proposed_title=writer.proposed_title,
        readability=readability(ad),
        peers=peers.basis(ad.occupation.id if ad.occupation else None, ad.education_level, settings.thresholds),
        settings=settings.to_dict(),
        notes=notes,
    )


def _empty(status: Status, message: str, title: str, text: str, settings: Settings) -> QualityReport:
    return QualityReport(
        status=status,
        message=message,
        title=title,
        text=text if status == "andere taal" else "",
        language=detect(text[:2000]) if text else "",
        occupation_id=None,
        occupation="",
        education_level=None,
        findings=(),
        figures=(),
        demands=(),
        prices=(),
        proposed_title="",
        readability=None,
        peers=None,
        settings=settings.to_dict(),
    )
