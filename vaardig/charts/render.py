"""Specifications to SVG and PNG. The renderer carries its own JavaScript and is forbidden every address."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_json

from .style import NUMBERS, VERSION

_OPEN = re.compile(r"<svg\b[^>]*>")
_IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)(?!chart-)')
_NO_ADDRESS: list[str] = []


def to_svg(spec: dict[str, Any]) -> str:
    """Draw a specification as one SVG element that can stand in a page as it is.

    It has ``role="img"`` with a ``<title>`` and ``<desc>`` (title and description of the specification), and its
    ids are unique to the specification, so that several drawings may share a page. Nothing is ever fetched.

    Raises
    ------
    InputError
        The specification cannot be drawn, or refers to an address.
    """
    import vl_convert

    try:
        drawing = vl_convert.vegalite_to_svg(
            spec, vl_version=VERSION, format_locale=NUMBERS, allowed_base_urls=_NO_ADDRESS
        )
    except ValueError as error:
        raise _undrawable(error) from error
    return _accessible(drawing, spec)


def to_png(spec: dict[str, Any], scale: float = 2.0) -> bytes:
    """Draw a specification as PNG, ``scale`` pixels for each pixel of the specification.

    Raises
    ------
    InputError
        The specification cannot be drawn, or refers to an address.
    """
    import vl_convert

    try:
        png: bytes = vl_convert.vegalite_to_png(
            spec, vl_version=VERSION, scale=scale, format_locale=NUMBERS, allowed_base_urls=_NO_ADDRESS
        )
    except ValueError as error:
        raise _undrawable(error) from error
    return png


def _undrawable(error: ValueError) -> InputError:
    reason = " ".join(str(error).split())[:300]
    return InputError(f"the chart cannot be drawn ({reason})", next_step="check the specification; its data is inline")


def title_of(spec: dict[str, Any]) -> str:
    """Title text of a specification, empty when it has none."""
    title = spec.get("title", "")
    text = title.get("text", "") if isinstance(title, dict) else title
    return " ".join(text) if isinstance(text, list) else str(text)


def _accessible(drawing: str, spec: dict[str, Any]) -> str:
    prefix = f"chart-{hash_json(spec, 5)}-"
    drawing = _IDENTIFIER.sub(lambda match: match.group(1) + prefix, drawing)
    match = _OPEN.search(drawing)
    if match is None:
        raise InputError("the chart cannot be drawn (the renderer gave no SVG)")
    names = f'<title id="{prefix}title">{escape(title_of(spec))}</title>'
    names += f'<desc id="{prefix}desc">{escape(str(spec.get("description", "")))}</desc>'
    opening = match.group()[:-1] + f' role="img" aria-labelledby="{prefix}title" aria-describedby="{prefix}desc">'
    return opening + names + drawing[match.end() :]
