"""Skills that vacancies ask together: communities in the network of co-occurrence, and whether they last."""

from __future__ import annotations

from .compute import communities
from .request import CommunityReport, CommunityRequest

__all__ = ["CommunityReport", "CommunityRequest", "communities"]
