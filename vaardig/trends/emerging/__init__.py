"""Wordings outside the taxonomy whose use rises, and how a person takes them into the taxonomy."""

from __future__ import annotations

from .accept import AcceptRequest, accept
from .compute import emerging
from .request import EmergingReport, EmergingRequest

__all__ = ["AcceptRequest", "EmergingReport", "EmergingRequest", "accept", "emerging"]
