"""What a taxonomy is made of: frozen values without behaviour. Format of the files: ``data/README.md``."""

from __future__ import annotations

from dataclasses import dataclass

SKILL_KINDS = ("kennis", "techniek", "methode", "software", "machine", "product", "regelgeving", "activiteit")
DOMAIN_IDS = (
    "engineering_technology",
    "food",
    "life_sciences_health",
    "sustainable_resources_materials_chemistry",
    "smart_logistics",
)
NO_DOMAIN = "geen"
STEM_KINDS = ("hard", "zorg", "licht", "geen")
EDUCATION_LEVELS = ("geen vereist", "secundair", "graduaat", "bachelor", "master", "doctoraat")
CHANNEL_KINDS = (
    "vdab",
    "syntra",
    "cvo",
    "hoger-onderwijs",
    "sectorfonds",
    "werkplekleren",
    "evc",
    "inburgering",
    "zelfstudie",
)
AUDIENCES = ("werknemer", "werkzoekende", "nieuwkomer", "zelfstandige", "leerling")
BLOCKER_KINDS = ("titel", "diploma", "attest", "erkenning", "screening", "rijbewijs")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a concept in a vacancy.

    ``cues`` and ``excludes`` are words or phrases, folded at matching time, with ``*`` at an end for an open
    ending or beginning: the form counts only beside a cue, never beside an exclude. ``generated`` forms were
    made by a declared rule of ``taxonomy.variants``.
    """

    text: str
    case: bool = False
    cues: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    generated: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """A hard skill. ``broader`` is the id of a broader skill of ours; ``origin`` is ``vaardig``, ``esco``, …"""

    id: str
    label: str
    kind: str
    group: str
    domains: tuple[str, ...]
    forms: tuple[Form, ...]
    esco: str | None = None
    competent: str | None = None
    broader: str | None = None
    origin: str = "vaardig"


@dataclass(frozen=True, slots=True)
class SoftSkill:
    """A sleutelvaardigheid, or the entry ``GEEN`` for soft words that none of the 26 covers."""

    id: str
    label: str
    definition: str
    indicators: tuple[str, ...]
    patterns: tuple[str, ...]
    counters: tuple[str, ...]
    esco: str | None = None
    old_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation with its skill profile; ``essential``, ``optional``, ``soft`` and ``access`` hold ids.

    ``domain`` is one of the five domains, ``geen``, or ``sector`` when the employer's sector decides.
    """

    id: str
    label: str
    titles: tuple[str, ...]
    isco: str
    nace: tuple[str, ...]
    esco: str | None
    competent: str | None
    stem: str
    domain: str
    education: str
    fields: tuple[str, ...]
    access: tuple[str, ...]
    essential: tuple[str, ...]
    optional: tuple[str, ...]
    soft: tuple[str, ...]
    origin: str = "vaardig"


@dataclass(frozen=True, slots=True)
class Domain:
    """A strategic domain, or ``geen``; of all prefixes in all domains the longest that fits a code decides.

    ``agency_nace`` and ``agency_pc`` mark employers that place people elsewhere (only on ``geen``).
    """

    id: str
    label: str
    nace: tuple[str, ...]
    pc: tuple[str, ...]
    words: tuple[str, ...]
    agency_nace: tuple[str, ...] = ()
    agency_pc: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence:
    """A driving licence, attest or permit that a person can hold. ``implies``: ids that it includes."""

    id: str
    label: str
    patterns: tuple[str, ...]
    counters: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """A language; ``id`` is its ISO 639 code."""

    id: str
    label: str
    patterns: tuple[str, ...]
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    """A level of education, lowest first in ``Taxonomy.education``; ``id`` is the value that figures use."""

    id: str
    label: str
    patterns: tuple[str, ...]
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocker:
    """What the law or a recognised scheme asks before somebody may do the work.

    ``authority`` grants it, ``duration`` says roughly how long it takes, ``official`` is the official name or
    act, ``licences`` are ids of licences that show it. ``patterns`` recognise it in a text.
    """

    id: str
    label: str
    kind: str
    what: str
    authority: str
    duration: str
    official: str
    licences: tuple[str, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to learn. ``groups`` are skill group prefixes (empty: all), ``entry`` the entry conditions."""

    id: str
    label: str
    kind: str
    what: str
    entry: str
    audience: tuple[str, ...]
    groups: tuple[str, ...]
    domains: tuple[str, ...]
    pc: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in the data: where, and what."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
