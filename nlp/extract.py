"""``vaardig extract``: one JSON object in, one out; offsets are those of the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nlp.clean import Cleaned, clean
from nlp.engine import Engine, Job, load_engine
from nlp.types import Extraction, Mention
from vaardig.base.errors import InputError

_BATCH = 256


def _mention(mention: Mention, cleaned: Cleaned, text: str) -> dict[str, Any]:
    start, end = cleaned.source_span(mention.start, mention.end)
    return {
        "start": start, "end": end, "text": text[start:end], "kind": mention.kind, "concept_id": mention.concept_id,
        "label": mention.label, "requirement": mention.requirement, "marking": mention.marking, "zone": mention.zone,
        "confidence": mention.confidence, "method": mention.method,
    }  # fmt: skip


def _zones(extraction: Extraction, cleaned: Cleaned, text: str) -> list[dict[str, Any]]:
    zones: list[dict[str, Any]] = []
    for index, zone in enumerate(extraction.zones):
        start = 0 if index == 0 else cleaned.source_span(zone.start, zone.start + 1)[0]
        if zones:
            zones[-1]["end"] = start
        zones.append({"start": start, "end": len(text), "zone": zone.zone})
    return zones


def output_row(identifier: Any, text: str, cleaned: Cleaned, extraction: Extraction) -> dict[str, Any]:
    """One line of output, offsets mapped back to the text as given."""
    occupation = extraction.occupation
    return {
        "id": identifier,
        "mentions": [_mention(m, cleaned, text) for m in extraction.mentions],
        "zones": _zones(extraction, cleaned, text),
        "occupation": {"id": occupation.id, "label": occupation.label, "similarity": occupation.similarity},
        "domain": extraction.domain,
        "stem": extraction.stem,
        "education_level": extraction.education_level,
        "experience_years_min": extraction.experience_years_min,
        "language": extraction.language,
        "contract": extraction.contract,
        "agency": extraction.agency,
    }


def extract_rows(rows: Iterable[dict[str, Any]], engine: Engine | None = None) -> Iterator[dict[str, Any]]:
    """Read rows with ``id`` and ``text`` (and, when known, ``title``, ``employer``, ``sector``, ``nace``, …).

    Streams: memory does not grow with the number of rows.

    Raises
    ------
    InputError
        When a row has no ``text``, naming its number.
    """
    engine = engine or load_engine()
    pending: list[tuple[Any, str, Cleaned, Job]] = []
    for number, row in enumerate(rows, start=1):
        text = row.get("text")
        if not isinstance(text, str):
            raise InputError(
                f"row {number} (id {row.get('id')!r}) has no text",
                allowed='objects with "id" and "text"',
                next_step="add the text",
            )
        cleaned = clean(text)
        pending.append((row.get("id"), text, cleaned, job_of(row, cleaned)))
        if len(pending) >= _BATCH:
            yield from _flush(pending, engine)
            pending = []
    yield from _flush(pending, engine)


def job_of(row: dict[str, Any], cleaned: Cleaned) -> Job:
    """What the engine is told of an input row."""

    def value(key: str) -> str:
        return str(row.get(key) or "")

    return Job(
        text=cleaned.text,
        title=clean(value("title")).text,
        employer=value("employer"),
        sector=value("sector"),
        nace=value("nace"),
        paritair_comite=value("paritair_comite"),
        contract=value("contract"),
    )


def _flush(pending: list[tuple[Any, str, Cleaned, Job]], engine: Engine) -> Iterator[dict[str, Any]]:
    readings = engine.read([job for *_, job in pending])
    for (identifier, text, cleaned, _), (extraction, _) in zip(pending, readings, strict=True):
        yield output_row(identifier, text, cleaned, extraction)
