"""Bring lexicon hits and activity phrases together: one mention per thing asked."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.candidates import Candidate, overlap


def _blocked(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """An unlinked phrase that mostly says something soft, or a language, licence, diploma or experience, is that."""
    for other in others:
        inter = min(candidate.end, other.end) - max(candidate.start, other.start)
        if inter <= 0:
            continue
        if other.kind == "experience":
            if overlap(candidate, other) >= 0.6:
                return True
        elif inter >= 0.5 * (candidate.end - candidate.start) or (
            other.kind == "soft" and overlap(candidate, other) >= 0.3
        ):
            return True
    return False


def merge_hard(
    folded: str, lexical: Sequence[Candidate], activities: Sequence[Candidate], others: Sequence[Candidate]
) -> list[Candidate]:
    """Settle hard findings of one segment.

    A phrase that holds no lexicon hit stays as it is. A phrase that holds one takes that hit's concept: it is the
    fuller evidence for the same thing. Of a hit on the activity and a hit on its object ("assemblage" of "ramen en
    deuren") the object names the phrase. When it holds more hits, they stand and the phrase falls away, so that every
    named skill is counted once.
    """
    kept: list[Candidate] = []
    absorbed: set[Candidate] = set()
    for phrase in activities:
        inside = [hit for hit in lexical if hit.start < phrase.end and phrase.start < hit.end]
        if not inside:
            if not _blocked(phrase, others):
                kept.append(phrase)
            continue
        if (
            len(inside) == 2
            and phrase.method == "activity:nominal"
            and inside[0].start == phrase.start
            and all(hit.end <= phrase.end for hit in inside)
        ):
            absorbed.update(inside)
            kept.append(inside[1]._replace(start=phrase.start, end=phrase.end, method=f"lexicon+{phrase.method}"))
        elif len(inside) == 1:
            hit = inside[0]
            if hit.start >= phrase.start and hit.end <= phrase.end:
                absorbed.add(hit)
                kept.append(hit._replace(start=phrase.start, end=phrase.end, method=f"lexicon+{phrase.method}"))
    kept.extend(hit for hit in lexical if hit not in absorbed)
    kept.sort()
    return kept
