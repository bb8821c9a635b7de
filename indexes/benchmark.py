"""A linking benchmark: TREC-style files on disk, and what they hold in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.titles import match_key
from vaardig.base.errors import InputError
from vaardig.base.text import fold, squeeze


@dataclass(frozen=True)
class Benchmark:
    """A linking benchmark in memory.

    Parameters
    ----------
    query_ids, queries, element_ids, elements
        In file order.
    relevant
        Per query the sorted columns of its right elements.
    concepts
        Per element the number of its concept; None without a mapping.
    """

    query_ids: tuple[str, ...]
    queries: tuple[str, ...]
    element_ids: tuple[str, ...]
    elements: tuple[str, ...]
    relevant: tuple[NDArray[np.int64], ...]
    concepts: NDArray[np.int64] | None = None

    @cached_property
    def groups(self) -> NDArray[np.int64]:
        """Number of the group of every element: its concept, else the naming but for gender, number and spelling."""
        if self.concepts is not None:
            return self.concepts
        keys = [match_key(element) or element for element in self.elements]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        return np.array([numbers[key] for key in keys], dtype=np.int64)

    @property
    def verbatim(self) -> NDArray[np.bool_]:
        """Which queries are, folded, one of their own answers."""
        folded = [squeeze(fold(element)) for element in self.elements]
        return np.array(
            [
                squeeze(fold(query)) in {folded[column] for column in columns}
                for query, columns in zip(self.queries, self.relevant, strict=True)
            ],
            dtype=bool,
        )


def read_benchmark(queries: Path, corpus: Path, qrels: Path, concept_mapping: Path | None = None) -> Benchmark:
    """Read ``id<TAB>text`` files, TREC qrels (``query 0 element 1``) and, if given, ``element<TAB>concept``.

    Raises
    ------
    InputError
        A file is missing, not UTF-8, has a line of another form, an unknown id, or no answer at all.
    """
    asked = _pairs(queries)
    offered = _pairs(corpus)
    columns = {element: column for column, element in enumerate(offered)}
    answers: dict[str, set[int]] = {query: set() for query in asked}
    for number, fields in _lines(qrels, 4):
        query, _, element, grade = fields
        if query not in answers or element not in columns:
            raise InputError(
                f"{qrels} line {number} names '{query}' or '{element}', which the other files do not hold",
                next_step="check that the three files belong together",
            )
        if grade.lstrip("+") not in {"0", "-1"}:
            answers[query].add(columns[element])
    concepts = None
    if concept_mapping is not None:
        named = _pairs(concept_mapping)
        numbers = {name: number for number, name in enumerate(dict.fromkeys(named.values()))}
        # An element without a concept is one of its own.
        concepts = np.array(
            [numbers[named[e]] if e in named else len(numbers) + i for i, e in enumerate(offered)], dtype=np.int64
        )
    return Benchmark(
        tuple(asked),
        tuple(asked.values()),
        tuple(offered),
        tuple(offered.values()),
        tuple(np.array(sorted(found), dtype=np.int64) for found in answers.values()),
        concepts,
    )


def _pairs(path: Path) -> dict[str, str]:
    pairs = {fields[0]: fields[1] for _, fields in _lines(path, 2)}
    if not pairs:
        raise InputError(f"{path} is empty", allowed="lines 'id<TAB>text'")
    return pairs


def _lines(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error})", allowed="a UTF-8 file with tabs") from error
    # Not splitlines(): a label may hold a line separator that is no line end in a TSV file.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        fields = line.rstrip("\r").split("\t") if "\t" in line else line.split(maxsplit=columns - 1)
        if len(fields) < columns:
            raise InputError(f"{path} line {number} has {len(fields)} fields", allowed=f"{columns}, separated by tabs")
        yield number, fields
