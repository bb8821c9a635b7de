"""The JSON documents of a werkmap: plan, journals, part records and manifest. None holds a time or a path."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from vaardig.base.errors import WerkmapError
from vaardig.base.files import write_json
from vaardig.base.hashing import hash_json

FORMAT = 1


@dataclass(frozen=True)
class Document:
    """A frozen record that is stored as one JSON object with exactly its fields."""

    def write(self, path: Path) -> None:
        """Write atomically."""
        write_json(path, asdict(self))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read and check the field names.

        Raises
        ------
        WerkmapError
            When the file is absent, not JSON, or has other fields than this version knows.
        """
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise WerkmapError(f"{path} does not exist") from None
        except (OSError, ValueError) as error:
            raise WerkmapError(
                f"{path} cannot be read ({error})", next_step=f"rebuild the werkmap {path.parent}"
            ) from None
        expected = {field.name for field in fields(cls)}
        if not isinstance(value, dict) or set(value) != expected:
            raise WerkmapError(
                f"{path} has other fields than this version of vaardig writes",
                allowed=", ".join(sorted(expected)),
                next_step="build into a new folder with 'vaardig build SOURCE… --out NEW'",
            )
        return cls(**value)


@dataclass(frozen=True)
class Plan(Document):
    """With what every part is made. Parts of different plans never stand in one werkmap.

    ``extractor`` is the fingerprint of taxonomy, rules and code together; ``employer_sizes`` the content hash of the
    user's file of employer sizes, empty without one.
    """

    extractor: str
    encoder: str
    dimension: int
    part_rows: int
    keep_personal_data: bool
    employer_sizes: str = ""
    format: int = FORMAT


@dataclass(frozen=True)
class Journal(Document):
    """How far one source is.

    ``number`` is its place in the order in which ads are numbered; ``rows`` and ``parts`` are final when ``complete``.
    """

    name: str
    fingerprint: str
    number: int
    kind: str
    mapping: dict[str, str]
    rows: int = 0
    parts: int = 0
    complete: bool = False


@dataclass(frozen=True)
class PartRecord(Document):
    """Counts of one part, and the hash of each of its tables."""

    source: str
    start_row: int
    rows: int
    vacancies: int
    rejects: int
    mentions: int
    undated: int
    hashes: dict[str, str]

    def digest(self) -> str:
        """Hash over everything in the part."""
        return hash_json(asdict(self))


@dataclass(frozen=True)
class Manifest(Document):
    """The finished whole. ``parts`` maps the name of each part to its digest, in reading order when sorted by source.

    ``order`` lists the parts in the order in which ads are numbered. ``counts``: rows, vacancies, rejects, mentions,
    undated, clusters, units (clusters × years).
    """

    plan: dict[str, Any]
    sources: list[dict[str, Any]]
    order: list[str]
    parts: dict[str, str]
    counts: dict[str, int]
    figures: str
    format: int = FORMAT
