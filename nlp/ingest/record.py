"""From the fields of one row to a vacancy, or to a reject with its reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from vaardig.base.hashing import hash_parts, hash_text
from vaardig.base.text import fold, squeeze

from ..privacy import mask
from .columns import Columns, Resolver, flatten, is_missing, personal_mask
from .dates import parse_date
from .jobposting import is_jobposting, to_fields
from .model import IngestOptions, Row
from .repair import is_broken
from .tables import FACTS, PARTS
from .values import as_line, as_list, as_text, has_markup, is_prose, to_markup

NO_TEXT = "no text"
NO_TEXT_FIELD = "no text: no field is recognised as the text"
BROKEN_ENCODING = "broken encoding"
TOO_LONG = "absurd length"
BROKEN_JSON = "broken JSON"
BROKEN_XML = "broken XML"
WRONG_FIELDS = "wrong number of fields"
UNREADABLE = "unreadable document"

_LINE_COLUMNS = (
    "title", "employer", "location", "region", "country", "sector", "nace", "paritair_comite", "contract",
    "occupation_code", "url",
)  # fmt: skip
_MAX_LINE = 1_000
_MAX_REJECT = 2_000
_INTERNAL = ("functiebeschrijving", "jobdescription", "job description", "interne functiebeschrijving")


class RecordBuilder:
    """Builds vacancies and rejects for the rows of one source."""

    def __init__(self, source_name: str, options: IngestOptions, resolver: Resolver) -> None:
        self._source = source_name
        self._options = options
        self._resolver = resolver

    def build(self, row: Row, number: int) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """Turn row ``number`` (1-based) into ``(vacancy, None)`` or ``(None, reject)``."""
        if row.defect:
            return None, self._reject(row, number, row.defect)
        fields = to_fields(row.fields) if is_jobposting(row.fields) else flatten(row.fields)
        columns = self._resolver.resolve(tuple(fields))
        if not columns.has_text:
            return None, self._reject(row, number, NO_TEXT_FIELD)
        text = _assemble(fields, columns)
        reason = self._defect(text)
        if reason:
            return None, self._reject(row, number, reason)
        return self._vacancy(row, number, fields, columns, text), None

    def _defect(self, text: str) -> str:
        if not any(character.isalpha() for character in text):
            return NO_TEXT
        if len(text) > self._options.max_characters:
            return f"{TOO_LONG}: {len(text)} characters, at most {self._options.max_characters}"
        if is_broken(text):
            return BROKEN_ENCODING
        return ""

    def _vacancy(self, row: Row, number: int, fields: Mapping[str, Any], columns: Columns, text: str) -> dict[str, Any]:
        lines = {name: as_line(columns.first(fields, name))[:_MAX_LINE] for name in _LINE_COLUMNS}
        identifier = as_line(columns.first(fields, "id"))[:_MAX_LINE] or row.origin
        skills = columns.first(fields, "skill_form")
        return {
            "source": self._source,
            "row": number,
            "id": identifier or hash_parts([self._source, str(number)], 8),
            "kind": self._kind(as_line(columns.first(fields, "kind"))),
            "date": self._date(fields, columns),
            **lines,
            "text": text,
            "soft_form": as_list(columns.first(fields, "soft_form")),
            "skill_form": [] if is_prose(skills) else as_list(skills),
        }

    def _kind(self, stated: str) -> str:
        return "functiebeschrijving" if fold(stated) in _INTERNAL else self._options.kind

    @staticmethod
    def _date(fields: Mapping[str, Any], columns: Columns) -> Any:
        for name in columns.candidates.get("date", ()):
            if (found := parse_date(_single(fields.get(name)))) is not None:
                return found
        return None

    def _reject(self, row: Row, number: int, reason: str) -> dict[str, Any]:
        keep = self._options.keep_personal_data
        content = row.content or _as_json(row.fields, keep)
        cut = content[: _MAX_REJECT * 2].encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
        shown = cut if keep else mask(cut)
        return {
            "source": self._source,
            "row": number,
            "reason": f"{row.origin}: {reason}" if row.origin else reason,
            "content": shown[:_MAX_REJECT],
            "hash": hash_text(content),
        }


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _as_json(fields: Mapping[str, Any], keep_personal_data: bool) -> str:
    if not keep_personal_data:
        fields = {
            name: value if is_missing(value) else personal_mask(name) or value
            for name, value in flatten(fields).items()
        }
    return json.dumps(dict(fields), ensure_ascii=False, default=str)


def _assemble(fields: Mapping[str, Any], columns: Columns) -> str:
    """Join the whole text, its parts under Dutch headings, and structured facts that the text leaves out."""
    whole = as_text(columns.first(fields, "text"))
    parts = {name: as_text(columns.first(fields, name)) for name in PARTS}
    if not whole.strip() and not any(part.strip() for part in parts.values()):
        return ""
    skills = columns.first(fields, "skill_form")
    if is_prose(skills):
        parts["part_profiel"] = "\n".join(part for part in (parts["part_profiel"], as_text(skills)) if part)
    for name, (part, label, _) in FACTS.items():
        fact = as_line(columns.first(fields, name))
        if fact and fold(fact) not in fold(whole + parts[part]):
            parts[part] = "\n".join(piece for piece in (parts[part], f"{label}: {fact}") if piece)
    return _join(whole, [(PARTS[name][0], text) for name, text in parts.items() if text.strip()])


def _join(whole: str, parts: list[tuple[str, str]]) -> str:
    seen = squeeze(whole)
    parts = [(heading, text) for heading, text in parts if squeeze(text) not in seen]
    if not parts:
        return whole
    if len(parts) == 1 and not whole.strip():
        return parts[0][1]
    if has_markup(whole) or any(has_markup(text) for _, text in parts):
        blocks = [_markup(whole)] if whole.strip() else []
        blocks += [f"<h2>{heading}</h2>\n{_markup(text)}" for heading, text in parts]
        return "\n".join(blocks)
    blocks = [whole] if whole.strip() else []
    return "\n\n".join(blocks + [f"{heading}\n{text}" for heading, text in parts])


def _markup(text: str) -> str:
    return text if has_markup(text) else to_markup(text)
