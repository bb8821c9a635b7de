"""What a quality report is made of: frozen values that say what was found, where, why, and how to write it instead."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

# Raised by hand when a rule, a word list or a default changes what is found.
RULESET_VERSION = "1.4"

Severity = Literal["hoog", "middel", "laag"]
Family = Literal["volledigheid", "hierarchie", "concreetheid", "helderheid", "inclusie"]
Part = Literal["title", "text", "whole"]
Status = Literal["beoordeeld", "leeg", "andere taal", "te lang"]

SEVERITIES: tuple[Severity, ...] = ("hoog", "middel", "laag")
FAMILIES: tuple[Family, ...] = ("volledigheid", "hierarchie", "concreetheid", "helderheid", "inclusie")
FAMILY_LABELS: dict[str, str] = {
    "volledigheid": "Volledigheid",
    "hierarchie": "Hiërarchie",
    "concreetheid": "Concreetheid",
    "helderheid": "Helderheid",
    "inclusie": "Inclusie",
}
FAMILY_QUESTIONS: dict[str, str] = {
    "volledigheid": "Staat alles erin wat een kandidaat moet weten?",
    "hierarchie": "Is duidelijk wat echt nodig is en wat mooi meegenomen?",
    "concreetheid": "Ziet de lezer voor zich wat hij of zij gaat doen?",
    "helderheid": "Is de tekst vlot te begrijpen?",
    "inclusie": "Voelt iedereen die het werk kan zich aangesproken?",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked at. Texts are Dutch, for the writer of the vacancy.

    ``what`` may hold ``{text}``, the words that were found. ``who`` names who may feel left out (family *inclusie*).
    """

    id: str
    family: Family
    title: str
    severity: Severity
    what: str
    why: str
    source: str
    suggestion: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a vacancy.

    ``start`` and ``end`` are characters of `QualityReport.title` or ``.text``, as ``part`` says; for ``whole`` (what
    is absent, or what concerns the text as a whole) both are 0 and ``text`` is empty. ``rewrite`` is a proposal built
    from this vacancy, empty when there is none.
    """

    rule: str
    family: Family
    severity: Severity
    title: str
    what: str
    why: str
    source: str
    suggestion: str
    who: str = ""
    rewrite: str = ""
    part: Part = "whole"
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class SubFigure:
    """How one family did: checks without a remark, of the checks that could be done.

    ``share`` is 0..1, weighted by the severity of the rules; None when nothing could be judged. Rules that could not be
    judged here are in ``not_judged``, with the reason.
    """

    family: Family
    label: str
    question: str
    share: float | None
    passed: int
    checks: int
    findings: int
    not_judged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of the vacancy and where it would fit best.

    ``level`` is what the text says now (``essential``, ``nice``, ``learnable``), ``marked`` whether it says so itself.
    ``proposed`` is ``nodig``, ``pluspunt``, ``te leren`` or ``nog te bepalen``, ``reason`` why, ``wording`` a sentence
    to use.
    """

    kind: str
    label: str
    text: str
    start: int
    end: int
    level: str
    marked: bool
    proposed: str
    reason: str
    wording: str


@dataclass(frozen=True, slots=True)
class DemandPrice:
    """What one demand costs in occupations whose people could do the job.

    ``now`` of ``of`` occupations are within reach as the ad stands; ``without`` when this demand becomes a plus or is
    taught; ``gained`` is the difference and ``examples`` are labels of the nearest among those gained.
    ``gained`` is None when a profile cannot tell, and ``note`` says why. ``holders``: occupations whose profile
    holds the skill itself, None where that cannot be said.
    """

    demand: str
    kind: str
    start: int
    end: int
    now: int | None
    without: int | None
    gained: int | None
    of: int
    examples: tuple[str, ...] = ()
    note: str = ""
    holders: int | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """Indications only; no level of any language framework follows from them.

    ``flesch_douma`` is the reading ease of Douma (1960): roughly 0 (hard) to 100 (easy); None for a text without
    sentences. ``words_per_sentence`` and ``syllables_per_word`` are means.
    """

    words: int
    sentences: int
    words_per_sentence: float | None
    syllables_per_word: float | None
    flesch_douma: float | None


@dataclass(frozen=True, slots=True)
class QualityRequest:
    """One vacancy to look at. Only ``text`` is needed; markup is removed, other fields sharpen the answer.

    ``location``, ``contract`` and ``hours`` are what structured fields say: they count as stated.
    """

    text: str
    title: str = ""
    employer: str = ""
    location: str = ""
    sector: str = ""
    nace: str = ""
    paritair_comite: str = ""
    contract: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class PeerBasis:
    """Where a threshold comes from: ``count`` ads of ``group``, or the shipped default (``count`` 0)."""

    group: str
    count: int
    demands: float
    soft: float
    words_low: float


@dataclass(frozen=True)
class QualityReport:
    """All remarks on one vacancy, with what produced them.

    Offsets of findings refer to ``title`` and ``text`` as they stand here. ``message`` says what happened when
    ``status`` is not ``beoordeeld``; then there are no findings and no figures.
    """

    status: Status
    message: str
    title: str
    text: str
    language: str
    occupation_id: str | None
    occupation: str
    education_level: str | None
    findings: tuple[Finding, ...]
    figures: tuple[SubFigure, ...]
    demands: tuple[Demand, ...]
    prices: tuple[DemandPrice, ...]
    proposed_title: str
    readability: Readability | None
    peers: PeerBasis | None
    ruleset: str = RULESET_VERSION
    settings: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)
