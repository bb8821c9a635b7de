"""Looks that every chart shares: colours, shapes, fonts, and the Dutch way of writing numbers."""

from __future__ import annotations

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"

# Okabe & Ito (2008), "Color universal design": told apart with every common form of colour blindness. Their yellow is
# left out because it vanishes on white paper; the order puts the strongest contrasts first.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
# Colour never stands alone: a black-and-white print still tells the series apart.
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [10, 3], [1, 3])
MOST_SERIES = len(PALETTE)

# Three names of one set of widths: the renderer measures with the first, and a browser with another must not need more
# room than was measured.
FONTS = "'Liberation Sans', Arial, Helvetica, sans-serif"
_INK, _SOFT, _RULE = "#1a1a1a", "#555555", "#dddddd"

# d3-format; the hard space keeps "12 %" together.
NUMBERS: dict[str, Any] = {
    "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\u00a0", ""], "percent": "\u00a0%",
    "minus": "\u2212",
}  # fmt: skip
SHARE_FORMAT = ".0%"
FINE_SHARE_FORMAT = ".1%"
NUMBER_FORMAT = ",.3~g"


def config() -> dict[str, Any]:
    """Vega-Lite ``config`` of every chart; ``aria`` is off because the whole drawing carries one title and text."""
    return {
        "aria": False,
        "font": FONTS,
        "background": "white",
        "padding": 8,
        "view": {"stroke": None},
        "title": {
            "anchor": "start", "frame": "group", "color": _INK, "fontSize": 15, "fontWeight": 600, "offset": 10,
            "subtitleColor": _SOFT, "subtitleFontSize": 12, "subtitlePadding": 4,
        },
        "axis": {
            "labelColor": _INK, "titleColor": _SOFT, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 400,
            "gridColor": _RULE, "domainColor": "#888888", "tickColor": "#888888", "labelLimit": 300,
        },
        "legend": {
            "labelColor": _INK, "titleColor": _SOFT, "labelFontSize": 12, "labelLimit": 320, "symbolSize": 70,
            "symbolStrokeWidth": 0,
        },
        "header": {"labelColor": _INK, "labelFontSize": 13, "labelFontWeight": 600, "labelAnchor": "start",
                   "labelLimit": 320, "title": None},
        "line": {"strokeWidth": 2},
    }  # fmt: skip
