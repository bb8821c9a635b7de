"""Remarks of all checks together: whole words, nothing about the site's own lines, and the same words not twice."""

from __future__ import annotations

from collections.abc import Iterable

from vaardig.base.text import is_word

from .ad import Ad
from .checks import Found

# A trait that is told to be vague or English already needs no third remark.
_FIRST, _YIELDS = ("helderheid.engels", "concreetheid.vaag"), "concreetheid.soft"


def settled(ad: Ad, found: Iterable[Found]) -> list[Found]:
    """The remarks that stay, their places widened to whole words."""
    kept = [_whole_words(ad, item) for item in found if not (item.part == "text" and ad.in_furniture(item.start))]
    taken = [item for item in kept if item.rule in _FIRST and item.part == "text"]
    return [item for item in kept if item.rule != _YIELDS or not any(_overlap(item, other) for other in taken)]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _whole_words(ad: Ad, item: Found) -> Found:
    if item.part == "whole":
        return item
    text = ad.title if item.part == "title" else ad.text
    start, end = item.start, item.end
    while 0 < start < len(text) and is_word(text[start - 1]) and is_word(text[start]):
        start -= 1
    while 0 < end < len(text) and is_word(text[end - 1]) and is_word(text[end]):
        end += 1
    return item._replace(start=start, end=end)
