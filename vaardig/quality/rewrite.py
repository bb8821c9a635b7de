"""Rewriting help, built from the vacancy itself."""

from __future__ import annotations

from .ad import Ad
from .inclusie import neutral_title
from .model import Demand, Finding


class Writer:
    """Proposals for one vacancy."""

    def __init__(self, ad: Ad) -> None:
        self._ad = ad
        self.demands: tuple[Demand, ...] = ()
        self.proposed_title = neutral_title(ad.title, ad.title_folded)

    def rewrite(self, finding: Finding) -> str:
        """A concrete alternative for one finding; empty when there is none."""
        return finding.rewrite
