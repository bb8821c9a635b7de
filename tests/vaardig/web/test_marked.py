"""Marks in a text."""

from hypothesis import given
from hypothesis import strategies as st

from vaardig.web.views.marked import Span, pieces

spans = st.builds(
    Span,
    st.integers(-5, 60),
    st.integers(-5, 60),
    st.sampled_from(["hoog", "laag"]),
    notes=st.tuples(st.integers(1, 9)),
)


@given(st.text(max_size=50), st.lists(spans, max_size=8))
def test_nothing_of_the_text_is_lost(text, marks):
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text(max_size=50), st.lists(spans, max_size=8))
def test_every_character_under_a_span_is_marked_and_no_other(text, marks):
    at = 0
    for piece in pieces(text, marks):
        for place in range(at, at + len(piece.text)):
            assert (piece.span is not None) == any(mark.start <= place < mark.end for mark in marks)
        at += len(piece.text)


def test_a_word_stands_out_in_a_marked_sentence():
    found = pieces("een heel jonge lasser", [Span(0, 21, "laag", notes=(1,)), Span(9, 14, "hoog", notes=(2,))])
    assert [(piece.text, piece.span.look, piece.span.notes) for piece in found] == [
        ("een heel ", "laag", ()), ("jonge", "hoog", (2,)), (" lasser", "laag", (1,)),
    ]  # fmt: skip
