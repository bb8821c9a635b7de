"""What is done to a thing: a skill that names one deed is not meant by a text that names another.

"Landbouwmachines bedienen" has machines among its forms; "onderhoud van maaidorsers" speaks of the machine and of
another skill. The words of deeds stand in ``rules/deeds.txt``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from taxonomy.rules import read_rules
from vaardig.base.text import fold

# Who mends a machine neither drives nor places it; of other pairs a sentence says too little.
_NOT_BY_MENDERS = frozenset(("bedienen", "plaatsen"))
_MENDING = "onderhouden"
# "elektrische installaties" are things; "installatie van" is a deed.
_THING = re.compile(r"\w*installaties?\b")
_WORKS_ON = re.compile(r"\b(?:werkt?|werken|sleutelt?|sleutelen)(?: \w+){0,3} aan (?:[\w-]+(?:,| en)? ){0,5}$")


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for deed, items in read_rules("deeds").items():
        words = [re.escape(word).replace(r"\*", r"\w*") for item in items for word in item.split()]
        made.append((deed, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")))
    return tuple(made)


def deeds_in(folded: str) -> frozenset[str]:
    """The kinds of deed that a folded text names."""
    return frozenset(deed for deed, expression in _expressions() if expression.search(folded))


@lru_cache(maxsize=8192)
def deeds_of(label: str) -> frozenset[str]:
    """The kinds of deed of a skill named by object and infinitive ("zonnepanelen plaatsen"); none for any other."""
    words = fold(label).split()
    if len(words) < 2 or not deeds_in(words[-1]) or not words[-1].endswith("en"):
        return frozenset()
    return deeds_in(" ".join(word for word in words if word.endswith("en")))


def _names_deed(folded: str, hit: tuple[int, int]) -> bool:
    return bool(deeds_in(_THING.sub("", folded[hit[0] : hit[1]])))


def fits_phrase(label: str, folded: str, phrase: tuple[int, int], hit: tuple[int, int]) -> bool:
    """False when the phrase around a hit names deeds, none of which is one of the skill's own.

    A hit that names a deed itself speaks for itself.
    """
    own = deeds_of(label)
    if not own or _names_deed(folded, hit):
        return True
    around = deeds_in(f"{folded[phrase[0] : hit[0]]} {folded[hit[1] : phrase[1]]}")
    return not around or not own.isdisjoint(around)


def fits_sentence(label: str, folded: str, low: int, high: int, hit: tuple[int, int]) -> bool:
    """False for the bare name of a machine in a sentence about mending, where the skill is to drive or to place it."""
    own = deeds_of(label)
    if own.isdisjoint(_NOT_BY_MENDERS) or _MENDING in own or _names_deed(folded, hit):
        return True
    said = deeds_in(folded[low:high])
    if not own.isdisjoint(said):
        return True
    return _MENDING not in said and _WORKS_ON.search(folded, low, hit[0]) is None
