"""Values in order, each with its interval: dots by default, bars where the distance from zero is the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .describe import describe_ranking
from .parts import head, series_look, value_format
from .rows import distinct, limit_series, rows
from .style import MOST_SERIES, PALETTE, SHAPES

if TYPE_CHECKING:
    import polars as pl

_ROW = 24


def ranked_chart(
    frame: pl.DataFrame,
    *,
    title: str,
    subtitle: str = "",
    label: str = "label",
    value: str = "share",
    low: str | None = "low",
    high: str | None = "high",
    series: str | None = None,
    facet: str | None = None,
    mark: Literal["dot", "bar"] = "dot",
    share: bool = True,
    x_title: str = "Aandeel van de vacatures",
    width: int = 420,
    description: str = "",
) -> dict[str, Any]:
    """Draw one row per label, in the order of the frame.

    Parameters
    ----------
    frame
        One row per label (and series, facet).
    title, subtitle
        Dutch, shown above the chart; the subtitle says what is counted.
    label, value, low, high, series, facet
        Columns. Without ``low`` and ``high`` there is no interval. A label may stand in several facets.
    mark
        ``dot``, or ``bar`` (starts at zero).
    share
        Values are shares (0..1) and are written as percentages.
    width
        Of the drawing without labels, in pixels; the height follows from the number of labels.
    description
        Text for who cannot see the drawing; made from the data when empty.

    Returns
    -------
    A Vega-Lite specification with its data inside.

    Raises
    ------
    InputError
        A column is missing, there are no rows, or there are more than seven series.
    """
    values = rows(frame, {"y": label, "x": value, "low": low, "high": high, "series": series, "facet": facet})
    names = distinct(values, "series")
    limit_series(names, MOST_SERIES)
    layers: list[dict[str, Any]] = []
    offset = {"yOffset": {"field": "series", "type": "nominal", "sort": names}} if len(names) > 1 else {}
    colour = {"color": series_look(names, PALETTE)} if names else {}
    plain = {} if names else {"color": PALETTE[0]}
    size = (
        {"type": "bar", "opacity": 0.75}
        if mark == "bar"
        else {"type": "point", "filled": True, "size": 60, "opacity": 1}
    )
    shape = {"shape": series_look(names, SHAPES)} if names and mark == "dot" else {}
    drawn = {"mark": {**size, **plain}, "encoding": {"x": _value(values, share, x_title), **shape, **colour}}
    if low is not None and high is not None:
        reach = {"x": {"field": "low", "type": "quantitative", "title": x_title}, "x2": {"field": "high"}}
        ink = {"color": "#333333"} if mark == "bar" else plain
        seen = {} if mark == "bar" else colour
        layers.append({"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.9, **ink}, "encoding": reach | seen})
    layers.insert(0 if mark == "bar" else len(layers), drawn)
    axis = {"title": None, "grid": mark == "dot", "domain": False, "ticks": False, "labelPadding": 8}
    y = {"field": "y", "type": "nominal", "sort": None, "axis": axis}
    layered = {
        "encoding": {"y": y, **offset},
        "layer": layers,
        "width": width,
        "height": {"step": _ROW * max(1, len(names)) if len(names) > 1 else _ROW, "for": "position"},
    }
    spec = head(
        values, title=title, subtitle=subtitle, description=description or describe_ranking(values, share=share)
    )  # fmt: skip
    if facet is None:
        return spec | layered
    return spec | {
        "facet": {"field": "facet", "type": "nominal", "sort": distinct(values, "facet"), "title": None},
        "columns": 1,
        "spec": layered,
        "resolve": {"scale": {"y": "independent"}},
    }


def _value(values: list[dict[str, Any]], share: bool, title: str) -> dict[str, Any]:
    form = value_format((abs(row.get("high") or row["x"] or 0.0) for row in values), share=share)
    axis = {"format": form, "title": title, "tickCount": 5, "labelFlush": False, "labelOverlap": True}
    return {"field": "x", "type": "quantitative", "axis": axis, "scale": {"zero": True}}
