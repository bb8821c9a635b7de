"""What the shipped encoder learns from: names of the same concept. Every input file is listed in its data card."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from taxonomy.load import load_taxonomy
from taxonomy.model import Occupation
from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_file, hash_text

_SKILL_FILES = ("digitalSkillsCollection", "greenSkillsCollection", "transversalSkillsCollection",
                "languageSkillsCollection", "researchSkillsCollection", "digCompSkillsCollection")  # fmt: skip
_ESCO = "http://data.europa.eu/esco/"
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
    weight
        Pairs drawn per epoch.
    """

    key: str
    forms: tuple[str, ...]
    description: str
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
        Leave out what weights and calibration are learnt on, and what is reported: one fifth of the Competent rows
        (``bucket(id, 5) == 0``), one or two alternative labels of two fifths of the ESCO occupations, and half of our
        own occupations that have an ESCO counterpart.
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
        groups.append(Group(uri, tuple(dict.fromkeys(forms)), description, 1 if len(forms) < 4 else 2))
    groups.extend(_ours(hold_out))
    groups = _merged(groups)
    extra = [row["label_nl"] for row in reader.rows(competent / "occupations_nl.csv")]
    for name in ("ISCOGroups_nl.csv", "skillGroups_nl.csv"):
        extra += [row["preferredLabel"] for row in reader.rows(release / name)]
    taxonomy = load_taxonomy()
    reader.files.append(("vaardig taxonomy", taxonomy.hash, len(taxonomy.skills) + len(taxonomy.occupations)))
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
        yield Group(uri, names, row["description"], 3)


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


def _ours(hold_out: bool) -> Iterator[Group]:
    """Yield our own concepts, under the key of their exact ESCO counterpart where there is one."""
    taxonomy = load_taxonomy()
    for skill in taxonomy.skills:
        forms = [skill.label, *(form.text for form in skill.forms if not form.generated)]
        key = f"{_ESCO}skill/{skill.esco}" if skill.esco else skill.id
        yield Group(key, tuple(dict.fromkeys(forms)), "", 2)
    for work in taxonomy.occupations:
        if hold_out and held_out_occupation(work):
            continue
        key = f"{_ESCO}occupation/{work.esco}" if work.esco else work.id
        yield Group(key, tuple(dict.fromkeys([work.label, *work.titles])), "", 3)


def held_out_occupation(work: Occupation) -> bool:
    """Half of our occupations with an ESCO counterpart: their titles are independent queries against ESCO."""
    return work.esco is not None and bucket(work.id, 2) == 0


def _merged(groups: Iterable[Group]) -> list[Group]:
    by_key: dict[str, Group] = {}
    for group in groups:
        known = by_key.get(group.key)
        if known is not None:
            forms = tuple(dict.fromkeys([*known.forms, *group.forms]))
            group = replace(known, forms=forms, weight=known.weight + group.weight)
        by_key[group.key] = group
    return [by_key[key] for key in sorted(by_key)]


HeldOut = tuple[tuple[tuple[str, frozenset[int]], ...], tuple[tuple[str, ...], ...]]


def held_out_set(esco: Path, competent: Path, kind: Literal["skill", "occupation"]) -> HeldOut:
    """Return ``(queries with their right concepts, forms of every concept)`` that ``hold_out`` kept from training.

    Occupations: hidden alternative labels, and titles of our hidden occupations, against ESCO with the ISCO groups as
    distractors. Skills: hidden Competent rows against all Dutch ESCO skill labels; many of those labels are known here
    only because this very mapping names them, which makes the task easier than it looks.
    """
    reader = _Reader()
    release = next(iter(sorted(esco.glob("v*_nl"))), esco)
    if kind == "skill":
        return _held_out_skills(reader, release, esco, competent)
    rows = {row["conceptUri"]: row for row in reversed(reader.rows(release / "occupations_nl.csv"))}
    concepts: list[tuple[str, ...]] = []
    queries: list[tuple[str, frozenset[int]]] = []
    numbers: dict[str, int] = {}
    for number, uri in enumerate(sorted(rows)):
        names = _names(rows[uri]["preferredLabel"], rows[uri]["altLabels"])
        hidden = held_out_forms(names, uri)
        numbers[uri] = number
        queries += [(name, frozenset({number})) for name in hidden]
        concepts.append(tuple(name for name in names if name not in hidden))
    for work in load_taxonomy().occupations:
        number_of = numbers.get(f"{_ESCO}occupation/{work.esco}")
        if number_of is not None and held_out_occupation(work):
            queries += [(title, frozenset({number_of})) for title in dict.fromkeys([work.label, *work.titles])]
    concepts += [(row["preferredLabel"],) for row in reader.rows(release / "ISCOGroups_nl.csv")]
    return tuple(queries), tuple(concepts)


def _held_out_skills(reader: _Reader, release: Path, esco: Path, competent: Path) -> HeldOut:
    skills = _skills(reader, release, esco)
    numbers = {uri: number for number, uri in enumerate(sorted(skills))}
    queries = []
    for row in reader.rows(competent / "competences_nl.csv"):
        right = frozenset(numbers[uri] for uri in _matched(row["esco_matches"]) if uri in numbers)
        if right and bucket(row["competent_id"], 5) == 0:
            queries.append((row["label_nl"], right))
    return tuple(queries), tuple(tuple(dict.fromkeys(skills[uri][0])) for uri in sorted(skills))
