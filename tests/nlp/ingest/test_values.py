from __future__ import annotations

from typing import Any

import pytest

from nlp.ingest.values import as_line, as_list, as_text, has_markup, is_prose, to_markup


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (["Samenwerken", "Flexibiliteit"], ["Samenwerken", "Flexibiliteit"]),
        ([{"label": "Lassen", "id": 7}, {"name": "Frezen"}, {"id": "SK-9"}], ["Lassen", "Frezen", "SK-9"]),
        ("Samenwerken; Flexibiliteit ;", ["Samenwerken", "Flexibiliteit"]),
        ("Lassen|Frezen\nDraaien", ["Lassen", "Frezen", "Draaien"]),
        ("Lassen, Frezen", ["Lassen", "Frezen"]),
        ("Lassen, ook MIG; Frezen", ["Lassen, ook MIG", "Frezen"]),
        ('["Lassen", "Frezen"]', ["Lassen", "Frezen"]),
        ("['Lassen', 'Frezen']", ["Lassen", "Frezen"]),
        ("Lassen; Lassen", ["Lassen"]),
        ("[onaf", ["[onaf"]),
        (None, []),
        ("", []),
        ("Onderzoek &amp; ontwikkeling", ["Onderzoek & ontwikkeling"]),
    ],
)
def test_lists(value: Any, items: list[str]) -> None:
    assert as_list(value) == items


def test_prose_is_no_list() -> None:
    sentence = "Je werkt graag met je handen, en je durft toe te geven dat je iets niet weet"
    assert is_prose(sentence)
    assert as_list(sentence) == [sentence]
    assert not is_prose("Lassen, frezen")


def test_text_and_line() -> None:
    assert as_text(12345.0) == "12345"
    assert as_text(["a", "", {"name": "b"}]) == "a\nb"
    assert as_text(" a\n b ") == " a\n b "
    assert as_line(" a\n  &amp; b ") == "a & b"
    assert as_line(["FULL_TIME", "INTERN"]) == "FULL_TIME; INTERN"


def test_markup() -> None:
    assert has_markup("a<br/>b")
    assert not has_markup("loon < 3.000 > 2.000")
    assert to_markup("a < b\nc") == "a &lt; b<br>\nc"
