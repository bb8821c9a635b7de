"""What a person or counsellor asks. Frozen, typed; the command line and the web fill the same values.

Nothing in a request names a person: jobs, skills, diplomas and wishes only. A CV is read in memory and forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from taxonomy.model import STEM_KINDS
from vaardig.base.errors import ConfigError

STATUSES = ("werknemer", "werkzoekende", "nieuwkomer")
FITS = ("past", "deels", "past niet")
LEVEL_FITS = ("te hoog", "juist", "te laag")


def _known(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value and value not in allowed:
        raise ConfigError(f"{what} is '{value}'", allowed=", ".join(allowed))


@dataclass(frozen=True)
class Person:
    """Where somebody starts from. Every value may be empty; order never matters.

    Parameters
    ----------
    jobs
        Jobs now and before, voluntary functions included: free Dutch titles, or ids of occupations.
    has, bit, has_not
        What the person ticked: *kan ik*, *een beetje*, *nog niet*. Ids or labels of skills and licences, or free
        wording. ``has_not`` wins from everything that we assume; of the three the last ticked wins when one skill
        stands in several (``has_not``, then ``bit``, then ``has``: the careful reading).
    activities
        Voluntary work, hobbies, work abroad, in the person's own words, one activity each.
    cv
        Text of a CV; at most ``starting.MOST_TEXT`` characters of it are read.
    cv_not
        Ids or labels of jobs that we read in the CV and that the person did not do.
    diploma
        "bachelor elektromechanica", "A2 kantoor", "geen"; empty: not said.
    diploma_fit, diploma_level_fit
        The person's own judgement of field (one of ``FITS``) and level (one of ``LEVEL_FITS``) for the target.
    languages
        "Frans", "Frans B1".
    years
        Years of experience in work that resembles the target; None: not said.
    status
        One of ``STATUSES``; empty: not said. A newcomer who works is a *nieuwkomer* here.
    pc
        Number of the paritair comité of the present employer ("140.03"); empty: not said.
    """

    jobs: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    bit: tuple[str, ...] = ()
    has_not: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    cv: str = ""
    diploma: str = ""
    diploma_fit: str = ""
    diploma_level_fit: str = ""
    languages: tuple[str, ...] = ()
    years: float | None = None
    status: str = ""
    pc: str = ""
    cv_not: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values that have no meaning (ConfigError)."""
        _known("the status", self.status, STATUSES)
        _known("the fit of the diploma", self.diploma_fit, FITS)
        _known("the level of the diploma", self.diploma_level_fit, LEVEL_FITS)
        if self.years is not None and not 0 <= self.years <= 70:
            raise ConfigError(f"{self.years} years of experience", allowed="0 to 70")


def forget(person: Person) -> Person:
    """The person without the text of the CV: what a report may carry."""
    return replace(person, cv="") if person.cv else person


@dataclass(frozen=True)
class GapRequest:
    """The step from a person to one job. ``target`` is a free Dutch title or the id of an occupation."""

    target: str
    person: Person = Person()


@dataclass(frozen=True)
class ReachRequest:
    """Which jobs are near, and wished.

    Parameters
    ----------
    stem
        STEM kinds to keep ("hard"); empty: all.
    domains
        Ids of strategic domains to keep; empty: all.
    region
        Only vacancies whose region or place holds this word count as *wenselijk*; empty: all.
    contracts
        Kinds of contract that count; empty: all.
    interests
        Words for what the person likes ("koken", "computers", "buiten werken").
    highest_education
        Leave out jobs that usually ask a higher level than this; empty: keep all.
    open_access_only
        Leave out jobs with an unmet diploma, title or recognition by law.
    shortage
        Titles of a knelpuntberoepen list that the user supplies; matched like any title.
    other_fields_only
        Leave out the person's own field of work (first three digits of ISCO).
    top
        At most this many jobs, 1 to 200.
    """

    person: Person = Person()
    stem: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    region: str = ""
    contracts: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    highest_education: str = ""
    open_access_only: bool = False
    shortage: tuple[str, ...] = ()
    other_fields_only: bool = False
    top: int = 15

    def __post_init__(self) -> None:
        """Refuse values that have no meaning (ConfigError)."""
        from taxonomy.model import EDUCATION_LEVELS
        from vaardig.werkmap.domains import DOMAINS

        for kind in self.stem:
            _known("the STEM kind", kind, STEM_KINDS)
        for domain in self.domains:
            _known("the domain", domain, tuple(DOMAINS))
        _known("the level of education", self.highest_education, EDUCATION_LEVELS)
        if not 1 <= self.top <= 200:
            raise ConfigError(f"top is {self.top}", allowed="1 to 200")


@dataclass(frozen=True)
class RouteRequest:
    """Intermediate jobs between a person and a target; ``top`` routes at most."""

    target: str
    person: Person = Person()
    top: int = 3


@dataclass(frozen=True)
class ScanRequest:
    """The position scan ("feit of vrees") of a person; ``region`` and ``domains`` narrow the vacancies."""

    person: Person = Person()
    region: str = ""
    domains: tuple[str, ...] = ()
    top: int = 10


@dataclass(frozen=True)
class InflowRequest:
    """From which occupations side entrants to ``target`` most plausibly come."""

    target: str
    other_fields_only: bool = True
    top: int = 12
