"""From the paths that a user gives to a deterministic list of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_file, hash_parts

from .model import Source
from .streams import suffix_of
from .tables import IGNORED_SUFFIXES

TABLE_SUFFIXES = (".jsonl", ".ndjson", ".json", ".jsonld", ".csv", ".tsv", ".parquet", ".pq", ".xlsx", ".xlsm",
                  ".xlsb", ".xls", ".ods", ".xml", ".rss", ".atom")  # fmt: skip
DOCUMENT_SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")
SUPPORTED = (*TABLE_SUFFIXES, *DOCUMENT_SUFFIXES)
_ALLOWED = f"{' '.join(SUPPORTED)}, each also as .gz or .zst, and folders of these"


def discover(paths: Sequence[Path]) -> list[Source]:
    """Expand files and folders into sources, in the order given and sorted within a folder.

    A file is one source. Within a folder every table or feed is a source, and all its text documents
    (.txt .html .docx .pdf, at any depth) together are one source named after the folder with a final ``/``.
    Hidden files and what commonly lies beside vacancies (README, images, scripts) are passed over; a file given
    twice is read once. Names are unique: where two are equal, folders are put in front.

    Raises
    ------
    InputError
        When a path does not exist, a file has no supported format, or a folder holds nothing to read.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for path in paths:
        if path.is_dir():
            for item, name in _expand(path):
                found.setdefault(item.resolve(), (item, name))
        elif path.is_file():
            if suffix_of(path)[0] not in SUPPORTED:
                raise InputError(f"{path}: this format is not supported", allowed=_ALLOWED)
            found.setdefault(path.resolve(), (path, path.name))
        else:
            raise InputError(f"{path} does not exist", next_step="check the path; a folder may be given too")
    if not found:
        raise InputError("no source is given", allowed=_ALLOWED, next_step="name a file or a folder")
    names = _unique_names(list(found.values()))
    return [Source(path, name, fingerprint(path)) for (path, _), name in zip(found.values(), names, strict=True)]


def documents_in(folder: Path) -> list[Path]:
    """Text documents under a folder at any depth, sorted by their relative name."""
    return [path for path in _files(folder) if suffix_of(path)[0] in DOCUMENT_SUFFIXES]


def fingerprint(path: Path) -> str:
    """Content hash of a file, or of the relative names and contents of a folder's documents."""
    if path.is_file():
        return hash_file(path)
    documents = documents_in(path)
    return hash_parts(part for item in documents for part in (item.relative_to(path).as_posix(), hash_file(item)))


def _files(folder: Path) -> list[Path]:
    inside = [path for path in folder.rglob("*") if path.is_file()]
    visible = [path for path in inside if not any(part.startswith((".", "~$")) for part in _parts(path, folder))]
    return sorted(visible, key=lambda path: _parts(path, folder))


def _parts(path: Path, folder: Path) -> tuple[str, ...]:
    return path.relative_to(folder).parts


def _expand(folder: Path) -> list[tuple[Path, str]]:
    files = _files(folder)
    unsupported = [
        path.relative_to(folder).as_posix()
        for path in files
        if suffix_of(path)[0] not in SUPPORTED and path.suffix.lower() not in IGNORED_SUFFIXES and path.suffix
    ]
    if unsupported:
        shown = ", ".join(unsupported[:5]) + (f" and {len(unsupported) - 5} more" if len(unsupported) > 5 else "")
        raise InputError(
            f"{folder} holds files whose format is not supported: {shown}",
            allowed=_ALLOWED,
            next_step="take them out of the folder, or name the files to read one by one",
        )
    root = folder.resolve().name or "folder"
    tables = [path for path in files if suffix_of(path)[0] in TABLE_SUFFIXES]
    expanded = [(path, f"{root}/{path.relative_to(folder).as_posix()}") for path in tables]
    if documents_in(folder):
        expanded.append((folder, f"{root}/"))
    if not expanded:
        raise InputError(f"{folder} holds nothing to read", allowed=_ALLOWED)
    return expanded


def _unique_names(items: list[tuple[Path, str]]) -> list[str]:
    names = [name for _, name in items]
    depth = 1
    while repeated := {name for name, count in Counter(names).items() if count > 1}:
        for index, (path, name) in enumerate(items):
            if names[index] in repeated:
                parents = path.resolve().parent.parts[-depth:]
                names[index] = "/".join((*(part.strip("/\\:") for part in parents), name))
        depth += 1
        if depth > 40:  # identical names up to the root cannot happen for distinct files
            break
    return names
