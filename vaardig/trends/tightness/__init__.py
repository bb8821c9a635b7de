"""Do vacancies for knelpuntberoepen soften their demands? Vacancies alone never measure a shortage."""

from __future__ import annotations

from .compute import tightness
from .request import TightnessReport, TightnessRequest

__all__ = ["TightnessReport", "TightnessRequest", "tightness"]
