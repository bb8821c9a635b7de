from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.ingest.repair import is_broken, repair_text


@pytest.mark.parametrize(
    "right",
    [
        "cafés, crème brûlée, coördinatie, façade",
        "“goed” – beter… ’t best",
        "€ 2.500 • nieuw ™",
        "20 °C, 5 m², ½",
        "team 🚀",
    ],
)
def test_double_encoding_is_undone_once_and_twice(right: str) -> None:
    def wrong(text: str) -> str:
        out = ""
        for byte in text.encode():
            try:
                out += bytes([byte]).decode("cp1252")
            except UnicodeDecodeError:
                out += chr(byte)
        return out

    assert repair_text(wrong(right)) == right
    assert repair_text(wrong(wrong(right))) == right


@pytest.mark.parametrize(
    "text",
    ["São Paulo, NÃO, Ângela", "âme, île, maïs", "“café”", "naïef – ‘ïets’", "Coördinatie à 5 €", "Ã", "Â", "Âge"],
)
def test_right_text_stays(text: str) -> None:
    assert repair_text(text) is text


def test_nul_and_surrogates() -> None:
    assert repair_text("a\x00b") == "ab"
    assert repair_text("a\ud83db") == "a\ufffdb"
    assert repair_text("a\ud83d\ude00b") == "a😀b"
    assert repair_text("\uf0b7".encode().decode("cp1252", "replace")) is not None
    assert repair_text("ï‚· punt") == "• punt"


def test_more_than_one_percent_lost_is_broken() -> None:
    assert not is_broken("x" * 99 + "\ufffd")
    assert is_broken("x" * 98 + "\ufffd")


@given(st.text(st.characters(exclude_categories=[])))
def test_output_is_always_encodable_and_stable(text: str) -> None:
    repaired = repair_text(text)
    repaired.encode("utf-8")
    assert "\x00" not in repaired
