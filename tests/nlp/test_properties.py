"""What must hold for every ad: offsets, independence of other ads, and indifference to how a text is set."""

import json
import runpy
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.extract import extract_rows

GOLD = Path(__file__).resolve().parent.parent / "gold"
DOCUMENTS = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
REWRITTEN = runpy.run_path(str(GOLD / "transformations.py"))
QUICK = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

_LINES = [line for document in DOCUMENTS for line in document["text"].splitlines() if line.strip()]
# What real files put between and inside lines: markup, entities, zero-width and combining characters, lone carriage
# returns, emoji of several code points.
_NOISE = [
    "\n", "\r\n", "\r", "\t", " ", "\u00a0", "\u00ad", "\u200b", "\ufeff", "e\u0301", "&amp;", "&nbsp;", "<br>",
    "<li>", "</p>", "👩‍🔧", "✔️", "🇧🇪", "İ", "ß", "\x00", "…", "|", "*", "\u2028", "ﬁ",
]  # fmt: skip


def _read(*texts):
    return list(extract_rows({"id": number, "text": text} for number, text in enumerate(texts)))


@st.composite
def messy_ads(draw):
    pieces = draw(st.lists(st.one_of(st.sampled_from(_LINES), st.sampled_from(_NOISE)), min_size=1, max_size=12))
    text = "".join(pieces)
    for position in draw(st.lists(st.integers(0, len(text)), max_size=3)):
        text = text[:position] + draw(st.sampled_from(_NOISE)) + text[position:]
    return text


@QUICK
@given(messy_ads())
def test_offsets_point_at_the_mention_and_zones_cover_the_text(text):
    (row,) = _read(text)
    for mention in row["mentions"]:
        assert 0 <= mention["start"] < mention["end"] <= len(text)
        assert text[mention["start"] : mention["end"]] == mention["text"]
    borders = [(zone["start"], zone["end"]) for zone in row["zones"]]
    assert all(before[1] == after[0] for before, after in pairwise(borders))
    if borders:
        assert (borders[0][0], borders[-1][1]) == (0, len(text))


@QUICK
@given(st.text(max_size=200))
def test_any_characters_at_all_are_read(text):
    (row,) = _read(text)
    assert all(text[m["start"] : m["end"]] == m["text"] for m in row["mentions"])


@pytest.fixture(scope="module")
def alone():
    return {
        document["doc_id"]: next(iter(extract_rows([{"id": document["doc_id"], "text": document["text"]}])))
        for document in DOCUMENTS
    }


@settings(QUICK, max_examples=10)
@given(order=st.lists(st.sampled_from(DOCUMENTS), min_size=2, max_size=20))
def test_an_ad_is_read_the_same_alone_and_among_others(alone, order):
    """Also twice the same ad in one batch, which lists from hypothesis do contain."""
    rows = extract_rows([{"id": document["doc_id"], "text": document["text"]} for document in order])
    assert list(rows) == [alone[document["doc_id"]] for document in order]


@pytest.fixture(scope="module")
def lost():
    return REWRITTEN["losses"]()


@pytest.mark.parametrize("name", REWRITTEN["TRANSFORMATIONS"])
def test_rewriting_an_ad_loses_no_demanded_skill_but_those_we_know_of(name, lost):
    """Exact, in both directions. After a change: ``python tests/gold/transformations.py``."""
    assert lost[name] == REWRITTEN["load_known"]()[name]


@pytest.mark.parametrize("name", REWRITTEN["TRANSFORMATIONS"])
def test_every_rewriting_changes_some_ad(name):
    rewrite = REWRITTEN["TRANSFORMATIONS"][name]
    assert any(rewrite(document["text"]) != document["text"] for document in DOCUMENTS)
