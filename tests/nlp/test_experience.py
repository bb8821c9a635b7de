import pytest

from nlp.experience import find_experience


@pytest.mark.parametrize(
    ("text", "phrase", "years"),
    [
        ("je hebt minimaal 5 jaar ervaring in data-analyse", "minimaal 5 jaar ervaring", 5),
        ("gedegen kennis en ervaring (3-7 jaar) vereist", "ervaring (3-7 jaar)", 3),
        ("minstens twee jaar relevante werkervaring", "minstens twee jaar relevante werkervaring", 2),
        ("je hebt 6 maanden ervaring", "6 maanden ervaring", 0.5),
        ("enkele jaren ervaring in projectwerk", "enkele jaren ervaring", None),
        ("je hebt ervaring als schrijnwerker", "ervaring als schrijnwerker", None),
        ("een tweetal jaar ervaring", "een tweetal jaar ervaring", 2),
        ("een 7-tal jaren ervaring in de bouw", "een 7-tal jaren ervaring", 7),
        ("min. 2 jr. ervaring", "min. 2 jr. ervaring", 2),
        ("een eerste jaar ervaring", "een eerste jaar ervaring", 1),
        ("een eerste ervaring", "een eerste ervaring", None),
        ("minstens 5 jaar als hr-generalist", "minstens 5 jaar als hr-generalist", 5),
        ("je werkte minstens drie jaar als kok", "je werkte minstens drie jaar als kok", 3),
        ("ervaring gewenst: ten minste vijf jaar", "ervaring gewenst: ten minste vijf jaar", 5),
        ("wij rekenen op 4 jaar ervaring", "4 jaar ervaring", 4),
        ("bachelor of gelijkwaardig door ervaring", "gelijkwaardig door ervaring", None),
    ],
)
def test_demands(text, phrase, years):
    found = find_experience(text, 0, len(text))
    assert [(text[e.start : e.end], e.years) for e in found] == [(phrase, years)]
    assert not any(e.negative for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "ervaring is geen vereiste",
        "geen ervaring? wij leiden je op",
        "ook zonder ervaring welkom",
        "ervaring ook niet.",
        "ervaring speelt geen rol",
        "ervaring is mooi meegenomen, maar geen must",
        "ervaring en diploma zijn geen vereiste",
        "starter of ervaren",
    ],
)
def test_no_demand(text):
    assert any(e.negative and e.years == 0 for e in find_experience(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "wij hebben al 20 jaar ervaring",
        "ons team met 15 jaar ervaring helpt je",
        "je krijgt 20 dagen verlof",
        "een contract van 2 jaar als onderzoeker",
        "al 30 jaar actief in de bouw",
    ],
)
def test_the_age_of_a_company_is_no_demand(text):
    assert not [e for e in find_experience(text, 0, len(text)) if e.years]


def test_not_only_experience_is_no_denial():
    assert not any(e.negative for e in find_experience("ervaring is niet alleen technisch", 0, 28))
