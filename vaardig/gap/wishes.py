"""What makes a job wished: vacancies, trend, contract, shortage list, interest. Unknown: *niet beoordeeld*."""

from __future__ import annotations

import numpy as np

from vaardig.base.text import fold

from .evidence import Evidence
from .outlook import Wishes
from .request import ReachRequest
from .titles import read_title
from .workspace import Workspace

NOT_JUDGED = "niet beoordeeld"
_LEAST_PER_PERIOD = 10
_NOTABLE = 1.25
_INTEREST = 0.45


class Wisher:
    """Judges the wishes of one request; titles and interests are read once."""

    def __init__(self, request: ReachRequest, workspace: Workspace) -> None:
        self._request = request
        self._workspace = workspace
        found = [read_title(title, workspace).occupation_id for title in request.shortage if title.strip()]
        self._shortage = {identifier for identifier in found if identifier}
        self._interests = workspace.encoder.encode([fold(text) for text in request.interests if text.strip()])

    def wishes(self, identifier: str) -> Wishes:
        """Return what is known about one job."""
        evidence = self._workspace.evidence.get(identifier, Evidence())
        known = self._workspace.werkmap is not None
        return Wishes(
            self._vacancies(evidence) if known else None,
            _trend(evidence) if known else NOT_JUDGED,
            tuple(sorted(evidence.contracts.items(), key=lambda item: (-item[1], item[0]))),
            identifier in self._shortage if self._request.shortage else None,
            self._interest(identifier),
            NOT_JUDGED,
        )

    def _vacancies(self, evidence: Evidence) -> int:
        """Vacancies of the region asked; a filter on contract is applied in proportion only when no region is asked."""
        if self._request.region:
            wanted = fold(self._request.region)
            return sum(count for place, count in evidence.places.items() if wanted in fold(str(place)))
        if self._request.contracts:
            return sum(evidence.contracts.get(contract, 0) for contract in self._request.contracts)
        return evidence.vacancies

    def _interest(self, identifier: str) -> bool | None:
        if not len(self._interests):
            return None
        rows = self._workspace.space.rows([s.concept_id for s in self._workspace.profile(identifier).hard])
        if not len(rows):
            return False
        similarity = self._workspace.space.vectors[rows] @ self._interests.T
        return bool(np.max(similarity) >= _INTEREST)


def _trend(evidence: Evidence) -> str:
    """Last third of the years against the first, per year; only when both have enough vacancies. Descriptive."""
    years = sorted(evidence.years)
    if len(years) < 3:
        return NOT_JUDGED
    size = max(1, len(years) // 3)
    first, last = (sum(evidence.years[year] for year in part) for part in (years[:size], years[-size:]))
    if first < _LEAST_PER_PERIOD or last < _LEAST_PER_PERIOD:
        return "te weinig vacatures"
    if last >= first * _NOTABLE:
        return f"meer vacatures dan vroeger ({first} → {last})"
    return f"minder vacatures dan vroeger ({first} → {last})" if first >= last * _NOTABLE else "ongeveer gelijk"
