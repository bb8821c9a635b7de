"""What the shipped encoder learns from: names of the same concept. Every input file is listed in its data card."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taxonomy.load import load_taxonomy
from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_file, hash_text

_SKILL_FILES = ("digitalSkillsCollection", "greenSkillsCollection", "transversalSkillsCollection",
                "languageSkillsCollection", "researchSkillsCollection", "digCompSkillsCollection")  # fmt: skip
_MATCHES = {"skos:exactMatch", "skos:closeMatch"}


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one concept.

    Parameters
    ----------
    key
        Identity of the concept.
    forms
        At least one name.
    description
        A sentence or more about it, or empty.
    cluster
        Groups of one cluster are alike (ISCO minor group): good negatives for one another.
    weight
        Pairs drawn per epoch.
    """

    key: str
    forms: tuple[str, ...]
    description: str
    cluster: str
    weight: int


@dataclass(frozen=True, slots=True)
class TrainingData:
    """All groups, and the files they came from (name without folder, BLAKE2b, rows used)."""

    groups: tuple[Group, ...]
    files: tuple[tuple[str, str, int], ...]
    extra_words: tuple[str, ...]


def bucket(key: str, buckets: int) -> int:
    """Number 0..buckets-1 by content hash: the train/test split of everything here."""
    return int(hash_text(key, 4), 16) % buckets


def _rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(handle)]
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error})", next_step="see the data card for the files") from error


def _names(preferred: str, others: str) -> tuple[str, ...]:
    names = [preferred, *re.split(r"\n| \| ", others)]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


class _Reader:
    def __init__(self) -> None:
        self.files: list[tuple[str, str, int]] = []

    def rows(self, path: Path) -> list[dict[str, str]]:
        rows = _rows(path)
        self.files.append((path.name, hash_file(path), len(rows)))
        return rows


def read_training_data(esco: Path, competent: Path, *, hold_out: bool) -> TrainingData:
    """Read ESCO (official CSV layout), Competent and our own taxonomy.

    Parameters
    ----------
    hold_out
        Leave one fifth of the Competent rows out (``bucket(id, 5) == 0``), and one or two alternative labels of two
        fifths of the ESCO occupations: what weights and calibration are learnt on, and what is reported.
    """
    reader = _Reader()
    release = next(iter(sorted(esco.glob("v*_nl"))), esco)
    occupations = {row["conceptUri"]: row for row in reversed(reader.rows(release / "occupations_nl.csv"))}
    groups = list(_occupations(occupations, hold_out))
    skills = _skills(reader, release, esco)
    for row in reader.rows(competent / "competences_nl.csv"):
        if hold_out and bucket(row["competent_id"], 5) == 0:
            continue
        for uri in _matched(row["esco_matches"]):
            if uri in skills:
                skills[uri] = (skills[uri][0] + (row["label_nl"],), skills[uri][1])
    for uri in sorted(skills):
        forms, description = skills[uri]
        groups.append(Group(uri, tuple(dict.fromkeys(forms)), description, "S", 1 if len(forms) < 4 else 2))
    groups.extend(_ours())
    extra = [row["label_nl"] for row in reader.rows(competent / "occupations_nl.csv")]
    for name in ("ISCOGroups_nl.csv", "skillGroups_nl.csv"):
        extra += [row["preferredLabel"] for row in reader.rows(release / name)]
    return TrainingData(tuple(groups), tuple(sorted(reader.files)), tuple(extra))


def held_out_forms(names: tuple[str, ...], uri: str) -> tuple[str, ...]:
    """Alternative labels of a concept that development queries are made of (none for three concepts of five)."""
    if bucket(uri, 5) > 1 or len(names) < 3:
        return ()
    picks = {1 + bucket(uri + salt, len(names) - 1) for salt in ("x", "y")[: 1 + (len(names) > 6)]}
    return tuple(names[pick] for pick in sorted(picks))


def _occupations(rows: dict[str, dict[str, str]], hold_out: bool) -> Iterator[Group]:
    for uri in sorted(rows):
        row = rows[uri]
        names = _names(row["preferredLabel"], row["altLabels"])
        if hold_out:
            hidden = held_out_forms(names, uri)
            names = tuple(name for name in names if name not in hidden)
        yield Group(uri, names, row["description"], row["iscoGroup"][:3], 3)


def _skills(reader: _Reader, release: Path, esco: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    skills: dict[str, tuple[tuple[str, ...], str]] = {}
    for name in _SKILL_FILES:
        for row in reader.rows(release / f"{name}_nl.csv"):
            names = _names(row["preferredLabel"], row.get("altLabels", ""))
            if len(names) > len(skills.get(row["conceptUri"], ((), ""))[0]):
                skills[row["conceptUri"]] = (names, row.get("description", ""))
    for row in reader.rows(esco / "skill_labels_nl_union.csv"):
        skills.setdefault(row["conceptUri"], ((row["preferredLabel_nl"],), ""))
    return skills


def _matched(matches: str) -> Iterator[str]:
    for match in matches.split(" ; "):
        relation, _, rest = match.partition("|")
        if relation in _MATCHES:
            yield rest.partition("|")[0]


def _ours() -> Iterator[Group]:
    taxonomy = load_taxonomy()
    for skill in taxonomy.skills:
        forms = [skill.label, *(form.text for form in skill.forms if not form.generated)]
        yield Group(skill.id, tuple(dict.fromkeys(forms)), "", "S", 2)
    for occupation in taxonomy.occupations:
        forms = [occupation.label, *occupation.titles]
        yield Group(occupation.id, tuple(dict.fromkeys(forms)), "", occupation.isco[:3], 3)
