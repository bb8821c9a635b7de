from __future__ import annotations

from collections import Counter

import pytest

from nlp.ingest.columns import SYNONYMS, Resolver, flatten, is_missing, key_of, personal_mask
from nlp.ingest.tables import FACTS, PARTS
from vaardig.base.errors import ConfigError


def test_synonyms_are_written_as_keys_and_serve_one_column() -> None:
    listed = [key for keys in SYNONYMS.values() for key in keys]
    assert [key for key in listed if key != key_of(key)] == []
    assert [key for key, count in Counter(listed).items() if count > 1] == []
    assert {part for part, _, _ in FACTS.values()} <= set(PARTS)


@pytest.mark.parametrize("name", ["datePosted", "Date posted", "date_posted", "DATE-POSTED", "dáte.posted"])
def test_spelling_of_a_name_does_not_matter(name: str) -> None:
    assert key_of(name) == "dateposted"


def test_text_wins_over_text_full_and_full_serves_alone() -> None:
    resolver = Resolver({})
    record = {"text_full": "lang", "text": "kort"}
    assert resolver.resolve(list(record)).first(record, "text") == "kort"
    assert resolver.resolve(list(record)).first({"text_full": "lang", "text": ""}, "text") == "lang"


def test_a_mapped_field_serves_no_other_column() -> None:
    columns = Resolver({"title": "omschrijving"}).resolve(["omschrijving", "tekst"])
    assert columns.candidates["title"] == ("omschrijving",)
    assert columns.candidates["text"] == ("tekst",)


def test_unknown_target_lists_the_allowed_ones() -> None:
    with pytest.raises(ConfigError, match=r"titel.*Allowed: id, date, title"):
        Resolver({"titel": "functie"})


def test_flatten_and_missing() -> None:
    assert flatten({"a": {"b": {"c": 1}, "d": 2}, "e": [3]}) == {"a.b.c": 1, "a.d": 2, "e": [3]}
    deep: dict[str, object] = {}
    for _ in range(100):
        deep = {"x": deep}
    assert len(flatten(deep)) == 1
    assert [value for value in (None, "", " - ", "NULL", [], {}, float("nan"), "n.v.t.") if not is_missing(value)] == []
    assert not is_missing(0)


def test_personal_fields_are_known() -> None:
    assert [personal_mask(name) for name in ("Contact-persoon", "e-mail", "GSM nummer", "titel")] == [
        "[naam]", "[e-mail]", "[telefoon]", "",
    ]  # fmt: skip
