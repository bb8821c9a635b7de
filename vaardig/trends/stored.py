"""The family of trend tests as a table of the werkmap: computed once per build, read by every view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.base.errors import InputError
from vaardig.base.files import atomic_path
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

from .family import MINIMUM_SUPPORT, family_schema, name_classes, statistics
from .request import MINIMUM_DENOMINATOR, Thresholds, TrendRequest
from .tally import tally

if TYPE_CHECKING:
    import polars as pl

# Raised whenever the method changes: a stored table of another method is not read.
_METHOD = 5


def parameters(thresholds: Thresholds) -> str:
    """What a stored table was made with; the key under which it is read."""
    shown = ";".join(f"{name}={value:g}" for name, value in vars(thresholds).items())
    return f"method={_METHOD};cell={MINIMUM_DENOMINATOR};support={MINIMUM_SUPPORT};{shown}"


def stored_schema() -> dict[str, pl.DataType]:
    """Columns of ``trend_tests`` on disk."""
    import polars as pl

    return {"parameters": pl.String(), **family_schema()}


def compute_tests(werkmap: Werkmap) -> pl.DataFrame:
    """The fixed family: every skill of every domain, whole period, default choices. Empty without dated vacancies.

    Domains are counted one after the other, because memory follows the largest count; they are corrected together.
    """
    import polars as pl

    parts = [found for domain in DOMAINS if (found := _domain_statistics(werkmap, domain)) is not None]
    if not parts:
        return pl.DataFrame(schema=stored_schema())
    found = name_classes(pl.concat(parts).sort("domain", "kind", "concept_id"), Thresholds())
    key = pl.lit(parameters(Thresholds())).alias("parameters")
    return found.select(key, *found.columns)


def _domain_statistics(werkmap: Werkmap, domain: str) -> pl.DataFrame | None:
    """Statistics of one domain; None when it has no vacancy to count."""
    try:
        counted = tally(werkmap, TrendRequest(domains=(domain,), top=None))
    except InputError:
        return None
    return statistics(counted.cells, counted.counts, counted.concepts)


def store_tests(werkmap: Werkmap) -> None:
    """Compute the family and write it into the werkmap. Only a build does this."""
    table = compute_tests(werkmap)
    with atomic_path(werkmap.layout.trend_tests) as temporary:
        table.write_parquet(temporary)


def fixed_tests(werkmap: Werkmap, thresholds: Thresholds) -> pl.DataFrame | None:
    """The stored family, its classes named by ``thresholds``; None when the werkmap has none that this method made."""
    import polars as pl

    path = werkmap.layout.trend_tests
    if not path.exists():
        return None
    table = werkmap.scan("trend_tests").collect()
    made = set(table["parameters"].unique()) if "parameters" in table.columns else {"unknown"}
    if not made <= {parameters(Thresholds())} or dict(table.schema) != stored_schema():
        return None
    if thresholds == Thresholds():
        return table.drop("parameters")
    kept = [name for name in family_schema() if name in _statistics_columns()]
    return name_classes(table.select(pl.col(kept)), thresholds)


def _statistics_columns() -> set[str]:
    from .family import statistics_schema

    return set(statistics_schema())
