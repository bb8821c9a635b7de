"""Names of knelpuntberoepen to our occupations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from taxonomy.load import Taxonomy
from vaardig.base.errors import InputError
from vaardig.base.text import fold
from vaardig.trends.userfile import read_user_table

COLUMNS = {
    "name": ("beroep", "knelpuntberoep", "occupation", "titel", "title", "naam", "benaming"),
    "code": ("isco", "iscocode", "competent", "id", "beroepscode", "occupation id", "occupation_id"),
}


@dataclass(frozen=True)
class Match:
    """One row of the list: the occupations it stands for, by code, label or likeness of wording."""

    name: str
    occupations: tuple[str, ...]
    labels: tuple[str, ...]
    similarity: float | None
    how: str


def match_occupations(path: Path, taxonomy: Taxonomy, encoder: str | None) -> list[Match]:
    """Read the list; a name that fits nothing well keeps an empty match.

    Raises
    ------
    InputError
        The file cannot be used, or none of its rows is an occupation that we know.
    """
    rows = read_user_table(path, COLUMNS, ())
    by_label = {fold(title): o for o in taxonomy.occupations for title in (*o.titles, o.label)}
    found: dict[int, Match] = {}
    open_rows: list[int] = []
    for index, row in enumerate(rows):
        name = row["name"] or row["code"]
        by_code = [o for o in taxonomy.occupations if row["code"] and row["code"] in (o.id, o.isco, o.competent)]
        exact = by_label.get(fold(row["name"]))
        if by_code:
            found[index] = Match(name, tuple(o.id for o in by_code), tuple(o.label for o in by_code), None, "code")
        elif exact is not None:
            found[index] = Match(name, (exact.id,), (exact.label,), None, "naam")
        elif row["name"]:
            open_rows.append(index)
        else:
            found[index] = Match(name, (), (), None, "niet gevonden")
    if open_rows:
        found |= _by_likeness([(index, rows[index]["name"]) for index in open_rows], taxonomy, encoder)
    matches = [found[index] for index in range(len(rows))]
    if not any(match.occupations for match in matches):
        raise InputError(
            f"none of the {len(matches)} rows of {path.name} is an occupation that we know",
            allowed="names of occupations, or codes of ISCO-08, Competent or ours",
            next_step="name the column 'beroep' or 'isco'",
        )
    return matches


def _by_likeness(names: list[tuple[int, str]], taxonomy: Taxonomy, encoder: str | None) -> dict[int, Match]:
    from indexes.encoders import load_encoder
    from nlp.occupation import OccupationCoder

    links = OccupationCoder(taxonomy, load_encoder(encoder)).link([name for _, name in names])
    found = {}
    for (index, name), link in zip(names, links, strict=True):
        if link.concept_id is None:
            found[index] = Match(name, (), (), None, "niet gevonden")
        else:
            similarity = round(float(link.similarity), 4)
            found[index] = Match(name, (link.concept_id,), (link.label,), similarity, "gelijkenis")
    return found
