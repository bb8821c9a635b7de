"""Titles and skills as people type them: exact when known, else the nearest, for forms and type-ahead."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from vaardig.base.text import fold

if TYPE_CHECKING:
    from indexes.linker import LinkResult
    from taxonomy.load import Taxonomy

MOST = 8


class Titles:
    """Occupations by title. The linker is built at first use; results are not kept by us.

    Parameters
    ----------
    taxonomy
        Where the occupations come from.
    encoder
        Name of the encoder; None for the one that ships.
    """

    def __init__(self, taxonomy: Taxonomy, encoder: str | None) -> None:
        from indexes.encoders import load_encoder
        from indexes.linker import Linker

        concepts = [(work.id, work.label, work.titles) for work in taxonomy.occupations]
        self._linker = Linker(concepts, load_encoder(encoder), kind="occupation")
        self._lock = threading.Lock()
        # Every way to name an occupation, for type-ahead: own labels before other titles, short before long.
        names = [(fold(work.label), work.label, 0) for work in taxonomy.occupations]
        names += [(fold(title), work.label, 1) for work in taxonomy.occupations for title in work.titles]
        self._names = [(name, label) for name, label, _ in sorted(names, key=lambda n: (n[2], len(n[0]), n[0]))]

    def link(self, title: str) -> LinkResult:
        """Code one title."""
        with self._lock:
            return self._linker.link([title])[0]

    def suggest(self, typed: str, most: int = MOST) -> list[str]:
        """Labels of occupations for what is being typed: beginnings first, then words within, then the nearest."""
        wanted = fold(typed.strip())
        if len(wanted) < 2:
            return []
        found: dict[str, None] = {}
        for test in (str.startswith, _begins_word):
            for name, label in self._names:
                if len(found) < most and test(name, wanted):
                    found.setdefault(label)
        if not found and len(wanted) > 3:
            with self._lock:
                near = self._linker.nearest([typed], 4)[0]
            found = dict.fromkeys(item.label for item in near if item.similarity > 0.5)
        return list(found)


def _begins_word(name: str, wanted: str) -> bool:
    return f" {wanted}" in name or f"-{wanted}" in name
