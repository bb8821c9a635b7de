"""What was filled in about a person: it travels in the form itself, from screen to screen, and is kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from vaardig.base.text import squeeze
from vaardig.gap.request import FITS, LEVEL_FITS, STATUSES

if TYPE_CHECKING:
    from vaardig.gap.request import Person

TICKS = {"kan": "Kan ik", "beetje": "Een beetje", "niet": "Nog niet"}
# A field that holds several things has one a line.
_LISTS = {"eerder": 8, "bezigheden": 12, "talen": 10, "ook": 30, "stem": 4, "cvniet": 20}
_LONGEST = {"cv": 40_000}
_TICK = re.compile(r"^t:([\w.:\-]{1,80})$")
_IDENTIFIER = re.compile(r"^[A-Za-z]{2,10}-[\w.:\-]{1,70}$")
_MOST_TICKS = 500


@dataclass(frozen=True)
class Answers:
    """All answers of the four screens; field names are those of the forms.

    ``ticks`` maps concept ids to a key of ``TICKS``. ``voor`` is ``mezelf`` when somebody fills it in alone,
    ``feit`` is ``1`` when the position scan was asked for.
    """

    voor: str = ""
    job: str = ""
    eerder: tuple[str, ...] = ()
    bezigheden: tuple[str, ...] = ()
    cv: str = ""
    cvniet: tuple[str, ...] = ()
    diploma: str = ""
    richting: str = ""
    hoogte: str = ""
    talen: tuple[str, ...] = ()
    jaren: str = ""
    status: str = ""
    doel: str = ""
    stem: tuple[str, ...] = ()
    regio: str = ""
    ander: str = ""
    toegang: str = ""
    ook: tuple[str, ...] = ()
    feit: str = ""
    ticks: Mapping[str, str] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """True when somebody fills it in without a counsellor."""
        return self.voor == "mezelf"

    @property
    def empty(self) -> bool:
        """True when nothing is known about where the person starts."""
        return not (self.job or self.eerder or self.bezigheden or self.cv or self.ook)

    def person(self) -> Person:
        """Return what the gap functions take."""
        from vaardig.gap.request import Person

        by_tick = {tick: tuple(sorted(k for k, v in self.ticks.items() if v == tick)) for tick in TICKS}
        return Person(
            jobs=tuple(job for job in (self.job, *self.eerder) if job),
            has=(*by_tick["kan"], *self.ook),
            bit=by_tick["beetje"],
            has_not=by_tick["niet"],
            activities=self.bezigheden,
            cv=self.cv,
            cv_not=self.cvniet,
            diploma=self.diploma,
            diploma_fit=self.richting,
            diploma_level_fit=self.hoogte,
            languages=self.talen,
            years=float(self.jaren) if self.jaren else None,
            status=self.status,
        )

    def hidden(self, shown: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
        """Names and values for hidden fields; those that the screen itself shows are left out."""
        left_out = frozenset(shown)
        for name, value in self._plain():
            if name not in left_out:
                yield name, value

    def _plain(self) -> Iterator[tuple[str, str]]:
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name == "ticks":
                yield from ((f"t:{concept}", tick) for concept, tick in value.items())
            elif isinstance(value, tuple):
                if value:
                    yield item.name, "\n".join(value)
            elif value:
                yield item.name, value


def from_person(person: Person, goal: str) -> Answers:
    """Answers of a kept file: ids become ticks, free wordings stay words."""
    ticks: dict[str, str] = {}
    words: list[str] = []
    for tick, items in (("kan", person.has), ("beetje", person.bit), ("niet", person.has_not)):
        for item in items:
            if _IDENTIFIER.match(item):
                ticks[item] = tick
            elif tick != "niet":
                words.append(item)
    jobs = (*person.jobs, "")
    return Answers(
        job=jobs[0],
        eerder=jobs[1:-1],
        bezigheden=person.activities,
        diploma=person.diploma,
        richting=person.diploma_fit,
        hoogte=person.diploma_level_fit,
        talen=person.languages,
        jaren="" if person.years is None else f"{person.years:g}",
        status=person.status,
        doel=goal,
        ook=tuple(words),
        ticks=ticks,
    )


def from_form(items: Iterable[tuple[str, str]]) -> Answers:
    """Read a posted form. Unknown names and impossible values are passed over: the next screen simply asks again."""
    values: dict[str, Any] = {}
    ticks: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    known = {item.name for item in fields(Answers)} - {"ticks"}
    seen: dict[str, bool] = {}
    for name, raw in items:
        match = _TICK.match(name)
        if match is not None:
            if raw in TICKS and len(ticks) < _MOST_TICKS:
                ticks[match.group(1)] = raw
        elif name in ("cvgezien", "cvgoed"):
            # A box that is not ticked is not sent: what was shown and did not come back was taken away.
            seen[raw[:80]] = seen.get(raw[:80], False) or name == "cvgoed"
        elif name in _LISTS:
            lists.setdefault(name, []).extend(raw.splitlines())
        elif name in known:
            longest = _LONGEST.get(name, 200)
            values[name] = raw.strip()[:longest] if name == "cv" else squeeze(raw)[:longest]
    for name, entries in lists.items():
        values[name] = tuple(dict.fromkeys(text[:200] for entry in entries if (text := squeeze(entry))))[: _LISTS[name]]
    if seen:
        values["cvniet"] = tuple(identifier for identifier, right in seen.items() if not right)[: _LISTS["cvniet"]]
    return Answers(**_possible(values), ticks=ticks)


def _possible(values: dict[str, Any]) -> dict[str, Any]:
    allowed = {
        "voor": ("mezelf",),
        "richting": FITS,
        "hoogte": LEVEL_FITS,
        "status": STATUSES,
        "ander": ("1",),
        "feit": ("1",),
        "toegang": ("1",),
    }
    for name, choices in allowed.items():
        if values.get(name) not in choices:
            values.pop(name, None)
    stem = tuple(kind for kind in values.get("stem", ()) if kind in ("hard", "zorg", "licht", "geen"))
    years = values.get("jaren", "").replace(",", ".")
    try:
        in_range = 0 <= float(years) <= 70
    except ValueError:
        in_range = False
    return values | {"stem": stem, "jaren": years if in_range else ""}
