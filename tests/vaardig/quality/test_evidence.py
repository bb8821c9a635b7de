"""Signs of what a vacancy states: an expression that is gated by its words finds what it finds alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vaardig.base.text import fold
from vaardig.quality import ad, evidence, helderheid, hierarchie, inclusie_eisen
from vaardig.quality.signs import Signs

ROOT = Path(__file__).resolve().parents[3]
SIGNS = {name: value for name, value in vars(evidence).items() if isinstance(value, Signs)}


def pieces():
    """Sentences of our samples, and of the cases."""
    texts = [case["text"] for case in json.loads((ROOT / "tests/cases/quality.json").read_text(encoding="utf-8"))]
    for path in sorted((ROOT / "corpus_samples").glob("[vk]*/*.jsonl")):
        texts += [json.loads(line).get("text", "") for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted({piece for text in texts for piece in re.split(r"[.\n]\s*", fold(text)) if piece})


def test_a_gate_holds_nothing_back():
    sentences = pieces()
    assert len(SIGNS) == 5
    assert len(sentences) > 2000
    for name, signs in SIGNS.items():
        held = [
            (name, expression.pattern[:40], sentence)
            for words, expression in signs.expressions
            for sentence in sentences
            if words and expression.search(sentence) and not any(word in sentence for word in words)
        ]
        assert held == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("38 uur per week", True), ("38u/week", True), ("4/5", True), ("80 %", True), ("van 7 tot 15 uur", True),
        ("40u", True), ("voltijds", True), ("abc38 u", False), ("een uurtje", False), ("14/5/2024", False),
        ("100 % tewerkstelling", True), ("100 % inzet", False), ("tussen 8.30 en 17.00", True), ("37 personen", False),
        ("dagwerk, vast werkrooster", True), ("in twee ploegen", True), ("38-urenweek", True), ("40-uren week", True),
        ("een netwerk van dagverblijven", False), ("40 uren", True), ("een ploeg van tien collega's", False),
    ],
)  # fmt: skip
def test_hours(text, said):
    assert evidence.states_hours(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("je werkt in gent", True), ("je werkt in gentbrugge-dorp", True), ("een agent", False), ("oost-gent", False),
        ("sint-niklaas", True), ("je bent proactief", False),
    ],
)  # fmt: skip
def test_a_municipality_stands_apart(text, said):
    assert evidence.states_place(text, text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("een loon van 2.500 euro", True), ("maaltijdcheques van 8 euro", False), ("3k bruto per maand", True),
        ("barema b1", True), ("een belangrijke taak", False), ("rang a2", True), ("belangrijk a2", False),
        ("weddeschaal pc 329", True), ("weddeschaal paritair comite 329", True), ("loon volgens barema bouw", True),
        ("volgens de barema's van de horeca", True), ("weddeschalen a1-a3", True), ("loonschaal a1-a3", True),
        ("wij vallen onder pc 200", False), ("een barema dat past bij uw ervaring", False),
        ("op grote schaal in de bouw", False),
    ],
)  # fmt: skip
def test_wage(text, said):
    assert evidence.states_wage(text) is said


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (hierarchie._STARTER, hierarchie._STARTER_WORDS),
        (hierarchie.NO_DIPLOMA, ("diploma",)),
        (ad._WELCOME, ad._WELCOME_WORDS),
        (helderheid._PASSIVE, ("word",)),
        (helderheid._EXPECTED, ("word",)),
        (helderheid._TASK_PASSIVE, ("word",)),
        (inclusie_eisen._PLURAL_LANGUAGES, ("talig",)),
    ],
    ids=["starter", "diploma", "welcome", "passive", "expected", "task", "languages"],
)
def test_a_gate_of_a_check_holds_nothing_back(expression, words):
    found = [sentence for sentence in pieces() if expression.search(sentence)]
    assert found
    assert [sentence for sentence in found if not any(word in sentence for word in words)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stuur je cv en dan bellen we je op", True), ("we nemen snel contact met je op", True),
        ("nadien nemen wij contact met u op", True), ("wij laten je binnenkort iets weten", True),
        ("wij nodigen je graag uit", True), ("neem contact op met onze winkel", False),
        ("je belt klanten op", False), ("je neemt contact op met leveranciers", False),
    ],
)  # fmt: skip
def test_procedure(text, said):
    assert evidence.states_procedure(text) is said
