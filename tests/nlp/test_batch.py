"""Columns that a batch adds to what the engine read: codes and probability of the occupation, employer size."""

from __future__ import annotations

import polars as pl
import pytest

from nlp.batch import make_extractor, vacancy_schema
from nlp.schema import raw_schema
from taxonomy.load import load_taxonomy

ADS = [
    {"id": "a", "title": "Lasser", "employer": "Staalbouw Claes NV", "text": "Je last stalen balken."},
    {"id": "b", "title": "Qwxz zzkv", "employer": "onze klant", "text": "Wij zoeken iemand."},
    {"id": "c", "title": "lasser (m/v/x)", "employer": "", "text": "Je last."},
]


@pytest.fixture(scope="module")
def raw():
    rows = [{name: ad.get(name) for name in raw_schema()} | {"source": "s", "kind": "vacature"} for ad in ADS]
    return pl.DataFrame(rows, schema=raw_schema())


@pytest.fixture(scope="module")
def vacancies(raw):
    sized = raw.with_columns(pl.Series("employer_size", ["50-99"] * 3))
    return make_extractor().extract_frame(sized).vacancies


def test_a_coded_title_has_the_codes_of_its_occupation(vacancies):
    row = vacancies.row(0, named=True)
    occupation = load_taxonomy().occupation(row["occupation_id"])
    assert row["occupation_label"] == occupation.label
    assert (row["occupation_isco"], row["occupation_esco"], row["occupation_competent"]) == (
        occupation.isco, occupation.esco, occupation.competent,
    )  # fmt: skip
    assert len(row["occupation_isco"]) == 4
    assert row["occupation_isco"].isdigit()
    assert 0.9 < row["occupation_probability"] <= 1.0


def test_a_title_without_occupation_has_neither_codes_nor_probability(vacancies):
    row = vacancies.row(1, named=True)
    names = [name for name in vacancy_schema() if name.startswith("occupation_") and "text" not in name]
    assert {name: row[name] for name in names if row[name]} == {}
    assert row["occupation_probability"] is None


def test_only_a_named_employer_has_a_size(vacancies, raw):
    assert vacancies["employer_class"].to_list() == ["genoemd", "anoniem", "onbekend"]
    assert vacancies["employer_size"].to_list() == ["50-99", "onbekend", "onbekend"]
    assert make_extractor().extract_frame(raw).vacancies["employer_size"].to_list() == ["onbekend"] * 3
