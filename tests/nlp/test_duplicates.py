"""Reposts are found, different jobs with the same boilerplate are not joined, and order alone decides."""

from __future__ import annotations

import random

import numpy as np
import pytest

from nlp.duplicates import Details, employers_agree, find_clusters, titles_agree
from nlp.signatures import jaccard, sign, title_key

BOILERPLATE = (
    "Ons kantoor begeleidt al twintig jaar mensen naar een job die bij hen past en staat bekend om de aanpak "
    "waarbij je consulent je van het eerste gesprek tot lang na de start blijft opvolgen en raad geeft over opleiding "
)
WELDER = (
    "Je last roestvaste buizen volgens plan met TIG en controleert je eigen naden voor ze naar de klant gaan. "
    "Je leest technische tekeningen, stelt de machine zelf in en houdt je werkplek ordelijk. "
    "Ervaring in een productiebedrijf is mooi meegenomen maar wij leiden je graag zelf op in onze lasschool in Genk."
)
PICKER = (
    "Je verzamelt bestellingen met een scanner en zet de paletten klaar bij de juiste poort van het magazijn. "
    "Je rijdt met de reachtruck tussen de rekken en meldt beschadigde goederen aan je ploegleider. "
    "Je werkt in twee ploegen en je bent bereid om op zaterdag bij te springen als de drukte daarom vraagt."
)


class Memory:
    def __init__(self, ads: list[tuple[str, str, str | None]]) -> None:
        self.ads = ads
        texts, titles, employers = zip(*ads, strict=True)
        self.signed = sign(texts, titles, employers, [str(i) for i in range(len(ads))])

    def groups(self):
        return self.signed.group

    def band(self, number):
        return self.signed.bands[:, number]

    def details(self, rows):
        titles = [title_key(self.ads[i][1]) for i in rows]
        return Details(titles, [self.ads[i][2] for i in rows], self.signed.sketch[rows])


def leaders(*ads: tuple[str, str, str | None]) -> list[int]:
    return find_clusters(Memory(list(ads))).leader.tolist()


def test_layout_case_and_gender_marks_do_not_make_another_vacancy():
    again = WELDER.upper().replace(". ", ".\n\n")
    assert leaders((WELDER, "TIG-lasser (m/v/x)", "acme"), (again, "TIG lasser m/v", "acme")) == [0, 0]


def test_a_changed_sentence_is_a_repost_and_another_job_is_not():
    changed = WELDER.replace("in Genk", "in Lier")
    assert leaders((WELDER, "Lasser", "acme"), (PICKER, "Orderpicker", "acme"), (changed, "Lasser", "acme")) == [
        0,
        1,
        0,
    ]


def test_same_text_with_another_job_title_stays_apart_and_keeps_its_own_cluster_id():
    found = find_clusters(Memory([(WELDER, "Lasser", "acme"), (WELDER, "Boekhouder", "acme")]))
    assert found.leader.tolist() == [0, 1]
    assert found.cluster[0] != found.cluster[1]


def test_contradicting_employers_stay_apart_but_an_unnamed_one_joins():
    assert leaders((WELDER, "Lasser", "acme"), (WELDER, "Lasser", "borealis")) == [0, 1]
    assert leaders((WELDER, "Lasser", "acme"), (WELDER, "Lasser", None)) == [0, 0]


def test_boilerplate_does_not_join_different_jobs_of_an_agency():
    ads = [(BOILERPLATE * 2 + WELDER, "Lasser", None), (BOILERPLATE * 2 + PICKER, "Orderpicker", None)]
    assert leaders(*ads) == [0, 1]


def test_no_chaining_through_a_middle_ad():
    words = [f"woord{i}" for i in range(300)]
    middle = [*words[:270], *(f"nieuw{i}" for i in range(30))]
    far = [*(f"ander{i}" for i in range(30)), *middle[30:]]
    ads = [(" ".join(text), "Lasser", "acme") for text in (words, middle, far)]
    # middle resembles both, the outer two do not resemble each other enough: only the leader counts.
    signed = sign([ad[0] for ad in ads], ["a"] * 3, [None] * 3, list("abc")).sketch
    assert jaccard(signed[0], signed[1]) >= 0.75
    assert jaccard(signed[0], signed[2]) < 0.75
    assert leaders(*ads)[2] == 2


def test_cluster_id_is_the_smallest_group_hash_and_empty_texts_stay_alone():
    memory = Memory(
        [(WELDER, "Lasser", None), (WELDER + " Bel ons.", "Lasser", "acme"), ("", "x", None), ("", "x", None)]
    )
    found = find_clusters(memory)
    assert found.cluster[0] == found.cluster[1] == memory.signed.group[:2].min()
    assert len(set(found.cluster[2:].tolist())) == 2


@pytest.mark.parametrize("target", [0.3, 0.6, 0.8, 0.95])
def test_sketch_estimates_the_true_jaccard(target):
    generator = random.Random(7)
    size = 2_000
    errors = []
    for _ in range(10):
        shared = round(target * 2 * size / (1 + target) / 2)
        base = [generator.randrange(2**32 - 1) for _ in range(2 * size - shared)]
        sets = set(base[:size]), set(base[size - shared :])
        truth = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
        left, right = (np.array(sorted(s)[:128], dtype=np.uint32) for s in sets)
        errors.append(jaccard(left, right) - truth)
    assert abs(float(np.mean(errors))) < 0.05


def test_same_signature_whatever_stands_beside_it():
    alone = sign([WELDER], ["Lasser"], ["acme"], ["1"])
    beside = sign([PICKER, "kort", WELDER], ["a", "b", "Lasser"], [None, None, "acme"], ["1", "2", "3"])
    assert (alone.bands[0] == beside.bands[2]).all()
    assert (alone.sketch[0] == beside.sketch[2]).all()
    assert alone.group[0] == beside.group[2]


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("lasser", "lasser", True),
        ("magazijnmedewerker", "magazijnmedewerker ploegen", True),
        ("junior java developer", "senior java developer", False),
        ("lasser", "boekhouder", False),
        ("", "boekhouder", True),
    ],
)
def test_titles_agree(left, right, agree):
    assert titles_agree(left, right) is agree
    assert titles_agree(right, left) is agree


def test_title_key_drops_gender_marks_only():
    assert title_key("TIG-lasser (M/V/X) Genk") == "tig lasser genk"
    assert title_key("C/C++ ontwikkelaar") == "c c ontwikkelaar"


def test_employers_agree():
    assert employers_agree("delhaize", "delhaize logistics")
    assert not employers_agree("acme", "borealis")


def test_lone_surrogates_and_nul_are_signed():
    assert leaders(("a\ud800 \x00 b", "t\udfff", None), ("a\ud800 \x00 b", "t\udfff", None)) == [0, 0]
