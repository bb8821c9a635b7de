from hypothesis import given
from hypothesis import strategies as st

from nlp.clean import clean


def _source(raw, words):
    cleaned = clean(raw)
    start = cleaned.text.index(words)
    low, high = cleaned.source_span(start, start + len(words))
    return raw[low:high]


def test_plain_text_is_left_alone():
    text = "Je hebt ervaring met lassen.\n- Je spreekt Frans"
    assert clean(text).text == text


def test_markup_goes_and_words_are_found_back():
    raw = "<div><p>Kennis van <b>SAP</b> &amp; Excel</p><ul><li>lassen</li></ul></div>"
    assert clean(raw).text.split() == ["Kennis", "van", "SAP", "&", "Excel", "•", "lassen"]
    assert _source(raw, "lassen") == "lassen"
    assert _source(raw, "Excel") == "Excel"
    assert _source(raw, "SAP & Excel") == "SAP</b> &amp; Excel"


def test_scripts_comments_and_invisible_characters_go():
    assert clean("a<script>var x = '<p>';</script><!-- x -->b").text.split() == ["a", "b"]
    assert clean("las\u00adsen en\u200b frezen").text == "lassen en frezen"


def test_an_angle_bracket_that_is_no_tag_stays():
    assert clean("loon < 3000 en > 2000").text == "loon < 3000 en > 2000"


@given(st.text(alphabet=st.sampled_from(list("ab <>&;/p\u00a0\u200b\n")), max_size=60))
def test_every_cleaned_span_maps_into_the_source(raw):
    cleaned = clean(raw)
    for index in range(len(cleaned.text)):
        low, high = cleaned.source_span(index, index + 1)
        assert 0 <= low <= high <= len(raw)
