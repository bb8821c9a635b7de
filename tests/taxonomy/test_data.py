"""Our own taxonomy data as it ships: valid, large enough, and balanced over the domains."""

from collections import Counter

import pytest

from taxonomy.load import load_taxonomy
from taxonomy.model import DOMAIN_IDS
from taxonomy.validate import validate


@pytest.fixture(scope="module")
def ours():
    return load_taxonomy()


def test_the_data_breaks_no_rule():
    assert validate() == ()


def test_the_lexicon_is_large_and_covers_every_domain(ours):
    assert len(ours.skills) >= 2_500
    assert sum(len(skill.forms) for skill in ours.skills) >= 9_000
    domains = Counter(domain for skill in ours.skills for domain in skill.domains)
    assert all(domains[domain] >= 150 for domain in DOMAIN_IDS)


def test_occupations_have_profiles_and_stem_kinds(ours):
    assert len(ours.occupations) >= 500
    assert sum(o.stem != "geen" for o in ours.occupations) >= 200
    assert all(len(o.essential) + len(o.soft) >= 10 and len(o.optional) >= 5 for o in ours.occupations)


def test_the_26_sleutelvaardigheden_are_complete(ours):
    official = [soft for soft in ours.soft_skills if soft.label != "GEEN"]
    assert len(official) == 26
    assert all(soft.definition and len(soft.indicators) >= 3 and len(soft.patterns) >= 20 for soft in official)


@pytest.mark.parametrize(
    "title",
    [
        "magazijnier",
        "winkelbediende",
        "kassier",
        "poetshulp",
        "productiearbeider",
        "kok",
        "chauffeur",
        "kinderbegeleider",
        "zorgkundige",
    ],
)
def test_usual_starting_points_are_there(ours, title):
    assert any(title == o.label or title in o.titles for o in ours.occupations)
