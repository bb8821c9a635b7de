"""How well were the texts read, year by year: a sample that a person judges, and trends corrected for it."""

from __future__ import annotations

from .measure import Quality, corrected, measure
from .request import AuditRequest
from .sample import Item, Passage, draw
from .sheet import answered, read_sheet, write_sheet

__all__ = [
    "AuditRequest",
    "Item",
    "Passage",
    "Quality",
    "answered",
    "corrected",
    "draw",
    "measure",
    "read_sheet",
    "write_sheet",
]
