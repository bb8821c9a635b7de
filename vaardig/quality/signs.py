"""Several ways to say one thing, looked for so that a text without them costs little.

Plain words are looked up as they are. An expression is tried only on a text that holds one of its words. It best begins
with a letter or a set of characters, and looks back for the border of its word: its beginnings are then skipped to.
"""

from __future__ import annotations

import re


class Signs:
    """Plain words, and expressions that need one of the words before them; an expression without words is always tried.

    Parameters
    ----------
    plain
        Words separated by ``|``; each alone is a sign, also inside a longer word.
    expressions
        Pairs of words (separated by ``|``, or empty) and an expression.
    """

    def __init__(self, plain: str, *expressions: tuple[str, str]) -> None:
        self._plain = tuple(word for word in plain.split("|") if word)
        self._expressions = tuple(
            (tuple(word for word in words.split("|") if word), re.compile(source)) for words, source in expressions
        )

    @property
    def expressions(self) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
        """Expressions with the words of which one stands in all that they find."""
        return self._expressions

    def found_in(self, folded: str) -> bool:
        """True when one of the signs stands in a folded text."""
        holds = folded.__contains__
        if any(map(holds, self._plain)):
            return True
        return any(
            (not words or any(map(holds, words))) and expression.search(folded)
            for words, expression in self._expressions
        )
