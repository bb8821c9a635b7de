"""Answers that were worked out before: many readers, one worker per answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

T = TypeVar("T")
# Answers of ``soon`` that are worked out side by side.
_AT_ONCE = 3


class _Slot:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value: Any = None
        self.full = False
        self.error: Exception | None = None
        self.running = False
        self.done = threading.Event()


class Shelf:
    """The latest ``size`` answers by key. Two requests for the same new key work it out once; an error is not kept.

    Only for what follows from the werkmap and the taxonomy: nothing that a visitor typed about a person goes in here.
    Every answer is worked out inside ``around``, which may refuse it by raising.
    """

    def __init__(self, size: int = 64, around: Callable[[], AbstractContextManager[Any]] = nullcontext) -> None:
        self._size = size
        self._around = around
        self._lock = threading.Lock()
        self._long = threading.Lock()
        self._few = threading.BoundedSemaphore(_AT_ONCE)
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer for ``key``, made with ``make`` when it is not there."""
        slot = self._slot(key)
        with slot.lock:
            if not slot.full:
                with self._around():
                    value: T = make()
                slot.value = value
                slot.full = True
            found: T = slot.value
            return found

    def empty(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._slots.clear()

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
            # One long answer at a time: they would only slow each other down.
            self._begin(slot, make, self._long)
            return None

    def soon(self, key: Hashable, make: Callable[[], T], patience: float) -> T | None:
        """Return the answer when it comes within ``patience`` seconds; else None, while the work goes on.

        Raises
        ------
        Exception
            What the work ended with, once; asking again begins anew.
        """
        slot = self._slot(key)
        with self._lock:
            if not slot.full and slot.error is None:
                self._begin(slot, make, self._few)
        if not slot.full and slot.error is None:
            slot.done.wait(patience)
        with self._lock:
            if slot.error is not None:
                error, slot.error = slot.error, None
                raise error
            value: T | None = slot.value if slot.full else None
            return value

    def _begin(self, slot: _Slot, make: Callable[[], Any], turn: AbstractContextManager[Any]) -> None:
        if not slot.running:
            slot.running = True
            slot.done.clear()
            threading.Thread(target=self._fill, args=(slot, make, turn), name="later", daemon=True).start()

    def _fill(self, slot: _Slot, make: Callable[[], Any], turn: AbstractContextManager[Any]) -> None:
        try:
            with turn, slot.lock:
                if not slot.full:
                    with self._around():
                        value = make()
                    slot.value = value
                    slot.full = True
        except Exception as error:  # noqa: BLE001 - raised again for who asks
            slot.error = error
        finally:
            slot.running = False
            slot.done.set()

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self._size:
                self._slots.popitem(last=False)
            return slot
