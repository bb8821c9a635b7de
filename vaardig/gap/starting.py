"""What a person brings: jobs, ticks, activities and a CV, as one table of skills with how sure each is.

Order never matters: of everything known about a skill the surest counts, and what the person ticked beats what we
assume. A CV is read, its skills are kept, its text is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vaardig.base.errors import InputError
from vaardig.base.text import fold

from .cvjobs import read_cv
from .profiles import Profile
from .report import Start
from .request import Person
from .ticks import TickReader
from .titles import read_titles
from .workspace import Workspace

MOST_TEXT = 200_000
SURE, LIKELY, BIT = 1.0, 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Holding:
    """A skill that a person has. ``strength``: 1 sure, 0.9 assumed from a job, 0.5 a bit. ``because`` is Dutch."""

    strength: float
    because: str

    @property
    def certain(self) -> bool:
        """False when the person should confirm it."""
        return self.strength == SURE


@dataclass(frozen=True)
class Starting:
    """Everything known about where a person starts.

    ``holdings``: concept id to holding. ``denied``: concepts and licences ticked *nog niet*. ``access``: ids of
    blockers that a job of the person implies, with that job. ``licences``, ``languages``: ids held.
    """

    starts: tuple[Start, ...]
    holdings: dict[str, Holding]
    denied: frozenset[str]
    jobs: tuple[str, ...]
    access: dict[str, str] = field(default_factory=dict)
    licences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    level: str = ""
    notes: tuple[str, ...] = ()


def read_person(person: Person, workspace: Workspace, *, required: bool = True) -> Starting:
    """Read a person.

    Raises
    ------
    UnclearTitleError
        A job title fits several occupations, or none.
    InputError
        Nothing at all was given (unless ``required`` is False).
    """
    given = (*person.jobs, *person.has, *person.bit, *person.activities, person.cv.strip())
    if required and not any(text.strip() for text in given):
        raise InputError(
            "nothing is known about the person",
            allowed="a job, skills, activities or a CV",
            next_step="give a present or former job, or at least one skill",
        )
    gathered = _Gathered(workspace)
    gathered.jobs(person.jobs, abroad=person.status == "nieuwkomer")
    gathered.activities(person.activities)
    gathered.text(person.cv)
    gathered.cv_jobs(person.cv, person.cv_not)
    gathered.ticks(person)
    return gathered.result()


class _Gathered:
    """Collects holdings; the strongest wins, ticks come last and win over assumptions."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ticks = TickReader(workspace)
        self._starts: list[Start] = []
        self._holdings: dict[str, Holding] = {}
        self._licences: set[str] = set()
        self._languages: set[str] = set()
        self._denied: set[str] = set()
        self._access: dict[str, str] = {}
        self._jobs: dict[str, None] = {}
        self._level = ""
        self._notes: list[str] = []

    def jobs(self, titles: Iterable[str], *, abroad: bool = False) -> None:
        """Add jobs; the same occupation twice counts once and is said.

        ``abroad``: the work may have been done under other law, so it shows no licence or title of here.
        """
        for reading in read_titles(sorted({title for title in titles if title.strip()}), self._workspace):
            assert reading.occupation_id is not None
            others = tuple((choice.occupation_id, choice.label) for choice in reading.choices)
            self._starts.append(Start("job", reading.title, reading.label, reading.occupation_id, True, others))
            if reading.occupation_id in self._jobs:
                self._notes.append(f"U gaf {reading.label} twee keer op. Dat telt één keer.")
                continue
            self._jobs[reading.occupation_id] = None
            profile = self._workspace.profile(reading.occupation_id)
            self._profile(profile, SURE)
            for blocker in () if abroad else profile.occupation.access:
                self._access.setdefault(blocker, reading.label)

    def _profile(self, profile: Profile, strength: float, source: str = "") -> None:
        label = profile.occupation.label
        for skill in profile.skills:
            sure = skill.role == "essential"
            because = f"hoort bij {label}{source}" if sure else f"vaak bij {label}{source}"
            self._add(skill.concept_id, Holding(strength if sure else LIKELY, because))

    def cv_jobs(self, text: str, denied: Iterable[str]) -> None:
        """Add former jobs that the CV names: assumed, for the person to confirm; no licence follows from them."""
        if not text.strip():
            return
        wrong = {fold(name) for name in denied}
        reading = read_cv(text[:MOST_TEXT], self._workspace)
        for title in reading.unclear:
            self._notes.append(f"In uw cv staat “{title}”. Dat kan verschillende jobs zijn. Geef die job zelf op.")
        for job in reading.jobs:
            if not wrong.isdisjoint({fold(job.occupation_id), fold(job.label), fold(job.typed)}):
                continue
            self._starts.append(Start("cv-job", job.typed, job.label, job.occupation_id, certain=False))
            if job.occupation_id not in self._jobs:
                self._jobs[job.occupation_id] = None
                self._profile(self._workspace.profile(job.occupation_id), LIKELY, ", in uw cv")

    def activities(self, texts: Iterable[str]) -> None:
        """Add voluntary work and hobbies, each in its own words."""
        for text in sorted({text.strip() for text in texts if text.strip()}):
            found = self._ticks.read_loosely(text)
            for concept in found.concepts:
                self._add(concept, Holding(LIKELY, f"uit “{_short(text)}”"))
            self._licences |= found.licences
            self._starts.append(Start("activity", text, ", ".join(found.labels), certain=False))
            if not found.labels:
                self._notes.append(f"In “{_short(text)}” herkenden wij geen vaardigheid. Probeer een ander woord.")

    def text(self, text: str) -> None:
        """Add what a CV says."""
        if not text.strip():
            return
        if len(text) > MOST_TEXT:
            self._notes.append(f"De tekst is erg lang. Wij lazen de eerste {MOST_TEXT // 1000}.000 tekens.")
        reading = self._workspace.reader.read(text[:MOST_TEXT])
        if reading.language not in ("nl", "onbekend"):
            self._notes.append(
                "Uw tekst lijkt niet Nederlands. Wij lezen alleen Nederlands. Er kan veel ontbreken: kruis zelf aan."
            )
        concepts: dict[str, None] = {}
        for mention in reading.mentions:
            if mention.concept_id is None or mention.requirement in ("not_required", "learnable"):
                continue
            if mention.kind in ("hard", "soft") and mention.concept_id in self._workspace.kinds:
                concepts[mention.concept_id] = None
                self._add(mention.concept_id, Holding(LIKELY, "staat in uw cv"))
            elif mention.kind == "licence":
                self._licences.add(mention.concept_id)
            elif mention.kind == "language":
                self._languages.add(mention.concept_id.removeprefix("taal:"))
            elif mention.kind == "education":
                self._level = self._higher(self._level, mention.concept_id)
        labels = ", ".join(sorted(self._workspace.label(concept) for concept in concepts))
        self._starts.append(Start("cv", "cv", labels, certain=False))
        if not concepts:
            self._notes.append("In uw tekst herkenden wij geen vaardigheden. Kruis zelf aan wat u kunt.")

    def _higher(self, one: str, other: str) -> str:
        order = {item.id: place for place, item in enumerate(self._workspace.taxonomy.education)}
        return max(one, other, key=lambda level: order.get(level, -1))

    def ticks(self, person: Person) -> None:
        """Apply the ticks, the careful reading last."""
        for texts, strength, because in ((person.has, SURE, "zei u zelf"), (person.bit, BIT, "een beetje, zei u")):
            for text in sorted({text.strip() for text in texts if text.strip()}):
                found = self._ticks.read(text)
                for concept in found.concepts:
                    known = self._holdings.get(concept)
                    # Pre-ticked because it is the core of an own job: that stays the reason, the person only agreed.
                    if strength != SURE or known is None or not known.certain:
                        self._holdings[concept] = Holding(strength, because)
                if strength == SURE:
                    self._licences |= found.licences
                    self._languages |= found.languages
                self._tick_start(text, found.labels)
        for text in sorted({text.strip() for text in person.has_not if text.strip()}):
            found = self._ticks.read(text)
            self._denied.update(found.concepts, found.licences, found.blockers)
            self._tick_start(text, found.labels)
        for text in sorted(set(person.languages)):
            self._languages |= self._ticks.read(text).languages

    def _tick_start(self, text: str, labels: tuple[str, ...]) -> None:
        if text not in self._workspace.kinds:
            self._starts.append(Start("tick", text, ", ".join(labels)))
        if not labels:
            self._notes.append(f"“{_short(text)}” kennen wij niet als vaardigheid. Het telt niet mee.")

    def _add(self, concept: str, holding: Holding) -> None:
        known = self._holdings.get(concept)
        if known is None or (holding.strength, known.because) > (known.strength, holding.because):
            self._holdings[concept] = holding

    def result(self) -> Starting:
        """Return everything gathered; what the person denies is taken out."""
        licences = set(self._licences)
        implied = {licence.id: licence.implies for licence in self._workspace.taxonomy.licences}
        waiting = list(licences)
        while waiting:
            new = set(implied.get(waiting.pop(), ())) - licences
            licences |= new
            waiting.extend(new)
        return Starting(
            tuple(self._starts),
            {key: value for key, value in sorted(self._holdings.items()) if key not in self._denied},
            frozenset(self._denied),
            tuple(sorted(self._jobs)),
            dict(sorted(self._access.items())),
            frozenset(licences - self._denied),
            frozenset(self._languages),
            self._level,
            tuple(dict.fromkeys(self._notes)),
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
