"""What a piece of a word costs: a known word stays whole, an unknown one falls into as few and as common words as can.

Greedy longest match cut "reserveringsmedewerker" into "reservering|smed|ewe|rk|er"; the cheapest way through is
"reservering|s|medewerker".
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

# Between two words of a compound these letters mean nothing.
_LINKS = frozenset({"s", "e", "n", "en"})
_LINK_LETTERS = frozenset("sen")
_LINK = 2.0
_PIECE = 10.0
_RARITY = 1.8
_SHORT = {1: 6.0, 2: 4.0, 3: 1.5}


def piece_costs(vocabulary: Sequence[str], general: Sequence[str], counts: Mapping[str, int]) -> dict[str, float]:
    """Return the cost of every word as a piece.

    A piece costs 10 and up to 1.8 for being rare, more when it has three letters or fewer, a linking letter 2: one
    piece is always cheaper than two, and a whole word never falls apart.

    Parameters
    ----------
    vocabulary
        Folded words.
    general
        Frequent words of the language, most frequent first.
    counts
        How often a word occurs in the names that are trained on.
    """
    last = len(general) + 1
    ranks = {word: rank for rank, word in reversed(list(enumerate(general)))}
    costs: dict[str, float] = {}
    for word in vocabulary:
        if set(word) <= _LINK_LETTERS:
            # "een" must not be cheaper as "e" and "en".
            costs[word] = _LINK if word in _LINKS else _LINK - 0.1
            continue
        rank = min(ranks.get(word, last), last / (1 + counts.get(word, 0)))
        rarity = math.log1p(rank) / math.log1p(last)
        costs[word] = round(_PIECE + _RARITY * rarity + _SHORT.get(len(word), 0.0), 3)
    return costs
