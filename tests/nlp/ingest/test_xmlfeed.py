from __future__ import annotations

import io

import pytest

from nlp.ingest.model import MAX_ROW_BYTES, Row
from nlp.ingest.streams import as_utf8
from nlp.ingest.xmlfeed import declared_encoding, read_xml
from vaardig.base.errors import InputError


def rows(text: str | bytes, skip: int = 0) -> list[Row]:
    raw = text.encode() if isinstance(text, str) else text
    stream, sample = as_utf8(*declared_encoding(io.BytesIO(raw)))
    return list(read_xml(stream, sample, "f.xml", skip))


def test_known_items_attributes_nesting_and_lists() -> None:
    (row,) = rows(
        '<jobs xmlns:x="u"><job id="7"><title>Lasser</title><company><name>Staal &amp; Co</name></company>'
        "<skills><skill>MIG</skill><skill>TIG</skill></skills><x:city>Gent</x:city><leeg/></job></jobs>"
    )
    assert row.fields == {
        "id": "7", "title": "Lasser", "company.name": "Staal & Co", "skills": ["MIG", "TIG"], "city": "Gent",
    }  # fmt: skip


def test_an_unknown_repeated_element_is_found() -> None:
    found = rows(
        "<lijst><kop>x</kop><betrekking><tekst>a</tekst></betrekking><betrekking><tekst>b</tekst></betrekking></lijst>"
    )
    assert [row.fields["tekst"] for row in found] == ["a", "b"]


def test_undeclared_html_entities_and_lone_ampersands() -> None:
    (row,) = rows("<jobs><job><text>R&D, caf&eacute;&nbsp;&euro; 5 &lt;b&gt;</text></job></jobs>")
    assert row.fields["text"] == "R&D, café\u00a0€ 5 <b>"


def test_tags_inside_cdata_and_comments_are_no_items() -> None:
    found = rows(
        "<jobs><!-- <job><text>oud</text></job> --><job><text><![CDATA[<job>&nbsp;</job> x]]></text></job>"
        "<job><!-- </job> --><text>b</text></job></jobs>"
    )
    assert [row.fields.get("text") for row in found] == ["<job>&nbsp;</job> x", "b"]


def test_a_malformed_item_costs_one_row() -> None:
    found = rows("<jobs><job><text>a</text></job><job><text>b</job><job><text>c</text></job></jobs>")
    assert [row.defect.split(":")[0] or row.fields["text"] for row in found] == ["a", "broken XML", "c"]
    found = rows("<jobs><job><text>a</text><job><text>b</text></job><job><text>c")
    assert [row.defect.split(":")[0] or row.fields["text"] for row in found] == ["broken XML", "b", "broken XML"]


def test_items_across_chunk_borders() -> None:
    body = "".join(f"<job><id>{n}</id><text>{'é' * (n % 977)}x</text></job>" for n in range(1_500))
    found = rows(f"<jobs>{body}</jobs>")
    assert [row.fields["id"] for row in found] == [str(n) for n in range(1_500)]
    assert all(len(row.fields["text"]) == n % 977 + 1 for n, row in enumerate(found))
    assert [row.fields["id"] for row in rows(f"<jobs>{body}</jobs>", skip=1_498)] == ["1498", "1499"]


def test_an_endless_item_is_refused() -> None:
    found = rows(
        "<jobs><job><text>" + "x" * (MAX_ROW_BYTES + 200_000) + "</text></job><job><text>b</text></job></jobs>"
    )
    assert [row.defect.split(":")[0] or row.fields["text"] for row in found] == ["absurd length", "b"]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE jobs [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE jobs [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "<!doctype jobs [ <!-- --> ]>",
    ],
)
def test_entity_declarations_are_refused(head: str) -> None:
    with pytest.raises(InputError, match=r"f\.xml, line 1.*entities"):
        rows(f"{head}<jobs><job><text>&b;</text></job></jobs>")


def test_a_custom_entity_without_declaration_is_no_way_in() -> None:
    (row,) = rows("<jobs><job><text>a &xxe; b</text></job></jobs>")
    assert row.defect == ""
    assert row.fields["text"] == "a &xxe; b"


def test_nothing_like_a_vacancy() -> None:
    with pytest.raises(InputError, match="no element is found"):
        rows("<html><body>hallo</body></html>")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16"])
def test_declared_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><jobs><job><text>één café</text></job></jobs>'
    assert rows(text.encode(encoding))[0].fields["text"] == "één café"


def test_control_characters_do_not_stop_the_feed() -> None:
    (row,) = rows("<jobs><job><text>a\x0bb</text></job></jobs>")
    assert row.fields["text"] == "a\ufffdb"
