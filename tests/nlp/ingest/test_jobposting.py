from __future__ import annotations

from typing import Any

import pytest

from nlp.ingest.jobposting import find, in_html, is_jobposting, to_fields


@pytest.mark.parametrize(
    "kind", ["JobPosting", ["Thing", "JobPosting"], "https://schema.org/JobPosting", "schema:JobPosting"]
)
def test_type_in_all_spellings(kind: Any) -> None:
    assert is_jobposting({"@type": kind})


def test_other_types_are_none() -> None:
    assert not is_jobposting({"@type": "Organization"})
    assert not is_jobposting({"title": "x"})


@pytest.mark.parametrize(
    ("salary", "line"),
    [
        ({"currency": "EUR", "value": {"minValue": 2000, "maxValue": 2500.0, "unitText": "MONTH"}},
         "2000 - 2500 EUR per maand"),
        ({"currency": "EUR", "value": {"value": 15.5, "unitText": "HOUR"}}, "15.5 EUR per uur"),
        ({"currency": "EUR", "value": {"minValue": 0, "maxValue": 3000}}, "3000 EUR"),
        ({"minValue": 1, "maxValue": 2, "unitText": "year"}, "1 - 2 EUR per jaar"),
        ({"currency": "EUR", "value": "2.750"}, "2.750 EUR"),
        ("marktconform", "marktconform"),
        ([{"value": {"minValue": 9, "maxValue": 9}}], "9 EUR"),
        ({"currency": "EUR", "value": {}}, None),
        ("", None),
    ],
)  # fmt: skip
def test_salary(salary: Any, line: str | None) -> None:
    assert to_fields({"@type": "JobPosting", "baseSalary": salary}).get("baseSalary") == line


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"monthsOfExperience": 24}, "2 jaar"),
        ({"monthsOfExperience": "18"}, "18 maanden"),
        ({"monthsOfExperience": 0}, None),
        ({"description": "Enkele jaren in de zorg"}, "Enkele jaren in de zorg"),
        ("no requirements", "no requirements"),
        ({}, None),
    ],
)
def test_experience(value: Any, line: str | None) -> None:
    assert to_fields({"experienceRequirements": value}).get("experienceRequirements") == line


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ({"address": {"addressLocality": "Gent", "addressRegion": "OVL", "addressCountry": {"name": "BE"}}},
         ("Gent", "OVL", "BE")),
        ([{"address": "Aalst"}, {"address": "Gent"}], ("Aalst", None, None)),
        ("Ninove", ("Ninove", None, None)),
        ({"name": "Campus", "address": {"addressCountry": "BE"}}, ("Campus", None, "BE")),
        (None, (None, None, None)),
        (17, (None, None, None)),
    ],
)  # fmt: skip
def test_place(location: Any, expected: tuple[str | None, ...]) -> None:
    fields = to_fields({"jobLocation": location})
    assert tuple(fields.get(name) for name in ("location", "region", "country")) == expected


def test_scripts_in_a_page() -> None:
    page = (
        '<script type=application/ld+json>{"@type": "WebSite"}</script>'
        '<SCRIPT class=\'x\' type=\'application/ld+json\'>\n<!--[{"@type": "JobPosting", "title": "a\nb"}]--></SCRIPT>'
        '<script type="application/ld+json">{"@type": "JobPosting", kapot}</script>'
    )
    postings, broken = in_html(page)
    assert [posting["title"] for posting in postings] == ["a\nb"]
    assert "kapot" in broken


def test_hostile_nesting_ends() -> None:
    value: Any = {"@type": "JobPosting"}
    for _ in range(200):
        value = [value]
    assert list(find(value)) == []
