"""Hybrid search: words and meaning together, for concepts and for vacancies, and "vacatures zoals deze"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indexes.form_tables import Kind
from indexes.lexical import LexicalIndex
from indexes.linker import Candidate, Concept, Linker
from indexes.protocol import Encoder
from indexes.store import VectorStore
from indexes.titles import raw_words
from indexes.words import FUNCTION_WORDS
from vaardig.base.errors import EncoderError, InputError

Via = Literal["both", "words", "meaning"]
_RANK_CONSTANT = 60
_DEPTH = 3
_MAX_QUERY = 2000


@dataclass(frozen=True, slots=True)
class VacancyHit:
    """One vacancy.

    Parameters
    ----------
    row
        Row number in the werkmap's order.
    similarity
        Cosine of its vector with the query's, -1..1. Hits are ordered by reciprocal rank fusion, not by this alone.
    via
        Which half found it.
    """

    row: int
    similarity: float
    via: Via


def check_query(query: str) -> str:
    """Return the query, at most 2,000 characters of it.

    Raises
    ------
    InputError
        It has no letter or digit.
    """
    clipped = " ".join(query[: 4 * _MAX_QUERY].split())[:_MAX_QUERY]
    if not any(character.isalnum() for character in clipped):
        raise InputError(
            "the query is empty", allowed="a few words", next_step='for example "onderhoud van robotlijnen"'
        )
    return clipped


def content_of(query: str) -> str:
    """Return the words of a query that tell what is looked for; the whole query when it has none.

    Function words are in every ad, so neither half of the search may rank by them: a rare "iemand" in a text would
    outweigh the "robots" of the question, and its vector would lean to small talk.

    Examples
    --------
    >>> content_of("iemand die robots herstelt")
    'robots herstelt'
    """
    words = query.split()
    kept = [word for word in words if not all(part in FUNCTION_WORDS for part in raw_words(word))]
    return " ".join(kept) if any(map(raw_words, kept)) else query


def search_concepts(
    query: str, concepts: Sequence[Concept], encoder: Encoder, *, kind: Kind, top: int = 10
) -> tuple[Candidate, ...]:
    """Concepts nearest to a free wording, best first; never abstains. For many queries keep a ``Linker``."""
    return Linker(concepts, encoder, kind=kind).nearest([check_query(query)], top)[0]


class VacancySearch:
    """Searches the vacancies of a werkmap.

    Parameters
    ----------
    store
        Vectors of the vacancies.
    encoder
        The encoder that made them.
    lexical
        Words of the same vacancies in the same order; None: by meaning alone.
    """

    def __init__(self, store: VectorStore, encoder: Encoder, lexical: LexicalIndex | None = None) -> None:
        if store.manifest.encoder_id != encoder.id:
            raise EncoderError(
                f"the vectors were made with '{store.manifest.encoder_id}', not '{encoder.id}'",
                next_step=f"give that encoder with --encoder, or rebuild: {store.manifest.rebuild_command}",
            )
        if lexical is not None and len(lexical) != len(store):
            raise EncoderError(
                f"the word index has {len(lexical)} vacancies and the vector index {len(store)}",
                next_step=f"rebuild both: {store.manifest.rebuild_command}",
            )
        self._store = store
        self._encoder = encoder
        self._lexical = lexical

    def search(self, query: str, top: int = 10, allowed: NDArray[np.int64] | None = None) -> tuple[VacancyHit, ...]:
        """Vacancies for a free query, best first, within the rows ``allowed``."""
        query = content_of(check_query(query))
        vector = self._encoder.encode([query])
        words: list[int] = []
        shares: list[float] = []
        if self._lexical is not None:
            rows = self._lexical.search(query, top * _DEPTH, allowed)[0]
            words, shares = rows.tolist(), self._lexical.shares(query, rows).tolist()
        found = self._store.search(vector, top * _DEPTH, allowed)[0][0] if vector.any() else np.empty(0, np.int64)
        meaning = [int(row) for row in found if row >= 0]
        return self._fuse(vector[0], words, shares, meaning, top)

    def like(self, row: int, top: int = 10, allowed: NDArray[np.int64] | None = None) -> tuple[VacancyHit, ...]:
        """Vacancies like the one in ``row``, itself left out."""
        if not 0 <= row < len(self._store):
            raise InputError(f"there is no vacancy {row}", allowed=f"0 to {len(self._store) - 1}")
        vector = self._store.vectors(np.array([row], dtype=np.int64))
        return tuple(hit for hit in self.near(vector, top + 1, allowed) if hit.row != row)[:top]

    def near(
        self, vector: NDArray[np.float32], top: int = 10, allowed: NDArray[np.int64] | None = None
    ) -> tuple[VacancyHit, ...]:
        """Vacancies nearest to a vector of this encoder, float32 ``(1, d)``, best first."""
        rows, similarity = self._store.search(vector, top, allowed)
        return tuple(
            VacancyHit(int(row), round(float(value), 6), "meaning")
            for row, value in zip(rows[0], similarity[0], strict=True)
            if row >= 0
        )

    def _fuse(
        self,
        vector: NDArray[np.float32],
        words: Sequence[int],
        shares: Sequence[float],
        meaning: Sequence[int],
        top: int,
    ) -> tuple[VacancyHit, ...]:
        """Reciprocal rank fusion; a text with the lesser words of the query only counts for what those are worth."""
        weight: dict[int, float] = {}
        for ranking, worth in ((words, shares), (meaning, [1.0] * len(meaning))):
            for place, (row, share) in enumerate(zip(ranking, worth, strict=True), 1):
                weight[row] = weight.get(row, 0.0) + share / (_RANK_CONSTANT + place)
        best = sorted(weight, key=lambda row: (-weight[row], row))[:top]
        similarity = self._store.vectors(np.array(best, dtype=np.int64)) @ vector if best else np.empty(0)
        by_words, by_meaning = set(words), set(meaning)
        hits = []
        for row, value in zip(best, similarity, strict=True):
            via: Via = "both" if row in by_words and row in by_meaning else "words" if row in by_words else "meaning"
            hits.append(VacancyHit(row, round(float(value), 6), via))
        return tuple(hits)
