"""From a frame to the rows that a specification carries: few columns, fixed names, no value that JSON lacks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import InputError

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]


def rows(frame: pl.DataFrame, columns: Mapping[str, str | None]) -> list[Row]:
    """Rows of a frame under fixed field names, so that no name or value of the data is ever read as an expression.

    Parameters
    ----------
    frame
        Any frame.
    columns
        Field of the specification to column of the frame; a field without a column is left out.

    Raises
    ------
    InputError
        A column is missing, or there is nothing to draw.
    """
    wanted = {field: column for field, column in columns.items() if column is not None}
    missing = [column for column in wanted.values() if column not in frame.columns]
    if missing:
        raise InputError(f"the table has no column '{missing[0]}' to draw", allowed=", ".join(frame.columns))
    if frame.is_empty():
        raise InputError("there is nothing to draw: the table has no rows")
    return [{field: _plain(row[column]) for field, column in wanted.items()} for row in frame.iter_rows(named=True)]


def _plain(value: Any) -> Any:
    """JSON value; numbers keep six significant digits, which is finer than any pixel."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value if isinstance(value, int | str) else str(value)


def distinct(values: list[Row], field: str) -> list[Any]:
    """Values of a field in order of first appearance."""
    return list(dict.fromkeys(row[field] for row in values if row.get(field) is not None))


def limit_series(names: list[Any], most: int) -> None:
    """Refuse more series than an eye can tell apart.

    Raises
    ------
    InputError
        There are more than ``most``.
    """
    if len(names) > most:
        raise InputError(
            f"the chart has {len(names)} series", allowed=f"{most} at most", next_step="draw fewer, or one per facet"
        )
