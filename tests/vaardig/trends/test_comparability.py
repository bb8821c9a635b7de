"""Years that differ in make-up are said to; equal ones are not."""

from __future__ import annotations

import random

import polars as pl

from vaardig.trends.comparability import comparability_notes, halves, shifts


def units(seed: int, late_source: str, count: int = 400) -> pl.DataFrame:
    generator = random.Random(seed)
    rows = []
    for i in range(count):
        year = 2015 + i % 4
        rows.append(
            {"year": year, "source": late_source if year > 2016 else "a", "agency": generator.random() < 0.3,
             "region": generator.choice("abcdefgh"), "text_length": generator.randrange(3000)}
        )  # fmt: skip
    return pl.DataFrame(rows)


def test_another_source_in_late_years_is_a_large_shift() -> None:
    large = [shift.column for shift in shifts(units(1, "b")) if shift.large]
    assert large == ["source"]
    assert any("de bron" in note for note in comparability_notes(units(1, "b")))


def test_alike_years_give_no_warning() -> None:
    for seed in range(20):
        assert comparability_notes(units(seed, "a")) == ()


def test_noise_covers_small_samples() -> None:
    assert not any(shift.large for seed in range(20) for shift in shifts(units(seed, "a", 120)))


def test_one_dominant_year_gaps_and_thin_years() -> None:
    frame = pl.DataFrame({"year": [2015] * 100 + [2019] * 5})
    notes = " ".join(comparability_notes(frame))
    assert "uit één jaar (2015)" in notes
    assert "geen vacatures uit 2016-2018" in notes
    assert "2019 (5)" in notes


def test_halves() -> None:
    assert halves([2015, 2016, 2017]) == ((2015,), (2016, 2017))
    assert halves([2015]) == ((), (2015,))
