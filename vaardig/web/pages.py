"""From a template and values to a page. Every value is escaped; a name that a template does not know is an error."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vaardig.base.hashing import hash_file
from vaardig.export.dutch import amount, decimal, percent, percent_range, points, whole
from vaardig.werkmap.domains import DOMAINS

from . import words
from .guard import CSP

HERE = Path(__file__).parent
STATIC = HERE / "static"


def query(pairs: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> str:
    """Query string with its question mark; lists repeat their name, empty values are left out."""
    items = pairs.items() if isinstance(pairs, Mapping) else pairs
    flat: list[tuple[str, str]] = []
    for name, value in items:
        values = value if isinstance(value, list | tuple) else [value]
        flat.extend((name, str(item)) for item in values if item not in (None, "", False))
    return f"?{urlencode(flat)}" if flat else ""


@lru_cache
def _static(name: str) -> str:
    """Address of a static file, changing with its content: the browser may keep it for ever."""
    return f"/static/{name}?v={hash_file(STATIC / name, 5)}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates with the Dutch number filters."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "getal": whole, "procent": percent, "komma": decimal, "punten": points, "aantal": amount, "pair": _pair,
        "perjaar": _yearly, "klein": lambda words: words[:1].lower() + words[1:], "enkele": _some,
        "soort": lambda kind: words.KINDS.get(kind, kind), "domein": lambda name: DOMAINS.get(name, name),
        "niveau": lambda level: words.REQUIREMENTS.get(level, level), "vraagwoorden": _demand, "namen": _names,
        "samen": lambda first, second: {**first, **second}, "naam": lambda key, names: names.get(key, key),
    }  # fmt: skip
    env.globals |= {"query": query, "static": _static, "tussen": percent_range, "woorden": words, "domeinen": DOMAINS}
    return env


def _pair(value: Any, unit: str = "") -> tuple[Any, str]:
    """Value of an option with its text."""
    return value, f"{value} {unit}".strip()


def _yearly(change: float) -> str:
    """Relative change per year."""
    return f"{decimal(100 * change, 1, signed=True)}\u00a0% per jaar"


def _some(listed: str, most: int = 6) -> str:
    """First names of a list in one string."""
    names = listed.split(", ")
    return ", ".join(names[:most]) + (f" en nog {len(names) - most}" if len(names) > most else "")


def _demand(line: Any) -> str:
    """How vacancies ask a skill of a step."""
    from vaardig.gap.wording import demand_words

    return demand_words(line)


def _names(lines: Iterable[Any]) -> dict[str, str]:
    """Labels by concept id."""
    return {line.concept_id: line.label for line in lines}


_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def whole_page(html: str) -> HTMLResponse:
    """Answer with a page that another package made; of its style sheets exactly those in it are allowed to work."""
    sheets = " ".join(f"'sha256-{_digest(style)}'" for style in _STYLE.findall(html))
    return HTMLResponse(
        html, headers={"content-security-policy": CSP.replace("style-src 'self'", f"style-src {sheets}")}
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Render one page."""
    space = getattr(request.app.state, "workspace", None)
    common = {"pad": request.url.path, "space": space}
    return HTMLResponse(environment().get_template(template).render(common | values), status_code=status)
