"""Length-preserving text folding: one character in, one character out, so offsets stay true."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL_SPACE = re.compile(r"[\t\n\r\v\f]")
_SPECIAL = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00ad": "-",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\u200b": " ",
    "\u2028": " ", "\u2029": " ", "\ufeff": " ", "\x85": " ",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    special = _SPECIAL.get(character)
    if special is not None:
        return special
    lowered = character.lower()
    if len(lowered) != 1:
        lowered = lowered[0]
    base = unicodedata.normalize("NFD", lowered)[0]
    return base.lower()[0]


def _fold_match(match: re.Match[str]) -> str:
    return _fold_character(match.group())


def fold(text: str) -> str:
    """Fold a text for matching: lower case, no diacritics, plain quotes, dashes and spaces.

    Returns a string of exactly the same length: ``fold(t)[i]`` stands for ``t[i]``, also for
    characters whose lower case is longer ("İ"). Line ends and tabs become one space each.
    """
    folded = text.lower() if text.isascii() else _NON_ASCII.sub(_fold_match, text).lower()
    return _CONTROL_SPACE.sub(" ", folded)


def is_word(character: str) -> bool:
    """True for a letter, a digit or an underscore: what a surface form may not touch at its border."""
    return character.isalnum() or character == "_"


def squeeze(text: str) -> str:
    """Collapse every run of white space to one space and strip the ends."""
    return " ".join(text.split())
