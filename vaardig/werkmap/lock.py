"""One writer per werkmap. The operating system holds the lock, so a killed build never leaves a stale one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vaardig.base.errors import WerkmapError


def _acquire(handle: BinaryIO) -> bool:
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
