"""Concepts of a werkmap by the name that a person types."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from vaardig.base.errors import InputError
from vaardig.base.text import fold
from vaardig.werkmap.reader import Werkmap

_SUGGESTIONS = 5


@dataclass(frozen=True)
class Concept:
    """A concept that occurs in a werkmap; ``code`` is its number in ``demands``."""

    code: int
    id: str
    label: str
    kind: str


def find_concept(werkmap: Werkmap, name: str) -> Concept:
    """Concept with this id or this name, whatever the case.

    Raises
    ------
    InputError
        No vacancy of the werkmap mentions it; the message names the nearest.
    """
    table = werkmap.scan("concepts").select("concept", "concept_id", "label", "kind").collect()
    concepts = [Concept(*row) for row in table.iter_rows()]
    wanted = fold(name).strip()
    for concept in concepts:
        if wanted in (fold(concept.id), fold(concept.label)):
            return concept
    raise InputError(
        f"no vacancy in the werkmap {werkmap.path} mentions the skill '{name}'",
        next_step=f"did you mean {nearest(wanted, [concept.label for concept in concepts])}?"
        if concepts
        else "look at 'vaardig info': the werkmap holds no skill at all",
    )


def find_occupations(werkmap: Werkmap, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of the occupations with these ids or names.

    Raises
    ------
    InputError
        The werkmap has no vacancy of such an occupation; the message names the nearest.
    """
    known = occupation_labels(werkmap)
    by_name = {fold(label): identifier for identifier, label in known.items()} | {fold(i): i for i in known}
    found = []
    for name in names:
        identifier = by_name.get(fold(name).strip())
        if identifier is None:
            raise InputError(
                f"no vacancy in the werkmap {werkmap.path} has the occupation '{name}'",
                next_step=f"did you mean {nearest(fold(name), list(known.values()))}?",
            )
        found.append(identifier)
    return tuple(dict.fromkeys(found))


def occupation_labels(werkmap: Werkmap) -> dict[str, str]:
    """Name of every occupation that occurs, by id."""
    table = (
        werkmap.scan("vacancies")
        .select("occupation_id", "occupation_label")
        .drop_nulls()
        .unique()
        .sort("occupation_id", "occupation_label")
        .collect()
    )
    return dict(table.iter_rows())


def nearest(wanted: str, labels: Sequence[str]) -> str:
    """The labels that resemble what was typed most, quoted, for an error message."""
    folded: dict[str, str] = {}
    for label in sorted(labels):
        folded.setdefault(fold(label), label)
    inside = sorted((key for key in folded if wanted and wanted in key), key=lambda key: (len(key), key))
    close = difflib.get_close_matches(wanted, folded, n=_SUGGESTIONS, cutoff=0.4)
    names = [folded[key] for key in dict.fromkeys([*inside[:3], *close])][:_SUGGESTIONS]
    return ", ".join(f"'{name}'" for name in names) or "another name"
