"""Segments looked up in the lexicon: once per wording, then remembered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from nlp.experience import find_experience
from nlp.hard import cues_of
from nlp.language import HEAD, Counts, count_words, total
from nlp.lexicon import Lexicon
from nlp.matcher import Hit
from nlp.memory import Known, Recent
from nlp.requirement import is_level_heading
from nlp.segments import Segment

# "Frans is een pluspunt" says mostly a level too, but of something.
NAMES_SOMETHING = frozenset({"hard", "soft", "language", "licence", "education"})
# Segments kept in mind, at most twice as many: about 5 kB each, so half a gigabyte a process at most. Interim offices
# and large employers repeat theirs over tens of thousands of vacancies.
_REMEMBERED = 50_000


class SegmentScanner:
    """Finds the lexicon's hits per segment; a segment that was met before is not scanned again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._recent: Recent[Known] = Recent(_REMEMBERED)

    def scan(self, text: str, folded: str, segments: Sequence[Segment]) -> list[Known]:
        """What is known of each segment. Hits lie within one segment, never across a border."""
        keys = [text[segment.start : segment.end] for segment in segments]
        found: dict[str, Known] = {}
        novel: dict[str, str] = {}
        for key, segment in zip(keys, segments, strict=True):
            known = self._recent.get(key)
            if known is not None:
                found[key] = known
            else:
                novel[key] = folded[segment.start : segment.end]
        for known in self._read([Known(key, piece) for key, piece in novel.items()]):
            self._recent.put(known.text, known)
            found[known.text] = known
        return [found[key] for key in keys]

    def _read(self, fresh: Sequence[Known]) -> Sequence[Known]:
        """One pass over all new segments; the line break between them is a border for every pattern."""
        starts = list(accumulate((len(known.folded) + 1 for known in fresh), initial=0))
        joined = "\n".join(known.folded for known in fresh)
        for group, hits in self._lexicon.scan(joined, starts[:-1]).items():
            for hit in hits:
                index = bisect_right(starts, hit.start) - 1
                start = starts[index]
                if hit.end < starts[index + 1]:
                    mine = fresh[index].hits.setdefault(group, [])
                    mine.append(Hit(hit.start - start, hit.end - start, hit.payload))
        for known in fresh:
            known.cues = cues_of(known.hits.get("hard", ()))
            known.only_level = _says_only_level(known)
        return fresh


def _says_only_level(known: Known) -> bool:
    length = len(known.text)
    return (
        not known.hits.keys() & NAMES_SOMETHING
        and is_level_heading(0, length, known.hits.get("req", ()))
        and not find_experience(known.folded, 0, length)
    )


def counts_of(text: str, segments: Sequence[Segment], table: Sequence[Known]) -> tuple[Counts, Counts]:
    """Function words of the head of a text, which tells its language, and of the whole."""
    counts = count_words(text) if _cuts_words(text, segments) else total([known.counts for known in table])
    if len(text) > HEAD:
        return count_words(text[:HEAD]), counts
    return counts, counts


def _cuts_words(text: str, segments: Sequence[Segment]) -> bool:
    """True when a word goes on in the next segment, as where a line end was lost ("kabelsMonteren")."""
    return any(
        before.end == after.start and text[before.end - 1].isalpha() and text[after.start].isalpha()
        for before, after in pairwise(segments)
    )
