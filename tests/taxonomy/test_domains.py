"""Codes to domains: the longest prefix decides, agencies are marked, bad input gives None."""

from __future__ import annotations

import pytest

from taxonomy.domains import domain_of_nace, domain_of_pc
from taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("code", "domain", "agency"),
    [
        ("10.51", "food", False),
        ("26.60", "life_sciences_health", False),
        ("26.51", "engineering_technology", False),
        ("62.01", "engineering_technology", False),
        ("J62010", "engineering_technology", False),
        ("78.20", "geen", True),
        ("01.13", "geen", False),
        ("56", "geen", False),
        ("46.46", "life_sciences_health", False),
        ("46.31", "geen", False),
        ("35.11", "sustainable_resources_materials_chemistry", False),
        ("43.21", "engineering_technology", False),
        ("87.30", "life_sciences_health", False),
        ("87.90", "geen", False),
        ("52.10", "smart_logistics", False),
        ("95.31", "engineering_technology", False),
    ],
)
def test_nace(code, domain, agency):
    match = domain_of_nace(TAXONOMY, code)
    assert match is not None
    assert (match.domain, match.agency) == (domain, agency)


@pytest.mark.parametrize(
    ("code", "domain", "agency"),
    [
        ("118", "food", False),
        ("PC 140.03", "smart_logistics", False),
        ("330.00", "life_sciences_health", False),
        ("322", "geen", True),
        ("322.01", "geen", False),
        ("200", "geen", False),
        ("149.01", "engineering_technology", False),
        ("315.01", "engineering_technology", False),
        ("315.02", "smart_logistics", False),
        ("207", "sustainable_resources_materials_chemistry", False),
    ],
)
def test_pc(code, domain, agency):
    match = domain_of_pc(TAXONOMY, code)
    assert match is not None
    assert (match.domain, match.agency) == (domain, agency)


@pytest.mark.parametrize("text", ["", "onbekend", "1", "04.1", "PC"])
def test_what_is_no_code_gives_none(text):
    assert domain_of_nace(TAXONOMY, text) is None
    assert domain_of_pc(TAXONOMY, text) is None
