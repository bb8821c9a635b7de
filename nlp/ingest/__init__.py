"""Reading vacancies: every row of a source becomes a vacancy or a reject, in batches with fixed borders."""

from __future__ import annotations

from .batches import read_batches
from .model import Batch, IngestOptions, Source
from .sources import discover

__all__ = ["Batch", "IngestOptions", "Source", "discover", "read_batches"]
