import pytest

from indexes.linker import Linker
from vaardig.base.errors import InputError

CONCEPTS = [
    ("vo-1", "vrachtwagenchauffeur", ["trucker", "chauffeur CE"]),
    ("vo-2", "softwareontwikkelaar", ["software developer", "programmeur"]),
    ("vo-3", "verpleegkundige", ["ziekenverpleegster"]),
    ("vo-4", "lasser", ["hoeklasser"]),
    ("vo-5", "chauffeur", ["bestuurder"]),
    ("vo-6", "kok", ["keukenkok"]),
]


@pytest.fixture(scope="module")
def linker(tiny):
    return Linker(CONCEPTS, tiny, kind="occupation")


@pytest.mark.parametrize(
    ("title", "concept", "method"),
    [
        ("Lasser", "vo-4", "exact"),
        ("Lassers (m/v/x) regio Gent", "vo-4", "normalised"),
        ("chauffeur vrachtwagen", "vo-1", "normalised"),
        ("Senior software-developer", "vo-2", "normalised"),
        ("vrachtwagenchaufeur", "vo-1", "fuzzy"),
        ("sofwareontwikkelaar", "vo-2", "fuzzy"),
        ("verpleegkundige spoed", "vo-3", "similar"),
        ("Kok / keukenhulp", "vo-6", "similar"),
    ],
)
def test_how_titles_are_recognised(linker, title, concept, method):
    result = linker.link([title])[0]
    assert (result.concept_id, result.method) == (concept, method)


@pytest.mark.parametrize("text", ["", "  ", "!!!", "zqwv xkcd", "\ud800"])
def test_nothing_fits(linker, text):
    result = linker.link([text])[0]
    assert result.concept_id is None
    assert result.method == "none"
    assert result.label == ""


def test_a_refused_winner_is_kept_as_first_runner_up(linker):
    result = linker.link(["zqwv lastig"])[0]
    assert result.concept_id is None
    assert result.runners_up
    assert result.runners_up[0].similarity == pytest.approx(result.similarity, abs=1e-5)


def test_a_result_does_not_depend_on_the_batch(linker, tiny):
    texts = ["Monteur robot lijnen", "java developer", "", "Lasser", "java developer"]
    together = linker.link(texts)
    fresh = Linker(CONCEPTS, tiny, kind="occupation")
    assert together == [fresh.link([text])[0] for text in texts]


def test_runners_up_are_ordered_and_exclude_the_winner(linker):
    result = linker.link(["software chauffeur"], top=4)[0]
    values = [candidate.similarity for candidate in result.runners_up]
    assert values == sorted(values, reverse=True)
    assert result.concept_id not in {candidate.concept_id for candidate in result.runners_up}
    assert len(values) <= 4


def test_an_ambiguous_form_says_so(tiny):
    linker = Linker([("a", "eerste", ["plooier"]), ("b", "tweede", ["plooier"])], tiny, kind="occupation")
    result = linker.link(["plooier"])[0]
    assert result.concept_id == "a"
    assert result.confidence < 0.6
    assert [candidate.concept_id for candidate in result.runners_up] == ["b"]


def test_a_label_wins_from_another_concepts_form(tiny):
    linker = Linker([("a", "eerste", ["plooier"]), ("b", "plooier", [])], tiny, kind="skill")
    assert linker.link(["Plooier"])[0].concept_id == "b"


def test_a_very_long_query_and_wrong_arguments(linker, tiny):
    assert linker.link(["lasser " * 15_000])[0].query.startswith("lasser")
    with pytest.raises(InputError):
        linker.link(["lasser"], top=0)
    with pytest.raises(InputError):
        Linker([], tiny, kind="skill")


@pytest.mark.parametrize(
    ("title", "form", "fuzzy"),
    [
        ("monteur glas", "monteur gas", False),
        ("softwareconsultant ax", "softwareconsultant ai", False),
        ("operator niveau 2 machine", "operator niveau 3 machine", False),
        ("monteur gasleidingen", "monteur gasliedingen", True),
    ],
)
def test_what_is_a_slip_of_the_keyboard(tiny, title, form, fuzzy):
    linker = Linker([("a", "kok", [form]), ("b", "lasser", [])], tiny, kind="occupation")
    assert (linker.link([title])[0].method == "fuzzy") is fuzzy
