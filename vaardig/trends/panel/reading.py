"""Reading a panel file and finding its skills in the taxonomy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from taxonomy.inspect import search
from taxonomy.load import Taxonomy, surface_forms
from vaardig.base.errors import InputError
from vaardig.base.text import fold
from vaardig.trends.userfile import read_user_table

COLUMNS = {
    "rater": ("expert", "deskundige", "beoordelaar", "respondent", "naam"),
    "skill": ("vaardigheid", "competentie", "skills", "concept"),
    "importance": ("belang", "belangrijkheid", "score", "rating", "gewicht", "punten"),
    "horizon": ("termijn", "periode", "jaar"),
    "reason": ("reden", "waarom", "toelichting", "opmerking", "motivatie"),
}
_SHOWN = 3
_NEAR = 0.8


@dataclass(frozen=True)
class Judgement:
    """One expert's importance of one skill; ``concept_id`` is empty when the taxonomy does not know the name."""

    rater: str
    skill: str
    concept_id: str
    importance: float
    horizon: str
    reason: str


def read_panel(path: Path, taxonomy: Taxonomy) -> list[Judgement]:
    """Judgements of a file in order; a skill is found by its id, label, a form, or an older name.

    Raises
    ------
    InputError
        The file cannot be read, an importance is no number, or one expert judges a skill twice for one horizon.
    """
    names = _names(taxonomy)
    found: list[Judgement] = []
    seen: dict[tuple[str, str, str], int] = {}
    for number, row in enumerate(read_user_table(path, COLUMNS, ("skill", "importance")), start=2):
        concept = names.get(fold(row["skill"]), "")
        value = _number(row["importance"])
        if value is None:
            raise InputError(
                f"{path.name}, row {number}: the importance is '{row['importance']}'",
                allowed="a number, such as 4 or 3,5",
            )
        rater = row["rater"] or "panel"
        key = (rater, concept or fold(row["skill"]), row["horizon"])
        if key in seen:
            raise InputError(
                f"{path.name}, row {number}: {rater} judges '{row['skill']}' twice (also in row {seen[key]})",
                next_step="keep one of the two rows",
            )
        seen[key] = number
        found.append(Judgement(rater, row["skill"], concept, value, row["horizon"], row["reason"]))
    return found


def suggestion(taxonomy: Taxonomy, name: str) -> str:
    """Nearest skills of the taxonomy to an unknown name, in words."""
    hits = [
        hit
        for hit in search(taxonomy, name, limit=20)
        if hit.id.startswith(("vs-", "vx-", "SO-")) and hit.likeness >= _NEAR
    ]
    return ", ".join(dict.fromkeys(hit.label for hit in hits[:_SHOWN]))


def _names(taxonomy: Taxonomy) -> dict[str, str]:
    """Folded names to ids: what stands first in this order wins."""
    names: dict[str, str] = {}
    for soft in taxonomy.soft_skills:
        for name in (soft.id, soft.label, *soft.old_labels):
            names.setdefault(fold(name), soft.id)
            # "leervermogen hebben", "plannen (= ordenen)": the bare word is what experts write.
            names.setdefault(fold(name).split(" (")[0].removesuffix(" hebben").removesuffix(" zijn"), soft.id)
    for skill in taxonomy.skills:
        names.setdefault(fold(skill.id), skill.id)
        names.setdefault(fold(skill.label), skill.id)
    for form in surface_forms(taxonomy):
        names.setdefault(form.text, form.concept_id)
    return names


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
