"""Who a soft word is about: the candidate, or the team, the firm, a course."""

import pytest

from nlp.soft import about_others, said_of_others, states_trait


def said(text, word):
    start = text.index(word)
    return said_of_others(text, 0, start, start + len(word), len(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ons ontwikkelteam is ervaren, analytisch en praktisch", "analytisch"),
        ("een hecht team van aanpakkers", "aanpakkers"),
        ("je voelt je goed in een joviaal team met zin voor verantwoordelijkheid", "zin voor verantwoordelijkheid"),
        ("wij dragen bij aan het doel, tonen lef en nemen initiatief", "initiatief"),
        ("de cultuur kenmerkt zich door openheid en klantgerichtheid", "klantgerichtheid"),
        ("je krijgt trainingen, zoals persoonlijk leiderschap", "leiderschap"),
        ("je bent een schakel in een snel en vindingrijk team", "vindingrijk"),
        ("je werkt in een creatieve, flexibele werkomgeving", "creatieve"),
    ],
)
def test_said_of_others(text, word):
    assert said(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("je bent analytisch en werkt graag in een team", "analytisch"),
        ("wij zoeken een flexibele collega", "flexibele"),
        ("we verwachten dat je initiatief neemt", "initiatief"),
        ("onze ideale kandidaat is discreet", "discreet"),
        ("ons team is jong en je bent zelf leergierig", "leergierig"),
        ("je werkt in een team met oog voor detail", "oog voor detail"),
        ("het team van ontwikkelaars te coachen", "te coachen"),
        ("voor ons team zijn wij op zoek naar een resultaatgericht persoon", "resultaatgericht"),
    ],
)
def test_said_of_the_candidate(text, word):
    assert not said(text, word)


def test_about_others_reaches_over_a_list_of_adjectives():
    text = "een creatief, energiek, inspirerend en gezellig team"
    assert about_others(text, text.index("creatief") + len("creatief"), len(text))
    text = "flexibel, leergierig en stipt"
    assert not about_others(text, len("flexibel"), len(text))


def test_states_trait():
    text = "je bent een nauwkeurige monteur"
    assert states_trait(text, 0, text.index("nauwkeurige"))
    text = "nauwkeurige monteurs"
    assert not states_trait(text, 0, 0)
