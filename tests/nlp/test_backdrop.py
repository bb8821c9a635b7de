import pytest

from nlp.backdrop import (
    is_done_by_others,
    is_furniture,
    is_given,
    is_known_by_others,
    is_rank,
    is_served,
    is_team_of_others,
    is_theirs,
    is_traded,
    is_unit,
)


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


@pytest.mark.parametrize(
    ("label", "before", "surface", "wanted"),
    [
        ("tegelen", "je beheert ons assortiment ", "keramische tegels", True),
        ("tegelen", "je staat in voor de verkoop van ", "keramische tegels", True),
        ("tegelen", "je plaatst ", "keramische tegels", False),
        ("tegelen", "de aankoop en het ", "plaatsen van tegels", False),
        ("Verkoop", "je volgt de aankoop en ", "verkoop", False),
    ],
)
def test_goods_that_are_traded(skills, label, before, surface, wanted):
    assert is_traded(before + surface, 0, len(before), len(before + surface), skills[label]) is wanted


@pytest.mark.parametrize(
    ("after", "wanted"), [(" van onze interne specialisten", True), (" van het assortiment", False), ("", False)]
)
def test_knowledge_of_others(after, wanted):
    assert is_known_by_others("je benut de productkennis" + after, 12, 25) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("je business manager onderhoudt de contacten", True),
        ("onze planner onderhoudt vandaag de contacten", True),
        ("je onderhoudt de contacten", False),
        ("je teamleider stuurt bij en jij onderhoudt de contacten", False),
        ("de lasser onderhoudt de contacten", False),
    ],
)
def test_work_of_somebody_else(skills, text, wanted):
    assert is_done_by_others(text, 0, text.index("onderhoudt"), skills["Klantencontact"]) is wanted


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("de dienst fysische geneeskunde en ", True),
        ("ervaring op een dienst geriatrie en ", False),
        ("je helpt de dienst met onthaal en ", False),
    ],
)
def test_name_of_a_unit(before, wanted):
    assert is_unit(before + "revalidatie", 0, len(before)) is wanted


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("een systeem waarmee radiostations hun ", True),
        ("een systeem waarmee je de ", False),
        ("we richten ons op werkvelden waaronder ", True),
        ("je kent werkvelden als ", False),
    ],
)
def test_what_a_product_does_and_where_a_firm_is_active(skills, before, wanted):
    text = before + "externe communicatie"
    assert is_served(text, 0, len(before), skills["Externe communicatie"]) is wanted


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("je werkt binnen diverse domeinen, zoals water en ", True),
        ("je hebt ervaring in diverse domeinen, zoals water en ", False),
    ],
)
def test_markets_one_works_for(skills, before, wanted):
    assert is_served(before + "orthodontie", 0, len(before), skills["orthodontie"]) is wanted
