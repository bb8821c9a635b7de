"""One vacancy in, one report out: the plain function behind the command and the web page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.clean import clean
from nlp.language import detect
from vaardig.base.text import squeeze

from .ad import Ad, asked, sentences_of
from .foreign import LANGUAGES
from .genre import doubt
from .judging import figures, judge
from .model import (
    QualityReport,
    QualityRequest,
    Status,
)
from .peers import Peers
from .readability import readability
from .rulebook import load_rulebook
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
_MUCH_FURNITURE = 0.1
_LEFT = "Dat deel hebben wij niet beoordeeld. Plak alleen de vacature zelf."


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


def _report(ad: Ad, language: str, settings: Settings, peers: Peers, notes: tuple[str, ...]) -> QualityReport:
    from .price import prices
    from .rewrite import Writer

    book = load_rulebook(settings)
    judgement = judge(ad, settings, peers)
    if doubted := doubt(ad):
        notes = (doubted, *notes)
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
