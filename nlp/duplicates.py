"""Reposts: which ads are one vacancy published again.

Two ads are reposts when their texts share about .8 of their word-5-shingles, their titles agree and their employers do
not contradict each other. Place and date play no part: the same text for the same title in ten towns is one repost
cluster, because its demands are one wording, not ten observations.

Every ad is compared with the *first* ad of a cluster (its leader), never with a later member, so that boilerplate of an
agency cannot chain different jobs together. The result depends on the order of the ads and on nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .signatures import BANDS, UInt32s, UInt64s, jaccard, title_key

THRESHOLD = 0.8
# An ad is compared with at most so many leaders: bounds the work when thousands of ads share their boilerplate.
CANDIDATES = 64

_GRADES = frozenset({"junior", "medior", "senior", "stagiair", "leerling"})

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Details:
    """What is compared of ``m`` ads: title keys, employers (None: unnamed, or an agency), sketches ``(m, SKETCH)``."""

    titles: Sequence[str]
    employers: Sequence[str | None]
    sketches: UInt32s


class Evidence(Protocol):
    """Signatures of ``n`` ads in a fixed order, read column by column so that few are in memory at a time."""

    def groups(self) -> UInt64s:
        """Group hashes, shape ``(n,)``."""
        ...

    def band(self, number: int) -> UInt64s:
        """Keys of one band, shape ``(n,)``."""
        ...

    def details(self, rows: Rows) -> Details:
        """Details of the given ads; ``rows`` ascend."""
        ...


@dataclass(frozen=True)
class Clusters:
    """Clusters of ``n`` ads.

    ``leader`` int64 ``(n,)``: row of the first ad of the cluster. ``cluster`` uint64 ``(n,)``: smallest group hash in
    the cluster. ``compared``: ads that had to be compared, each costing about 700 bytes while this ran.
    """

    leader: Rows
    cluster: UInt64s
    compared: int


def titles_agree(left: str, right: str) -> bool:
    """Whether two title keys can name the same vacancy: equal, one within the other, or nearly the same words."""
    if left == right or not left or not right:
        return True
    a, b = set(left.split()), set(right.split())
    if (a - b) & _GRADES and (b - a) & _GRADES:
        return False
    if a <= b or b <= a:
        return True
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(left, right) >= 85


def employers_agree(left: str | None, right: str | None) -> bool:
    """Whether two employers do not contradict each other; an unnamed one contradicts nobody."""
    if not left or not right or left == right:
        return True
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(left, right) >= 85


def _shared(keys: UInt64s) -> NDArray[np.bool_]:
    """Mark the keys that occur more than once."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    same = ordered[1:] == ordered[:-1]
    marked = np.zeros(len(keys), dtype=np.bool_)
    marked[order[1:][same]] = True
    marked[order[:-1][same]] = True
    return marked


def _buckets(evidence: Evidence, rows: Rows) -> NDArray[np.int64]:
    """Bucket numbers ``(m, BANDS)`` of the given ads, -1 where an ad is alone in its bucket."""
    buckets = np.full((len(rows), BANDS), -1, dtype=np.int64)
    offset = 0
    for number in range(BANDS):
        keys = evidence.band(number)[rows]
        marked = _shared(keys)
        distinct, inverse = np.unique(keys[marked], return_inverse=True)
        buckets[marked, number] = inverse + offset
        offset += len(distinct)
    return buckets


def _follow(buckets: NDArray[np.int64], details: Details) -> Rows:
    """Leader of each compared ad, as a position among them."""
    leader = np.arange(len(buckets), dtype=np.int64)
    heads: defaultdict[int, list[int]] = defaultdict(list)
    titles, employers, sketches = details.titles, details.employers, details.sketches
    for i, row in enumerate(buckets):
        mine = row[row >= 0].tolist()
        candidates: set[int] = set()
        for bucket in mine:
            candidates.update(heads[bucket][-CANDIDATES:])
        best, best_similarity = -1, THRESHOLD
        for candidate in sorted(candidates, reverse=True)[:CANDIDATES]:
            if not titles_agree(titles[i], titles[candidate]) or not employers_agree(
                employers[i], employers[candidate]
            ):
                continue
            similarity = jaccard(sketches[i], sketches[candidate])
            # On a tie the older leader wins; candidates come youngest first.
            if similarity >= best_similarity:
                best, best_similarity = candidate, similarity
        if best >= 0:
            leader[i] = best
        else:
            for bucket in mine:
                heads[bucket].append(i)
    return leader


def find_clusters(evidence: Evidence) -> Clusters:
    """Cluster ads.

    Ads of the same group (same words, title and employer) are one from the start; of the others only those that share
    a band with another are compared. Memory: about 50 bytes an ad, and about 700 bytes more for each compared one.
    """
    groups = evidence.groups()
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    leader = first[inverse].astype(np.int64)
    del inverse
    firsts: Rows = np.sort(first).astype(np.int64)
    meets = np.zeros(len(firsts), dtype=np.bool_)
    for number in range(BANDS):
        meets |= _shared(evidence.band(number)[firsts])
    compared = firsts[meets]
    if len(compared):
        followed = _follow(_buckets(evidence, compared), evidence.details(compared))
        renamed = np.arange(len(groups), dtype=np.int64)
        renamed[compared] = compared[followed]
        leader = renamed[leader]
    smallest = np.full(len(groups), np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(smallest, leader, groups)
    return Clusters(leader, smallest[leader], len(compared))


__all__ = ["Clusters", "Details", "Evidence", "employers_agree", "find_clusters", "title_key", "titles_agree"]
