"""What a reader of communities must know, in plain Dutch."""

from __future__ import annotations

from vaardig.export.dutch import decimal, whole
from vaardig.trends.wording import LEVEL_WORDS

from .request import CommunityRequest


def notes(request: CommunityRequest, vacancies: int, agreement: float) -> tuple[str, ...]:
    """Sentences that belong with the clusters, wherever they are shown."""
    sentences = [
        f"Een cluster is een groep vaardigheden die vacatures samen vragen, vaker dan hun eigen frequentie verklaart. "
        f"Geteld: {whole(vacancies)} vacatures; niveau: {LEVEL_WORDS[request.view.level]}.",
        f"Verbonden zijn vaardigheden die minstens {whole(request.least(vacancies, vacancies)[1])} vacatures samen "
        "vragen, met een "
        f"NPMI van {decimal(request.minimum_npmi, 2)} of meer (Bouma 2009). De groepen komen van de methode van "
        "Louvain (Blondel e.a. 2008). Een cluster heet naar zijn drie meest centrale vaardigheden.",
        f"Overeenkomst tussen {request.seeds} herhalingen met een ander beginpunt: {decimal(agreement, 2)} (aangepaste "
        "Rand-index; 1 is altijd hetzelfde, 0 is toeval).",
        f"'Stabiel' is de gemiddelde overlap (Jaccard) met het best passende cluster in {request.samples} "
        "willekeurige helften van de vacatures. Onder 0,5 is een cluster te toevallig om op te bouwen.",
    ]
    if agreement < 0.7:
        sentences.insert(
            0, "Let op: de indeling hangt af van het toevallige beginpunt. Lees de clusters als een mogelijke ordening."
        )
    return tuple(sentences)
