"""Per vacancy the numbers that the claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vaardig.trends.clustered import firms
from vaardig.trends.request import MINIMUM_DENOMINATOR, TrendRequest
from vaardig.trends.selection import scan_demands, select_units
from vaardig.werkmap.reader import Werkmap
from vaardig.werkmap.schema import LEVEL_CODES

if TYPE_CHECKING:
    import polars as pl

    from vaardig.trends.request import Excluded

_COLUMNS = (
    "source", "employer", "employer_class", "employer_size", "agency", "contract", "region", "text_length",
    "asked_length", "occupation_id",
)  # fmt: skip
# KBO and RSZ classes: fewer than 50 workers, and 200 or more.
SMALL = ("1-4", "5-9", "10-19", "20-49")
LARGE = ("200-499", "500-999", "1000+")
# A year counts when it has enough vacancies, and holds at least a tenth of what the median year holds.
_YEAR_SHARE = 0.1


@dataclass(frozen=True)
class Facts:
    """One row per counted unit: numbers of skills by kind and level, lengths, employer and its code ``firm``."""

    units: pl.DataFrame
    excluded: Excluded
    sources: int

    def of(self, domain: str | None) -> pl.DataFrame:
        """Units of one domain, or all."""
        import polars as pl

        return self.units if domain is None else self.units.filter(pl.col("domain") == domain)


def facts(werkmap: Werkmap, request: TrendRequest) -> Facts:
    """Collect the numbers; raises like :func:`select_units`."""
    import polars as pl

    units, excluded = select_units(werkmap, request, _COLUMNS)
    asked = (pl.col("level") == LEVEL_CODES["essential"]) | (pl.col("level") == LEVEL_CODES["nice"])
    taught = pl.col("level") == LEVEL_CODES["learnable"]
    marked = pl.col("explicit") & ~taught & (pl.col("level") != LEVEL_CODES["task"])
    kinds = werkmap.scan("concepts").filter(pl.col("kind").is_in(["hard", "soft"])).select("concept", "kind")
    numbers = (
        scan_demands(werkmap, request)
        .join(kinds, on="concept", how="inner")
        .group_by("unit")
        .agg(
            *(
                (pl.col("kind") == kind).sum().cast(pl.Int64()).alias(kind) for kind in ("hard", "soft")
            ),
            *(
                ((pl.col("kind") == kind) & chosen).sum().cast(pl.Int64()).alias(f"{kind}_{name}")
                for kind in ("hard", "soft")
                for name, chosen in (("asked", asked), ("taught", taught))
            ),
            marked=marked.any(),
        )
        .collect(engine="streaming")
    )  # fmt: skip
    counts = [name for name in numbers.columns if name not in ("unit", "marked")]
    rows = (
        units.join(numbers, on="unit", how="left", maintain_order="left")
        .with_columns(pl.col(*counts).fill_null(0), pl.col("marked").fill_null(False))
        .with_columns(pl.col("domain").cast(pl.String()))
    )
    return Facts(rows.with_columns(firms(rows)), excluded, rows["source"].n_unique())


def counting_years(units: pl.DataFrame) -> list[int]:
    """Years with enough vacancies to stand beside the others."""
    import polars as pl

    sizes = units.group_by("year").len()
    least = max(MINIMUM_DENOMINATOR, _YEAR_SHARE * float(np.median(sizes["len"].to_numpy()))) if sizes.height else 0
    return sorted(sizes.filter(pl.col("len") >= least)["year"].to_list())


def codes(series: pl.Series) -> NDArray[np.int64]:
    """Whole numbers that tell the values of a column apart."""
    import polars as pl

    return series.cast(pl.String()).fill_null("").rank("dense").to_numpy().astype(np.int64)
