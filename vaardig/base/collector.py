"""Python's garbage collector, kept from walking a million long-lived objects again and again while they are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """Do not collect while the body makes objects that live as long as the process; they are set apart afterwards.

    Counting references still frees what is dropped; only cycles wait. May be nested: the outermost one decides.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
