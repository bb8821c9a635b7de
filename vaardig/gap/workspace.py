"""Everything that answers share, loaded once: taxonomy, encoder, skill vectors, linkers, profiles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexes.encoders import load_encoder
from indexes.protocol import Encoder
from taxonomy.load import Taxonomy, load_taxonomy
from vaardig.base.text import fold
from vaardig.werkmap.reader import Werkmap

from .evidence import Evidence, read_evidence
from .profiles import Profile, blend
from .report import Basis, Job
from .settings import Calibration, load_calibration
from .space import Floats, Ints, SkillSpace

if TYPE_CHECKING:
    from indexes.linker import Linker
    from nlp.document import Reader
    from nlp.occupation import OccupationCoder
    from taxonomy.model import Occupation


@dataclass(frozen=True, eq=False)
class ProfileTable:
    """Hard skills of all profiles that have some, as flat arrays.

    ``starts[i] : starts[i + 1]`` are the places of occupation ``occupations[i]`` in ``rows`` (skill rows) and
    ``weights`` (shares within the profile, adding up to 1).
    """

    occupations: tuple[str, ...]
    starts: Ints
    rows: Ints
    weights: Floats

    def profile(self, place: int) -> tuple[Ints, Floats]:
        """Skill rows and weights of one occupation."""
        span = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return self.rows[span], self.weights[span]

    def of(self, occupation: str) -> tuple[Ints, Floats]:
        """Skill rows and weights of an occupation by id."""
        return self.profile(self.occupations.index(occupation))


class Workspace:
    """What the answers of this package read. Immutable after building, apart from caches.

    Parameters
    ----------
    taxonomy, encoder
        As loaded.
    werkmap
        None: the taxonomy alone.
    """

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder, werkmap: Werkmap | None = None) -> None:
        self.taxonomy = taxonomy
        self.encoder = encoder
        self.werkmap = werkmap
        self.calibration: Calibration = load_calibration()
        self.space = SkillSpace(taxonomy, encoder, self.calibration)
        self.occupations: dict[str, Occupation] = {o.id: o for o in taxonomy.occupations}
        self.skills = {skill.id: skill for skill in taxonomy.skills}
        self.soft = {soft.id: soft for soft in taxonomy.soft_skills if soft.id != "GEEN"}
        self.kinds = {**dict.fromkeys(self.skills, "hard"), **dict.fromkeys(self.soft, "soft")}
        self._profiles: dict[str, Profile] = {}

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Vacancy evidence per occupation id; empty without a werkmap."""
        return read_evidence(self.werkmap) if self.werkmap is not None else {}

    @cached_property
    def coder(self) -> OccupationCoder:
        """Codes free titles."""
        from nlp.occupation import OccupationCoder

        return OccupationCoder(self.taxonomy, self.encoder)

    @cached_property
    def labels(self) -> dict[str, Occupation]:
        """Occupations by folded label; ours before imported ones."""
        table: dict[str, Occupation] = {}
        for occupation in self.taxonomy.occupations:
            table.setdefault(fold(occupation.label), occupation)
        return table

    @cached_property
    def titles(self) -> frozenset[str]:
        """Every title and label of every occupation, folded."""
        return frozenset(fold(title) for o in self.taxonomy.occupations for title in (o.label, *o.titles))

    @cached_property
    def skill_linker(self) -> Linker:
        """Links free wordings to hard skills."""
        from indexes.linker import Linker

        return Linker(
            [(s.id, s.label, [f.text for f in s.forms if not f.generated]) for s in self.taxonomy.skills],
            self.encoder,
            kind="skill",
        )

    @cached_property
    def reader(self) -> Reader:
        """Reads running text; takes seconds to build, so only a CV asks for it."""
        from nlp.document import Reader
        from nlp.lexicon import build_lexicon

        return Reader(build_lexicon(self.taxonomy))

    def profile(self, occupation_id: str) -> Profile:
        """Profile of an occupation, made once."""
        found = self._profiles.get(occupation_id)
        if found is None:
            found = blend(self.occupations[occupation_id], self.evidence.get(occupation_id), self.kinds)
            self._profiles[occupation_id] = found
        return found

    @cached_property
    def table(self) -> ProfileTable:
        """Profiles of all occupations that have hard skills."""
        ids: list[str] = []
        starts = [0]
        rows: list[int] = []
        weights: list[float] = []
        for identifier in self.occupations:
            hard = self.profile(identifier).hard
            total = sum(skill.weight for skill in hard)
            if not total:
                continue
            ids.append(identifier)
            rows.extend(self.space.index[skill.concept_id] for skill in hard)
            weights.extend(skill.weight / total for skill in hard)
            starts.append(len(rows))
        return ProfileTable(
            tuple(ids), np.array(starts, np.int64), np.array(rows, np.int64), np.array(weights, np.float32)
        )

    @cached_property
    def all_rows(self) -> Ints:
        """Every row of the skill space."""
        return np.arange(len(self.space.ids), dtype=np.int64)

    def label(self, concept_id: str) -> str:
        """Label of a skill or sleutelvaardigheid."""
        found = self.skills.get(concept_id) or self.soft.get(concept_id)
        return found.label if found else self.taxonomy.label_of(concept_id)

    def job(self, occupation_id: str) -> Job:
        """An occupation as shown."""
        o = self.occupations[occupation_id]
        return Job(o.id, o.label, o.isco, o.stem, o.domain, o.education, o.fields)

    @cached_property
    def basis(self) -> Basis:
        """Parameters behind every answer of this workspace."""
        years = sorted({year for evidence in self.evidence.values() for year in evidence.years})
        return Basis(
            self.taxonomy.hash,
            self.encoder.id,
            str(self.werkmap.path.name) if self.werkmap else "",
            self.calibration.values(),
            sum(evidence.vacancies for evidence in self.evidence.values()),
            f"{years[0]}-{years[-1]}" if years else "",
        )


@lru_cache(maxsize=4)
def _workspace(taxonomy: Taxonomy, encoder: str | None, werkmap: Path | None, generation: str) -> Workspace:
    opened = Werkmap.open(werkmap) if werkmap is not None else None
    return Workspace(taxonomy, load_encoder(encoder), opened)


def load_workspace(
    werkmap: Path | None = None,
    overlay: Path | None = None,
    releases: tuple[Path, ...] = (),
    encoder: str | None = None,
) -> Workspace:
    """Load what the answers need; the same object for the same content within a process.

    Raises
    ------
    WerkmapError, TaxonomyError, EncoderError
        When one of them cannot be loaded.
    """
    generation = Werkmap.open(werkmap).generation if werkmap is not None else ""
    return _workspace(load_taxonomy(overlay, releases), encoder, werkmap, generation)
