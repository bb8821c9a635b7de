"""A fake engine whose occupation follows the title, for products that look at occupations."""

from __future__ import annotations

import polars as pl
import pytest
from fake_engine import FakeExtractor

from taxonomy.load import load_taxonomy


@pytest.fixture
def titled(monkeypatch):
    """Let the fake extractor code titles that are labels of ours, and read education from the contract field."""
    occupations = {o.label: o for o in load_taxonomy().occupations}
    plain = FakeExtractor.extract_frame

    def coded(self, raw):
        tables = plain(self, raw)
        found = [occupations.get(title) for title in tables.vacancies["title"].to_list()]
        vacancies = tables.vacancies.with_columns(
            pl.Series("occupation_id", [o.id if o else None for o in found], dtype=pl.String()),
            pl.Series("occupation_label", [o.label if o else None for o in found], dtype=pl.String()),
            pl.Series("stem", [o.stem if o else "geen" for o in found], dtype=pl.String()),
        )
        return type(tables)(vacancies, tables.texts, tables.mentions, tables.vector_texts)

    monkeypatch.setattr(FakeExtractor, "extract_frame", coded)
