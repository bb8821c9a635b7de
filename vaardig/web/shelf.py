"""Answers that were worked out before: many readers, one worker per answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class _Slot:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value: Any = None
        self.full = False


class Shelf:
    """The latest ``size`` answers by key. Two requests for the same new key work it out once; an error is not kept.

    Only for what follows from the werkmap and the taxonomy: nothing that a visitor typed about a person goes in here.
    """

    def __init__(self, size: int = 64) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer for ``key``, made with ``make`` when it is not there."""
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self._size:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.full:
                slot.value = make()
                slot.full = True
            value: T = slot.value
            return value
