"""What every kind of chart shares: the head of a specification, the format of its values, the look of its series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .rows import Row
from .style import FINE_SHARE_FORMAT, NUMBER_FORMAT, SCHEMA, SHARE_FORMAT, config

# Shares that all lie below this are written with a decimal.
_FINE = 0.05


def head(values: list[Row], *, title: str, subtitle: str, description: str) -> dict[str, Any]:
    """Specification without its drawing; the lines of ``subtitle`` stand below each other."""
    return {
        "$schema": SCHEMA,
        "description": description,
        "title": {"text": title, **({"subtitle": subtitle.split("\n")} if subtitle else {})},
        "data": {"values": values},
        "config": config(),
    }


def value_format(highest: Iterable[float], *, share: bool) -> str:
    """Format of an axis, from the highest values that it shows."""
    if not share:
        return NUMBER_FORMAT
    return FINE_SHARE_FORMAT if max(highest, default=0.0) < _FINE else SHARE_FORMAT


def series_look(names: list[Any], looks: Sequence[Any], columns: int = 3) -> dict[str, Any]:
    """Channel that tells series apart, with its legend below the drawing."""
    legend = {"title": None, "orient": "bottom", "symbolOpacity": 1, "columns": columns}
    scale = {"domain": names, "range": list(looks[: len(names)])}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": legend}
