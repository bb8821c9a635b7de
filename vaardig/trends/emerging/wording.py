"""What a reader of rising wordings must know, in plain Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaardig.export.dutch import decimal, percent, whole
from vaardig.trends.comparability import span

from .request import EmergingRequest

if TYPE_CHECKING:
    import polars as pl


def notes(
    request: EmergingRequest, units: pl.DataFrame, earlier: tuple[int, ...], recent: tuple[int, ...]
) -> tuple[str, ...]:
    """Sentences that belong with the list, wherever it is shown."""
    late = int(units["recent"].sum())
    employers = "werkgever" if request.minimum_employers == 1 else "werkgevers"
    sentences = [
        f"Vergeleken: {whole(late)} vacatures uit {span(recent)} met {whole(units.height - late)} uit {span(earlier)}. "
        "Gelezen zijn de stukken over taken en profiel.",
        "Dit is een verkennende lijst van bewoordingen die niet in de taxonomie staan. Kijk ze na voor u ze opneemt: "
        "een woord kan opkomen omdat het werk verandert, maar ook omdat een werkgever of een bron anders schrijft.",
        f"Een bewoording staat in de lijst bij minstens {request.minimum_support} recente vacatures van minstens "
        f"{request.minimum_employers} {employers} en een sterkte van {decimal(request.minimum_z)} of meer. Vacatures "
        "zonder genoemde werkgever tellen samen als één werkgever.",
        "De sterkte is het verschil in log-odds gedeeld door zijn standaardfout, met een informatieve prior "
        "(Monroe, Colaresi & Quinn 2008). Er worden veel woorden tegelijk bekeken; 'stijgt aantoonbaar' houdt het "
        f"verwachte aandeel vals alarm onder {percent(request.q, 0)} (Benjamini & Hochberg 1995), als vacatures los "
        "van elkaar staan. Zonder verschil tussen de jaren blijft 'stijgt misschien' vaak toeval.",
    ]
    if units.height >= request.read:
        sentences.append(f"De werkmap heeft er meer: dit is een vaste steekproef van {whole(units.height)} vacatures.")
    return tuple(sentences)
