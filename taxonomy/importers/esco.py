"""Imports ESCO in its official CSV layout, any version from 1.0 to 1.2, from a folder or a zip.

Skills come from ``skills_nl.csv`` and from every collection file (digital, green, transversal, language, research,
DigComp), because a partial download may hold only those; occupations from ``occupations_nl.csv``; profiles from
``occupationSkillRelations``. What is absent is reported, the rest is used. Files in other languages that lie in
the same place add their preferred labels as aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vaardig.base.errors import TaxonomyError

from ..release import ImportReport, Relation, ReleaseOccupation, ReleaseSkill, Tables, write_release
from .reading import Bundle, open_bundle

LICENCE = "CC BY 4.0"
ATTRIBUTION = (
    "This service uses the ESCO classification of the European Commission. "
    "The data were reshaped and merged with others."
)
_COLLECTIONS = ("digital", "green", "transversal", "language", "research", "digComp")
_URI = re.compile(r"https?://data\.europa\.eu/esco/(skill|occupation|isco|isced-f)/([\w.-]+)")
_KINDS = {"knowledge": "kennis", "skill/competence": "activiteit"}
_RETIRED = frozenset({"deprecated", "obsolete", "draft"})


def import_esco(path: Path, folder: Path, *, language: str = "nl") -> ImportReport:
    """Import an ESCO release into ``folder``.

    Parameters
    ----------
    path
        Folder or zip in the official CSV layout, files at any depth.
    folder
        Where the release goes; an earlier release there stays untouched when anything is wrong.
    language
        Language of the labels; other languages in the same place become aliases.

    Raises
    ------
    TaxonomyError
        The files are not what they should be, or none of them is there.
    """
    bundle = open_bundle(path)
    tables = Tables("esco", _version(path), LICENCE, ATTRIBUTION)
    reader = _Esco(bundle, language, tables)
    reader.read_skills()
    reader.read_occupations()
    reader.read_relations()
    if not tables.skills and not tables.occupations:
        raise TaxonomyError(
            f"'{path}' holds no ESCO table in '{language}'",
            allowed=f"skills_{language}.csv, occupations_{language}.csv or a collection such as "
            f"digitalSkillsCollection_{language}.csv",
            next_step="download the CSV dataset in this language from the ESCO portal",
        )
    return write_release(tables, folder)


def _version(path: Path) -> str:
    match = re.search(r"v?(\d+\.\d+(?:\.\d+)?)", path.name)
    return match[1] if match else ""


def concept_id(uri: str) -> str:
    """``esco:<uuid>`` of a concept URI, or an empty string when it is none."""
    match = _URI.fullmatch(uri.strip())
    return f"esco:{match[2]}" if match else ""


def split_labels(text: str) -> tuple[str, ...]:
    """Alternative labels: separated by line ends, or by `` | `` in the collections."""
    parts = re.split(r"\s*[\n\r]+\s*|\s+\|\s+", text.strip())
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


class _Esco:
    def __init__(self, bundle: Bundle, language: str, tables: Tables) -> None:
        self.bundle, self.language, self.tables = bundle, language, tables
        self.retired = 0

    def rows(self, base: str, required: tuple[str, ...], language: str = "") -> Iterator[dict[str, str]]:
        """Rows of ``<base>_<language>.csv`` or ``<base>.csv``; a note when there is neither."""
        tried = (f"{base}_{language or self.language}.csv", f"{base}.csv")
        for name in tried:
            if name in self.bundle.members:
                yield from self.bundle.rows(name, required)
                return
        if not language:
            self.tables.notes.append(f"{tried[0]} is not in this release: left out")

    def other_languages(self, base: str) -> list[str]:
        """Languages, besides ours, of which the same table is there."""
        found = (re.fullmatch(rf"{base}_([a-z]{{2}})\.csv", name) for name in self.bundle.names(base))
        return sorted(match[1] for match in found if match and match[1] != self.language)

    def read_skills(self) -> None:
        for base, collection in (("skills", ""), *((f"{name}SkillsCollection", name.lower()) for name in _COLLECTIONS)):
            for row in self.rows(base, ("conceptUri", "preferredLabel")):
                self.add_skill(row, collection)
            for other in self.other_languages(base):
                for row in self.rows(base, ("conceptUri", "preferredLabel"), other):
                    self.alias(row)
        if self.retired:
            self.tables.notes.append(f"{self.retired} rows are deprecated or not released: left out")

    def add_skill(self, row: dict[str, str], collection: str) -> None:
        key = concept_id(row["conceptUri"])
        if not key or not row["preferredLabel"] or row.get("conceptType", "").startswith("SkillGroup"):
            return
        if row.get("status", "").lower() in _RETIRED:
            self.retired += 1
            return
        labels = split_labels(row.get("altLabels", "") + "\n" + row.get("hiddenLabels", ""))
        known = self.tables.skills.get(key)
        if known:
            merged = dict.fromkeys((*known.labels, *labels))
            merged.pop(known.label, None)
            self.tables.skills[key] = replace(known, labels=tuple(merged), collection=known.collection or collection)
            return
        self.tables.skills[key] = ReleaseSkill(
            id=key,
            label=" ".join(row["preferredLabel"].split()),
            kind=_KINDS.get(row.get("skillType", ""), "activiteit"),
            group=row.get("broaderConceptPT", "").split(" | ")[0].strip(),
            labels=labels,
            collection=collection,
        )

    def alias(self, row: dict[str, str]) -> None:
        known = self.tables.skills.get(concept_id(row["conceptUri"]))
        label = " ".join(row["preferredLabel"].split())
        if known and label and label not in (known.label, *known.labels):
            self.tables.skills[known.id] = replace(known, labels=(*known.labels, label))

    def read_occupations(self) -> None:
        for row in self.rows("occupations", ("conceptUri", "preferredLabel")):
            key = concept_id(row["conceptUri"])
            if not key or not row["preferredLabel"] or row.get("status", "").lower() in _RETIRED:
                continue
            titles = split_labels(row.get("altLabels", "") + "\n" + row.get("hiddenLabels", ""))
            known = self.tables.occupations.get(key)
            self.tables.occupations[key] = ReleaseOccupation(
                id=key,
                label=" ".join(row["preferredLabel"].split()),
                titles=tuple(dict.fromkeys((*(known.titles if known else ()), *titles))),
                isco=row.get("iscoGroup", "").removeprefix("http://data.europa.eu/esco/isco/C"),
                nace=_nace(row.get("naceCode", "")),
            )
        for other in self.other_languages("occupations"):
            for row in self.rows("occupations", ("conceptUri", "preferredLabel"), other):
                found = self.tables.occupations.get(concept_id(row["conceptUri"]))
                label = " ".join(row["preferredLabel"].split())
                if found and label and label not in (found.label, *found.titles):
                    self.tables.occupations[found.id] = replace(found, titles=(*found.titles, label))

    def read_relations(self) -> None:
        for row in self.rows("occupationSkillRelations", ("occupationUri", "relationType", "skillUri")):
            occupation, skill = concept_id(row["occupationUri"]), concept_id(row["skillUri"])
            if occupation and skill and row["relationType"] in ("essential", "optional"):
                self.tables.relations.add(Relation(occupation, skill, row["relationType"]))


def _nace(text: str) -> tuple[str, ...]:
    """NACE codes of a cell with URIs such as ``…/nace2.1/861``: ``86.1``."""
    codes = re.findall(r"nace2(?:\.\d)?/(\d{2,4})", text)
    return tuple(dict.fromkeys(code[:2] + (f".{code[2:]}" if code[2:] else "") for code in codes))
