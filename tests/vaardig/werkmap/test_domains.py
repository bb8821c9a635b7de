"""Domain names as people type them."""

from __future__ import annotations

import pytest

from vaardig.base.errors import InputError
from vaardig.werkmap.domains import DOMAINS, resolve_domain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("E&T", "engineering_technology"),
        ("Engineering en Technology", "engineering_technology"),
        ("voeding", "food"),
        ("Levenswetenschappen & gezondheid", "life_sciences_health"),
        ("chemie", "sustainable_resources_materials_chemistry"),
        ("LOGISTIEK", "smart_logistics"),
        *((label, identifier) for identifier, label in DOMAINS.items()),
        *((identifier, identifier) for identifier in DOMAINS),
    ],
)
def test_names_and_short_forms(typed, expected):
    assert resolve_domain(typed) == expected


def test_a_slip_names_the_nearest():
    with pytest.raises(InputError, match="did you mean 'smart_logistics'"):
        resolve_domain("smart logistic")
    with pytest.raises(InputError, match="Allowed: engineering_technology"):
        resolve_domain("qqqqqqqq")
