"""Conjugation: the spelling rules of Dutch on verbs that vacancies use."""

from __future__ import annotations

import pytest

from taxonomy.verbs import forms_of, is_infinitive, lemma_of, split_prefix, stem_of


@pytest.mark.parametrize(
    ("infinitive", "third", "participle", "te"),
    [
        ("plannen", "plant", "gepland", "te plannen"),
        ("maken", "maakt", "gemaakt", "te maken"),
        ("leven", "leeft", "geleefd", "te leven"),
        ("reizen", "reist", "gereisd", "te reizen"),
        ("poetsen", "poetst", "gepoetst", "te poetsen"),
        ("testen", "test", "getest", "te testen"),
        ("melden", "meldt", "gemeld", "te melden"),
        ("regelen", "regelt", "geregeld", "te regelen"),
        ("delen", "deelt", "gedeeld", "te delen"),
        ("ontwikkelen", "ontwikkelt", "ontwikkeld", "te ontwikkelen"),
        ("leveren", "levert", "geleverd", "te leveren"),
        ("beheren", "beheert", "beheerd", "te beheren"),
        ("controleren", "controleert", "gecontroleerd", "te controleren"),
        ("analyseren", "analyseert", "geanalyseerd", "te analyseren"),
        ("schrijven", "schrijft", "geschreven", "te schrijven"),
        ("beschrijven", "beschrijft", "beschreven", "te beschrijven"),
        ("onderhouden", "onderhoudt", "onderhouden", "te onderhouden"),
        ("inboeken", "boekt", "ingeboekt", "in te boeken"),
        ("opvolgen", "volgt", "opgevolgd", "op te volgen"),
        ("voorbereiden", "bereidt", "voorbereid", "voor te bereiden"),
        ("deelnemen", "neemt", "deelgenomen", "deel te nemen"),
        ("updaten", "updatet", "geupdatet", "te updaten"),
        ("vernieuwen", "vernieuwt", "vernieuwd", "te vernieuwen"),
        ("begeleiden", "begeleidt", "begeleid", "te begeleiden"),
    ],
)
def test_forms(infinitive, third, participle, te):
    forms = forms_of(infinitive)
    assert (forms.third, forms.participle, forms.te_infinitive) == (third, participle, te)


@pytest.mark.parametrize("verb", ["installeren", "inspecteren", "opereren", "onderzoeken", "herstellen", "toetsen"])
def test_a_verb_that_only_looks_separable_is_whole(verb):
    assert split_prefix(verb) == ("", verb)


@pytest.mark.parametrize(
    ("token", "infinitive"),
    [
        ("boekt", "boeken"),
        ("Ingeboekt", "inboeken"),
        ("ingeboekte", "inboeken"),
        ("opvolgt", "opvolgen"),
        ("onderhoudt", "onderhouden"),
        ("schreef", "schrijven"),
        ("geoptimaliseerd", "optimaliseren"),
        ("digitaliseert", "digitaliseren"),
        ("gecoördineerd", "coordineren"),
        ("uitvoerende", "uitvoeren"),
        ("klant", None),
        ("machine", None),
        ("en", None),
    ],
)
def test_lemma(token, infinitive):
    assert lemma_of(token) == infinitive


@pytest.mark.parametrize("word", ["tegen", "kamer", "goederen", "systemen", "keuken"])
def test_nouns_are_no_infinitives(word):
    assert not is_infinitive(word)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("installeren", "installatie"), ("onderhouden", "onderhoud"), ("inboeken", "inboeking"), ("aankopen", "aankoop"),
     ("verwerken", "verwerking"), ("demonteren", "demontage"), ("nazien", "nazicht")],
)  # fmt: skip
def test_action_nouns(verb, noun):
    assert noun in forms_of(verb).nouns


def test_stem_of_short_and_odd_input_does_not_fail():
    assert [stem_of(word) for word in ("en", "n", "", "doen")] == ["", "", "", "do"]
