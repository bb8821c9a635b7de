"""What a reader of the yearly figures must know, in plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from .request import LEVELS, MINIMUM_DENOMINATOR, Excluded, TrendRequest

LEVEL_WORDS = {
    "komt-voor": "komt voor: vereist, troef, aan te leren of als taak genoemd",
    "gevraagd": "gevraagd: vereist of troef",
    "essential": "vereist",
    "nice": "troef",
    "learnable": "aan te leren op het werk",
    "task": "taak: hoort bij het werk zonder dat het als eis vermeld staat",
}
assert LEVEL_WORDS.keys() == LEVELS.keys()

DESCRIPTIVE = (
    "Deze cijfers beschrijven de vacatures in deze werkmap. 'Hoger' of 'lager' betekent alleen dat het laatste deel "
    "van de periode verschilt van het eerste; het is geen toets over de jaren heen. Jaren schommelen ook zonder trend."
)


def count_word(number: int) -> str:
    """Write a number with a Dutch thousands separator."""
    return f"{number:,}".replace(",", ".")


def notes(request: TrendRequest, excluded: Excluded, years: Sequence[int]) -> tuple[str, ...]:
    """Sentences that belong with the figures, wherever they are shown."""
    left_out = ", ".join(request.left_out_contracts)
    contracts = f"zonder {left_out}" if left_out else "met alle contracttypes"
    form = "wat werkgevers in een formulier aanvinkten" if request.origin == "form" else "wat in de tekst staat"
    sentences = [
        DESCRIPTIVE,
        f"Geteld: Nederlandstalige vacatures met een datum, {contracts}. Niveau: {LEVEL_WORDS[request.level]}. "
        f"Bron: {form}.",
        "Een vacature die opnieuw verschijnt, telt één keer per jaar mee.",
        excluded_sentence(excluded),
        f"Bij minder dan {MINIMUM_DENOMINATOR} vacatures tonen we geen aandeel. De intervallen (95 %, "
        "Wilson) gaan ervan uit dat vacatures los van elkaar staan; vacatures van één werkgever lijken op elkaar, dus "
        "de echte onzekerheid is groter.",
        "Een aandeel in vacatures meet wat vacatures vermelden, niet of er een tekort is.",
    ]
    if len(years) < 2:
        sentences.insert(1, "Er is maar één jaar: een verandering kan niet getoond worden.")
    return tuple(sentences)


def excluded_sentence(excluded: Excluded) -> str:
    """How many vacancies there are and why some do not count."""
    n = count_word
    return (
        f"De werkmap telt {n(excluded.vacancies)} vacatures. Niet meegeteld: {n(excluded.undated)} zonder datum, "
        f"{n(excluded.reposts)} herhalingen binnen een jaar, {n(excluded.internal)} interne functiebeschrijvingen, "
        f"{n(excluded.other_language)} in een andere taal, {n(excluded.contract)} om het contracttype, "
        f"{n(excluded.other_years)} buiten de gekozen jaren, {n(excluded.other_domains)} buiten de gekozen domeinen"
        f"{f', {n(excluded.filtered)} buiten de andere keuzes' if excluded.filtered else ''}. "
        f"Blijft: {n(excluded.counted)}."
    )
