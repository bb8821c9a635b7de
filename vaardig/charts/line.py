"""Lines over years with their interval as a band; one panel, or small multiples on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .describe import describe_lines, years_in
from .parts import head, series_look, value_format
from .rows import Row, distinct, limit_series, rows
from .style import DASHES, MOST_SERIES, PALETTE, SHAPES

if TYPE_CHECKING:
    import polars as pl

_LONG_NAME = 28


def line_chart(
    frame: pl.DataFrame,
    *,
    title: str,
    subtitle: str = "",
    x: str = "year",
    y: str = "share",
    low: str | None = "low",
    high: str | None = "high",
    series: str | None = None,
    facet: str | None = None,
    share: bool = True,
    from_zero: bool = True,
    y_title: str = "Aandeel van de vacatures",
    columns: int = 2,
    width: int = 560,
    height: int = 280,
    description: str = "",
) -> dict[str, Any]:
    """Draw values over years.

    Parameters
    ----------
    frame
        One row per year, series and facet. ``y``, ``low`` and ``high`` may be null: the line then breaks, so that a
        suppressed or missing year is never bridged.
    title, subtitle
        Dutch, shown above the chart; the subtitle says what is counted.
    x, y, low, high, series, facet
        Columns. ``x`` holds whole years. Without ``low`` and ``high`` there is no band.
    share
        Values are shares (0..1) and are written as percentages.
    from_zero
        The vertical axis starts at zero.
    columns
        Panels beside each other when ``facet`` is given; all panels share one scale.
    width, height
        Of the drawing in pixels; of one panel, when there is a facet, each is half.
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
    values = rows(frame, {"x": x, "y": y, "low": low, "high": high, "series": series, "dash": series, "facet": facet})
    values = _with_gaps(values)
    names = distinct(values, "series")
    limit_series(names, MOST_SERIES)
    encoding: dict[str, Any] = {"x": _years(values), "y": _axis(values, share, from_zero, y_title)}
    # Colour and shape share one legend; dashes have a field of their own, or they would fray its symbols.
    looks = {"color": PALETTE, "shape": SHAPES, "strokeDash": DASHES}
    # Long names stand two beside each other, or the legend would be wider than the drawing.
    beside = 3 if max((len(str(name)) for name in names), default=0) < _LONG_NAME else 2
    shown = {channel: series_look(names, looks[channel], beside) for channel in looks} if names else {}
    if shown:
        shown["strokeDash"] |= {"field": "dash", "legend": None}
    layers: list[dict[str, Any]] = []
    if low is not None and high is not None:
        band = {"y": {"field": "low"}, "y2": {"field": "high"}, **({"color": shown["color"]} if shown else {})}
        colour = {} if shown else {"color": PALETTE[0]}
        layers.append({"mark": {"type": "area", "opacity": 0.16, "line": False, **colour}, "encoding": band})
        # A year that stands alone has no band: its interval is a line.
        layers.append({"mark": {"type": "rule", "opacity": 0.35, **colour}, "encoding": band})
    line = {name: shown[name] for name in ("color", "strokeDash") if shown}
    point = {name: shown[name] for name in ("color", "shape") if shown}
    plain = {} if shown else {"color": PALETTE[0]}
    layers.append({"mark": {"type": "line", **plain}, "encoding": line})
    layers.append({"mark": {"type": "point", "filled": True, "size": 45, "opacity": 1, **plain}, "encoding": point})
    layered: dict[str, Any] = {"encoding": encoding, "layer": layers}
    spec = head(
        values, title=title, subtitle=subtitle, description=description or describe_lines(values, share=share)
    )  # fmt: skip
    if facet is None:
        return spec | {"width": width, "height": height} | layered
    order = distinct(values, "facet")
    return spec | {
        "facet": {"field": "facet", "type": "nominal", "sort": order, "title": None},
        "columns": columns,
        "spec": {"width": width // 2, "height": height // 2} | layered,
    }


def _with_gaps(values: list[Row]) -> list[Row]:
    """Add a row without a value for every year between the first and the last that a line lacks."""
    years = distinct(values, "x")
    held: dict[tuple[Any, Any], set[int]] = {}
    for row in values:
        held.setdefault((row.get("series"), row.get("facet")), set()).add(row["x"])
    extra = [
        {"x": year, "y": None, "low": None, "high": None, "series": series, "dash": series, "facet": facet}
        for (series, facet), known in held.items()
        for year in range(min(years), max(years) + 1)
        if year not in known
    ]
    return values + [{name: value for name, value in row.items() if name in values[0]} for row in extra]


def _years(values: list[dict[str, Any]]) -> dict[str, Any]:
    axis = {"format": "d", "values": years_in(values), "grid": False, "title": None}
    scale = {"zero": False, "nice": False, "padding": 12}
    return {"field": "x", "type": "quantitative", "axis": axis, "scale": scale}


def _axis(values: list[dict[str, Any]], share: bool, from_zero: bool, title: str) -> dict[str, Any]:
    form = value_format((row.get("high") or row["y"] or 0.0 for row in values), share=share)
    axis = {"format": form, "title": title, "tickCount": 5, "domain": False, "ticks": False}
    return {"field": "y", "type": "quantitative", "axis": axis, "scale": {"zero": from_zero}}
