"""All hard skills as vectors, and how much one stands for another.

Method: Nesta, *Mapping Career Causeways* (2020): the skills of the destination are matched with those of the origin,
the weight of a pair is a logistic of the cosine, and the sum is divided by the size of the destination. Two changes,
both measured in ``bench/bench_gap.py``: a held skill stands for itself and for one other at most (theirs: one to one,
or one to many), and the weight is halved for skills that share neither field of work nor occupation, because the
encoder sees wording only. Our skills have no descriptions: a vector is the mean of label and forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Encoder
from taxonomy.load import Taxonomy
from taxonomy.model import Skill
from vaardig.base.text import fold

from .settings import Calibration

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Counts = NDArray[np.int8]
Flags = NDArray[np.bool_]
_MOST_FORMS = 12
SERVES = 2
KNOWING = ("kennis", "regelgeving")


def field_of(group: str) -> str:
    """Field of work of a skill group: what stands before ``>``."""
    return group.partition(" > ")[0]


def act_of(skill: Skill) -> str:
    """The act that a label names: its verb, the last of several words; empty when it names none.

    >>> act_of(Skill("", "machines bedienen", "activiteit", "", (), ()))
    'bedienen'
    """
    words = fold(skill.label).split()
    return words[-1] if len(words) > 1 and words[-1].endswith("en") and skill.kind not in KNOWING else ""


class SkillSpace:
    """Vectors and relations of the hard skills of one taxonomy.

    Parameters
    ----------
    taxonomy
        Its hard skills are the rows, in order; its occupations say which skills are used together.
    encoder
        Any encoder; forms are encoded once.
    calibration
        What turns similarity into weight.
    """

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder, calibration: Calibration) -> None:
        self.ids: tuple[str, ...] = tuple(skill.id for skill in taxonomy.skills)
        self.index = {identifier: row for row, identifier in enumerate(self.ids)}
        self.calibration = calibration
        self._field = _codes(field_of(skill.group) for skill in taxonomy.skills)
        self._group = _codes(skill.group for skill in taxonomy.skills)
        self._act = _codes(act_of(skill) for skill in taxonomy.skills)
        self._knowing = np.array([skill.kind in KNOWING for skill in taxonomy.skills], dtype=np.bool_)
        self.vectors = _vectors(taxonomy, encoder)
        self._used = _used_together(taxonomy, self.index)

    def rows(self, ids: Sequence[str]) -> Ints:
        """Rows of the skills that this space knows, in the order given; others are dropped."""
        return np.array([self.index[i] for i in ids if i in self.index], dtype=np.int64)

    def similarities(self, asked: Ints, held: Ints) -> Floats:
        """Cosine of every asked with every held skill, shape ``(asked, held)``."""
        result: Floats = self.vectors[asked] @ self.vectors[held].T
        return result

    def kinship(self, asked: Ints, held: Ints) -> Counts:
        """How related the use of two skills is, shape ``(asked, held)``.

        One point for the same field of work, one for occurring together in an occupation: 0, 1 or 2.
        """
        together = self._together(asked, held).astype(np.int8)
        result: Counts = together + _same(self._field, asked, held).astype(np.int8)
        return result

    def least_similarity(self, asked: Ints, held: Ints) -> Floats:
        """From which similarity a held skill makes an asked one a small step, shape ``(asked, held)``; inf: never.

        Words that resemble prove little: the work has to be the same kind of work. So the bar is low within one trade
        (a field of work, used together), usual within one group, and high for what only shares a field or only
        an occupation, unless both name the same act (*machines bedienen*, *CNC-machines bedienen*). Who knows the
        rules or the theory cannot therefore do the work: from knowing to doing takes the same field and the high bar.
        """
        settings = self.calibration
        field, group = _same(self._field, asked, held), _same(self._group, asked, held)
        together, act = self._together(asked, held), _same(self._act, asked, held)
        least = np.where(field | together, settings.very_near, np.inf)
        least[(field | together) & (act | group)] = settings.near
        least[field & together] = settings.near_used
        from_knowing = self._knowing[held][None, :] & ~self._knowing[asked][:, None]
        least[from_knowing] = np.where(field, settings.very_near, np.inf)[from_knowing]
        result: Floats = least.astype(np.float32)
        return result

    def _together(self, asked: Ints, held: Ints) -> Flags:
        result: Flags = (self._used[asked] @ self._used[held].T).toarray() > 0
        return result

    def weights(self, asked: Ints, held: Ints) -> Floats:
        """How much each held skill stands for each asked one, 0..1, shape ``(asked, held)``; 1 for the skill itself."""
        settings = self.calibration
        similarity = self.similarities(asked, held)
        weight = 1.0 / (1.0 + np.exp(-settings.slope * (similarity - settings.midpoint)))
        apart = self.kinship(asked, held) == 0
        weight[apart] *= settings.unrelated
        weight[apart & (similarity < settings.midpoint)] = 0.0
        weight[asked[:, None] == held[None, :]] = 1.0
        result: Floats = weight.astype(np.float32)
        return result

    def cover(self, weight: Floats, asked: Ints, held: Ints, shares: Floats) -> float:
        """Covered share of a profile by the best assignment, each held skill standing for itself and one other.

        Parameters
        ----------
        weight
            `weights` of the asked with the held skills, times the strength of the latter; ``(asked, held)``.
        shares
            Weight of each asked skill in the profile; the result is on their scale.
        """
        own = asked[:, None] == held[None, :]
        value = np.where(own, weight, 0.0).max(axis=1, initial=0.0)
        rest = value < 1.0
        if not rest.any() or not len(held):
            return float(value @ shares)
        gain = np.maximum(weight[rest] - value[rest, None], 0.0) * shares[rest, None]
        rows, columns = _assign(gain)
        return float(value @ shares) + float(gain[rows, columns].sum())

    def partners(self, asked: Ints, held: Ints) -> dict[int, tuple[int, float]]:
        """For asked skills (places) a held one (place) that is close enough for a small step, and the similarity.

        Each held skill serves ``SERVES`` asked ones at most. The assignment as a whole is the best there is, so another
        held skill never takes a partner away without giving one: the number of asked skills with a partner only grows.
        """
        if not len(asked) or not len(held):
            return {}
        similarity = self.similarities(asked, held)
        fit = (similarity >= self.least_similarity(asked, held)) & (asked[:, None] != held[None, :])
        rows, columns = _assign(np.tile(np.where(fit, similarity, 0.0), (1, SERVES)))
        pairs = ((int(row), int(column) % len(held)) for row, column in zip(rows, columns, strict=True))
        return {row: (column, float(similarity[row, column])) for row, column in pairs if fit[row, column]}


def _codes(names: Iterable[str]) -> Ints:
    """A number per name, equal for equal names; -1 for the empty name."""
    codes = {"": -1}
    return np.array([codes.setdefault(name, len(codes)) for name in names], dtype=np.int64)


def _same(codes: Ints, asked: Ints, held: Ints) -> Flags:
    """Where two skills share a name; the empty name is shared by none."""
    result: Flags = (codes[asked][:, None] == codes[held][None, :]) & (codes[asked][:, None] >= 0)
    return result


def _assign(gain: Floats) -> tuple[Ints, Ints]:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(gain, maximize=True)
    return rows, columns


def _vectors(taxonomy: Taxonomy, encoder: Encoder) -> Floats:
    """Unit vectors, shape ``(skills, dimension)``."""
    texts: list[str] = []
    starts: list[int] = []
    for skill in taxonomy.skills:
        starts.append(len(texts))
        typed = [form.text for form in skill.forms if not form.generated and form.text != skill.label]
        texts.extend((skill.label, *typed[: _MOST_FORMS - 1]))
    if not texts:
        return np.zeros((0, encoder.dimension), dtype=np.float32)
    sums = np.add.reduceat(encoder.encode(texts), np.array(starts), axis=0)
    norm = np.linalg.norm(sums, axis=1, keepdims=True)
    result: Floats = (sums / np.maximum(norm, 1e-9)).astype(np.float32)
    return result


def _used_together(taxonomy: Taxonomy, index: dict[str, int]) -> Any:
    """Sparse skill x occupation membership (scipy CSR, float32)."""
    from scipy.sparse import csr_matrix

    pairs = [
        (index[skill], column)
        for column, occupation in enumerate(taxonomy.occupations)
        for skill in {*occupation.essential, *occupation.optional}
        if skill in index
    ]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    shape = (len(index), max(1, len(taxonomy.occupations)))
    return csr_matrix((np.ones(len(pairs), dtype=np.float32), (rows, columns)), shape=shape)
