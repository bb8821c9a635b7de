"""Finding a skill or an occupation of the taxonomy by free wording, with how often a werkmap asks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vaardig.base.errors import InputError
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

if TYPE_CHECKING:
    import polars as pl

    from indexes.form_tables import Kind
    from indexes.linker import Concept, Linker
    from indexes.protocol import Encoder
    from taxonomy.load import Taxonomy

What = Literal["skills", "occupations"]


@dataclass(frozen=True)
class ConceptRequest:
    """One search among the concepts of the taxonomy.

    Parameters
    ----------
    query
        Free wording.
    what
        ``skills`` (hard skills and sleutelvaardigheden) or ``occupations``.
    top
        Results wanted.
    domains, years, regions
        Which vacancies are counted; see :class:`vaardig.search.SearchRequest`.
    taxonomy, releases
        Overlay folder and imported releases.
    encoder
        None for the encoder that ships.
    """

    query: str
    what: What = "skills"
    top: int = 10
    domains: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    regions: tuple[str, ...] = ()
    taxonomy: Path | None = None
    releases: tuple[Path, ...] = ()
    encoder: str | None = None


@dataclass(frozen=True)
class ConceptHit:
    """A concept; ``similarity`` -1..1. ``vacancies``: repost clusters that ask it, None without a werkmap."""

    concept_id: str
    label: str
    similarity: float
    vacancies: int | None


@dataclass(frozen=True)
class ConceptResult:
    """Concepts, nearest first. ``counted``: repost clusters that were looked through, None without a werkmap.

    ``same_taxonomy`` is False when the werkmap was read with another taxonomy, encoder or version than was searched
    here: what was unknown then counts 0 without meaning that nobody asks it.
    """

    request: ConceptRequest
    hits: tuple[ConceptHit, ...]
    counted: int | None
    encoder: str
    same_taxonomy: bool = True


def find_concepts(request: ConceptRequest, werkmap: Werkmap | None = None) -> ConceptResult:
    """Find the concepts nearest to a wording; it always answers with the nearest, however far.

    A skill is counted when a vacancy mentions it in its text at a level that is asked ("komt voor"), an occupation when
    the title was coded as it. An undated vacancy is no unit of any figure and is not counted.

    Raises
    ------
    InputError
        The query is empty, ``top`` or ``what`` is out of range, or no vacancy lies in a region.
    TaxonomyError, EncoderError
        Either cannot be loaded.
    """
    from indexes.encoders import load_encoder
    from indexes.search import check_query
    from taxonomy.load import load_taxonomy

    if request.what not in ("skills", "occupations"):
        raise InputError(f"'{request.what}' cannot be searched", allowed="skills, occupations")
    if request.top < 1:
        raise InputError(f"{request.top} results are asked", allowed="1 or more")
    query = check_query(request.query)
    encoder = load_encoder(request.encoder)
    taxonomy = load_taxonomy(request.taxonomy, request.releases)
    linker = _linker(_Key(taxonomy.hash, request.what, encoder.id), _Held(taxonomy, encoder))
    found = linker.nearest([query], request.top)[0]
    counts, total = ({}, None) if werkmap is None else _count(werkmap, request, [hit.concept_id for hit in found])
    hits = tuple(
        ConceptHit(
            hit.concept_id,
            hit.label,
            min(hit.similarity, 1.0),
            None if total is None else counts.get(hit.concept_id, 0),
        )
        for hit in found
    )
    return ConceptResult(request, hits, total, encoder.id, werkmap is None or _same(werkmap, request))


def _same(werkmap: Werkmap, request: ConceptRequest) -> bool:
    """Whether the werkmap was read with the taxonomy that is searched."""
    from nlp.batch import fingerprint

    plan = werkmap.manifest.plan
    return bool(
        plan["extractor"]
        == fingerprint(
            request.taxonomy, request.releases, keep_personal_data=plan["keep_personal_data"], encoder=request.encoder
        )
    )


@dataclass(frozen=True)
class _Key:
    taxonomy: str
    what: What
    encoder: str


class _Held:
    """What a linker is made of, outside the key of the cache: the key has its content hashes."""

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder) -> None:
        self.taxonomy = taxonomy
        self.encoder = encoder

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4)
def _linker(key: _Key, held: _Held) -> Linker:
    from indexes.linker import Linker

    kind: Kind = "skill" if key.what == "skills" else "occupation"
    return Linker(_concepts(held.taxonomy, key.what), held.encoder, kind=kind)


def _concepts(taxonomy: Taxonomy, what: What) -> list[Concept]:
    if what == "occupations":
        return [(work.id, work.label, work.titles) for work in taxonomy.occupations]
    hard = [
        (skill.id, skill.label, [form.text for form in skill.forms if not form.generated]) for skill in taxonomy.skills
    ]
    return hard + [(soft.id, soft.label, soft.old_labels) for soft in taxonomy.soft_skills if soft.label != "GEEN"]


def _count(werkmap: Werkmap, request: ConceptRequest, ids: list[str]) -> tuple[dict[str, int], int]:
    """Clusters per concept, and all clusters within the filters."""
    import polars as pl

    from vaardig.regions import in_regions

    units = werkmap.scan("units").select("unit", "cluster", "region", "occupation_id", "domain", "year").collect()
    kept = in_regions(units, ("region",), request.regions)
    kept = kept.filter(pl.col("domain").is_in(list(request.domains or DOMAINS)))
    if request.years is not None:
        kept = kept.filter(pl.col("year").is_between(*request.years))
    asked = _skill_rows(werkmap, kept, ids) if request.what == "skills" else kept.rename({"occupation_id": "id"})
    counted = asked.filter(pl.col("id").is_in(ids)).group_by("id").agg(pl.col("cluster").n_unique())
    return dict(counted.iter_rows()), kept["cluster"].n_unique()


def _skill_rows(werkmap: Werkmap, kept: pl.DataFrame, ids: list[str]) -> pl.DataFrame:
    import polars as pl

    concepts = werkmap.scan("concepts").filter(pl.col("concept_id").is_in(ids)).select("concept", id="concept_id")
    demands = werkmap.scan("demands").filter(~pl.col("form")).select("unit", "concept")
    return demands.join(concepts, on="concept").join(kept.lazy(), on="unit").select("id", "cluster").collect()
