"""Number of Dutch nouns and the adjective before them, by rule. Folded words in, folded candidates out.

A rule that cannot know (``-en`` or ``-s``?) gives both: a word that nobody writes never matches anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VOWELS = "aeiou"
_ADJECTIVES = (
    *("isch", "lijk", "ig", "eel", "ief", "aal", "baar", "iek"),
    *("air", "eus", "matig", "loos", "zaam", "ant", "ent"),
)
_UNSTRESSED_S = re.compile(r"([^aeou](el|em|en|er|erd)|i[ej]er|eur|aar|aard|je|ster|or)$")
_NO_PLURAL = (
    *("kunde", "kunst", "werk", "schap", "nis", "iteit", "ica"),
    *("ogie", "metrie", "nomie", "grafie", "isme", "gegevens"),
)


def plurals(noun: str) -> Iterator[str]:
    """Yield likely plurals: ``tekening`` tekeningen, ``net`` netten, ``systeem`` systemen, ``kraan`` kranen."""
    if noun.endswith(("s", "en")) and not noun.endswith(("huis", "buis", "ys", "lens", "bus", "gas", "proces", "klus")):
        return
    if noun.endswith(_NO_PLURAL):
        return
    if noun.endswith("heid"):
        yield noun[:-2] + "den"
    elif noun.endswith("ie"):
        yield noun + "s"
    elif noun.endswith("e"):
        yield noun + "s"
        yield noun + "n"
    elif noun.endswith(("a", "i", "o", "u", "y")):
        yield noun + "'s"
        yield noun + "s"
    elif _UNSTRESSED_S.search(noun):
        yield noun + "s"
        if noun.endswith("or"):
            yield noun + "en"
    else:
        yield _with_en(noun)
        if not noun.endswith(("ing", "huis", "buis", "gas", "proces")):
            yield noun + "s"


def _with_en(noun: str) -> str:
    """Add ``-en`` as spelling asks: doubled after a short vowel, opened after a long one, voiced after a long one."""
    last = noun[-1]
    if len(noun) > 2 and noun[-2] == noun[-3] and noun[-2] in "aeou":
        return noun[:-2] + _voiced(last) + "en"
    if noun[-2] in _VOWELS and noun[-3] not in _VOWELS and last not in "wxh":
        return noun + last + "en"
    if noun[-2] in _VOWELS or (noun[-2] in "lrn" and last == "f"):
        return noun[:-1] + _voiced(last) + "en"
    return noun + "en"


def _voiced(letter: str) -> str:
    return {"f": "v", "s": "z"}.get(letter, letter)


def singulars(noun: str) -> Iterator[str]:
    """Yield likely singulars of a plural; nothing for a word that does not look like one."""
    if noun.endswith(_NO_PLURAL):
        return
    if noun.endswith("heden"):
        yield noun[:-4] + "eid"
    elif noun.endswith("'s"):
        yield noun[:-2]
    elif noun.endswith(
        ("ies", "es", "els", "ems", "ens", "ers", "aars", "ors", "erds", "cks", "aats", "ams", "ots", "ets", "uts")
    ):
        yield noun[:-1]
    elif noun.endswith("en") and len(noun) > 4:
        yield from _without_en(noun[:-2])


def _without_en(base: str) -> Iterator[str]:
    last, before = base[-1], base[-2]
    if last == before and last not in _VOWELS:
        yield base[:-1]
        return
    final = {"v": "f", "z": "s"}.get(last, last)
    if before in "aeou" and base[-3] not in _VOWELS and last not in _VOWELS and not base.endswith("ing"):
        yield base[:-1] + before + final
    else:
        yield base[:-1] + final


def is_adjective(word: str) -> bool:
    """True when the ending says that a word is an uninflected adjective."""
    return word.endswith(_ADJECTIVES)


def with_adjective(head: str, noun: str, *, plural_noun: bool) -> Iterator[str]:
    """Put the words before a noun back, an adjective inflected for the number: ``technisch`` + ``dossiers``."""
    if not head:
        yield noun
        return
    rest, _, adjective = head.rpartition(" ")
    front = f"{rest} " if rest else ""
    if plural_noun and is_adjective(adjective):
        yield f"{front}{inflected(adjective)} {noun}"
        return
    yield f"{head} {noun}"
    if not plural_noun and adjective.endswith("e") and is_adjective(adjective[:-1]):
        yield f"{front}{adjective[:-1]} {noun}"


def inflected(adjective: str) -> str:
    """Give the ``-e`` form: ``technisch`` technische, ``industrieel`` industriele, ``actief`` actieve."""
    if adjective.endswith(("eel", "aal", "aar", "oos")):
        last = "z" if adjective.endswith("oos") else adjective[-1]
        return adjective[:-2] + last + "e"
    if adjective.endswith("ief"):
        return adjective[:-1] + "ve"
    if adjective.endswith("eus"):
        return adjective[:-1] + "ze"
    return adjective + "e"
