"""Gives ``[+]`` entries their ids: ``python -m taxonomy.assign_ids``. Ids are opaque and never given out twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from vaardig.base.errors import TaxonomyError
from vaardig.base.files import write_text

from .sections import SECTIONS, Section

LEDGER = "ids.txt"
_DIGITS = 6
_HEAD = """\
# Highest number given out per prefix, and ids that are no longer used. Ids are never reused.
# Written by python -m taxonomy.assign_ids; to retire an entry, delete it from its file and run that again.
"""
_NEW = re.compile(r"^\[\+\](?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was done: ``given`` per prefix, and ids that have ``retired`` since the last run."""

    given: dict[str, int]
    retired: tuple[str, ...]


def assign_ids(root: Path) -> Assignment:
    """Replace every ``[+]`` below ``root`` and bring ``ids.txt`` up to date, file by file and atomically.

    The ledger is written first: a run that is cut off may skip numbers, but can never give one out twice.

    Raises
    ------
    TaxonomyError
        The ledger is damaged, or a file holds a number above the highest that the ledger knows.
    """
    highest, retired = read_ledger(root / LEDGER)
    given: dict[str, int] = {}
    used: set[str] = set()
    planned: list[tuple[Path, str]] = []
    for section in SECTIONS:
        if not section.prefix:
            continue
        start = number = max(highest.get(section.prefix, 0), _largest(root, section, highest))
        for path in _files(root, section):
            text = path.read_text("utf-8")
            parts = _NEW.split(text)
            numbered = [f"[{section.prefix}{number + index:0{_DIGITS}d}]" for index in range(1, len(parts))]
            number += len(numbered)
            text = parts[0] + "".join(label + part for label, part in zip(numbered, parts[1:], strict=True))
            if numbered:
                planned.append((path, text))
            used |= set(re.findall(rf"^\[({section.prefix}\d+)\]", text, re.MULTILINE))
        highest[section.prefix] = number
        given[section.prefix] = number - start
    gone = sorted(
        f"{prefix}{number:0{_DIGITS}d}"
        for prefix, top in highest.items()
        for number in range(1, top + 1)
        if f"{prefix}{number:0{_DIGITS}d}" not in used
    )
    lines = [f"highest: {prefix}{number:0{_DIGITS}d}" for prefix, number in sorted(highest.items())]
    write_text(root / LEDGER, _HEAD + "\n".join([*lines, *(f"retired: {identifier}" for identifier in gone)]) + "\n")
    for path, text in planned:
        write_text(path, text)
    return Assignment(given, tuple(item for item in gone if item not in retired))


def read_ledger(path: Path) -> tuple[dict[str, int], frozenset[str]]:
    """Highest number per prefix, and retired ids; both empty when there is no ledger yet."""
    highest: dict[str, int] = {}
    retired: set[str] = set()
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = re.fullmatch(r"(highest|retired): (v[a-z]-)(\d{6})", line.strip())
        if match is None:
            raise TaxonomyError(
                f"{LEDGER} line {number}: '{line[:40]}'",
                allowed="'highest: vs-000123' or 'retired: vs-000012'",
                next_step="restore the file from version control",
            )
        if match[1] == "highest":
            highest[match[2]] = int(match[3])
        else:
            retired.add(match[2] + match[3])
    return highest, frozenset(retired)


def _files(root: Path, section: Section) -> list[Path]:
    place = root / section.path
    if section.is_folder:
        return sorted(place.glob("*.txt"))
    return [place] if place.is_file() else []


def _largest(root: Path, section: Section, highest: dict[str, int]) -> int:
    found = [
        int(number)
        for path in _files(root, section)
        for number in re.findall(rf"^\[{section.prefix}(\d+)\]", path.read_text("utf-8"), re.MULTILINE)
    ]
    largest = max(found, default=0)
    if highest and largest > highest.get(section.prefix, 0):
        raise TaxonomyError(
            f"the id {section.prefix}{largest:0{_DIGITS}d} was typed by hand: the ledger stops at "
            f"{section.prefix}{highest.get(section.prefix, 0):0{_DIGITS}d}",
            allowed="[+] for new entries",
            next_step="write [+] there and run python -m taxonomy.assign_ids again",
        )
    return largest


def main() -> None:
    """Assign ids in the checkout's data folder."""
    assign_ids(Path(__file__).parent / "data")


if __name__ == "__main__":
    main()
