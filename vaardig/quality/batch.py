"""Many vacancies: the findings of a whole werkmap or of files, as two tidy tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import ConfigError, InputError

from .model import FAMILIES, SEVERITIES, QualityRequest
from .settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from nlp.engine import Engine
    from vaardig.werkmap import Werkmap

    from .ad import Ad
    from .peers import Peers

GROUPINGS: dict[str, str] = {
    "sector": "sector",
    "domain": "domain",
    "employer_size": "employer_size",
    "employer": "employer",
    "year": "year",
}
_AD_COLUMNS = ("id", "title", "employer", "employer_size", "sector", "domain", "year", "region", "occupation_label",
               "education_level", "contract", "agency")  # fmt: skip


@dataclass(frozen=True)
class BatchRequest:
    """What is asked of a batch.

    Parameters
    ----------
    by
        Groups to compare: keys of ``GROUPINGS``.
    minimum
        Least vacancies in a group for a figure.
    workers
        Processes; only a werkmap is read by more than one.
    """

    by: tuple[str, ...] = ("domain",)
    minimum: int = 20
    workers: int = 1
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        """Refuse what has no meaning; raises ConfigError."""
        unknown = [name for name in self.by if name not in GROUPINGS]
        if unknown:
            raise ConfigError(f"--by is '{unknown[0]}'", allowed=", ".join(GROUPINGS))
        if self.minimum < 1 or self.workers < 1:
            raise ConfigError("the minimum and the workers must be at least 1")


@dataclass(frozen=True)
class BatchTables:
    """What was found. Columns: docs/kolommen.md.

    ``ads``: one row per judged vacancy. ``findings``: one row per finding. ``skipped``: vacancies that were not judged,
    by reason. ``source`` names the werkmap or files.
    """

    source: str
    ads: pl.DataFrame
    findings: pl.DataFrame
    skipped: dict[str, int]
    request: BatchRequest


def ad_schema() -> dict[str, pl.DataType]:
    """Columns of ``ads``."""
    import polars as pl

    text: dict[str, pl.DataType] = {name: pl.String() for name in _AD_COLUMNS}
    shares: dict[str, pl.DataType] = {family: pl.Float32() for family in FAMILIES}
    counts: dict[str, pl.DataType] = {severity: pl.Int16() for severity in SEVERITIES}
    return {**text, "year": pl.Int32(), "agency": pl.Boolean(), "words": pl.Int32(), **shares, **counts}


def finding_schema() -> dict[str, pl.DataType]:
    """Columns of ``findings``."""
    import polars as pl

    text, number = pl.String(), pl.Int32()
    return {
        "vacancy_id": text, "rule": text, "severity": text, "part": text, "start": number, "end": number, "text": text,
        "what": text,
    }  # fmt: skip


Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


def judge_rows(pairs: Iterable[tuple[dict[str, Any], Ad]], settings: Settings, peers: Peers) -> Rows:
    """Rows of ``ads`` and ``findings`` for vacancies that were read."""
    from .judging import figures, judge
    from .rulebook import load_rulebook

    book = load_rulebook(settings)
    ads: list[tuple[Any, ...]] = []
    findings: list[tuple[Any, ...]] = []
    for row, ad in pairs:
        judgement = judge(ad, settings, peers)
        shares = {figure.family: figure.share for figure in figures(judgement, book, settings)}
        severities = [finding.severity for finding in judgement.findings]
        ads.append(
            (
                *(row.get(name) for name in _AD_COLUMNS),
                ad.words,
                *(shares[family] for family in FAMILIES),
                *(severities.count(severity) for severity in SEVERITIES),
            )
        )
        findings.extend(
            (row["id"], f.rule, f.severity, f.part, f.start, f.end, f.text, f.what) for f in judgement.findings
        )
    return ads, findings


def _tables(parts: Iterator[tuple[pl.DataFrame, pl.DataFrame]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    import polars as pl

    ads, findings = [pl.DataFrame(schema=ad_schema())], [pl.DataFrame(schema=finding_schema())]
    for first, second in parts:
        ads.append(first)
        findings.append(second)
    return pl.concat(ads), pl.concat(findings)


def frames(rows: Rows) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Frames of what `judge_rows` gives."""
    import polars as pl

    ads, findings = rows
    return (
        pl.DataFrame(ads, schema=ad_schema(), orient="row"),
        pl.DataFrame(findings, schema=finding_schema(), orient="row"),
    )


def assess_werkmap(werkmap: Werkmap, request: BatchRequest, *, engine: Engine | None = None) -> BatchTables:
    """Judge the Dutch vacancies of a werkmap, one of each repost cluster, against their peers in it.

    Stored texts, mentions and occupations are used; only sentences and zones are found again. Memory holds one part
    of texts and the two tables.

    Raises
    ------
    WerkmapError
        A table is missing, or was made with another taxonomy than ``engine`` has.
    """
    import polars as pl

    from .parts import PartJudge, judge_part, part_names
    from .peers import read_peers

    peers = read_peers(werkmap, request.settings.thresholds.min_peers)
    names = part_names(werkmap)
    if request.workers == 1 or len(names) == 1:
        judge = PartJudge(werkmap, request.settings, peers, engine)
        ads, findings = _tables(judge(name) for name in names)
    else:
        ads, findings = _tables(judge_part(werkmap.path, request, peers, names))
    vacancies = werkmap.vacancies()
    counts = vacancies.select(
        ((pl.col("kind") != "vacature").sum()).alias("interne functiebeschrijving"),
        ((pl.col("kind") == "vacature") & (pl.col("language") != "nl")).sum().alias("andere taal"),
        ((pl.col("kind") == "vacature") & (pl.col("language") == "nl") & ~pl.col("representative"))
        .sum()
        .alias("herhaling van dezelfde vacature"),
    ).collect()
    skipped = {name: int(counts[name][0]) for name in counts.columns if counts[name][0]}
    return BatchTables(werkmap.path.name, ads, findings, skipped, request)


def assess_files(
    paths: Sequence[Path], request: BatchRequest, *, sizes: Path | None = None, engine: Engine | None = None
) -> BatchTables:
    """Judge the vacancies of files in any format that ``build`` reads; equal texts count once.

    ``sizes`` is a user's file of employers and their number of employees. Personal data are
    masked. Thresholds are the documented defaults: peers need a werkmap.

    Raises
    ------
    InputError
        A file cannot be read, or there is no vacancy in any of them.
    """
    from nlp.engine import load_engine
    from nlp.ingest import IngestOptions, discover, read_batches

    from .files import FileJudge

    known = None
    if sizes is not None:
        from nlp.employers import read_employer_sizes

        known = read_employer_sizes(sizes)
    judge = FileJudge(request.settings, engine or load_engine(), known)
    sources = discover(paths)
    options = IngestOptions(batch_rows=500)
    ads, findings = _tables(judge(batch) for source in sources for batch in read_batches(source, options))
    if ads.is_empty() and not judge.skipped:
        raise InputError("no vacancy was found in the files", next_step="check that they hold a column with the text")
    return BatchTables(", ".join(source.name for source in sources), ads, findings, dict(judge.skipped), request)


def single_request(row: dict[str, Any]) -> QualityRequest:
    """What a row of a source says beside its text; its own words about the contract are ``stated_contract``."""
    return QualityRequest(
        text=row.get("text") or "",
        title=row.get("title") or "",
        employer=row.get("employer") or "",
        location=row.get("location") or "",
        sector=row.get("sector") or "",
        nace=row.get("nace") or "",
        paritair_comite=row.get("paritair_comite") or "",
        contract=row.get("stated_contract") or "",
    )
