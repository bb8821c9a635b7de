"""Numbers as a Dutch reader writes them: decimal comma, thousands point, a hard space before the percent sign."""

from __future__ import annotations

import math
from collections.abc import Sequence

NO_VALUE = "–"
_HARD_SPACE = "\u00a0"


def decimal(value: float | None, digits: int = 1, *, signed: bool = False) -> str:
    """Number with ``digits`` decimals; nothing known gives a dash."""
    if value is None or not math.isfinite(value):
        return NO_VALUE
    # "z": what rounds to nothing has no minus.
    text = f"{value:{'+' if signed else ''}z,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\u2212")


def whole(value: int | None) -> str:
    """Count with a thousands point."""
    return decimal(value, 0)


def amount(number: int, one: str, many: str) -> str:
    """Count with its noun: "1 vacature", "1.234 vacatures"."""
    return f"{whole(number)} {one if number == 1 else many}"


def vacancies(number: int) -> str:
    """Count of vacancies: "1 vacature"."""
    return amount(number, "vacature", "vacatures")


def enumeration(words: Sequence[str]) -> str:
    """``a, b en c``; a comma before the last "en" where a member holds that word too."""
    if len(words) < 2:
        return "".join(words)
    comma = "," if any(" en " in word for word in words) else ""
    return f"{', '.join(words[:-1])}{comma} en {words[-1]}"


def probability(value: float) -> str:
    """A p or q value; what is smaller than a thousandth is not told apart."""
    return "< 0,001" if value < 0.001 else decimal(value, 3)


def percent(share: float | None, digits: int = 1) -> str:
    """Share (0..1) as a percentage."""
    return NO_VALUE if share is None else f"{decimal(100 * share, digits)}{_HARD_SPACE}%"


def points(difference: float | None, digits: int = 1) -> str:
    """Difference between two shares in percentage points, with its sign."""
    return NO_VALUE if difference is None else f"{decimal(100 * difference, digits, signed=True)}{_HARD_SPACE}pp"


def percent_range(low: float | None, high: float | None, digits: int = 1) -> str:
    """Interval of a share."""
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return NO_VALUE
    return f"{decimal(100 * low, digits)} – {percent(high, digits)}"
