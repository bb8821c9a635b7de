"""What is asked of a build and what comes back. The CLI and the web fill the same request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

PART_ROWS = 2_000
ENGINES = ("local", "spark")


@dataclass(frozen=True)
class BuildRequest:
    """One build.

    Parameters
    ----------
    sources
        Files and folders. Sources that the werkmap already holds unchanged are skipped; new ones are appended.
    out
        The werkmap folder.
    mapping
        Our column to the column of the source, where synonyms do not suffice.
    workers
        Processes that read texts.
    encoder
        None for the encoder that ships, else a sentence-transformers name or folder.
    taxonomy, releases
        Overlay folder of the user; official releases to import.
    keep_personal_data
        Leave e-mail addresses, phone numbers and contact names unmasked.
    kind
        ``vacature`` or ``functiebeschrijving`` for rows that do not say it themselves.
    employer_sizes
        The user's file of employers with their number of employees; see :mod:`nlp.employers`.
    replace
        Replace a source of the same name whose content has changed since it was read.
    part_rows
        Rows per part: fixed for the life of a werkmap.
    engine, master
        ``local``: processes on this machine. ``spark``: a cluster, ``master`` as for ``spark-submit``; ``out`` must be
        a folder that all its machines share. The tables are the same.
    """

    sources: tuple[Path, ...]
    out: Path
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    workers: int = 1
    encoder: str | None = None
    taxonomy: Path | None = None
    releases: tuple[Path, ...] = ()
    keep_personal_data: bool = False
    kind: str = "vacature"
    employer_sizes: Path | None = None
    replace: bool = False
    part_rows: int = PART_ROWS
    engine: str = "local"
    master: str | None = None


@dataclass(frozen=True)
class RelinkRequest:
    """Read the stored texts of a werkmap again, with another taxonomy or encoder; see :class:`BuildRequest`.

    Without ``employer_sizes`` the size classes stay as they are.
    """

    werkmap: Path
    workers: int = 1
    encoder: str | None = None
    taxonomy: Path | None = None
    releases: tuple[Path, ...] = ()
    employer_sizes: Path | None = None


@dataclass(frozen=True)
class Progress:
    """Where a build is. ``total`` is None when it cannot be known beforehand."""

    stage: str
    done: int
    total: int | None = None
    note: str = ""


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class SizesReport:
    """What came of a file with employer sizes.

    ``rows`` of the file made ``employers`` with a class; ``skipped`` says per reason how many rows did not fit.
    ``sized`` of the ``named`` vacancies (those that name their employer) have a class.
    """

    rows: int
    employers: int
    skipped: tuple[str, ...]
    sized: int
    named: int


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    ``counts`` are those of the whole werkmap, ``rows_read`` and ``seconds`` those of this run; ``stages`` holds the
    seconds per stage, summed over processes; ``peak_megabytes`` is that of all processes that live at the same time.
    ``unchanged``: nothing had to be done.
    """

    werkmap: Path
    counts: Mapping[str, int]
    rows_read: int
    seconds: float
    stages: Mapping[str, float]
    peak_megabytes: float
    unchanged: bool
    employer_sizes: SizesReport | None = None
