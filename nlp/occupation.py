"""Occupation of a vacancy: from its title alone (the column that figures use), and with the text as second evidence."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from indexes.linker import Linker, LinkResult
from indexes.protocol import Encoder
from nlp.types import OccupationMatch
from taxonomy.load import Taxonomy
from taxonomy.model import Occupation

NO_OCCUPATION = OccupationMatch(None, "", 0.0, "geen")
_TEXT_WEIGHT = 0.35
_CACHE = 200_000


class OccupationCoder:
    """Codes titles with one taxonomy and encoder; equal titles are coded once."""

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder) -> None:
        self._linker = Linker(
            [(o.id, o.label, (o.label, *o.titles)) for o in taxonomy.occupations], encoder, kind="occupation"
        )
        self._occupations = {o.id: o for o in taxonomy.occupations}
        self._profiles = {o.id: frozenset((*o.essential, *o.optional)) for o in taxonomy.occupations}
        self._cache: dict[str, LinkResult] = {}

    def occupation(self, identifier: str | None) -> Occupation | None:
        """The occupation with this id, None for None."""
        return self._occupations.get(identifier) if identifier else None

    def link(self, titles: Sequence[str]) -> list[LinkResult]:
        """Link titles, in order; the result of a title does not depend on the others."""
        missing = sorted({title for title in titles if title not in self._cache})
        if missing:
            if len(self._cache) > _CACHE:
                self._cache.clear()
            self._cache.update(zip(missing, self._linker.link(missing, top=5), strict=True))
        fresh = {title: self._cache[title] for title in set(titles)}
        return [fresh[title] for title in titles]

    @staticmethod
    def from_title(result: LinkResult) -> OccupationMatch:
        """The title's occupation; ``id`` None when the linker abstained."""
        if result.concept_id is None:
            return NO_OCCUPATION
        return OccupationMatch(result.concept_id, result.label, round(float(result.similarity), 4), result.method)

    def with_text(self, result: LinkResult, concepts: Collection[str]) -> OccupationMatch:
        """Re-rank the title's candidates by how much of the text's skills their profiles hold.

        Cosine of the two sets (shared / sqrt(n·m)) is added with weight 0.35 to the title's similarity.
        """
        candidates = [(c.concept_id, c.label, c.similarity) for c in result.runners_up]
        if result.concept_id is not None:
            candidates.append((result.concept_id, result.label, result.similarity))
        if not candidates:
            return NO_OCCUPATION
        asked = frozenset(concepts)

        def support(identifier: str) -> float:
            profile = self._profiles.get(identifier, frozenset())
            if not profile or not asked:
                return 0.0
            return len(profile & asked) / math.sqrt(len(profile) * len(asked))

        ranked = sorted(
            (
                (similarity + _TEXT_WEIGHT * support(identifier), identifier, label)
                for identifier, label, similarity in candidates
            ),
            key=lambda item: (-item[0], item[1]),
        )
        value, identifier, label = ranked[0]
        if result.concept_id is None and support(identifier) < 0.1:
            return NO_OCCUPATION
        return OccupationMatch(identifier, label, round(min(1.0, float(value)), 4), "title+text")
