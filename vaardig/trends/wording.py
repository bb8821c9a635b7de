"""What a reader of the yearly figures must know, in plain Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.export.dutch import amount, vacancies
from vaardig.werkmap.domains import DOMAINS

from .matrix import MINIMUM_NAMED
from .request import KIND_WORDS, LEVELS, MINIMUM_DENOMINATOR, Excluded, TrendRequest
from .stats.slopes import MINIMUM_YEARS

if TYPE_CHECKING:
    import polars as pl

LEVEL_WORDS = {
    "komt-voor": "komt voor: vereist, pluspunt, aan te leren of als taak genoemd",
    "gevraagd": "gevraagd: vereist of pluspunt",
    "essential": "vereist",
    "nice": "pluspunt",
    "learnable": "aan te leren op het werk",
    "task": "taak: hoort bij het werk zonder dat het als eis vermeld staat",
}
assert LEVEL_WORDS.keys() == LEVELS.keys()
# What a reader of a workbook sees instead of our ids, by column.
LABELS = {"domain": DOMAINS, "kind": KIND_WORDS}

CLASSES = (
    "Het woord achter een vaardigheid (groeiend, stabiel …) komt uit een toets over alle jaren samen, die rekening "
    "houdt met jaren die schommelen en met het aantal vaardigheden dat tegelijk getoetst wordt (q: het verwachte "
    "aandeel valse vondsten). Een verandering krijgt pas een naam vanaf {relative} % per jaar of {points} procentpunt "
    "per jaar."
)
EXPLORATORY = (
    "Verkennend: deze keuze (filter, jaren, niveau of drempel) hoort niet bij de vaste reeks toetsen van de werkmap. "
    "Wie veel keuzes probeert, vindt altijd wel iets; bevestig het in de hele werkmap."
)
DESCRIPTIVE = (
    "'Hoger' of 'lager' betekent alleen dat het laatste deel van de periode verschilt van het eerste; het is geen "
    "toets over de jaren heen."
)
TOO_FEW_YEARS = "Er zijn te weinig jaren met genoeg vacatures om een trend te toetsen: dat kan vanaf {minimum} jaren."


def count_word(number: int) -> str:
    """Write a number with a Dutch thousands separator."""
    return f"{number:,}".replace(",", ".")


def notes(request: TrendRequest, excluded: Excluded, cells: pl.DataFrame) -> tuple[str, ...]:
    """Sentences that belong with the figures, wherever they are shown.

    Parameters
    ----------
    cells
        ``domain``, ``year``, ``denominator``, ``named`` of the view.
    """
    left_out = ", ".join(request.left_out_contracts)
    contracts = f"zonder {left_out}" if left_out else "met alle contracttypes"
    form = "wat werkgevers in een formulier aanvinkten" if request.origin == "form" else "wat in de tekst staat"
    sentences = [
        *_test_sentences(request, cells),
        DESCRIPTIVE,
        f"Geteld: Nederlandstalige vacatures met een datum, {contracts}. Niveau: {LEVEL_WORDS[request.level]}. "
        f"Bron: {form}.",
        "Een vacature die opnieuw verschijnt, telt één keer per jaar mee.",
        excluded_sentence(excluded),
        f"Bij minder dan {MINIMUM_DENOMINATOR} vacatures tonen we geen aandeel. {_interval_sentence(cells)}",
        "Een aandeel in vacatures meet wat vacatures vermelden, niet of er een tekort is.",
    ]
    return tuple(sentences)


def _test_sentences(request: TrendRequest, cells: pl.DataFrame) -> list[str]:
    import polars as pl

    if cells["year"].n_unique() < 2:
        return ["Er is maar één jaar: een verandering kan niet getoond worden."]
    usable = cells.filter(pl.col("denominator") >= MINIMUM_DENOMINATOR).group_by("domain").len()["len"].max()
    if usable is None or int(str(usable)) < MINIMUM_YEARS:
        return [TOO_FEW_YEARS.format(minimum=MINIMUM_YEARS)]
    relative, points = (f"{100 * value:g}".replace(".", ",") for value in
                        (request.thresholds.relative, request.thresholds.points))  # fmt: skip
    return [CLASSES.format(relative=relative, points=points), *([EXPLORATORY] if request.exploratory else [])]


def _interval_sentence(cells: pl.DataFrame) -> str:
    """How the intervals allow for employers, as far as these are known."""
    total, named = int(cells["denominator"].sum()), int(cells["named"].sum())
    if named < MINIMUM_NAMED * total:
        return (
            f"De werkgever is maar bij {100 * named / max(total, 1):.0f} % van de vacatures bekend; de intervallen "
            "(95 %, Wilson) doen daarom alsof vacatures los van elkaar staan. De echte onzekerheid is groter."
        )
    return (
        "De intervallen (95 %, Wilson) zijn verruimd omdat vacatures van één werkgever op elkaar lijken; de werkgever "
        f"is bij {100 * named / max(total, 1):.0f} % van de vacatures bekend."
    )


def excluded_sentence(excluded: Excluded) -> str:
    """How many vacancies there are and why some do not count."""
    n = count_word
    return (
        f"De werkmap telt {vacancies(excluded.vacancies)}. Niet meegeteld: {n(excluded.undated)} zonder datum, "
        f"{amount(excluded.reposts, 'herhaling', 'herhalingen')} binnen een jaar, "
        f"{amount(excluded.internal, 'interne functiebeschrijving', 'interne functiebeschrijvingen')}, "
        f"{n(excluded.other_language)} in een andere taal, {n(excluded.contract)} om het contracttype, "
        f"{n(excluded.other_years)} buiten de gekozen jaren, {n(excluded.other_domains)} buiten de gekozen domeinen"
        f"{f', {n(excluded.filtered)} buiten de andere keuzes' if excluded.filtered else ''}. "
        f"Blijft: {n(excluded.counted)}."
    )
