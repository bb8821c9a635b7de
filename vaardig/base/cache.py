"""Things that take a second to make and follow from their content alone, kept in the user's cache folder.

An entry is named for everything that it follows from, code included, so it never has to be declared stale. Deleting the
folder is always safe. ``VAARDIG_CACHE=off`` does without; ``VAARDIG_CACHE=FOLDER`` puts it elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from vaardig.base.files import atomic_path
from vaardig.base.hashing import hash_parts

Made = TypeVar("Made")

VARIABLE = "VAARDIG_CACHE"
# Entries of one kind that stay: one or two taxonomies and encoders are in use at a time.
_ENTRIES = 4
_DIGEST = 32


def cache_folder() -> Path | None:
    """Where entries stand; None when the user wants none. See the XDG base directory specification."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen:
        return None if chosen.lower() in ("off", "0", "no", "nee") else Path(chosen)
    if os.name == "nt" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "vaardig" / "cache"
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (base if base.is_absolute() else Path.home() / ".cache") / "vaardig"
    except RuntimeError:  # no home
        return None


@lru_cache(maxsize=8)
def code_of(package: str, *folders: str) -> str:
    """Hash of a package's own modules and of all files of some of its folders, so that entries end with their code."""
    root = files(package)
    items = [item for item in root.iterdir() if item.name.endswith(".py")]
    for folder in folders:
        items += [item for item in root.joinpath(folder).iterdir() if item.is_file()]
    items.sort(key=lambda item: item.name)
    return hash_parts(part for item in items for part in (item.name, item.read_bytes().hex()))


def kept(
    kind: str,
    key: str,
    make: Callable[[], Made],
    pack: Callable[[Made], bytes],
    unpack: Callable[[bytes], Made],
) -> Made:
    """What ``make`` gives, from the cache when it stands there whole.

    Parameters
    ----------
    kind
        Name of the thing; a folder in the cache.
    key
        Hash of all that the result follows from.
    pack, unpack
        To and from bytes; ``unpack(pack(made))`` must serve exactly as ``made`` does.

    Notes
    -----
    A damaged entry is made anew. That nothing can be read or written there is no error: it only costs time.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / kind / key
    content = _read(path)
    if content is not None:
        try:
            return unpack(content)
        except (ValueError, KeyError, IndexError, TypeError):
            pass
    made = make()
    _write(path, pack(made))
    return made


def _read(path: Path) -> bytes | None:
    from hashlib import blake2b

    try:
        raw = path.read_bytes()
        if blake2b(raw[_DIGEST:], digest_size=_DIGEST).digest() != raw[:_DIGEST]:
            return None
        os.utime(path)
    except OSError:
        return None
    return raw[_DIGEST:]


def _write(path: Path, content: bytes) -> None:
    from hashlib import blake2b

    try:
        with atomic_path(path) as temporary:
            temporary.write_bytes(blake2b(content, digest_size=_DIGEST).digest() + content)
        entries = sorted(path.parent.iterdir(), key=lambda item: item.stat().st_mtime, reverse=True)
        for old in entries[_ENTRIES:]:
            old.unlink()
    except OSError:
        return
