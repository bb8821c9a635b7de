"""The werkmap: one folder of Parquet tables that every answer reads. See docs/kolommen.md."""

from __future__ import annotations

from .reader import Werkmap, steadily

__all__ = ["Werkmap", "steadily"]
