"""The batch contract: a frame of raw vacancies in, tidy frames out; local and distributed engines call the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from nlp.circumstances import UNKNOWN, employer_class, normalise_employer
from nlp.clean import clean
from nlp.document import Reading
from nlp.engine import Engine, Job, load_engine
from nlp.engine import fingerprint as engine_fingerprint
from nlp.privacy import mask
from nlp.types import Extraction, Mention
from taxonomy.load import Taxonomy
from taxonomy.model import Occupation
from vaardig.base.hashing import hash_parts
from vaardig.base.text import fold, squeeze

if TYPE_CHECKING:
    import polars as pl

_ASKED_ZONES = ("taken", "profiel")
_VECTOR_CHARACTERS = 1_000
_COPIED = ("source", "row", "kind", "date", "sector", "nace", "paritair_comite", "location", "region", "country")


def vacancy_schema() -> dict[str, pl.DataType]:
    """Columns of ``vacancies`` as `nlp` makes them; documented in docs/kolommen.md."""
    import polars as pl

    text, number, truth = pl.String(), pl.Float64(), pl.Boolean()
    return {
        "id": text, "source": text, "row": pl.Int64(), "kind": text, "date": pl.Date(), "year": pl.Int32(),
        "title": text, "employer": text, "employer_class": text, "employer_size": text, "contract": text,
        "agency": truth, "sector": text, "nace": text, "paritair_comite": text, "location": text, "region": text,
        "country": text, "language": text,
        "text_length": pl.Int32(), "asked_length": pl.Int32(), "occupation_id": text, "occupation_label": text,
        "occupation_isco": text, "occupation_esco": text, "occupation_competent": text,
        "occupation_similarity": number, "occupation_probability": number,
        "occupation_text_id": text, "occupation_text_similarity": number,
        "domain": text, "domain_rule": text, "stem": text, "education_level": text, "experience_years_min": number,
    }  # fmt: skip


def mention_schema() -> dict[str, pl.DataType]:
    """Columns of ``mentions``; ``start`` and ``end`` are null for form origin."""
    import polars as pl

    text = pl.String()
    return {
        "vacancy_id": text, "start": pl.Int32(), "end": pl.Int32(), "surface": text, "kind": text, "concept_id": text,
        "label": text, "requirement": text, "marking": text, "origin": text, "zone": text, "confidence": pl.Float32(),
        "method": text,
    }  # fmt: skip


def text_schema() -> dict[str, pl.DataType]:
    """Columns of ``texts``: the cleaned, masked text that offsets refer to."""
    import polars as pl

    return {"id": pl.String(), "text": pl.String()}


@dataclass(frozen=True)
class Tables:
    """What a batch became. ``vector_texts[i]`` belongs to row ``i`` of ``vacancies``: title and asked part."""

    vacancies: pl.DataFrame
    texts: pl.DataFrame
    mentions: pl.DataFrame
    vector_texts: list[str]


class Extractor(Protocol):
    """What a build needs of the understanding; tests may put a fake in its place."""

    @property
    def fingerprint(self) -> str:
        """Changes when taxonomy, rules, encoder or masking do."""
        ...

    def extract_frame(self, raw: pl.DataFrame) -> Tables:
        """Read a frame of `nlp.schema.raw_schema`; a row's result does not depend on the other rows.

        The frame may have one column more, ``employer_size`` (see `nlp.employers.EmployerSizes.add_to`), which is
        taken over for employers that are named.
        """
        ...


class _Forms:
    """Maps what an employer ticked in a form to concepts."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._soft: dict[str, tuple[str, str]] = {}
        for soft in taxonomy.soft_skills:
            if soft.label == "GEEN":
                continue
            for name in (soft.label, soft.id, *soft.old_labels):
                self._soft.setdefault(fold(name), (soft.id, soft.label))
            self._soft.setdefault(fold(soft.label).removesuffix(" nemen"), (soft.id, soft.label))
        self._hard: dict[str, tuple[str, str]] = {}
        for skill in taxonomy.skills:
            for known in (skill.label, skill.id, skill.competent, skill.esco):
                if known:
                    self._hard.setdefault(fold(known), (skill.id, skill.label))

    def rows(self, identifier: str, soft: Iterable[str], hard: Iterable[str]) -> list[tuple[Any, ...]]:
        """Mention rows of origin ``form``; what no concept matches is kept without concept id."""
        rows: list[tuple[Any, ...]] = []
        for kind, names, table in (("soft", soft, self._soft), ("hard", hard, self._hard)):
            for name in dict.fromkeys(squeeze(n) for n in names if n and n.strip()):
                known = table.get(fold(name))
                concept = known[0] if known else None
                label = known[1] if known else name
                fixed = ("essential", "explicit", "form", "profiel", 1.0, "form")
                rows.append((identifier, None, None, name, kind, concept, label, *fixed))
        return rows


class FrameExtractor:
    """The extractor that builds use: cleans, masks, reads, and lays the findings out in frames."""

    def __init__(self, engine: Engine, *, keep_personal_data: bool = False) -> None:
        self._engine = engine
        self._keep = keep_personal_data
        self._forms = _Forms(engine.taxonomy)

    @property
    def fingerprint(self) -> str:
        """Changes when taxonomy, rules, encoder or masking do."""
        return _fingerprint(self._engine.fingerprint, self._keep)

    def _text(self, raw: str) -> str:
        text = clean(raw).text.strip()
        return text if self._keep else mask(text)

    def extract_frame(self, raw: pl.DataFrame) -> Tables:
        """Read a frame of raw vacancies; see `Extractor`."""
        import polars as pl

        rows = raw.to_dicts()
        jobs = [
            Job(
                text=self._text(row["text"]),
                title=squeeze(self._text(row["title"] or "")),
                employer=row["employer"] or "",
                sector=row["sector"] or "",
                nace=row["nace"] or "",
                paritair_comite=row["paritair_comite"] or "",
                contract=row["contract"] or "",
                internal=row["kind"] == "functiebeschrijving",
            )
            for row in rows
        ]
        vacancies: list[dict[str, Any]] = []
        mentions: list[tuple[Any, ...]] = []
        vector_texts: list[str] = []
        links = self._engine.coder.link([job.title for job in jobs])
        for row, job, link, (extraction, reading) in zip(rows, jobs, links, self._engine.read(jobs), strict=True):
            asked = asked_part(job.text, reading)
            occupation = self._engine.coder.occupation(extraction.occupation.id)
            codes = _codes(occupation, link.confidence)
            vacancies.append(_vacancy(row, job, extraction, len(asked)) | codes)
            mentions.extend(_mention(row["id"], m) for m in extraction.mentions)
            mentions.extend(self._forms.rows(row["id"], row["soft_form"] or (), row["skill_form"] or ()))
            vector_texts.append(f"{job.title}. {asked}"[:_VECTOR_CHARACTERS])
        return Tables(
            vacancies=pl.DataFrame(vacancies, schema=vacancy_schema()),
            texts=pl.DataFrame({"id": [r["id"] for r in rows], "text": [j.text for j in jobs]}, schema=text_schema()),
            mentions=_frame(mentions, mention_schema()),
            vector_texts=vector_texts,
        )


def _frame(rows: Sequence[tuple[Any, ...]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """A frame of rows, handed over column by column: polars takes those at half the cost."""
    import polars as pl

    columns = zip(*rows, strict=True) if rows else repeat(())
    return pl.DataFrame(dict(zip(schema, columns, strict=False)), schema=schema)


def asked_part(text: str, reading: Reading) -> str:
    """The text of *taken* and *profiel*; the whole text when no such zone was found."""
    parts = [text[zone.start : zone.end].strip() for zone in reading.zones if zone.zone in _ASKED_ZONES]
    return " ".join(parts) if parts else text


def _codes(occupation: Occupation | None, probability: float) -> dict[str, Any]:
    """What official lists call an occupation, and the calibrated probability that it is right; null without one."""
    if occupation is None:
        return dict.fromkeys(
            ("occupation_isco", "occupation_esco", "occupation_competent", "occupation_probability"), None
        )
    return {
        "occupation_isco": occupation.isco or None,
        "occupation_esco": occupation.esco,
        "occupation_competent": occupation.competent,
        "occupation_probability": round(probability, 4),
    }


def _vacancy(row: dict[str, Any], job: Job, extraction: Extraction, asked_length: int) -> dict[str, Any]:
    date = row["date"]
    named = employer_class(job.employer)
    return {
        "id": row["id"],
        **{name: row[name] for name in _COPIED},
        "year": date.year if date else None,
        "title": job.title,
        "employer": normalise_employer(job.employer),
        "employer_class": named,
        "employer_size": (row.get("employer_size") if named == "genoemd" else None) or UNKNOWN,
        "contract": extraction.contract,
        "agency": extraction.agency,
        "language": extraction.language,
        "text_length": len(job.text),
        "asked_length": asked_length,
        "occupation_id": extraction.occupation.id,
        "occupation_label": extraction.occupation.label,
        "occupation_similarity": extraction.occupation.similarity,
        "occupation_text_id": extraction.occupation_with_text.id,
        "occupation_text_similarity": extraction.occupation_with_text.similarity,
        "domain": extraction.domain,
        "domain_rule": extraction.domain_rule,
        "stem": extraction.stem,
        "education_level": extraction.education_level,
        "experience_years_min": extraction.experience_years_min,
    }


def _mention(identifier: str, m: Mention) -> tuple[Any, ...]:
    return (
        identifier, m.start, m.end, m.text, m.kind, m.concept_id, m.label, m.requirement, m.marking, m.origin, m.zone,
        m.confidence, m.method,
    )  # fmt: skip


def _fingerprint(engine: str, keep_personal_data: bool) -> str:
    return hash_parts([engine, "keep" if keep_personal_data else "mask"])


def fingerprint(
    taxonomy_overlay: Path | None = None,
    releases: Sequence[Path] = (),
    keep_personal_data: bool = False,
    encoder: str | None = None,
) -> str:
    """Fingerprint of the extractor that `make_extractor` would give, without building it; raises like it."""
    return _fingerprint(engine_fingerprint(taxonomy_overlay, tuple(releases), encoder), keep_personal_data)


@lru_cache(maxsize=4)
def _extractor(engine: Engine, keep_personal_data: bool) -> FrameExtractor:
    return FrameExtractor(engine, keep_personal_data=keep_personal_data)


def make_extractor(
    taxonomy_overlay: Path | None = None,
    releases: Sequence[Path] = (),
    keep_personal_data: bool = False,
    encoder: str | None = None,
) -> FrameExtractor:
    """The extractor for a taxonomy and an encoder, built once per process and content.

    Raises
    ------
    TaxonomyError, EncoderError
        When either cannot be loaded.
    """
    return _extractor(load_engine(taxonomy_overlay, tuple(releases), encoder), keep_personal_data)
