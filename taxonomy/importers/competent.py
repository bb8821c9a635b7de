"""Imports VDAB Competent: ``competences_nl.csv``, ``occupations_nl.csv`` and ``sleutelvaardigheden_26.csv``."""

from __future__ import annotations

import re
from pathlib import Path

from vaardig.base.errors import TaxonomyError

from ..release import ImportReport, Match, ReleaseOccupation, ReleaseSkill, Tables, write_release
from .esco import concept_id
from .reading import open_bundle

LICENCE = "as published by VDAB (Competent); see the publisher's terms"
ATTRIBUTION = "Bron: VDAB, Competent. De gegevens zijn herschikt en met andere samengevoegd."
_KINDS = {"kennis": "kennis", "vaardigheid": "activiteit", "softskill": "soft"}
_FILES = ("competences_nl.csv", "occupations_nl.csv", "sleutelvaardigheden_26.csv")


def import_competent(path: Path, folder: Path) -> ImportReport:
    """Import Competent into ``folder``: Dutch labels and their ESCO matches.

    Raises
    ------
    TaxonomyError
        None of the three files is there, or one is not what it should be.
    """
    bundle = open_bundle(path)
    tables = Tables("competent", _version(path), LICENCE, ATTRIBUTION)
    present = [name for name in _FILES if name in bundle.members]
    if not present:
        raise TaxonomyError(f"'{path}' holds no Competent table", allowed=", ".join(_FILES))
    tables.notes += [f"{name} is not in this release: left out" for name in _FILES if name not in present]
    unmatched = 0
    for name in present:
        for row in bundle.rows(name, ("competent_id", "label_nl")):
            key, label = f"competent:{row['competent_id']}", " ".join(row["label_nl"].split())
            if not row["competent_id"] or not label:
                continue
            matches = parse_matches(row.get("esco_matches", ""))
            if name == "occupations_nl.csv":
                tables.occupations[key] = ReleaseOccupation(key, label, matches=matches)
                continue
            kind = _KINDS.get(row.get("type", "softskill"), "activiteit")
            unmatched += not matches
            tables.skills[key] = ReleaseSkill(key, label, kind, matches=matches)
    if unmatched:
        tables.notes.append(f"{unmatched} competences have no ESCO match: they stand alone or with a skill of ours")
    return write_release(tables, folder)


def parse_matches(text: str) -> tuple[Match, ...]:
    """Read ``skos:exactMatch|<URI>|<label> ; …``; parts that are no ESCO skill are left out."""
    found = []
    for part in text.split(" ; "):
        relation, _, rest = part.strip().partition("|")
        target = concept_id(rest.split("|")[0])
        match = re.fullmatch(r"skos:(exact|close|broad|narrow)Match", relation)
        if match and target:
            found.append(Match(match[1], target))
    return tuple(dict.fromkeys(found))


def _version(path: Path) -> str:
    match = re.search(r"(\d+\.\d+)", path.name)
    return match[1] if match else ""
