"""Vacancies of a region: part of the name of a region or place is enough, an unknown one names those that exist."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from vaardig.base.errors import InputError
from vaardig.base.text import fold, squeeze

if TYPE_CHECKING:
    import polars as pl

_NAMED_REGIONS = 8


class RegionError(InputError):
    """No vacancy lies in a region that was asked; ``region`` as typed, ``known`` the regions that occur most."""

    def __init__(self, region: str, places: pl.DataFrame) -> None:
        column = places.columns[0]
        counts = places[column].drop_nulls().value_counts(name="n").sort("n", column, descending=[True, False])
        known = [name for name in counts[column].to_list() if name.strip()]
        self.region = region
        self.known = tuple(known[:_NAMED_REGIONS])
        near = get_close_matches(region, known, n=1)
        super().__init__(
            f"no vacancy of the werkmap lies in '{region}'",
            allowed=", ".join(f"'{name}'" for name in self.known) or "none: the vacancies name no region",
            next_step=f"did you mean '{near[0]}'?"
            if near
            else "give part of one of these names, or leave --region out",
        )


def in_regions(frame: pl.DataFrame, columns: Sequence[str], regions: Sequence[str]) -> pl.DataFrame:
    """Rows of which one of the columns holds part of the name of a region; all rows when none is asked.

    Raises
    ------
    RegionError
        A region occurs in no row; the message names the nearest and the most frequent.
    """
    import polars as pl

    if not regions:
        return frame
    asked = [fold(squeeze(region)) for region in regions]
    named = frame.select(pl.concat_str(*columns, separator="\n", ignore_nulls=True)).to_series()
    folded = {name: fold(name) for name in named.unique() if name is not None}
    for region, typed in zip(asked, regions, strict=True):
        if not any(region in name for name in folded.values()):
            raise RegionError(typed, frame.select(columns))
    known = {name: any(region in low for region in asked) for name, low in folded.items()}
    return frame.filter(named.replace_strict(known, default=False, return_dtype=pl.Boolean))
