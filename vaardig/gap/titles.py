"""Free Dutch titles to occupations: sure, to be chosen, or unknown. Never a silent guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vaardig.base.errors import InputError
from vaardig.base.text import fold, squeeze

from .workspace import Workspace

_SURE = 0.55
_CHOICES = 8
_GENERIC_GROUPS = 3
_GENERIC_JOBS = 5
_LIKE_LETTERS = 76.0
_LIKE_LENGTH = 1.5
_LEAST_SIMILARITY = 0.35


@dataclass(frozen=True, slots=True)
class Choice:
    """An occupation that a title may mean."""

    occupation_id: str
    label: str
    similarity: float


@dataclass(frozen=True, slots=True)
class TitleReading:
    """How a title was read. ``occupation_id`` is None when a person must choose; ``choices`` best first."""

    title: str
    occupation_id: str | None
    label: str
    choices: tuple[Choice, ...]


class UnclearTitleError(InputError):
    """A title that fits several occupations, or none; ``choices`` are what a person can pick from."""

    def __init__(self, reading: TitleReading) -> None:
        names = ", ".join(f"'{choice.label}'" for choice in reading.choices)
        if len(reading.choices) == 1:
            found = f"'{reading.title}' is not a title that we know"
            step = "give that label if it is meant, or another word for the work"
        elif reading.choices:
            found = f"'{reading.title}' can mean several occupations"
            step = "give one of these labels, or its id"
        else:
            found = f"no occupation resembles '{reading.title}'"
            step = "use another word for the work, or look it up: vaardig taxonomy search WORD"
        super().__init__(found, allowed=names, next_step=step)
        self.reading = reading

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Occupations to choose from, best first."""
        return self.reading.choices


def read_title(title: str, workspace: Workspace) -> TitleReading:
    """Code one free title, or give choices.

    A label or id is taken as it is. A word that heads the titles of many different occupations ("chauffeur",
    "operator") is asked back although one of them lists it.
    """
    key = squeeze(title)
    occupation = workspace.occupations.get(key)
    if occupation is None:
        occupation = workspace.labels.get(fold(key))
    if occupation is not None:
        return TitleReading(title, occupation.id, occupation.label, ())
    link = workspace.coder.link([key])[0] if key else None
    if link is None:
        return TitleReading(title, None, "", ())
    ranked = [Choice(c.concept_id, c.label, c.similarity) for c in link.runners_up]
    if link.concept_id is not None:
        first = Choice(link.concept_id, link.label, link.similarity)
        ranked = [first, *ranked]
        generic = _headed(fold(key), workspace)
        if link.confidence >= _SURE and not generic:
            return TitleReading(title, link.concept_id, link.label, tuple(ranked[1:_CHOICES]))
        ranked = [first, *generic, *ranked[1:]] if generic else ranked
    ranked = [choice for choice in ranked if choice.similarity >= _LEAST_SIMILARITY] or _spelt_like(key, workspace)
    unique = {choice.occupation_id: choice for choice in reversed(ranked)}
    order = dict.fromkeys(choice.occupation_id for choice in ranked)
    return TitleReading(title, None, "", tuple(unique[i] for i in order)[:_CHOICES])


def resolve_title(title: str, workspace: Workspace) -> TitleReading:
    """Code a title that must be clear.

    Raises
    ------
    UnclearTitleError
        It fits several occupations, or none.
    """
    reading = read_title(title, workspace)
    if reading.occupation_id is None:
        raise UnclearTitleError(reading)
    return reading


def _headed(word: str, workspace: Workspace) -> list[Choice]:
    """Occupations whose label ends in this one word, when they are many or of several kinds of work; else nothing."""
    if " " in word or len(word) < 4:
        return []
    found = [o for o in workspace.taxonomy.occupations if fold(o.label).endswith(word)]
    if len({o.isco[:3] for o in found}) < _GENERIC_GROUPS and len(found) < _GENERIC_JOBS:
        return []
    # The commonest jobs have most titles: a truck driver comes before a hearse driver.
    return [Choice(o.id, o.label, 1.0) for o in sorted(found, key=lambda o: (-len(o.titles), o.label))]


def _spelt_like(title: str, workspace: Workspace) -> list[Choice]:
    """Occupations with a title of almost the same letters: typing errors that meaning does not see through."""
    from rapidfuzz import fuzz, process

    names = {fold(name): o for o in reversed(workspace.taxonomy.occupations) for name in (*o.titles, o.label)}
    typed = fold(title)
    # A short title inside a long one is no typing error: only names of about the same length are compared.
    alike = [name for name in names if max(len(name), len(typed)) <= _LIKE_LENGTH * min(len(name), len(typed))]
    found = process.extract(typed, alike, scorer=fuzz.WRatio, limit=_CHOICES, score_cutoff=_LIKE_LETTERS)
    return [Choice(names[name].id, names[name].label, round(value / 100, 2)) for name, value, _ in found]


def read_titles(titles: Sequence[str], workspace: Workspace) -> list[TitleReading]:
    """Code several titles that must be clear, in order; raises like `resolve_title`."""
    return [resolve_title(title, workspace) for title in titles]
