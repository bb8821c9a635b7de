"""Answers of ``vaardig gap`` and its sisters as Dutch text: short lines that a counsellor can read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vaardig.export.dutch import amount, decimal, vacancies

if TYPE_CHECKING:
    from vaardig.gap.outlook import InflowReport, ReachLine, ReachReport, RouteReport, ScanReport
    from vaardig.gap.report import BlockerLine, GapReport, SkillLine, Start

Echo = Callable[[str], object]


def _heading(text: str, echo: Echo) -> None:
    echo(f"\n{text}\n{'-' * len(text)}")


def _starts(starts: Sequence[Start], echo: Echo) -> None:
    for start in starts:
        if start.kind == "job":
            also = f" (kan ook: {', '.join(label for _, label in start.others[:2])})" if start.others else ""
            echo(f"Van: {start.typed} → {start.understood}{also}")
        elif start.kind == "cv-job":
            echo(f"Uit uw cv: {start.typed} → {start.understood} (klopt dat niet? --cv-not '{start.understood}')")
        elif start.understood:
            echo(f"{start.typed} → {start.understood}")


def _notes(notes: Sequence[str], echo: Echo) -> None:
    echo("")
    for note in notes:
        echo(f"* {note}")


def print_gap(report: GapReport, route: RouteReport | None, echo: Echo) -> None:
    """One step."""
    echo(f"Naar: {report.target.label}")
    _starts(report.starts, echo)
    echo("")
    for sentence in report.advice:
        echo(sentence)
    if report.blockers:
        _heading("Eerst nakijken", echo)
        for line in report.blockers:
            echo(_condition(line))
    for status, title in (("have", "Heeft u al"), ("near", "Kleine stap"), ("learn", "Nog leren")):
        lines = report.of(status)  # type: ignore[arg-type]
        _heading(f"{title} ({len(lines)})", echo)
        for skill in lines:
            echo(_skill(skill))
    have, learn = (report.of(status, "soft") for status in ("have", "learn"))
    _heading("Hoe u werkt (sleutelvaardigheden)", echo)
    echo(f"Brengt u mee ({len(have)}): {', '.join(line.label for line in have) or '-'}")
    echo(f"Vraagt dit werk ook ({len(learn)}): {', '.join(line.label for line in learn) or '-'}")
    if report.assets:
        echo(f"Ook nuttig in deze sector: {', '.join(report.assets)}")
    _heading("Opleiding, ervaring, taal", echo)
    for sentence in (*report.education.sentences, report.experience.sentence):
        echo(sentence)
    if report.request.person.languages:
        echo(f"Talen die u opgaf: {', '.join(report.request.person.languages)}")
    for language in report.languages:
        echo(f"{language.label}: in {language.demand.numerator} van {vacancies(language.demand.denominator)}")
    if route is not None and route.routes:
        _heading("Tussenstap", echo)
        for found in route.routes:
            echo(found.sentence)
    if report.channels:
        _heading("Waar leren", echo)
        for channel in report.channels:
            taught = len(channel.skills)
            count = f", voor {amount(taught, 'vaardigheid', 'vaardigheden')}" if taught else ""
            echo(f"{channel.label}{count}: {channel.entry}")
    _notes(report.notes, echo)


def _condition(line: BlockerLine) -> str:
    if line.met == "ja":
        return f"✓ {line.label}: in orde ({line.because})"
    fits = f" Let op: {line.because}." if "diploma" in line.because else ""
    return f"! {line.label}: {line.what} Bij: {line.authority}. Duur: {line.duration}.{fits}"


def _skill(line: SkillLine) -> str:
    from vaardig.gap.wording import demand_words

    text = f"  {line.label}{'' if line.certain else ' ?'}"
    if line.status == "have":
        return f"{text}  ({line.because})"
    if line.near is not None and line.near.concept_id != line.concept_id:
        near = line.near
        return f"{text}  (lijkt op {near.label}: {near.closeness}, gelijkenis {decimal(near.similarity, 2)})"
    words = line.because or demand_words(line)
    return f"{text}  ({words})" if words else text


def print_reach(report: ReachReport, echo: Echo) -> None:
    """Jobs within reach."""
    _starts(report.starts, echo)
    _heading(f"Dichtst bij wat u kunt ({len(report.lines)} van {report.compared} vergeleken)", echo)
    for number, line in enumerate(report.lines, 1):
        _job(f"{number}. ", line, echo)
    if report.surprising:
        _heading("Misschien dacht u hier niet aan", echo)
        for line in report.surprising:
            _job("- ", line, echo)
    if report.left_out:
        echo("\nNiet getoond: " + ", ".join(f"{reason} ({count})" for reason, count in report.left_out))
    _notes(report.notes, echo)


def _job(mark: str, line: ReachLine, echo: Echo) -> None:
    echo(f"{mark}{line.job.label}: {line.feasible}")
    for sentence in line.why:
        echo(f"     {sentence}")
    wishes = line.wishes
    found = f"{wishes.vacancies} {'vacature' if wishes.vacancies == 1 else 'vacatures'}"
    parts = [] if wishes.vacancies is None else [f"{found} (evolutie: {wishes.trend})"]
    if wishes.shortage is not None:
        parts.append("knelpuntberoep" if wishes.shortage else "geen knelpuntberoep")
    if wishes.interest is not None:
        parts.append("past bij uw interesse" if wishes.interest else "niet duidelijk uw interesse")
    if parts:
        echo(f"     Wenselijk: {'; '.join(parts)}")


def print_routes(report: RouteReport, echo: Echo) -> None:
    """Intermediate jobs."""
    echo(f"Naar: {report.target.label}")
    _starts(report.starts, echo)
    echo(f"Rechtstreeks: nog te leren {len(report.direct.learn)}, kleine stap {len(report.direct.near)}.")
    for route in report.routes:
        _heading(f"Via {route.via.label}", echo)
        echo(route.sentence)
        for name, half in (("Eerst", route.first), ("Daarna", route.second)):
            echo(f"{name} leren: {', '.join(half.learn) or 'niets nieuws'}")
            if half.blockers:
                echo(f"{name} nodig: {', '.join(half.blockers)}")
    _notes(report.notes, echo)


def print_scan(report: ScanReport, echo: Echo) -> None:
    """Position scan."""
    _starts(report.starts, echo)
    echo("")
    for sentence in report.sentences:
        echo(sentence)
    for title, rows in (
        ("Per jaar", report.by_year),
        ("Per regio", report.by_region),
        ("Per domein", report.by_domain),
    ):
        _heading(title, echo)
        for name, asking, total in rows:
            echo(f"  {name}: {asking} van {total}")
    _heading("Uw vaardigheden", echo)
    for skill in report.skills:
        then = f"vroeger {skill.first[0]} van {skill.first[1]}, nu {skill.last[0]} van {skill.last[1]}"
        echo(f"  {skill.label}: {skill.numerator} van {vacancies(skill.denominator)}; {skill.direction} ({then})")
    if report.extra:
        _heading("Eén vaardigheid meer opent", echo)
        for extra in report.extra:
            word = "vacature" if extra.opened == 1 else "vacatures"
            echo(f"  {extra.label}: {extra.opened} {word} waar alleen dit nog ontbreekt")
    _notes(report.notes, echo)


def print_inflow(report: InflowReport, echo: Echo) -> None:
    """Origins of side entrants."""
    echo(f"Zij-instroom naar: {report.target.label}")
    if report.blockers:
        echo(f"Eerst nodig: {', '.join(report.blockers)}")
    for number, line in enumerate(report.lines, 1):
        brings = [*line.brings, *(f"bijna: {label}" for label in line.near)]
        echo(f"{number}. {line.job.label}: brengt {len(line.brings)} mee, leert {len(line.learns)}")
        echo(f"     brengt mee: {', '.join(brings[:6]) or '-'}")
        echo(f"     leert: {', '.join(line.learns[:6]) or 'niets nieuws'}")
    _notes(report.notes, echo)
