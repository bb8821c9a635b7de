"""The JSON interface: what the pages show, for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from .home import Space

VERSION = "1"
router = APIRouter(prefix="/api/v1")


class State(BaseModel):
    """What the werkmap holds."""

    werkmap: str = Field(description="Name of the folder.")
    counts: dict[str, int] = Field(description="Rows, vacancies, rejects, mentions, undated, clusters, units.")
    years: dict[int, int] = Field(description="Units (repost clusters) per year.")
    domains: dict[str, int] = Field(description="Units per strategic domain.")
    languages: dict[str, int] = Field(description="Vacancies per language.")
    samples: str = Field(description="'alle' or 'deels' when the vacancies are the sample vacancies of vaardig.")
    extractor: str = Field(description="Fingerprint of taxonomy and rules.")
    encoder: str


class Suggestions(BaseModel):
    """Names for a form that is being filled in."""

    items: list[str]


@router.get("/occupations", tags=["search"])
def occupations(space: Space, q: Annotated[str, Query(max_length=120)] = "") -> Suggestions:
    """Return occupations whose name or title begins like ``q``, or else lie near it."""
    return Suggestions(items=space.occupations.suggest(q))


@router.get("/state", tags=["data"])
def state(space: Space) -> State:
    """Return what the werkmap holds."""
    info = space.info
    plan: Any = info.plan
    return State(
        werkmap=space.name,
        counts=dict(info.counts),
        years={year: count for year, count in info.years.items() if year is not None},
        domains={str(name): count for name, count in info.domains.items()},
        languages={str(name): count for name, count in info.languages.items()},
        samples=space.samples,
        extractor=plan["extractor"],
        encoder=plan["encoder"],
    )
