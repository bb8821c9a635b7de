"""Answers that take long: worked out in the background, while the page says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..faults import Trouble

T = TypeVar("T")


def for_form(made: Callable[[], T | None]) -> tuple[T | None, Trouble | None]:
    """Answer, or what stands in its way: shown on the page with the form, where another choice can be made."""
    try:
        return made(), None
    except Trouble as trouble:
        return None, trouble


def finished(report: T | None, title: str, doing: str) -> T:
    """The answer itself, for a file.

    Raises
    ------
    Trouble
        It is still being made.
    """
    if report is None:
        raise Trouble(title, doing, "Probeer het over een halve minuut opnieuw.", status=503)
    return report
