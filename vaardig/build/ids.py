"""Unique vacancy ids over all sources, at about eight bytes an ad."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vaardig.base.hashing import hash_text

_Keys = NDArray[np.uint64]


class IdRegistry:
    """Ids seen so far, as 64-bit hashes in sorted levels that are merged when the newer one has grown as large.

    A false "seen" (about n / 2**64) only adds a prefix to an id.
    """

    def __init__(self) -> None:
        self._levels: list[_Keys] = []

    def __len__(self) -> int:
        return sum(map(len, self._levels))

    def add(self, ids: Sequence[str]) -> None:
        """Note ids that are already final."""
        self._push(_keys(ids))

    def assign(self, ids: Sequence[str], source: str, rows: Sequence[int], fingerprint: str) -> list[str]:
        """Make the ids of the next rows unique and note them.

        An id keeps its wording unless it was seen before; then it becomes ``source/id``, then ``source/id#row``,
        then ``fingerprint/row``, which no other row can have.
        """
        final: list[str] = []
        taken: set[str] = set()
        seen = self._seen(_keys(ids))
        for identifier, row, known in zip(ids, rows, seen, strict=True):
            choice = identifier
            if known or choice in taken:
                options = (f"{source}/{identifier}", f"{source}/{identifier}#{row}")
                fresh = (o for o in options if o not in taken and not self._seen(_keys([o]))[0])
                choice = next(fresh, f"{fingerprint}/{row}")
            taken.add(choice)
            final.append(choice)
        self._push(_keys(final))
        return final

    def _seen(self, keys: _Keys) -> NDArray[np.bool_]:
        found = np.zeros(len(keys), dtype=np.bool_)
        for level in self._levels:
            place = np.minimum(np.searchsorted(level, keys), len(level) - 1)
            found |= level[place] == keys
        return found

    def _push(self, keys: _Keys) -> None:
        if not len(keys):
            return
        self._levels.append(np.sort(keys))
        while len(self._levels) > 1 and len(self._levels[-1]) >= len(self._levels[-2]) // 2:
            last = self._levels.pop()
            self._levels[-1] = np.sort(np.concatenate((self._levels[-1], last)))


def _keys(ids: Sequence[str]) -> _Keys:
    return np.array([int(hash_text(identifier, 8), 16) for identifier in ids], dtype=np.uint64)
