"""What experts call important against what vacancies ask."""

from __future__ import annotations

from .compute import panel
from .reading import read_panel
from .request import PanelReport, PanelRequest

__all__ = ["PanelReport", "PanelRequest", "panel", "read_panel"]
