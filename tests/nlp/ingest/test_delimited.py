from __future__ import annotations

import io

import pytest

from nlp.ingest.columns import Resolver
from nlp.ingest.delimited import read_delimited, sniff_dialect
from nlp.ingest.model import MAX_ROW_BYTES, Row
from nlp.ingest.streams import as_utf8
from vaardig.base.errors import InputError


def rows(text: str | bytes, mapping: dict[str, str] | None = None, skip: int = 0) -> list[Row]:
    raw = text.encode() if isinstance(text, str) else text
    stream, sample = as_utf8(io.BytesIO(raw))
    return list(read_delimited(stream, sample, Resolver(mapping or {}), "f.csv", "", skip))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiter_is_found(delimiter: str) -> None:
    text = f'titel{delimiter}tekst{delimiter}loon\nBakker{delimiter}"Bakt brood; koek, taart | meer"{delimiter}2500\n'
    (row,) = rows(text)
    assert row.fields == {"titel": "Bakker", "tekst": "Bakt brood; koek, taart | meer", "loon": "2500"}


def test_separator_line_of_excel() -> None:
    assert rows("sep=,\ntitel,tekst\na;b,c\n")[0].fields == {"titel": "a;b", "tekst": "c"}


def test_backslash_escapes_only_when_the_file_uses_them() -> None:
    (row,) = rows('titel,tekst\na,"zeg \\"ja\\", nu"\n')
    assert row.fields["tekst"] == 'zeg "ja", nu'
    (row,) = rows('titel,tekst\na,"map C:\\temp en ""ja"""\n')
    assert row.fields["tekst"] == 'map C:\\temp en "ja"'
    assert sniff_dialect("a;b\n").escape is None


def test_line_ends_of_all_systems_and_blank_lines() -> None:
    assert len(rows("titel;tekst\r\na;b\r\n\r\n;\r\nc;d")) == 2


def test_empty_fields_at_the_end_say_nothing() -> None:
    assert rows("titel;tekst\na;b;;;\n")[0].fields == {"titel": "a", "tekst": "b"}


def test_repeated_column_names_lose_nothing() -> None:
    assert rows("tekst;tekst;titel\na;b;c\n")[0].fields == {"tekst": "a", "tekst (2)": "b", "titel": "c"}


def test_an_unclosed_quote_costs_one_row() -> None:
    body = "".join(f'{n};"tekst nummer {n}"\n' for n in range(1, 200))
    found = rows('id;tekst\n0;"open\n' + body)
    assert [row.defect != "" for row in found[:2]] == [True, False]
    assert len(found) == 200
    assert "line 2: a quote is opened" in found[0].defect


def test_an_unclosed_quote_at_the_end_of_a_large_file_is_bounded() -> None:
    line = "1;" + "x" * 1_000 + "\n"
    found = rows('id;tekst\n0;"open\n' + line * (MAX_ROW_BYTES // 1_000 + 100))
    assert found[0].defect
    assert not any(row.defect for row in found[1:])
    assert len(found) == MAX_ROW_BYTES // 1_000 + 101


def test_undoubled_quotes_in_a_text_are_kept() -> None:
    (row,) = rows('id;tekst\n1;Een scherm van 15" en een "goede" muis\n')
    assert row.fields["tekst"].count('"') == 3


def test_a_huge_line_is_refused_and_the_next_is_read() -> None:
    found = rows(b"id;tekst\n1;" + b"x" * (MAX_ROW_BYTES + 10) + b"\n2;kort\n")
    assert [row.defect.split(":")[0] for row in found] == ["absurd length", ""]
    assert len(found[0].content) <= 8_000


def test_one_line_in_cp1252_within_utf8() -> None:
    found = rows("id;tekst\n1;één\n".encode() + "2;café\n".encode("cp1252"))
    assert [row.fields["tekst"] for row in found] == ["één", "café"]


def test_header_without_text_names_the_columns_and_the_remedy() -> None:
    with pytest.raises(InputError, match=r"f\.csv, line 1.*'kop', 'uitleg'.*--map text=COLUMN"):
        rows("kop;uitleg\na;b\n")
    assert rows("kop;uitleg\na;b\n", {"text": "uitleg"})[0].fields["uitleg"] == "b"


def test_mapping_to_a_missing_column_is_refused() -> None:
    with pytest.raises(InputError, match=r"no column 'functie' for 'title'.*'tekst'"):
        rows("titel;tekst\na;b\n", {"title": "functie"})


def test_skip() -> None:
    text = "id;tekst\n" + "".join(f"{n};t\n" for n in range(5))
    assert [row.fields["id"] for row in rows(text, skip=3)] == ["3", "4"]
