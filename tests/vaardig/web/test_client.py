"""Answers about a person: they travel in the form, whole, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from vaardig.web.views.client import TICKS, Answers, from_form, from_person

line = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(
    st.builds(
        Answers,
        voor=st.sampled_from(["", "mezelf"]),
        job=line,
        eerder=st.lists(line, max_size=3, unique=True).map(tuple),
        talen=st.lists(line, max_size=3, unique=True).map(tuple),
        status=st.sampled_from(["", "werknemer", "nieuwkomer"]),
        doel=line,
        ticks=st.dictionaries(st.from_regex(r"vs-[0-9]{6}", fullmatch=True), st.sampled_from(list(TICKS)), max_size=5),
    )
)
def test_what_goes_into_hidden_fields_comes_back(answers):
    assert from_form(answers.hidden()) == answers


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=20))
def test_any_form_is_read(items):
    from_form(items)


def test_values_that_cannot_be_are_passed_over():
    found = from_form(
        [("status", "miljonair"), ("jaren", "veel"), ("t:vs-1", "soms"), ("t:", "kan"), ("stem", "x\nhard")]
    )
    assert found == Answers(stem=("hard",))


def test_a_field_that_the_screen_shows_is_not_hidden_too():
    answers = Answers(job="kok", doel="lasser", ticks={"vs-1": "kan"})
    assert dict(answers.hidden(("job", "t:vs-1"))) == {"doel": "lasser"}


def test_a_kept_file_gives_the_answers_back():
    answers = Answers(
        job="kok", eerder=("ober",), doel="lasser", ook=("breien",), ticks={"vs-000001": "kan", "SO-6": "niet"}
    )
    back = from_person(answers.person(), answers.doel)
    assert back == answers
