"""Reports that a reader can print: the sector report for the environment analysis of a federation."""

from __future__ import annotations

from .compute import sector_report
from .render import render_html, save_html
from .request import ReportRequest, SectorReport

__all__ = ["ReportRequest", "SectorReport", "render_html", "save_html", "sector_report"]
