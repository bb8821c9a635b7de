"""Values of fields as text and as lists: what JSON, XML, spreadsheets and forms put in a cell."""

from __future__ import annotations

import html
import json
import re
from datetime import date, datetime
from typing import Any

from vaardig.base.text import squeeze

from .repair import repair_text

_NAMES = ("name", "naam", "label", "titel", "title", "omschrijving", "value", "@value", "termcode", "id", "code")
_HTML = re.compile(r"</?(?:p|br|ul|ol|li|div|h[1-6]|strong|b|em|i|span|table|td|tr|section)\b[^<>]*>", re.I)
_HARD_SPLIT = re.compile(r"\s*[;|\n\r•·]+\s*")
_LONG_ITEM = 80
_MANY_WORDS = 9


def as_text(value: Any) -> str:
    """Text of a field, repaired but otherwise as given. Lists become lines, objects their name."""
    if value is None:
        return ""
    if isinstance(value, str):
        return repair_text(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return _name_of(value)
    if isinstance(value, list | tuple):
        return "\n".join(part for item in value if (part := as_text(item)))
    return str(value)


def as_line(value: Any) -> str:
    """Text of a short field: white space collapsed, entities resolved, lists joined with ``; ``."""
    if isinstance(value, list | tuple):
        return "; ".join(part for item in value if (part := as_line(item)))
    text = as_text(value)
    if "&" in text:
        text = html.unescape(text)
    return squeeze(text)


def _name_of(value: dict[Any, Any]) -> str:
    lowered = {str(key).lower(): item for key, item in value.items()}
    for key in _NAMES:
        item = lowered.get(key)
        if isinstance(item, str | int | float) and not isinstance(item, bool) and item != "":
            return as_text(item)
    return ""


def as_list(value: Any) -> list[str]:
    """Items of what somebody ticked: a list, a JSON list in a cell, or text with ``;``, ``|``, bullets or lines.

    Commas separate only when nothing else does and every item stays short.
    """
    if isinstance(value, list | tuple):
        items = [as_line(item) for item in value]
    else:
        text = html.unescape(as_text(value).strip())
        if text.startswith("[") and text.endswith("]") and (parsed := _json_list(text)) is not None:
            return as_list(parsed)
        items = [squeeze(item) for item in _HARD_SPLIT.split(text)]
        if len(items) == 1 and "," in text:
            by_comma = [item.strip() for item in items[0].split(",")]
            if not any(_is_sentence(item) for item in by_comma):
                items = by_comma
    return list(dict.fromkeys(item for item in items if item))


def _json_list(text: str) -> list[Any] | None:
    for candidate in (text, text.replace("'", '"')):
        try:
            parsed = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return parsed if isinstance(parsed, list) else None
    return None


def is_prose(value: Any) -> bool:
    """True for running text where a list of ticked items was expected."""
    return isinstance(value, str) and any(_is_sentence(item) for item in as_list(value))


def _is_sentence(item: str) -> bool:
    return len(item) > _LONG_ITEM or item.count(" ") >= _MANY_WORDS


def has_markup(text: str) -> bool:
    """Whether a text holds HTML elements that people use in a vacancy."""
    return "<" in text and _HTML.search(text) is not None


def to_markup(text: str) -> str:
    """Turn plain text into HTML with the same lines."""
    return html.escape(text, quote=False).replace("\r\n", "\n").replace("\n", "<br>\n")
