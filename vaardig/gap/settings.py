"""The calibrated numbers of the comparison: ``bench/bench_gap.py`` makes them, docs/methode.md tells how.

They belong to one encoder; with another one they are a starting point only, and `Basis.calibration` shows them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How similarity becomes weight, and coverage becomes words.

    Parameters
    ----------
    midpoint, slope
        Pair weight = ``1 / (1 + exp(-slope * (similarity - midpoint)))``. The midpoint is the mean minus one standard
        deviation of the best-match similarity of skills within an ISCO-4 group.
    unrelated
        Factor on the weight of two skills that share no field of work and no occupation; below the midpoint it is 0.
    near, near_used, very_near
        From which similarity a held skill makes another a *kleine stap*: of the same group or naming the same act; of
        the same field and used together in an occupation; and with a thinner tie, or from knowing to doing
        (`SkillSpace.least_similarity`). The last is also called *heel dichtbij*. Set by reading, see docs/methode.md.
    viable, close
        Listed share (*heeft u al* 1, *kleine stap* a half) from which a step is *haalbaar* and *dichtbij*: half a
        standard deviation below and above the mean within ISCO-4.
    """

    midpoint: float
    slope: float
    unrelated: float
    near: float
    near_used: float
    very_near: float
    viable: float
    close: float

    def values(self) -> dict[str, float]:
        """Name to value, for `Basis`."""
        return asdict(self)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Return the shipped calibration."""
    return Calibration(**json.loads(_FILE.read_text(encoding="utf-8"))["settings"])
