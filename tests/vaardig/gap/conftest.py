"""The shipped taxonomy and encoder, loaded once, and a small werkmap of hand-written tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from indexes.encoders import load_encoder
from taxonomy.load import load_taxonomy
from vaardig.gap.answer import gap
from vaardig.gap.report import GapReport
from vaardig.gap.request import GapRequest, Person
from vaardig.gap.workspace import Workspace


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return Workspace(load_taxonomy(), load_encoder())


@pytest.fixture(scope="session")
def ask(workspace):
    """Ask for the step to a job; the person is given in keywords."""

    def step(target: str, **person: Any) -> GapReport:
        return gap(GapRequest(target, Person(**person)), workspace)

    return step


class TableWerkmap:
    """What the package reads of a werkmap: tables by name, counts and a path."""

    def __init__(self, tables: dict[str, pl.DataFrame]) -> None:
        self.tables = tables
        size = len(tables["units"])
        self.counts = {"vacancies": size, "undated": 0, "units": size}
        self.path = Path("proef")
        self.manifest = SimpleNamespace(figures="x")

    def scan(self, table: str) -> pl.LazyFrame:
        return self.tables[table].lazy()


def make_werkmap(ads: list[dict[str, object]]) -> TableWerkmap:
    """Tables from ads: occupation, year, asks {concept: level}, and optional region, contract, education, years."""
    concepts = sorted({key for ad in ads for key in ad["asks"]})
    code = {key: number for number, key in enumerate(concepts)}

    def kind(key: str) -> str:
        return "soft" if key.startswith("SO-") else "language" if key.startswith("taal:") else "hard"

    units = pl.DataFrame(
        [
            {
                "unit": i, "vacancy_id": f"v{i}", "year": ad["year"], "kind": "vacature", "language": "nl",
                "contract": ad.get("contract", "vast"), "region": ad.get("region", ""),
                "occupation_id": ad["occupation"], "domain": ad.get("domain", "food"),
                "education_level": ad.get("education"), "unlinked_hard": 0,
            }
            for i, ad in enumerate(ads)
        ],
        schema_overrides={
            "unit": pl.UInt32, "year": pl.Int32, "education_level": pl.String, "occupation_id": pl.String,
        },
    )  # fmt: skip
    demands = pl.DataFrame(
        [
            {"unit": i, "concept": code[key], "level": level, "explicit": False, "form": False}
            for i, ad in enumerate(ads)
            for key, level in ad["asks"].items()
        ],
        schema={"unit": pl.UInt32, "concept": pl.UInt32, "level": pl.UInt8, "explicit": pl.Boolean, "form": pl.Boolean},
    )
    return TableWerkmap(
        {
            "units": units,
            "demands": demands,
            "concepts": pl.DataFrame(
                [{"concept": code[key], "concept_id": key, "label": key, "kind": kind(key)} for key in concepts],
                schema_overrides={"concept": pl.UInt32},
            ),
            "vacancies": pl.DataFrame(
                [
                    {"id": f"v{i}", "location": ad.get("place", ""), "experience_years_min": ad.get("experience"),
                     "date": date(int(ad["year"]), 3, 1)}
                    for i, ad in enumerate(ads)
                ],
                schema_overrides={"experience_years_min": pl.Float64},
            ),
        }
    )  # fmt: skip


@pytest.fixture(scope="session")
def werkmap_of():
    """Make a werkmap from ads."""
    return make_werkmap
