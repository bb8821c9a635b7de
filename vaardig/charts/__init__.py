"""Charts as plain Vega-Lite dictionaries, and their rendering to SVG and PNG without any network.

``line_chart`` and ``ranked_chart`` return a specification; ``to_svg`` and ``to_png`` draw it.
"""

from __future__ import annotations

from .line import line_chart
from .ranked import ranked_chart
from .render import to_png, to_svg

__all__ = ["line_chart", "ranked_chart", "to_png", "to_svg"]
