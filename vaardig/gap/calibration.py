"""The calibration of `Calibration`, and how plausible the result is: what ``bench/bench_gap.py`` prints.

Rule of *Mapping Career Causeways*: what lies within one standard deviation below the mean of pairs inside an ISCO-4
unit group is viable. It gives the midpoint of the weight, from the similarity of best-matching skills. The words for
a step follow from the share that the lists show, half a deviation around the mean. ISCO-4 pairs therefore say nothing
about quality; ISCO-3 siblings and pairs of an official hierarchy do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .request import Person
from .settings import Calibration
from .space import Floats
from .starting import read_person
from .step import listed_share, skill_lines
from .workspace import Workspace

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of ``n`` values."""

    n: int
    mean: float
    deviation: float

    @property
    def viable(self) -> float:
        """Mean minus one standard deviation."""
        return self.mean - self.deviation


def spread(values: Iterable[float]) -> Spread:
    """Mean and standard deviation of some values."""
    array = np.array(list(values), dtype=np.float64)
    return Spread(len(array), float(array.mean()), float(array.std()))


def pairs_by_isco(workspace: Workspace) -> dict[str, list[Pair]]:
    """Ordered pairs with skills: ``isco4`` same unit group, ``isco3`` siblings of it, ``across`` major groups."""
    groups: dict[str, list[Pair]] = {"isco4": [], "isco3": [], "across": []}
    occupations = [workspace.occupations[key] for key in workspace.table.occupations]
    occupations = [o for o in occupations if len(o.isco) == 4]
    for one in occupations:
        for other in occupations:
            if one.id == other.id:
                continue
            if one.isco == other.isco:
                groups["isco4"].append((one.id, other.id))
            elif one.isco[:3] == other.isco[:3]:
                groups["isco3"].append((one.id, other.id))
            elif one.isco[0] != other.isco[0]:
                groups["across"].append((one.id, other.id))
    return groups


def best_similarities(pairs: Iterable[Pair], workspace: Workspace) -> list[float]:
    """For every skill of every destination the similarity of its best match in the origin; 1 when shared."""
    table, space = workspace.table, workspace.space
    found: list[float] = []
    for origin, destination in pairs:
        held, asked = table.of(origin)[0], table.of(destination)[0]
        similarity = space.similarities(asked, held)
        similarity[asked[:, None] == held[None, :]] = 1.0
        found.extend(similarity.max(axis=1).tolist())
    return found


def weight_settings(similarities: Spread) -> tuple[float, float]:
    """Midpoint (mean minus one deviation) and slope (weight 0.9 at the mean) of the logistic."""
    return similarities.viable, float(np.log(9.0) / similarities.deviation)


def coverage_of(pairs: Sequence[Pair], workspace: Workspace, *, capacity: str = "one other") -> Floats:
    """Coverage of each destination by its origin.

    Parameters
    ----------
    capacity
        ``one other`` (ours), ``many`` (every asked skill takes its best), ``exact`` (only the skill itself counts).
    """
    table, space = workspace.table, workspace.space
    values = []
    for origin, destination in pairs:
        held, (asked, shares) = table.of(origin)[0], table.of(destination)
        weight = space.weights(asked, held)
        if capacity == "exact":
            values.append(float((asked[:, None] == held[None, :]).any(axis=1) @ shares))
        elif capacity == "many":
            values.append(float(weight.max(axis=1) @ shares))
        else:
            values.append(space.cover(weight, asked, held, shares))
    return np.array(values, dtype=np.float32)


def listed_of(pairs: Iterable[Pair], workspace: Workspace) -> list[float]:
    """Share of each destination that the lists would show as *heeft u al* (1) or *kleine stap* (a half)."""
    pairs = list(pairs)
    starting = {origin: read_person(Person(jobs=(origin,)), workspace) for origin in {pair[0] for pair in pairs}}
    return [
        listed_share(skill_lines(workspace.profile(destination), starting[origin], workspace))
        for origin, destination in pairs
    ]


def auc(positive: NDArray[np.floating], negative: NDArray[np.floating]) -> float:
    """Probability that a positive value exceeds a negative one (ties count a half)."""
    from scipy.stats import rankdata

    ranks = rankdata(np.concatenate([positive, negative]))
    n, m = len(positive), len(negative)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * m))


def nearest(origin: str, workspace: Workspace, top: int = 10) -> list[str]:
    """Ids of the occupations that an origin covers best."""
    from .step import coverages

    shares = coverages(read_person(Person(jobs=(origin,)), workspace), workspace)
    order = np.argsort(-shares, kind="stable")
    return [workspace.table.occupations[int(i)] for i in order if workspace.table.occupations[int(i)] != origin][:top]


def with_settings(workspace: Workspace, calibration: Calibration) -> Workspace:
    """A workspace with other settings; vectors, titles and profiles are shared."""
    import copy

    other = copy.copy(workspace)
    other.calibration = calibration
    other.space = copy.copy(workspace.space)
    other.space.calibration = calibration
    other.__dict__.pop("basis", None)
    return other
