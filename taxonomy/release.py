"""A *release*: one official taxonomy, imported into tables of ours, with a manifest. Written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from vaardig.base.errors import TaxonomyError
from vaardig.base.files import atomic_path
from vaardig.base.hashing import hash_file, hash_json

FORMAT = 1
MANIFEST = "manifest.json"
_TABLES = ("skills", "occupations", "relations")


@dataclass(frozen=True, slots=True)
class Match:
    """A crosswalk: SKOS relation (``exact``, ``close``, ``broad``, ``narrow``) to an id such as ``esco:<uuid>``."""

    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class ReleaseSkill:
    """One imported skill. ``kind`` is ours, or ``soft``; ``collection`` is the official collection it came from."""

    id: str
    label: str
    kind: str
    group: str = ""
    labels: tuple[str, ...] = ()
    collection: str = ""
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseOccupation:
    """One imported occupation."""

    id: str
    label: str
    titles: tuple[str, ...] = ()
    isco: str = ""
    nace: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """An occupation needs a skill: ``essential`` or ``optional``."""

    occupation: str
    skill: str
    kind: str


@dataclass(slots=True)
class Tables:
    """What an importer read, and what it must report."""

    name: str
    version: str
    licence: str
    attribution: str
    skills: dict[str, ReleaseSkill] = field(default_factory=dict)
    occupations: dict[str, ReleaseOccupation] = field(default_factory=dict)
    relations: set[Relation] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import gave. ``notes`` say what was absent, skipped or dangling; ``changed`` is False when the
    folder already held the same content.
    """

    folder: Path
    name: str
    version: str
    hash: str
    counts: dict[str, int]
    notes: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Release:
    """A release read back."""

    name: str
    hash: str
    attribution: str
    skills: tuple[ReleaseSkill, ...]
    occupations: tuple[ReleaseOccupation, ...]
    relations: tuple[Relation, ...]


def write_release(tables: Tables, folder: Path) -> ImportReport:
    """Write tables and manifest as ``folder``, replacing a release that is there only when all is well.

    Raises
    ------
    TaxonomyError
        Nothing was read, or ``folder`` exists and is no release of ours.
    """
    if not tables.skills and not tables.occupations:
        raise TaxonomyError(f"no skill and no occupation was found in the {tables.name} release")
    if folder.exists() and not (folder / MANIFEST).is_file() and any(folder.iterdir()):
        raise TaxonomyError(
            f"'{folder}' exists and is no imported release",
            allowed="a new folder, or one that an earlier import made",
            next_step="give another folder to --out",
        )
    known = tables.skills.keys()
    dangling = {relation.skill for relation in tables.relations} - known
    if dangling:
        tables.notes.append(f"{len(dangling)} skills that relations name are not in the release: these relations wait")
    counts = {"skills": len(known), "occupations": len(tables.occupations), "relations": len(tables.relations)}
    staged = folder.with_name(f".{folder.name}.{os.getpid()}.{uuid4().hex[:8]}.new")
    with atomic_path(staged) as temporary:
        temporary.mkdir()
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "name": tables.name,
            "version": tables.version,
            "licence": tables.licence,
            "attribution": tables.attribution,
            "counts": counts,
            "tables": _write_tables(tables, temporary),
            "notes": tables.notes,
        }
        manifest["hash"] = hash_json(manifest)
        text = json.dumps(manifest, sort_keys=True, ensure_ascii=False, indent=2) + "\n"
        (temporary / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    changed = _installed_hash(folder) != manifest["hash"]
    _swap(staged, folder)
    return ImportReport(folder, tables.name, tables.version, manifest["hash"], counts, tuple(tables.notes), changed)


def _write_tables(tables: Tables, folder: Path) -> dict[str, str]:
    rows: dict[str, Iterable[Any]] = {
        "skills": (tables.skills[key] for key in sorted(tables.skills)),
        "occupations": (tables.occupations[key] for key in sorted(tables.occupations)),
        "relations": sorted(tables.relations),
    }
    hashes = {}
    for name, values in rows.items():
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as handle:
            for value in values:
                handle.write(json.dumps(asdict(value), sort_keys=True, ensure_ascii=False) + "\n")
        hashes[path.name] = hash_file(path)
    return hashes


def _swap(staged: Path, folder: Path) -> None:
    """Put a finished folder in place; a folder cannot replace a full one, so the old one steps aside first."""
    aside = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.old")
    if folder.exists():
        folder.replace(aside)
    try:
        staged.replace(folder)
    except OSError:
        if aside.exists():
            aside.replace(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _installed_hash(folder: Path) -> str:
    path = folder / MANIFEST
    try:
        return str(json.loads(path.read_text("utf-8")).get("hash", "")) if path.is_file() else ""
    except (ValueError, OSError):
        return ""


def read_release(folder: Path) -> Release:
    """Read a release back.

    Raises
    ------
    TaxonomyError
        The folder is no release, of another format, or a table does not have the bytes that its manifest names.
    """
    path = folder / MANIFEST
    remedy = "vaardig taxonomy import … --out " + str(folder)
    if not path.is_file():
        raise TaxonomyError(f"'{folder}' holds no imported release ({MANIFEST} is absent)", next_step=remedy)
    try:
        manifest = json.loads(path.read_text("utf-8"))
        if manifest["format"] != FORMAT:
            found = f"the release '{folder}' has format {manifest['format']}"
            raise TaxonomyError(found, allowed=f"format {FORMAT}", next_step=remedy)
        for name in _TABLES:
            if hash_file(folder / f"{name}.jsonl") != manifest["tables"][f"{name}.jsonl"]:
                raise TaxonomyError(f"the table {name}.jsonl of '{folder}' is damaged", next_step=remedy)
        return Release(
            f"{manifest['name']} {manifest['version']}".strip(),
            manifest["hash"],
            manifest["attribution"],
            tuple(_skill(row) for row in _rows(folder, "skills")),
            tuple(_occupation(row) for row in _rows(folder, "occupations")),
            tuple(Relation(**row) for row in _rows(folder, "relations")),
        )
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise TaxonomyError(f"the release '{folder}' is damaged: {error}", next_step=remedy) from error


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as handle:
        yield from (json.loads(line) for line in handle)


def _matches(row: dict[str, Any]) -> tuple[Match, ...]:
    return tuple(Match(**match) for match in row.pop("matches"))


def _skill(row: dict[str, Any]) -> ReleaseSkill:
    matches, labels = _matches(row), tuple(row.pop("labels"))
    return ReleaseSkill(**row, labels=labels, matches=matches)


def _occupation(row: dict[str, Any]) -> ReleaseOccupation:
    matches, titles, nace = _matches(row), tuple(row.pop("titles")), tuple(row.pop("nace"))
    return ReleaseOccupation(**row, titles=titles, nace=nace, matches=matches)
