"""One text with the reason behind everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import InputError

if TYPE_CHECKING:
    from nlp.clean import Cleaned
    from nlp.engine import Engine
    from nlp.explain import Explanation, Why
    from nlp.types import Extraction


@dataclass(frozen=True)
class ExplainedText:
    """A text as given, what was read in it and why; offsets of ``explanation`` count in ``cleaned.text``."""

    identifier: Any
    title: str
    text: str
    cleaned: Cleaned
    extraction: Extraction
    explanation: Explanation


def read_explained(row: dict[str, Any], engine: Engine | None = None) -> ExplainedText:
    """Read a row with ``id`` and ``text`` (and, when known, ``title``, ``employer`` …) and keep the reasons.

    The occupation of the implicit layer is the one coded with the text as second evidence.

    Raises
    ------
    InputError
        The row has no text.
    """
    from nlp.clean import clean
    from nlp.engine import load_engine
    from nlp.explain import explain
    from nlp.extract import job_of

    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(
            f"the row with id {row.get('id')!r} has no text",
            allowed='objects with "id" and "text"',
            next_step="add the text",
        )
    engine = engine or load_engine()
    cleaned = clean(text)
    job = job_of(row, cleaned)
    [(extraction, _)] = engine.read([job])
    explanation = explain(engine.reader, job.text, engine.taxonomy, extraction.occupation_with_text)
    return ExplainedText(row.get("id"), job.title, text, cleaned, extraction, explanation)


def explained_row(explained: ExplainedText) -> dict[str, Any]:
    """Return the row of ``vaardig extract`` with ``why`` per mention and ``implicit`` beside the mentions."""
    from nlp.extract import output_row

    row = output_row(explained.identifier, explained.text, explained.cleaned, explained.extraction)
    for mention, why in zip(row["mentions"], explained.explanation.mentions, strict=True):
        mention["why"] = _why(explained, why)
    occupation = explained.explanation.occupation
    row["implicit"] = {
        "occupation": {"id": occupation.id, "label": occupation.label, "similarity": occupation.similarity},
        "skills": [
            {"concept_id": item.concept_id, "label": item.label, "kind": item.kind}
            for item in explained.explanation.implicit
        ],
    }
    return row


def _why(explained: ExplainedText, why: Why) -> dict[str, Any]:
    cue = None
    if why.cue is not None:
        start, end = explained.cleaned.source_span(*why.cue)
        cue = {"start": start, "end": end, "text": explained.text[start:end]}
    return {
        "form": why.form or None,
        "derived": why.derived,
        "near": why.near or None,
        "level_rule": why.level_rule,
        "cue": cue,
    }
