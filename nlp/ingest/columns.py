"""Which field of a source fills which column of ours: synonyms, or what the user mapped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vaardig.base.errors import ConfigError, InputError
from vaardig.base.text import fold

from .tables import COLUMNS, FACTS, MISSING_VALUES, PARTS, PERSONAL

_SEPARATORS = re.compile(r"[^a-z0-9@]+")
_MAX_DEPTH = 6

SYNONYMS: dict[str, tuple[str, ...]] = {
    **COLUMNS,
    **{name: synonyms for name, (_, synonyms) in PARTS.items()},
    **{name: synonyms for name, (_, _, synonyms) in FACTS.items()},
}
TEXT_TARGETS = ("text", *PARTS)


@lru_cache(maxsize=16_384)
def key_of(name: str) -> str:
    """Reduce a column name to what synonyms are written in: ``Date posted``, ``datePosted`` -> ``dateposted``."""
    return _SEPARATORS.sub("", fold(name))


_PERSONAL_KEYS = {key: mask for mask, keys in PERSONAL.items() for key in keys}


def personal_mask(name: str) -> str:
    """Mask for the value of a field that names a person or how to reach one, else an empty string."""
    return _PERSONAL_KEYS.get(key_of(name), "")


def is_missing(value: Any) -> bool:
    """True for None, NaN, empty containers and the ways in which people write "nothing"."""
    if value is None or value == [] or value == {}:
        return True
    if isinstance(value, float):
        return value != value
    return isinstance(value, str) and len(value) < 10 and value.strip().lower() in MISSING_VALUES


def flatten(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give nested objects dotted names: ``{"company": {"name": …}}`` -> ``{"company.name": …}``; flat ones as is."""
    if not any(isinstance(value, dict) for value in record.values()):
        return record
    flat: dict[str, Any] = {}
    _flatten_into(flat, record, "", 0)
    return flat


def _flatten_into(flat: dict[str, Any], record: Mapping[str, Any], prefix: str, depth: int) -> None:
    for key, value in record.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and depth < _MAX_DEPTH:
            _flatten_into(flat, value, f"{name}.", depth + 1)
        else:
            flat.setdefault(name, value)


@dataclass(frozen=True)
class Columns:
    """Candidates per column of ours, in order of preference, for rows with one set of field names."""

    candidates: Mapping[str, tuple[str, ...]]

    @property
    def has_text(self) -> bool:
        """Whether any field could hold the text of a vacancy."""
        return any(self.candidates.get(target) for target in TEXT_TARGETS)

    def first(self, record: Mapping[str, Any], target: str) -> Any:
        """First value that is not missing, or None."""
        for name in self.candidates.get(target, ()):
            value = record.get(name)
            if not is_missing(value):
                return value
        return None


class Resolver:
    """Finds the columns of rows; remembers the answer per set of field names."""

    _MAX_CACHED = 512

    def __init__(self, mapping: Mapping[str, str]) -> None:
        unknown = sorted(set(mapping) - set(SYNONYMS))
        if unknown:
            raise ConfigError(
                f"--map names columns that do not exist: {', '.join(unknown)}",
                allowed=", ".join(SYNONYMS),
                next_step="use --map COLUMN=SOURCE_COLUMN, e.g. --map title=functie",
            )
        self._mapping = dict(mapping)
        self._cache: dict[tuple[str, ...], Columns] = {}

    @property
    def mapped_keys(self) -> list[str]:
        """Keys of the source columns that the user mapped."""
        return [key_of(source) for source in self._mapping.values()]

    def resolve(self, names: Sequence[str]) -> Columns:
        """Columns for rows with these field names. A mapped field serves no other column."""
        signature = tuple(names)
        found = self._cache.get(signature)
        if found is None:
            if len(self._cache) >= self._MAX_CACHED:
                self._cache.clear()
            found = self._cache[signature] = self._resolve(signature)
        return found

    def _resolve(self, names: tuple[str, ...]) -> Columns:
        mapped = {target: _named(names, source) for target, source in self._mapping.items()}
        taken = {name for name in mapped.values() if name}
        by_key: dict[str, list[str]] = {}
        for name in names:
            if name not in taken:
                by_key.setdefault(key_of(name), []).append(name)
        candidates: dict[str, tuple[str, ...]] = {}
        for target, synonyms in SYNONYMS.items():
            if target in mapped:
                candidates[target] = (mapped[target],) if mapped[target] else ()
            else:
                candidates[target] = tuple(name for key in synonyms for name in by_key.get(key, ()))
        return Columns(candidates)

    def check_header(self, names: Sequence[str], where: str) -> Columns:
        """Resolve the header of a table and refuse one without text, or without a column that was mapped.

        Raises
        ------
        InputError
            Naming the file and line, the columns found and the ``--map`` that would help.
        """
        listed = ", ".join(f"'{name}'" for name in names[:40]) or "none"
        for target, source in self._mapping.items():
            if not _named(tuple(names), source):
                raise InputError(
                    f"{where}: no column '{source}' for '{target}'",
                    allowed=listed,
                    next_step=f"correct --map {target}={source}",
                )
        columns = self.resolve(names)
        if not columns.has_text:
            raise no_text_column(where, names)
        return columns


def no_text_column(where: str, names: Sequence[str]) -> InputError:
    """Make the error for rows in which no field is recognised as the text."""
    listed = ", ".join(f"'{name}'" for name in names[:40]) or "none"
    return InputError(
        f"{where}: no column is recognised as the text of the vacancy; columns found: {listed}",
        allowed="a column such as text, tekst, vacaturetekst, description, functieomschrijving",
        next_step="name it with --map text=COLUMN",
    )


def _named(names: tuple[str, ...], source: str) -> str:
    if source in names:
        return source
    return next((name for name in names if key_of(name) == key_of(source)), "")
