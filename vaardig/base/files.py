"""Atomic writes: an artefact is whole or absent, whatever happens to the process or the power."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{uuid4().hex[:8]}.tmp")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(path: Path) -> None:
    # Windows cannot open a folder; there the rename itself is the best we can do.
    if os.name == "posix":
        _sync(path)


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder; on success it is flushed and renamed onto ``path``.

    On any exception the temporary file or folder is removed and ``path`` stays as it was.
    A folder target must not exist yet or be empty: the rename refuses to overwrite a full one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    try:
        yield temporary
        if temporary.is_dir():
            for item in sorted(temporary.rglob("*")):
                if item.is_file():
                    _sync(item)
        else:
            _sync(temporary)
        temporary.replace(path)
        _sync_folder(path.parent)
    except BaseException:
        if temporary.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
        else:
            temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends, atomically."""
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, value: Any) -> None:
    """Write canonical, readable JSON (sorted keys, two spaces, final newline), atomically."""
    write_text(path, json.dumps(value, sort_keys=True, ensure_ascii=False, indent=2) + "\n")


def remove_stale_temporaries(folder: Path) -> int:
    """Remove what a killed writer left behind in ``folder``; returns how many were removed."""
    count = 0
    for item in folder.glob(".*.tmp"):
        if item.is_dir():
            shutil.rmtree(item, ignore_errors=True)
        else:
            item.unlink(missing_ok=True)
        count += 1
    return count
