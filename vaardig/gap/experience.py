"""Experience as a condition of its own."""

from __future__ import annotations

from vaardig.export.dutch import vacancies

from .evidence import Evidence
from .report import ExperienceMatch
from .request import Person

_LEAST = 5


def match_experience(person: Person, evidence: Evidence) -> ExperienceMatch:
    """Compare years of experience with what vacancies state; without enough of them nothing is judged."""
    stated = tuple((f"{years:g}", count) for years, count in sorted(evidence.experience.items()))
    total = sum(count for _, count in stated)
    if total < _LEAST:
        return ExperienceMatch(
            person.years, stated, evidence.vacancies, "Ervaring: niet beoordeeld. Te weinig vacatures."
        )
    starters = sum(count for years, count in evidence.experience.items() if years == 0)
    sentence = (
        f"{total} van de {vacancies(evidence.vacancies)} {'noemt' if total == 1 else 'noemen'} "
        f"ervaring. {starters} daarvan {'zegt' if starters == 1 else 'zeggen'} dat het niet hoeft."
    )
    if person.years is not None:
        enough = sum(count for years, count in evidence.experience.items() if years <= person.years)
        sentence += f" Met {person.years:g} jaar voldoet u aan {enough} van die {total}."
    return ExperienceMatch(person.years, stated, evidence.vacancies, sentence)
