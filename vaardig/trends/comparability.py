"""Are the years of a view alike in what they hold? Where they are not, a difference may come from the sources.

A shift is the total variation distance between the make-up of the earlier and of the later years: the share of
vacancies that would have to change class to make the two equal (0: the same, 1: nothing in common).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaardig.export.dutch import percent, whole

if TYPE_CHECKING:
    import polars as pl

# A fifth of the vacancies in another class, above what two random halves of this size would differ.
LARGE_SHIFT = 0.20
_LEAST_UNITS = 30
_UNEVEN = 0.6
COLUMNS = ("source", "employer_class", "agency", "contract", "region", "text_length")
_NAMES = {
    "source": "de bron", "employer_class": "hoe vaak de werkgever genoemd is",
    "agency": "het aandeel uitzend- en selectiekantoren", "contract": "de contracttypes", "region": "de regio",
    "text_length": "de lengte van de teksten",
}  # fmt: skip


@dataclass(frozen=True)
class Shift:
    """How far one characteristic moved from the earlier to the later years; ``noise`` is what chance alone gives."""

    column: str
    distance: float
    noise: float
    first_years: tuple[int, ...]
    last_years: tuple[int, ...]

    @property
    def large(self) -> bool:
        """True when the make-up differs too much to lay the years side by side without care."""
        return self.distance > LARGE_SHIFT + self.noise


def halves(years: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Earlier and later half of the years, the middle one of an odd number with the later."""
    ordered = sorted(set(years))
    middle = len(ordered) // 2
    return tuple(ordered[:middle]), tuple(ordered[middle:])


def shifts(units: pl.DataFrame) -> tuple[Shift, ...]:
    """Shift of every characteristic in ``COLUMNS`` that ``units`` has; none when a half has under 30 units."""
    import polars as pl

    first, last = halves(units["year"].to_list())
    early = units.filter(pl.col("year").is_in(list(first)))
    late = units.filter(pl.col("year").is_in(list(last)))
    if min(early.height, late.height) < _LEAST_UNITS:
        return ()
    found = []
    for column in (name for name in COLUMNS if name in units.columns):
        classes = _classes(units, column)
        table = (
            pl.DataFrame({"class": classes, "late": units["year"].is_in(list(last))})
            .group_by("class")
            .agg(before=(~pl.col("late")).sum() / early.height, after=pl.col("late").sum() / late.height)
        )
        distance = float((table["before"] - table["after"]).abs().sum()) / 2
        pooled = classes.value_counts(normalize=True)["proportion"].to_numpy()
        scale = (2 / 3.141592653589793 * (1 / early.height + 1 / late.height)) ** 0.5
        noise = float(((pooled * (1 - pooled)) ** 0.5).sum()) * scale / 2
        found.append(Shift(column, distance, noise, first, last))
    return tuple(found)


def _classes(units: pl.DataFrame, column: str) -> pl.Series:
    import polars as pl

    if column != "text_length":
        return units[column].cast(pl.String()).fill_null("onbekend").alias("class")
    fifth = units[column].fill_null(0).rank("average") * 5 / (units.height + 1)
    return fifth.cast(pl.Int64()).cast(pl.String()).alias("class")


def comparability_notes(units: pl.DataFrame) -> tuple[str, ...]:
    """Warnings in Dutch; empty when nothing stands in the way of laying the years side by side."""
    import polars as pl

    sentences = []
    counts = units.group_by("year").len().sort("len", "year", descending=[True, False])
    if counts.height > 1 and counts["len"][0] > _UNEVEN * units.height:
        share = percent(counts["len"][0] / units.height, 0)
        sentences.append(
            f"Let op: {share} van de getelde vacatures komt uit één jaar ({counts['year'][0]}). Wat over de hele "
            "periode geldt, geldt dus vooral voor dat jaar."
        )
    large = [shift for shift in shifts(units) if shift.large]
    if large:
        names = " en ".join(filter(None, [", ".join(_NAMES[s.column] for s in large[:-1]), _NAMES[large[-1].column]]))
        first, last = large[0].first_years, large[0].last_years
        sentences.append(
            f"Let op: de jaren zijn niet goed vergelijkbaar. Tussen {span(first)} en {span(last)} verschilt sterk: "
            f"{names}. Een verschil tussen de jaren kan daarvan komen en niet van wat werkgevers vragen."
        )
    gaps = _gaps(sorted(counts["year"].to_list()))
    if gaps:
        sentences.append(f"Er zijn geen vacatures uit {gaps}; daar zegt deze periode niets over.")
    thin = counts.filter(pl.col("len") < _LEAST_UNITS).sort("year")
    if not thin.is_empty():
        listed = ", ".join(f"{year} ({whole(n)})" for year, n in thin.iter_rows())
        sentences.append(f"Weinig vacatures in: {listed}. Cijfers van die jaren zijn erg onzeker of ontbreken.")
    return tuple(sentences)


def span(years: tuple[int, ...]) -> str:
    """First and last of some years, as a reader writes it."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _gaps(years: list[int]) -> str:
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years)) if years else []
    runs: list[list[int]] = []
    for year in missing:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(span(tuple(run)) for run in runs)
