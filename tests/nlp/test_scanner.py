"""What is put together from remembered segments equals what the whole text gives."""

import pytest

from nlp.language import HEAD, count_words
from nlp.memory import Known
from nlp.scanner import counts_of
from nlp.segments import split_segments


def _counts(text):
    segments = split_segments(text)
    return counts_of(text, segments, [Known(text[s.start : s.end], text[s.start : s.end].lower()) for s in segments])


@pytest.mark.parametrize(
    "text",
    [
        "Je werkt met ons.\n- The team and you\n- Vous avez une expérience",
        "Je hebt ervaringJe werkt in ons team. Je monteert de kabelsVervangen van de lampen",
        "",
    ],
)
def test_function_words_of_the_segments_add_up_to_those_of_the_text(text):
    head, whole = _counts(text)
    assert whole.words == 0 or len(split_segments(text)) > 1
    assert head == whole == count_words(text)


def test_only_the_head_of_a_long_text_tells_its_language():
    head, whole = _counts("Je werkt met ons.\n" * 500)
    assert head == count_words(("Je werkt met ons.\n" * 500)[:HEAD])
    assert whole == count_words("Je werkt met ons.\n" * 500)
