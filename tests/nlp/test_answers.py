import pytest

from nlp.answers import answer_level, denied_demands


@pytest.mark.parametrize(
    ("question", "reply", "level"),
    [
        ("diploma?", " maakt ons niet uit.", "not_required"),
        ("moet je ervaring hebben?", " nee.", "not_required"),
        ("rijbewijs c?", " dat betalen wij voor jou.", "learnable"),
        ("kan je al met geracc werken?", " niet nodig, dat leren we je.", "learnable"),
        ("docker of kubernetes?", " pluspunt!", "nice"),
        ("ken je ook figma?", " top!", "nice"),
        ("heb je ervaring met solidworks?", " dan heb je een streepje voor.", "nice"),
        ("ken je figma?", " wij werken in gent.", None),
        ("je kent figma.", " top!", None),
        ("ben jij die lasser?", " top! dan zoeken wij jou.", None),
    ],
)
def test_what_an_answer_makes_of_a_question(question, reply, level):
    assert answer_level(question, reply, "", "profiel") == level


def test_praise_outside_the_profile_invites():
    assert answer_level("werk je graag met hout?", "top!", "", "bedrijf") is None


def test_a_no_with_a_course_in_the_next_sentence_is_learnable():
    assert answer_level("kan je programmeren?", "niet nodig.", " wij leren het je.", "profiel") == "learnable"


def test_bare_words_of_a_denied_question():
    text = "moet je een bakkersdiploma of ervaring hebben?"
    found = {c.kind: (text[c.start : c.end], c.concept_id) for c in denied_demands(text, 0, len(text))}
    assert found == {"experience": ("ervaring", "jaren:0"), "education": ("bakkersdiploma", "geen vereist")}


@pytest.mark.parametrize("reply", ["Niet nodig.", "Niet nodig, wij leren het je.", "Dat leren we je."])
def test_a_denied_question_asks_no_years(reader, reply):
    mentions = reader.read(f"Je profiel:\nErvaring? {reply}").mentions
    assert [(m.concept_id, m.requirement) for m in mentions if m.kind == "experience"] == [("jaren:0", "not_required")]
