from __future__ import annotations

import io
import json

import pytest

from nlp.ingest.jsonl import read_json, read_jsonl
from nlp.ingest.model import MAX_ROW_BYTES, Row


def array(text: str | bytes, skip: int = 0) -> list[Row]:
    raw = text.encode() if isinstance(text, str) else text
    return list(read_json(io.BytesIO(raw), raw[: 1 << 20], skip))


def ids(rows: list[Row]) -> list[object]:
    return [row.fields.get("id") if not row.defect else row.defect.split(":")[0] for row in rows]


MANY = [{"id": n, "tekst": "één " * 50, "lijst": [{"id": "binnen"}]} for n in range(2_000)]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_large_array_is_streamed(indent: int | None) -> None:
    text = json.dumps(MANY, ensure_ascii=False, indent=indent)
    assert ids(array(text)) == list(range(2_000))
    assert ids(array(text, skip=1_995)) == [1995, 1996, 1997, 1998, 1999]


@pytest.mark.parametrize(
    "text",
    [
        '{"jobs": [{"id": 1}, {"id": 2}]}',
        '{"facetten": ["a", {"id": 9}], "aantal": 2, "vacatures": [{"id": 1}, {"id": 2}], "volgende": null}',
        '{"response": {"docs": [{"id": 1}, {"id": 2}]}}',
        '{"id": 1}\n{"id": 2}\n',
        '{\n "id": 1\n}\n{\n "id": 2\n}',
        '[{"id": 1}, {"id": 2}]',
        '\ufeff[{"id": 1}, {"id": 2}]',
    ],
)
def test_shapes_of_a_json_file(text: str) -> None:
    assert ids(array(text)) == [1, 2]


def test_one_object_with_a_list_of_its_own_is_one_row() -> None:
    assert ids(array('{"id": 1, "talen": [{"id": "nl"}, {"id": "fr"}]}')) == [1]


def test_a_damaged_element_costs_one_row() -> None:
    assert ids(array('[{"id": 1}, {"id": 2, tekst}, {"id": 3}, {"id": 4}]')) == [1, "broken JSON", 3, 4]
    assert ids(array('[{"id": 1}, {"id": 2, "tekst": "weg')) == [1, "broken JSON"]
    big = json.dumps(MANY)
    damaged = big.replace('{"id": 1000, "tekst": "', '{"id": 1000, "tekst" "', 1)
    found = ids(array(damaged))
    assert found.count("broken JSON") == 1
    assert [n for n in range(2_000) if n not in found] == [1000]


def test_elements_that_are_no_object() -> None:
    assert ids(array('[{"id": 1}, 7, "tekst", null, {"id": 2}]')) == [1, *["broken JSON"] * 3, 2]


def test_json_ld_gives_only_postings() -> None:
    document = {"@graph": [{"@type": "Organization"}, {"@type": "JobPosting", "id": 1}]}
    assert ids(array(json.dumps(document))) == [1]
    assert ids(array(json.dumps([document["@graph"][1], document["@graph"][0]]))) == [1]


@pytest.mark.parametrize("text", ["[" * 5_000, '{"a":' * 5_000, '{"n": ' + "9" * 5_000 + "}"])
def test_hostile_nesting_and_numbers_are_rejects(text: str) -> None:
    assert all(row.defect for row in array(text))
    (row,) = read_jsonl(io.BytesIO(text.encode()), 0)
    assert row.defect.startswith("broken JSON: line 1")


def test_a_huge_line_is_refused_and_the_next_is_read() -> None:
    raw = b'{"id": 1, "tekst": "' + b"x" * (MAX_ROW_BYTES + 1) + b'"}\n{"id": 2}\n'
    first, second = read_jsonl(io.BytesIO(raw), 0)
    assert first.defect.startswith("absurd length: line 1")
    assert second.fields == {"id": 2}
    assert ids(array(b"[" + raw.replace(b"\n", b",").rstrip(b",") + b"]")) == ["absurd length", 2]


def test_errors_name_line_and_character() -> None:
    (_, row) = read_jsonl(io.BytesIO(b'{"id": 1}\n\n{"id": 2,}\n'), 0)
    assert row.defect.startswith("broken JSON: line 3, character 10")
