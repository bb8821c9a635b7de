import pytest

from nlp.backdrop import is_furniture, is_given, is_rank, is_served, is_team_of_others, is_theirs


@pytest.fixture(scope="module")
def skills():
    from taxonomy.load import load_taxonomy

    return {skill.label: skill for skill in load_taxonomy().skills}


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("deel via ", True),
        ("je werkt in gent.\nvolg ons op facebook en ", True),
        ("je deelt berichten via ", False),
        ("je deelt foto's op ", False),
    ],
)
def test_lines_of_the_web_page(before, wanted):
    assert is_furniture(before + "linkedin", len(before)) is wanted


@pytest.mark.parametrize(
    ("label", "before", "wanted"),
    [
        ("Functionele analyse", "je bouwt op basis van de ", True),
        ("Functionele analyse", "je staat in voor ", False),
        ("technische tekeningen lezen", "je werkt volgens ", False),
    ],
)
def test_what_the_work_starts_from(skills, label, before, wanted):
    assert is_given(before + "ontwerp", 0, len(before), skills[label]) is wanted


@pytest.mark.parametrize(
    ("label", "before", "wanted"),
    [
        ("orthodontie", "je bouwt apps voor de ", True),
        ("orthodontie", "je hebt een passie voor ", False),
        ("orthodontie", "voor klanten in de farmacie en ", True),
        ("orthodontie", "je staat klanten bij in ", False),
        ("Cloud computing", "je bouwt software voor de ", False),
    ],
)
def test_the_trade_that_software_serves(skills, label, before, wanted):
    assert is_served(before + "praktijk", 0, len(before), skills[label]) is wanted


def test_the_tool_of_customers(skills):
    theirs, yours = "klanten betalen vanuit hun ", "je werkt in een "
    assert is_theirs(theirs + "erp", 0, len(theirs), skills["ERP"])
    assert not is_theirs(yours + "erp", 0, len(yours), skills["ERP"])


def test_teams_that_one_works_with():
    with_others, own = "in samenwerking met ", "je werkt in "
    assert is_team_of_others(with_others + "devops-teams", 0, len(with_others), len(with_others) + 6)
    assert not is_team_of_others(own + "devops-teams", 0, len(own), len(own) + 6)


def test_the_rank_of_a_firm():
    assert is_rank("wij zijn microsoft gold partner", len("wij zijn microsoft"))
    assert not is_rank("je kent microsoft azure en partners", len("je kent microsoft"))
