"""Imports CompetentNL (UWV and SBB), published as SKOS with SKOS-XL labels, in Turtle or JSON-LD.

A class is recognised by its local name: ``Occupation``; ``HumanCapability`` (vaardigheid); ``KnowledgeArea``;
``OccupationTask``. Relations: ``requiresHATEssential`` and ``…Important`` are read as essential, ``…Somewhat`` as
optional, ``isCharacterizedByOccupationTask_Essential`` and ``…_Optional`` as named. The human capabilities are a
small, general layer (137): they are imported as ``soft`` and never matched in texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from vaardig.base.errors import TaxonomyError

from ..release import ImportReport, Match, Relation, ReleaseOccupation, ReleaseSkill, Tables, write_release
from .esco import concept_id
from .jsonld import read_jsonld
from .reading import Bundle, decoded, open_bundle
from .turtle import RDF_TYPE, Triple, read_turtle

LICENCE = "CC BY 4.0, as published on competentnl.nl; see the publisher's terms"
ATTRIBUTION = "Bron: CompetentNL (UWV en SBB). De gegevens zijn herschikt en met andere samengevoegd."
_SUFFIXES = (".ttl", ".nt", ".jsonld", ".json")
_KINDS = {"KnowledgeArea": "kennis", "HumanCapability": "soft", "OccupationTask": "activiteit"}
_NEEDS = {
    "requiresHATEssential": "essential",
    "requiresHATImportant": "essential",
    "requiresHATSomewhat": "optional",
    "isCharacterizedByOccupationTask_Essential": "essential",
    "isCharacterizedByOccupationTask_Optional": "optional",
}
_LABELS = frozenset({"prefLabel", "altLabel", "hiddenLabel", "specialization"})


def import_competentnl(path: Path, folder: Path, *, language: str = "nl") -> ImportReport:
    """Import CompetentNL into ``folder``.

    Parameters
    ----------
    path
        A ``.ttl``, ``.nt``, ``.jsonld`` or ``.json`` file, or a folder or zip of them.
    folder
        Where the release goes; untouched when anything is wrong.
    language
        Labels in this language or without a tag are used.
    """
    graph = _Graph(language)
    for name, text in _documents(path):
        for triple in read_jsonld(text, name) if "json" in name.rsplit(".", 1)[-1] else read_turtle(text, name):
            graph.add(triple)
    return write_release(graph.tables(_version(path)), folder)


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_file() and path.suffix.lower() in _SUFFIXES:
        yield path.name, decoded(path.read_bytes(), path.name)
        return
    bundle: Bundle = open_bundle(path)
    names = [name for name in bundle.names() if name.lower().endswith(_SUFFIXES)]
    if not names:
        raise TaxonomyError(f"'{path}' holds no RDF file", allowed="files ending in " + ", ".join(_SUFFIXES))
    for name in names:
        yield name, decoded(bundle.read(name), name)


def _version(path: Path) -> str:
    match = re.search(r"(\d+\.\d+(?:\.\d+)?)", path.stem)
    return match[1] if match else ""


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri.rstrip("/#"))[-1]


class _Graph:
    """Keeps of the triples what an import needs, by subject."""

    def __init__(self, language: str) -> None:
        self.languages = (language, "")
        self.types: dict[str, set[str]] = defaultdict(set)
        self.labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.literals: dict[str, str] = {}
        self.notations: dict[str, str] = {}
        self.links: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, triple: Triple) -> None:
        name = _local(triple.predicate)
        if triple.predicate == RDF_TYPE:
            self.types[triple.subject].add(_local(triple.object))
        elif name == "literalForm" and triple.language in self.languages:
            self.literals[triple.subject] = triple.object
        elif name in _LABELS and (not triple.literal or triple.language in self.languages):
            self.labels[triple.subject].append((name, triple.object))
        elif name == "notation" and triple.literal:
            self.notations[triple.subject] = triple.object
        elif name in _NEEDS or re.fullmatch(r"(exact|close|broad|narrow)Match(ESCO)?", name):
            self.links[triple.subject].append((name, triple.object))

    def names(self, subject: str) -> tuple[str, ...]:
        """Labels, the preferred one first; SKOS-XL label nodes are followed."""
        ordered = sorted(self.labels[subject], key=lambda item: item[0] != "prefLabel")
        texts = (self.literals.get(value, "" if value.startswith(("http", "_:")) else value) for _, value in ordered)
        return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))

    def tables(self, version: str) -> Tables:
        tables = Tables("competentnl", version, LICENCE, ATTRIBUTION)
        nameless = 0
        for subject in sorted(self.types):
            kinds = self.types[subject]
            kind = next((_KINDS[name] for name in sorted(kinds) if name in _KINDS), "")
            if not kind and "Occupation" not in kinds:
                continue
            names = self.names(subject)
            if not names:
                nameless += 1
                continue
            key, matches = f"competentnl:{_local(subject)}", tuple(self.matches(subject))
            if kind:
                tables.skills[key] = ReleaseSkill(key, names[0], kind, labels=names[1:], matches=matches)
            else:
                isco = self.notations.get(subject, "")
                isco = isco if re.fullmatch(r"\d{4}", isco) else ""
                tables.occupations[key] = ReleaseOccupation(key, names[0], names[1:], isco, matches=matches)
                tables.relations |= set(self.needs(subject, key))
        if nameless:
            tables.notes.append(f"{nameless} concepts have no label in this language: left out")
        return tables

    def matches(self, subject: str) -> Iterable[Match]:
        for name, target in self.links[subject]:
            found = concept_id(target)
            if name not in _NEEDS and found:
                yield Match(name.split("Match")[0], found)

    def needs(self, subject: str, key: str) -> Iterable[Relation]:
        for name, target in self.links[subject]:
            if name in _NEEDS:
                yield Relation(key, f"competentnl:{_local(target)}", _NEEDS[name])
