"""One writer per werkmap. The operating system holds the lock, so a killed build never leaves a stale one."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vaardig.base.errors import WerkmapError

_TRIES = 4
_PAUSE = 0.05


def _acquire(handle: BinaryIO) -> bool:
    """Take the lock; tried a few times, because `is_writing` holds it for a moment."""
    for _ in range(_TRIES - 1):
        if _take(handle):
            return True
        time.sleep(_PAUSE)
    return _take(handle)


def _take(handle: BinaryIO) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_writing(path: Path) -> bool:
    """Whether a process holds the lock file now; False where that cannot be seen."""
    try:
        with path.open("rb+") as handle:
            # Closing gives the lock back.
            return not _take(handle)
    except OSError:
        return False


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` while the body runs.

    The file stays behind with the last writer's process id: removing it would let two writers hold two files of one
    name. A child process does not inherit the lock.

    Raises
    ------
    WerkmapError
        When another living process holds the lock, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Unbuffered: a full disk shows where the number is written, and not again when the file is closed.
        handle = path.open("a+b", buffering=0)
    except OSError as error:
        raise _refused(path, error) from error
    with handle:
        if not _acquire(handle):
            handle.seek(0)
            holder = handle.read(32).decode("ascii", "replace").strip() or "unknown"
            raise WerkmapError(
                f"another build is writing the werkmap {path.parent} (process {holder})",
                next_step="wait until it has finished, or stop it; what it did so far is kept",
            )
        try:
            if handle.seek(0, os.SEEK_END):
                handle.truncate(0)
            handle.write(f"{os.getpid()}\n".encode("ascii"))
        except OSError as error:
            raise _refused(path, error) from error
        yield


def _refused(path: Path, error: OSError) -> WerkmapError:
    return WerkmapError(
        f"the werkmap {path.parent} cannot be written ({error.strerror})",
        next_step="make room, choose another folder, or give yourself the right to write there",
    )
