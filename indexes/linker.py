"""Free wording to a concept: exact, normalised, fuzzy, then characters with meaning, or "geen passend concept"."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from indexes.form_tables import Kind, plain_text
from indexes.protocol import Encoder
from indexes.scorer import FormScorer, Fusion
from indexes.titles import title_variants
from vaardig.base.errors import InputError

Method = Literal["exact", "normalised", "fuzzy", "similar", "none"]
Concept = tuple[str, str, Sequence[str]]
_SETTINGS = Path(__file__).parent / "data" / "linker.json"
_SIDE = 0.97
_FUZZY_CUT = 0.90
_FUZZY_SHORTEST = 6
_MAX_CACHE = 500_000
_MAX_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept and how close it is (similarity -1..1, higher is closer)."""

    concept_id: str
    label: str
    similarity: float


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What a wording was linked to.

    Parameters
    ----------
    query
        The wording as given.
    concept_id, label
        The concept; ``concept_id`` is None and ``label`` empty for "geen passend concept".
    similarity
        Fused cosine of the winner, also when it was refused.
    method
        How it was recognised.
    confidence
        Calibrated probability 0..1 that the winner is right, also when it was refused.
    runners_up
        The next candidates (the refused winner first), best first.
    """

    query: str
    concept_id: str | None
    label: str
    similarity: float
    method: Method
    confidence: float
    runners_up: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic confidence: ``sigmoid(intercept + similarity * a + margin * b)``, and where to abstain."""

    intercept: float = -6.0
    similarity: float = 10.0
    margin: float = 4.0
    abstain_below: float = 0.35

    def confidence(self, similarity: float, margin: float) -> float:
        """Probability 0..1 that a winner with this similarity and lead over the next concept is right."""
        value = self.intercept + self.similarity * similarity + self.margin * margin
        return float(1.0 / (1.0 + np.exp(-value)))


@lru_cache(maxsize=1)
def _settings() -> dict[str, dict[str, dict[str, Any]]]:
    settings: dict[str, dict[str, dict[str, Any]]] = json.loads(_SETTINGS.read_text(encoding="utf-8"))
    return settings


def default_fusion(kind: Kind) -> Fusion:
    """Return the learnt weights for a kind of concept."""
    return replace(Fusion(), **_settings()[kind]["fusion"])


def default_calibration(kind: Kind) -> Calibration:
    """Return the learnt calibration for a kind of concept."""
    return replace(Calibration(), **_settings()[kind]["calibration"])


class Linker:
    """Links wordings to a fixed set of concepts.

    Parameters
    ----------
    concepts
        ``(id, label, forms)`` per concept; the label is a form too. Earlier concepts win ties.
    encoder
        Any encoder.
    kind
        What the concepts are; decides the normalisation, the weights and the calibration.
    fusion, calibration
        None: the learnt ones.
    """

    def __init__(
        self,
        concepts: Sequence[Concept],
        encoder: Encoder,
        *,
        kind: Kind,
        fusion: Fusion | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        if not concepts:
            raise InputError(
                f"there is no {kind} to link to", next_step="check the taxonomy: vaardig taxonomy validate"
            )
        self._ids = [concept[0] for concept in concepts]
        self._labels = [concept[1] for concept in concepts]
        forms: list[str] = []
        owners: list[int] = []
        for number, (_, label, others) in enumerate(concepts):
            for form in dict.fromkeys([label, *others]):
                forms.append(form)
                owners.append(number)
        self._owners = np.array(owners, dtype=np.int64)
        self._starts = np.searchsorted(self._owners, np.arange(len(concepts)))
        self._kind: Kind = kind
        self.calibration = calibration or default_calibration(kind)
        self._scorer = FormScorer(forms, encoder, kind=kind, fusion=fusion or default_fusion(kind), owners=self._owners)
        self._cache: dict[tuple[str, int], LinkResult] = {}

    def link(self, texts: Sequence[str], top: int = 5) -> list[LinkResult]:
        """Link every text; equal texts are linked once and results are remembered.

        Parameters
        ----------
        texts
            Wordings of any length; only the first 400 characters of each count.
        top
            How many candidates are looked at: the winner and ``top - 1`` runners-up.
        """
        if top < 1:
            raise InputError(f"{top} candidates are asked", allowed="1 or more")
        if len(self._cache) > _MAX_CACHE:
            self._cache.clear()
        new = [text for text in dict.fromkeys(texts) if (text, top) not in self._cache]
        rest: list[str] = []
        for text in new:
            found = self._recognise(text, top)
            if found is None:
                rest.append(text)
            else:
                self._cache[text, top] = found
        for text, result in zip(rest, self._compare(rest, top), strict=True):
            self._cache[text, top] = result
        return [self._cache[text, top] for text in texts]

    def nearest(self, texts: Sequence[str], top: int = 10) -> list[tuple[Candidate, ...]]:
        """Return the nearest concepts of every text, best first, recognised ones included; nothing is refused."""
        found: list[tuple[Candidate, ...]] = []
        plain = [plain_text(text, self._kind, self._scorer.fusion.normalise) for text in texts]
        for first, concepts in self._scorer.concepts(plain):
            for text, row in zip(texts[first:], concepts, strict=False):
                similarity, columns, _ = self._scorer.shortcuts(text)
                owners = self._owners[columns]
                row[owners] = np.maximum(row[owners], similarity)
                recognised = np.zeros(len(row), dtype=bool)
                # Of recognised concepts the one whose own label it is comes first.
                recognised[owners[self._starts[owners] == columns]] = True
                order = np.lexsort((np.arange(len(row)), ~recognised, -row))[:top]
                found.append(tuple(self._candidate(int(owner), float(row[owner])) for owner in order))
        return found

    # ------------------------------------------------------- recognised outright

    def _recognise(self, text: str, top: int) -> LinkResult | None:
        if not any(character.isalnum() for character in text[:_MAX_CHARACTERS]):
            return LinkResult(text, None, "", 0.0, "none", 0.0, ())
        similarity, columns, method = self._scorer.shortcuts(text)
        if not columns:
            return None
        owners = list(dict.fromkeys(int(self._owners[column]) for column in columns))
        # A concept whose own label it is comes before one that lists it among its forms.
        owners.sort(key=lambda owner: (self._starts[owner] not in columns, owner))
        share = 1.0 if len(owners) == 1 or self._starts[owners[0]] in columns else 1.0 / len(owners)
        others = tuple(self._candidate(owner, similarity) for owner in owners[1:top])
        kind: Method = "exact" if method == "exact" else "normalised"
        confidence = (0.99 if kind == "exact" else 0.95 if similarity >= self._scorer.fusion.same_key else 0.88) * share
        return LinkResult(text, self._ids[owners[0]], self._labels[owners[0]], similarity, kind, confidence, others)

    def _candidate(self, owner: int, similarity: float) -> Candidate:
        return Candidate(self._ids[owner], self._labels[owner], round(similarity, 6))

    # ------------------------------------------------------------- compared

    def _compare(self, texts: Sequence[str], top: int) -> list[LinkResult]:
        variants = [
            title_variants(text[:_MAX_CHARACTERS]) if self._kind == "occupation" else (plain_text(text, self._kind),)
            for text in texts
        ]
        # Many titles differ in employer and place only: what is left of them is compared once.
        wordings = list(dict.fromkeys(wording for readings in variants for wording in readings))
        best: dict[str, list[tuple[int, float]]] = {}
        for start, concepts in self._scorer.concepts(wordings):
            wanted = min(top + 1, concepts.shape[1])
            chosen = np.argpartition(-concepts, wanted - 1, axis=1)[:, :wanted]
            values = np.take_along_axis(concepts, chosen, axis=1)
            for offset, (numbers, found) in enumerate(zip(chosen.tolist(), values.tolist(), strict=True)):
                best[wordings[start + offset]] = list(zip(numbers, found, strict=True))
        return [
            self._decide(text, [best[wording] for wording in readings], top)
            for text, readings in zip(texts, variants, strict=True)
        ]

    def _decide(self, text: str, readings: Sequence[Sequence[tuple[int, float]]], top: int) -> LinkResult:
        """Merge the candidates of a text's readings, the whole title before the sides of its slash."""
        values: dict[int, float] = {}
        for place, found in enumerate(readings):
            for concept, similarity in found:
                values[concept] = max(values.get(concept, -1.0), similarity * (_SIDE if place else 1.0))
        ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))
        winner, similarity = ranked[0]
        margin = similarity - ranked[1][1] if len(ranked) > 1 else similarity
        confidence = round(self.calibration.confidence(similarity, margin), 6)
        method: Method = "similar"
        near = self._misspelt(text)
        if near is not None:
            winner, alike = near
            method, confidence = "fuzzy", max(confidence, 0.85)
            similarity = values.get(winner, alike)
        similarity = round(similarity, 6)
        others = tuple(self._candidate(c, s) for c, s in ranked[: top + 1] if c != winner)[: top - 1]
        if confidence < self.calibration.abstain_below:
            refused = self._candidate(winner, similarity)
            return LinkResult(text, None, "", similarity, "none", confidence, (refused, *others))
        return LinkResult(text, self._ids[winner], self._labels[winner], similarity, method, confidence, others)

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[int]]:
        """Columns of the forms by first letter and length; of equal forms the first."""
        first: dict[str, int] = {}
        for column in range(len(self._owners)):
            first.setdefault(self._scorer.plain(column), column)
        shapes: dict[tuple[str, int], list[int]] = {}
        for form, column in first.items():
            shapes.setdefault((form[:1], len(form)), []).append(column)
        return shapes

    def _misspelt(self, text: str) -> tuple[int, float] | None:
        """Return the concept of which a form differs from the text by a slip or two of the keyboard, and how alike.

        All forms of about the same length are compared: a misspelt word has no vector that would lead to the right one.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        plain = plain_text(text, self._kind)
        if len(plain) < _FUZZY_SHORTEST:
            return None
        room = int(len(plain) * (1.0 - _FUZZY_CUT)) + 1
        # The first letter is rarely the slip, and "herstellen" is not "bestellen".
        columns = [
            column
            for length in range(len(plain) - room, len(plain) + room + 1)
            for column in self._by_shape.get((plain[:1], length), ())
        ]
        forms = [self._scorer.plain(column) for column in columns]
        found = process.extract(plain, forms, scorer=OSA.normalized_similarity, score_cutoff=_FUZZY_CUT, limit=3)
        for form, alike, place in found:
            if _only_slips(plain, form):
                return int(self._owners[columns[place]]), float(alike)
        return None


def _only_slips(one: str, other: str) -> bool:
    """Whether no digit and no short word differs: "monteur gas" is no misspelt "monteur glas", nor AX a slip for AI."""
    if [character for character in one if character.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    words, others = one.split(), other.split()
    return len(words) != len(others) or all(
        word == twin or min(len(word), len(twin)) >= _FUZZY_SHORTEST for word, twin in zip(words, others, strict=True)
    )
