"""The quantitative claims of the 2010-2016 study of Flemish vacancies, tested again on a werkmap."""

from __future__ import annotations

from .compute import replicate
from .request import Finding, ReplicationReport, ReplicationRequest

__all__ = ["Finding", "ReplicationReport", "ReplicationRequest", "replicate"]
