"""The report in a few sentences, each with the numbers that it stands on."""

from __future__ import annotations

from vaardig.export.dutch import enumeration, percent, percent_range, vacancies, whole
from vaardig.trends.stats.classes import EMERGING, FALLING, RISING, STABLE, THIN, VANISHING
from vaardig.trends.stem_monitor.request import STEM_WORDS

from .request import SectorReport

_NAMED = 3


def findings(report: SectorReport) -> list[str]:
    """Sentences for the first page."""
    return [
        text
        for text in (
            _counted(report), _asked(report, "hard"), _asked(report, "soft"), _changes(report), _hierarchy(report),
            _stem(report),
        )
        if text
    ]  # fmt: skip


def _counted(report: SectorReport) -> str:
    cells = report.trends.coverage
    years = cells["year"].to_list()
    return (
        f"Dit rapport telt {vacancies(int(cells['denominator'].sum()))} in {report.domain}, "
        f"{_years(min(years), max(years))}."
    )


def _years(first: int, last: int) -> str:
    return f"uit {first}" if first == last else f"van {first} tot {last}"


def _asked(report: SectorReport, kind: str) -> str:
    import polars as pl

    frame = (
        report.trends.totals.filter(pl.col("kind") == kind, pl.col("share").is_not_null())
        .sort("share", "label", descending=[True, False])
        .head(_NAMED)
    )
    if frame.is_empty():
        return ""
    word = "harde vaardigheden" if kind == "hard" else "sleutelvaardigheden"
    named = [f"{label} ({percent(share)})" for label, share in frame.select("label", "share").iter_rows()]
    return f"De meest vermelde {word}: {enumeration(named)}."


def _changes(report: SectorReport) -> str:
    import polars as pl

    tests = report.trends.tests
    tested = tests.filter(pl.col("class") != THIN)
    if tested.is_empty():
        return (
            "Over veranderingen zegt dit rapport niets: geen enkele vaardigheid komt in genoeg jaren vaak genoeg voor "
            "om ze te toetsen."
        )
    up = tested.filter(pl.col("class").is_in([EMERGING, RISING])).sort("change", descending=True)
    down = tested.filter(pl.col("class").is_in([FALLING, VANISHING])).sort("change")
    if up.is_empty() and down.is_empty():
        stable = tested.filter(pl.col("class") == STABLE).height
        return (
            f"Van de {whole(tested.height)} vaardigheden met genoeg vacatures om te toetsen verandert er geen enkele "
            f"aantoonbaar; {whole(stable)} zijn aantoonbaar stabiel."
        )
    parts = [
        f"{whole(frame.height)} {'groeit' if frame.height == 1 else 'groeien'} aantoonbaar"
        if frame is up
        else f"{whole(frame.height)} {'daalt' if frame.height == 1 else 'dalen'} aantoonbaar"
        for frame in (up, down)
    ]
    named = [f"{word}: {enumeration(frame['label'].head(_NAMED).to_list())}" for word, frame in
             (("het sterkst groeiend", up), ("het sterkst dalend", down)) if not frame.is_empty()]  # fmt: skip
    return f"Van de {whole(tested.height)} getoetste vaardigheden: {' en '.join(parts)} ({'; '.join(named)})."


def _hierarchy(report: SectorReport) -> str:
    import polars as pl

    rows = report.levels.filter(pl.col("kind") == "hard", pl.col("level").is_in(["marked", "learnable"])).filter(
        pl.col("share").is_not_null()
    )
    if rows.is_empty():
        return ""
    last = rows["years"].max()
    named = {row["level"]: row for row in rows.filter(pl.col("years") == last).iter_rows(named=True)}
    if {"marked", "learnable"} - named.keys():
        return ""
    marked, taught = named["marked"], named["learnable"]
    bounds = percent_range(marked["low"], marked["high"])
    return (
        f"In {marked['years']} zegt {percent(marked['share'])} van de vacatures ({bounds}) van minstens één harde "
        "vaardigheid uitdrukkelijk of ze vereist dan wel een pluspunt is; "
        f"{percent(taught['share'])} biedt aan om er een aan te leren."
    )


def _stem(report: SectorReport) -> str:
    import polars as pl

    if report.stem is None:
        return ""
    known = report.stem.shares.filter(pl.col("stem") == report.stem.request.kind, pl.col("share").is_not_null())
    if known.is_empty():
        return ""
    row = known.sort("year").row(-1, named=True)
    return (
        f"In {row['year']} is {percent(row['share'])} van de vacatures met een bekend beroep er een voor "
        f"{STEM_WORDS[row['stem']]} ({whole(row['numerator'])} van {whole(row['denominator'])})."
    )
