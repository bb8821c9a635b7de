"""The Dutch sentences of a gap report: plain, encouraging, honest. No percentage of fit anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vaardig.export.dutch import enumeration, vacancies

from .profiles import Profile
from .report import STEP_WORDS, GapReport, SkillLine

_FEW = 3
# What is known of a title or diploma when the person's diploma is of that field and level.
FITTING = "uw diploma past bij de richting; vraag na of het erkend is"


def listed(labels: Sequence[str], most: int = 3) -> str:
    """``a, b en c``; beyond ``most`` the rest is counted."""
    shown = [plain(label) for label in labels[:most]]
    rest = len(labels) - len(shown)
    if rest > 0:
        return f"{', '.join(shown)} en nog {rest}"
    return enumeration(shown)


def plain(label: str) -> str:
    """A label inside a sentence: no capital, except for abbreviations and names of products."""
    head, _, tail = label.partition(" ")
    usual = head[:1].isupper() and head[1:].islower() and len(head) > _FEW and tail == tail.lower()
    return label[0].lower() + label[1:] if usual and label not in _names() and head not in _OWN_NAMES else label


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Labels that are names: of software, products and rules."""
    from taxonomy.load import load_taxonomy

    return frozenset(skill.label for skill in load_taxonomy().skills if skill.kind in _NAMED_KINDS)


_NAMED_KINDS = ("software", "product")
_OWN_NAMES = frozenset(
    ("Aziatische", "Beckhoff", "Brix", "Dimona", "Eurocodes", "Europees", "Incoterms", "Italiaanse", "Scrum", "Seveso")
)


def advice(report: GapReport) -> tuple[str, ...]:
    """What to do now, in order: at most five sentences."""
    return tuple(_advice(report))


def _advice(report: GapReport) -> Iterator[str]:
    law = [line for line in report.blockers if line.kind in ("titel", "diploma") and line.met != "ja"]
    fitting = bool(law) and law[0].because == FITTING
    if report.same_job and not law:
        yield f"U doet dit werk al: {report.target.label}. Er is geen stap te zetten."
        open_ = [line.label for line in report.blockers if line.met != "ja"]
        if open_:
            yield f"Kijk wel na: {listed(open_)}."
        return
    if law:
        # A protected title has no exception; a school may hire somebody who still studies to teach.
        strict = "Zonder dit mag u het werk niet doen." if law[0].kind == "titel" else "Soms kunt u al starten zonder."
        yield f"Eerst nodig: {law[0].label}. {strict}"
        yield (
            f"Uw diploma past bij de richting. Vraag eerst de erkenning aan bij {law[0].authority}."
            if fitting
            else f"Hebt u het nog niet? Reken op {law[0].duration}."
        )
    other = [line for line in report.blockers if line not in law and line.met != "ja" and line.first]
    if other:
        yield f"Ook nodig: {listed([line.label for line in other])}. Vraag wie het betaalt."
    if not law:
        yield _size(report)
    have, near, learn = report.of("have"), report.of("near"), report.of("learn")
    mine = report.of("have", "soft")
    if have:
        close = f" Nog {len(near)} {'ligt' if len(near) == 1 else 'liggen'} dicht bij wat u kunt." if near else ""
        yield f"U kunt al {len(have)} van de {len(have) + len(near) + len(learn)} vakvaardigheden.{close}"
    elif mine:
        yield f"U brengt al mee: {listed([line.label for line in mine])}."
    if fitting:
        return
    if learn:
        first = [line for line in learn if line.role == "essential"] or list(learn)
        yield f"Begin met leren: {listed([line.label for line in first])}."
    elif near:
        yield f"Er rest vooral bijschaven: {listed([line.label for line in near])}."


def _size(report: GapReport) -> str:
    """The size of the step in a sentence; a first job is learnt while doing it, and then the list is no hurdle."""
    open_ = not any(line.first and line.met != "ja" for line in report.blockers)
    if report.step == "groot" and report.target.education == "geen vereist" and open_:
        return "Er is veel nieuw voor u. Maar dit werk leert men meestal op de werkvloer zelf."
    return STEP_WORDS[report.step]


def gap_notes(report: GapReport, profile: Profile) -> tuple[str, ...]:
    """What a reader must know to judge the page."""
    return tuple(_notes(report, profile))


def _notes(report: GapReport, profile: Profile) -> Iterator[str]:
    evidence = profile.evidence
    if evidence.vacancies:
        first, last = min(evidence.years), max(evidence.years)
        period = str(first) if first == last else f"{first} tot {last}"
        parts = round(10 * profile.taxonomy_share)
        if parts > 8:
            yield f"Gebaseerd op onze beroepenlijst. Er zijn te weinig vacatures ({evidence.vacancies})."
        else:
            yield (
                f"Gebaseerd op onze beroepenlijst (weegt {parts} op 10) en {vacancies(evidence.vacancies)} "
                f"({period}, weegt {10 - parts} op 10). Recente vacatures wegen meer."
            )
    else:
        yield "Gebaseerd op onze beroepenlijst alleen, zonder vacatures. De volgorde is dus een schatting."
    if any(line.status == "have" and not line.certain for line in report.lines):
        yield "Een ? betekent: wij leiden dit af uit wat u opgaf. Kijk na of u het echt kunt."
    if report.of("near"):
        yield "Een kleine stap betekent: het lijkt op iets dat u kunt. Het bewijst niet dat u het meteen kunt."
    if not report.languages:
        yield "Talen: niet beoordeeld. Vraag welke taal u op de werkvloer nodig hebt."
    yield "Loon, uren en afstand zijn niet beoordeeld."


def demand_words(line: SkillLine) -> str:
    """How vacancies ask a skill: "in 34 van 120 vacatures, 12 keer als eis, 3 keer te leren"."""
    demand = line.demand
    if demand is None:
        return {"essential": "hoort bij de kern", "optional": "wordt soms gevraagd", "vacancies": ""}[line.role]
    parts = [f"in {demand.numerator} van {vacancies(demand.denominator)}"]
    if demand.essential:
        parts.append(f"{demand.essential} keer als eis")
    if demand.nice:
        parts.append(f"{demand.nice} keer als pluspunt")
    if demand.learnable:
        parts.append(f"{demand.learnable} keer aan te leren op het werk")
    return ", ".join(parts)
