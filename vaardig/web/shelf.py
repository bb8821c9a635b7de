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
        self.error: Exception | None = None
        self.running = False


class Shelf:
    """The latest ``size`` answers by key. Two requests for the same new key work it out once; an error is not kept.

    Only for what follows from the werkmap and the taxonomy: nothing that a visitor typed about a person goes in here.
    """

    def __init__(self, size: int = 64) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._long = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer for ``key``, made with ``make`` when it is not there."""
        slot = self._slot(key)
        with slot.lock:
            if not slot.full:
                slot.value = make()
                slot.full = True
            value: T = slot.value
            return value

    def later(self, key: Hashable, make: Callable[[], T]) -> T | None:
        """Return the answer when it is there; else begin to make it in the background and return None.

        Raises
        ------
        Exception
            What the background work ended with, once; asking again begins anew.
        """
        slot = self._slot(key)
        with self._lock:
            if slot.full:
                value: T = slot.value
                return value
            if slot.error is not None:
                error, slot.error = slot.error, None
                raise error
            if not slot.running:
                slot.running = True
                threading.Thread(target=self._fill, args=(slot, make), name="later", daemon=True).start()
            return None

    def _fill(self, slot: _Slot, make: Callable[[], Any]) -> None:
        try:
            # One long answer at a time: they would only slow each other down.
            with self._long, slot.lock:
                slot.value = make()
                slot.full = True
        except Exception as error:  # noqa: BLE001 - raised again for who asks
            slot.error = error
        finally:
            slot.running = False

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self._size:
                self._slots.popitem(last=False)
            return slot
