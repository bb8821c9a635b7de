"""How alike two namings are: character n-grams fused with an encoder, and the shortcuts that need neither.

The linker and ``vaardig evaluate linking`` both rank with this one class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexes.compounds import Splitter
from indexes.form_tables import Kind, form_tables, plain_text
from indexes.ngrams import NgramRecipe, ngram_counts, weigh
from indexes.protocol import Encoder, Vectors
from indexes.titles import match_words
from vaardig.base.text import fold, squeeze

if TYPE_CHECKING:
    pass

_BATCH = 256
_ROWS = 128
_CELLS = 8_000_000
_MAX_CHARACTERS = 400
_TIE = 0.001
_LABEL_FIRST = 0.01
_LABEL_TIE = 0.001


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights of the parts of a similarity; what they were learnt on stands in the model's data card.

    Parameters
    ----------
    characters, dense
        Weights of the character n-gram cosine and of the encoder's cosine; they add up to one.
    same_parts, same_key, same_text
        Similarity given to a form with the same compound parts, the same match key, the same folded text.
    concept
        Share of a similarity that is the mean over all forms of the form's concept: of two equal forms, the one whose
        sisters are close too wins.
    label
        Share of a similarity that is the similarity of the concept's own label, the name that says best what it is.
    normalise
        Reduce titles to the name of the work first (occupations only).
    shortcuts
        Use the three ``same_…`` rules.
    """

    characters: float = 0.5
    dense: float = 0.5
    concept: float = 0.3
    label: float = 0.2
    same_parts: float = 0.93
    same_key: float = 0.97
    same_text: float = 1.0
    normalise: bool = True
    shortcuts: bool = True


class FormScorer:
    """Similarity of queries to a fixed list of forms.

    Parameters
    ----------
    forms
        Surface forms; their order is the order of the columns.
    encoder
        Makes the dense vectors; not used when ``fusion.dense`` is 0.
    kind
        Whether the forms are skills or occupations.
    fusion
        Weights.
    owners
        Number of the concept of every form, its label first; None: every form stands alone.
    """

    def __init__(
        self,
        forms: Sequence[str],
        encoder: Encoder,
        *,
        kind: Kind,
        fusion: Fusion,
        owners: NDArray[np.int64] | None = None,
    ) -> None:
        self.forms = tuple(forms)
        self._concepts = None if owners is None else _Concepts(owners)
        self._encoder = encoder
        self._kind = kind
        self.fusion = fusion
        self._recipe = NgramRecipe(sizes=(2, 3, 4, 5), within_words=True, words=True, bits=20)
        self._tables = form_tables(self.forms, kind, fusion.normalise, encoder if fusion.dense else None, self._recipe)

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter(word for words in self._tables.words for word in words.split())

    @cached_property
    def _by_text(self) -> dict[str, list[int]]:
        return _group(squeeze(fold(form)) for form in self.forms)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return _group(words.replace(" ", "") for words in self._tables.words)

    @cached_property
    def _by_parts(self) -> dict[str, list[int]]:
        return _group(iter(self._tables.parts))

    def plain(self, column: int) -> str:
        """Return the compared text of a form."""
        return self._tables.plain[column]

    def shortcuts(self, query: str) -> tuple[float, list[int], str]:
        """Return similarity, columns and method of the strongest rule that recognises the query, else ``0, [], ''``."""
        plain = plain_text(query, self._kind, self.fusion.normalise)
        words = match_words(plain)
        if not words:
            return 0.0, [], ""
        looks = (
            (self.fusion.same_text, self._by_text, squeeze(fold(query[:_MAX_CHARACTERS])), "exact"),
            (self.fusion.same_key, self._by_key, "".join(words), "normalised"),
            (self.fusion.same_parts, self._by_parts, self._splitter.bag(words), "normalised"),
            *((self.fusion.same_parts, self._by_key, key, "normalised") for key in _closed(words)),
        )
        for similarity, table, key, method in looks:
            if key in table:
                return similarity, table[key], method
        return 0.0, [], ""

    def similarities(self, queries: Sequence[str]) -> Iterator[tuple[int, Vectors]]:
        """Yield ``(first query, float32 block of shape (b, forms))`` in order; similarities are about -1..1."""
        size = max(1, min(_BATCH, _CELLS // max(1, len(self.forms))))
        for start in range(0, len(queries), size):
            batch = queries[start : start + size]
            block = self._fused([plain_text(query, self._kind, self.fusion.normalise) for query in batch])
            if self.fusion.shortcuts:
                for position, query in enumerate(batch):
                    similarity, columns, _ = self.shortcuts(query)
                    if columns:
                        self._raise(block[position], columns, similarity)
            yield start, block

    def _raise(self, row: Vectors, columns: Sequence[int], similarity: float) -> None:
        """Give recognised forms their similarity: a concept's own label first, then the one with the closer sisters."""
        recognised = similarity + _TIE * row[columns]
        if self._concepts is not None:
            recognised += _LABEL_FIRST * self._concepts.is_label[columns]
        row[columns] = np.maximum(row[columns], recognised)

    def concepts(self, plain: Sequence[str]) -> Iterator[tuple[int, Vectors]]:
        """Yield ``(first text, float32 block of shape (b, concepts))``, every concept by its best form; no shortcuts.

        Parameters
        ----------
        plain
            Texts that went through :func:`plain_text`.
        """
        if self._concepts is None:
            raise ValueError("a scorer without owners has no concepts")
        size = max(1, min(_BATCH, _CELLS // max(1, len(self.forms))))
        for start in range(0, len(plain), size):
            block = self._compared(plain[start : start + size])
            yield start, self._concepts.values(block, self.fusion.concept, self.fusion.label)

    def _fused(self, plain: Sequence[str]) -> Vectors:
        block = self._compared(plain)
        if self._concepts is not None:
            self._concepts.lean(block, self.fusion.concept, self.fusion.label)
        return block

    def _compared(self, plain: Sequence[str]) -> Vectors:
        block = np.zeros((len(plain), len(self.forms)), dtype=np.float32)
        if self.fusion.dense:
            self._add_dense(plain, block)
        if self.fusion.characters:
            weighted = weigh(ngram_counts(plain, self._recipe), self._tables.idf) * np.float32(self.fusion.characters)
            product = (weighted @ self._tables.characters).tocsr()
            rows = np.repeat(np.arange(len(plain)), np.diff(product.indptr))
            block[rows, product.indices] += product.data
        return block

    def _add_dense(self, plain: Sequence[str], block: Vectors) -> None:
        """Products of one fixed shape: BLAS sums in another order for another shape, and a title's similarity must not
        depend on what stands beside it (a build that was stopped gives the same bytes).
        """
        vectors = self._encoder.encode(plain) * np.float32(self.fusion.dense)
        padded = np.zeros((_ROWS, vectors.shape[1]), dtype=np.float32)
        for start in range(0, len(plain), _ROWS):
            part = vectors[start : start + _ROWS]
            padded[: len(part)] = part
            block[start : start + _ROWS] = (padded @ self._tables.dense)[: len(part)]


class _Concepts:
    """Which forms belong together, laid out for sums over concepts."""

    def __init__(self, owners: NDArray[np.int64]) -> None:
        names, self._number, self._sizes = np.unique(owners, return_inverse=True, return_counts=True)
        self._order = np.argsort(owners, kind="stable")
        self._mixed = bool((np.diff(owners) < 0).any())
        self._starts = np.searchsorted(owners[self._order], names)
        self._labels = self._order[self._starts]
        self.is_label = np.zeros(len(owners), dtype=bool)
        self.is_label[self._labels] = True

    def values(self, block: Vectors, share: float, label: float) -> Vectors:
        """Similarity of every concept, shape ``(b, concepts)``: its best form, mixed with its mean and its label."""
        best = np.maximum.reduceat(block[:, self._order] if self._mixed else block, self._starts, axis=1)
        return best * np.float32(1.0 - share - label) + self._rest(block, share, label)

    def lean(self, block: Vectors, share: float, label: float) -> None:
        """Mix each concept's mean and its label's similarity into its forms, in place; equal forms: the label first."""
        if share or label:
            rest = self._rest(block, share, label)
            block *= np.float32(1.0 - share - label)
            block += rest[:, self._number]
        block[:, self._labels] += np.float32(_LABEL_TIE)

    def _rest(self, block: Vectors, share: float, label: float) -> Vectors:
        rest: Vectors = np.float32(label) * block[:, self._labels]
        if share:
            # One form more than there are, of similarity 0: a concept must not profit from having no sisters.
            sums = np.add.reduceat(block[:, self._order] if self._mixed else block, self._starts, axis=1)
            rest += sums * (np.float32(share) / (self._sizes + 1).astype(np.float32))
        return rest


def _closed(words: Sequence[str]) -> Iterator[str]:
    """Yield the compounds that two words can make: "chauffeur vrachtwagen" may be written "vrachtwagenchauffeur"."""
    if len(words) == 2:
        head, modifier = words
        yield modifier + head
        yield f"{modifier}s{head}"
        yield f"{head}s{modifier}"


def _group(keys: Iterator[str]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = defaultdict(list)
    for column, key in enumerate(keys):
        if key:
            table[key].append(column)
    return dict(table)
