"""Weights that give every year of a domain the same mix of occupations, sources, contracts and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .request import MINIMUM_DENOMINATOR
from .stats.raking import rake

if TYPE_CHECKING:
    import polars as pl

# The occupation is read from the title alone: an occupation guessed from the text would be a consequence of the skills.
FACTORS = ("occupation_id", "source", "contract", "region")
COLUMNS = (*FACTORS, "stem")
# A category with fewer units in some year cannot be weighted without a few ads speaking for many.
MINIMUM_CATEGORY = 5


def with_weights(units: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add the column ``weight`` to units, and tell how well the mix could be made equal.

    The target is the mean mix of the years of the domain, each year counting the same. Years with fewer than
    ``MINIMUM_DENOMINATOR`` units keep weight 1 and are no part of it.

    Returns
    -------
    Units in their order, and per domain and year: ``effective`` (Kish effective number of units), ``overlap`` (share
    of units whose occupation is known and occurs often enough in every year to be weighted), ``imbalance`` (largest gap
    left between a share of the mix and its target).
    """
    import polars as pl

    weights = np.ones(units.height)
    rows = units.select("domain", "year").with_row_index("row")
    tables = []
    for (domain,), mine in rows.group_by("domain", maintain_order=True):
        index = mine["row"].to_numpy()
        frame = units[index]
        years, place = np.unique(frame["year"].to_numpy(), return_inverse=True)
        sizes = np.bincount(place)
        usable = np.flatnonzero(sizes >= MINIMUM_DENOMINATOR)
        codes, kept = _codes(frame, place, usable)
        targets = [_target(code, place, usable) for code in codes]
        for year in range(len(years)):
            own = np.flatnonzero(place == year)
            effective, imbalance = float(len(own)), 0.0
            if year in usable and len(usable) > 1:
                raked = rake([code[own] for code in codes], targets)
                weights[index[own]] = raked.weights
                effective, imbalance = raked.effective_size, raked.imbalance
            tables.append((domain, int(years[year]), effective, float(kept[own].mean()), imbalance))
    schema = {
        "domain": pl.String(), "year": pl.Int32(), "effective": pl.Float64(), "overlap": pl.Float64(),
        "imbalance": pl.Float64(),
    }  # fmt: skip
    diagnostics = pl.DataFrame(tables, schema=schema, orient="row").sort("domain", "year")
    return units.with_columns(pl.Series("weight", weights)), diagnostics


def _codes(
    frame: pl.DataFrame, place: NDArray[np.int64], usable: NDArray[np.int64]
) -> tuple[list[NDArray[np.int64]], NDArray[np.bool_]]:
    """Category of each unit per factor, rare ones merged; and whether its occupation is known and kept."""
    import polars as pl

    codes = []
    kept = np.zeros(frame.height, dtype=bool)
    for factor in FACTORS:
        names = frame[factor].cast(pl.String()).fill_null("?")
        code = _ordered(names)
        often = _often(code, place, usable)
        if factor == "occupation_id":
            kept = often[code] & (names != "?").to_numpy()
            # Rare occupations share a category per STEM kind, which is a property of the occupation.
            rest = int(code.max()) + 1 + _ordered(frame["stem"].cast(pl.String()).fill_null("?"))
        else:
            rest = np.full(len(code), int(code.max()) + 1)
        merged = np.where(often[code], code, rest)
        codes.append(np.unique(merged, return_inverse=True)[1])
    return codes, kept


def _ordered(names: pl.Series) -> NDArray[np.int64]:
    """Codes in alphabetical order: those of a categorical depend on what was read first."""
    import polars as pl

    return names.cast(pl.Enum(names.unique().sort())).to_physical().to_numpy().astype(np.int64)


def _often(code: NDArray[np.int64], place: NDArray[np.int64], usable: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a category has enough units in every usable year."""
    width = int(code.max()) + 1
    table = np.bincount(place * width + code, minlength=(int(place.max()) + 1) * width).reshape(-1, width)
    return np.asarray((table[usable] >= MINIMUM_CATEGORY).all(axis=0)) if len(usable) else np.zeros(width, dtype=bool)


def _target(code: NDArray[np.int64], place: NDArray[np.int64], usable: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean over the usable years of the share of each category."""
    width = int(code.max()) + 1
    table = np.bincount(place * width + code, minlength=(int(place.max()) + 1) * width).reshape(-1, width)
    shares = table[usable] / table[usable].sum(axis=1, keepdims=True) if len(usable) else table[:0].astype(float)
    return np.asarray(shares.mean(axis=0)) if len(usable) else np.full(width, 1 / width)
