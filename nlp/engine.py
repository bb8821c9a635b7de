"""The whole reading of vacancies with one taxonomy and encoder: from a raw row to an `Extraction`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexes.encoders import load_encoder
from indexes.protocol import Encoder
from nlp.circumstances import contract_and_agency
from nlp.document import Reader, Reading
from nlp.domain import DomainMapper
from nlp.lexicon import build_lexicon
from nlp.occupation import OccupationCoder
from nlp.qualifications import education_level, experience_years_min
from nlp.types import ASKED, Extraction
from taxonomy.load import Taxonomy, load_taxonomy
from vaardig.base.hashing import hash_parts
from vaardig.base.text import fold

# Raised by hand when a rule in code changes what is read: a werkmap of another version is refused.
RULES_VERSION = "3"


@dataclass(frozen=True, slots=True)
class Job:
    """What `Engine.read` is told about one vacancy beside its text; empty strings where unknown."""

    text: str
    title: str = ""
    employer: str = ""
    sector: str = ""
    nace: str = ""
    paritair_comite: str = ""
    contract: str = ""
    internal: bool = False


class Engine:
    """Reads vacancies. Immutable after building, apart from caches; the same input gives the same output."""

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder) -> None:
        self.taxonomy = taxonomy
        self.encoder = encoder
        self.reader = Reader(build_lexicon(taxonomy))
        self.coder = OccupationCoder(taxonomy, encoder)
        self.domains = DomainMapper(taxonomy)
        self.fingerprint = _fingerprint(taxonomy, encoder)

    def read(self, jobs: Sequence[Job]) -> list[tuple[Extraction, Reading]]:
        """Read vacancies in order; each is read as if it were alone."""
        links = self.coder.link([job.title for job in jobs])
        results = []
        readings = self.reader.read_all([job.text for job in jobs])
        for job, link, reading in zip(jobs, links, readings, strict=True):
            company = " ".join(reading.folded[z.start : z.end] for z in reading.zones if z.zone == "bedrijf")
            contract, agency = contract_and_agency(
                reading.folded, fold(job.title), job.contract, job.employer, job.nace, job.paritair_comite
            )
            asked = {
                m.concept_id for m in reading.mentions if m.kind == "hard" and m.concept_id and m.requirement in ASKED
            }
            by_title = self.coder.from_title(link)
            occupation = self.coder.occupation(by_title.id)
            placement = self.domains.place(
                occupation,
                agency=agency,
                nace=job.nace,
                paritair_comite=job.paritair_comite,
                sector=job.sector,
                company_text=company or reading.folded[:400],
            )
            extraction = Extraction(
                mentions=reading.mentions,
                zones=reading.zones,
                language=reading.language,
                education_level=education_level(reading.mentions),
                experience_years_min=experience_years_min(reading.mentions),
                occupation=by_title,
                occupation_with_text=self.coder.with_text(link, asked),
                domain=placement.domain,
                domain_rule=placement.rule,
                stem=placement.stem,
                contract=contract,
                agency=agency,
                internal=job.internal,
            )
            results.append((extraction, reading))
        return results


def _fingerprint(taxonomy: Taxonomy, encoder: Encoder) -> str:
    return hash_parts([taxonomy.hash, encoder.id, RULES_VERSION])


def fingerprint(overlay: Path | None = None, releases: tuple[Path, ...] = (), encoder: str | None = None) -> str:
    """`Engine.fingerprint` of what `load_engine` would give, without building lexicon and coder.

    Raises
    ------
    TaxonomyError, EncoderError
        When either cannot be loaded.
    """
    return _fingerprint(load_taxonomy(overlay, releases), load_encoder(encoder))


@lru_cache(maxsize=2)
def _engine(taxonomy: Taxonomy, encoder: str | None) -> Engine:
    return Engine(taxonomy, load_encoder(encoder))


def load_engine(overlay: Path | None = None, releases: tuple[Path, ...] = (), encoder: str | None = None) -> Engine:
    """The engine for a taxonomy (ours, a user's overlay, imported releases) and an encoder.

    Built once per process and content: an overlay that is edited while the process lives gives another engine.

    Raises
    ------
    TaxonomyError, EncoderError
        When either cannot be loaded.
    """
    return _engine(load_taxonomy(overlay, releases), encoder)
