"""Shapes of the JSON interface."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from vaardig.export.document import Document
    from vaardig.gap.request import Person, ReachRequest

Line = Annotated[str, Field(max_length=200)]
Lines = Annotated[list[Line], Field(max_length=100)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """What went wrong. ``detail`` is what the program itself says, in English."""

    title: str
    explanation: str
    detail: str = ""
    problems: list[dict[str, Any]] = []


class Failure(BaseModel):
    """Answer of every request that has no other."""

    error: Problem


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


class Tables(BaseModel):
    """Tables by name, each a list of rows; the columns stand in docs/kolommen.md (page /kolommen)."""

    title: str
    settings: dict[str, Any] = Field(description="The choices that made the figures.")
    notes: list[str] = Field(description="What a reader must know, in Dutch.")
    tables: dict[str, list[dict[str, Any]]]


class Period(BaseModel):
    """First and last year, either of them open."""

    first: int | None = None
    last: int | None = None

    def within(self, years: list[int]) -> tuple[int, int] | None:
        """Return the period with open ends filled in, in order; None when both are open."""
        if self.first is None and self.last is None:
            return None
        low, high = (years[0], years[-1]) if years else (0, 0)
        first, last = sorted((self.first or low, self.last or high))
        return first, last


class PersonBody(_Body):
    """Where somebody starts from. Ids or names of skills, free titles and wordings; no name of a person."""

    jobs: Lines = []
    has: Lines = []
    bit: Lines = []
    has_not: Lines = []
    activities: Lines = []
    cv: str = Field("", max_length=40_000)
    diploma: Line = ""
    languages: Lines = []
    years: float | None = Field(None, ge=0, le=70)
    status: Literal["", "werknemer", "werkzoekende", "nieuwkomer"] = ""

    def to_person(self) -> Person:
        """Return what the gap functions take."""
        from vaardig.gap.request import Person

        values: dict[str, Any] = self.model_dump()
        lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return Person(**(values | lists))


class GapBody(_Body):
    """The step to one job: its title, or the id of an occupation."""

    target: str = Field(min_length=1, max_length=200)
    person: PersonBody


class ReachBody(_Body):
    """Which jobs are near."""

    person: PersonBody
    stem: list[Literal["hard", "zorg", "licht", "geen"]] = Field([], max_length=4)
    region: Line = ""
    top: int = Field(15, ge=1, le=100)

    def to_request(self) -> ReachRequest:
        """Return what the gap functions take."""
        from vaardig.gap.request import ReachRequest

        return ReachRequest(self.person.to_person(), stem=tuple(self.stem), region=self.region, top=self.top)


class QualityBody(_Body):
    """One vacancy."""

    text: str = Field(min_length=1, max_length=60_000)
    title: str = Field("", max_length=300)


def answer(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a report as an answer."""
    found: dict[str, Any] = plain(values)
    return found


def tables(document: Document) -> Tables:
    """Return a document as an answer."""
    from vaardig.export.plain import json_value

    return Tables(**plain(json_value(document)))


def plain(value: Any) -> Any:
    """Values that JSON has: no NaN or infinity, dates and paths as text, tuples as lists, no lone surrogates."""
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items() if name != "werkmap"}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value if isinstance(value, int | bool | None) else str(value)
