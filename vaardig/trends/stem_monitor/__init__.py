"""STEM monitor: how many vacancies are for STEM occupations, what they ask, and which other occupations stand near."""

from __future__ import annotations

from .compute import stem
from .request import StemReport, StemRequest

__all__ = ["StemReport", "StemRequest", "stem"]
