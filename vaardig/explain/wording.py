"""The reasons in plain Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp.explain import Why

KINDS = {
    "hard": "Vaardigheid", "soft": "Sleutelvaardigheid", "language": "Taal", "licence": "Attest of rijbewijs",
    "education": "Diploma", "experience": "Ervaring",
}  # fmt: skip
LEVELS = {
    "essential": "vereist", "nice": "pluspunt", "learnable": "te leren", "task": "taak", "not_required": "niet vereist",
    "context": "achtergrond, niet gevraagd",
}  # fmt: skip
ZONES = {
    "bedrijf": "over het bedrijf", "taken": "taken", "profiel": "profiel", "aanbod": "aanbod",
    "procedure": "solliciteren", "ander": "overige tekst",
}  # fmt: skip
_CONSTRUCTIONS = {
    "knowledge": "wat volgt op woorden als ‘kennis van’ of ‘ervaring met’",
    "finite": "een werkwoord met wat er gedaan wordt",
    "infinitive": "een taak in de onbepaalde wijs",
    "nominal": "een taak als zelfstandig naamwoord",
}


def found_by(why: Why) -> str:
    """How a mention was found, in one sentence."""
    method = why.mention.method
    parts = []
    if why.form:
        made = ", een vorm die daarvan is afgeleid" if why.derived else ""
        parts.append(f"Staat in de woordenlijst als ‘{why.form}’{made}.")
        if why.near:
            parts.append(f"Telt alleen mee naast woorden als ‘{why.near}’, en dat staat erbij.")
    elif method in ("pattern", "negation"):
        parts.append("Een bekende wending voor dit begrip.")
    construction = next((text for key, text in _CONSTRUCTIONS.items() if f"activity:{key}" in method), "")
    if construction:
        parts.append(f"De zin heeft de vorm van {construction}.")
    if why.mention.concept_id is None and why.mention.kind == "hard":
        parts.append("Er hoort geen begrip uit de woordenlijst bij; in aandelen telt dit niet mee.")
    return " ".join(parts) or "Herkend aan de bewoording."


def level_by(why: Why, cue: str) -> str:
    """Why a mention has its level, in one sentence; ``cue`` are the deciding words when there are any."""
    level = LEVELS[why.mention.requirement]
    if why.level_rule == "cue":
        return f"{level.capitalize()}: de zin zegt ‘{cue}’."
    if why.level_rule == "heading":
        return f"{level.capitalize()}: zo staat het in het kopje erboven."
    if why.level_rule == "answer":
        return f"{level.capitalize()}: zo zegt de zin erna, die de vraag beantwoordt."
    if why.level_rule == "denial":
        return f"{level.capitalize()}: zo zeggen de woorden zelf."
    if why.level_rule == "subject":
        return f"{level.capitalize()}: volgt uit over wie of wat de zin gaat."
    zone = ZONES[why.mention.zone]
    return f"{level.capitalize()}: de gewone lezing in het deel ‘{zone}’; de tekst zegt het niet met zoveel woorden."
