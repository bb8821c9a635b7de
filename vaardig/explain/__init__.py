"""What was read in one text and why: as data, and as a page with the text marked."""

from __future__ import annotations

from .reading import ExplainedText, explained_row, read_explained

__all__ = ["ExplainedText", "explained_row", "read_explained"]
