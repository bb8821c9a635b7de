"""Which occupations outside STEM share most of a STEM occupation's skill profile."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

from taxonomy.load import Taxonomy
from taxonomy.model import Occupation

if TYPE_CHECKING:
    import polars as pl

_MOST_SHARED = 6
# Below it two occupations share a tool that half the market uses.
LEAST_SIMILARITY = 0.1
Profile = dict[str, float]


def nearest(taxonomy: Taxonomy, kind: str, advertised: dict[str, int], top: int) -> pl.DataFrame:
    """Occupations of kind ``geen`` with a vacancy in the werkmap, those nearest to a STEM occupation first.

    Two occupations are compared on their skill profiles (essential weighs 1, optional ½, times how rare the skill is
    among occupations), by the cosine. It is relatedness of work, not transferability.

    Parameters
    ----------
    advertised
        Vacancies per occupation id; others are left out.
    """
    import polars as pl

    rarity = _rarity(taxonomy)
    weighed = {o.id: _profile(o, rarity) for o in taxonomy.occupations}
    targets = [o for o in taxonomy.occupations if o.stem == kind and o.id in advertised]
    rows = []
    for occupation in taxonomy.occupations:
        if occupation.stem != "geen" or occupation.id not in advertised:
            continue
        ranked = [(_cosine(weighed[occupation.id], weighed[target.id]), target.label, target) for target in targets]
        if not ranked:
            continue
        similarity, label, target = max(ranked, key=lambda item: (item[0], item[1]))
        mine, theirs = weighed[occupation.id], weighed[target.id]
        shared = sorted(set(mine) & set(theirs), key=lambda s: (-mine[s] * theirs[s], s))
        missing = [skill for skill in target.essential if skill not in mine]
        if similarity >= LEAST_SIMILARITY:
            rows.append(
                (
                    occupation.id, occupation.label, label, similarity, advertised[occupation.id],
                    "; ".join(taxonomy.label_of(skill) for skill in shared[:_MOST_SHARED]), len(missing),
                    len(target.essential),
                )
            )  # fmt: skip
    text, count = pl.String(), pl.Int64()
    schema = {
        "occupation_id": text, "occupation": text, "nearest": text, "similarity": pl.Float64(), "vacancies": count,
        "shared": text, "missing": count, "essential": count,
    }  # fmt: skip
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.sort("similarity", "occupation", descending=[True, False]).head(top)


def _rarity(taxonomy: Taxonomy) -> Profile:
    """Logarithm of occupations over occupations with the skill: sleutelvaardigheden that all have weigh little."""
    seen = Counter(skill for o in taxonomy.occupations for skill in {*o.essential, *o.optional})
    return {skill: log((1 + len(taxonomy.occupations)) / (1 + count)) for skill, count in seen.items()}


def _profile(occupation: Occupation, rarity: Profile) -> Profile:
    essential = {skill: rarity[skill] for skill in occupation.essential}
    return {skill: rarity[skill] / 2 for skill in occupation.optional} | essential


def _cosine(one: Profile, two: Profile) -> float:
    dot = sum(weight * two[skill] for skill, weight in one.items() if skill in two)
    size = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return dot / size if size else 0.0
