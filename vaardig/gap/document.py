"""A gap report as a printable page (two A4 sheets at most) and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.export.dutch import vacancies

from .outlook import RouteReport
from .report import GapReport, SkillLine
from .wording import FITTING, demand_words, listed

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
# What fits on two sheets with room for notes; the rest is counted and stands in the JSON.
MOST = {"have": 12, "near": 8, "learn": 12, "soft": 8, "channels": 7, "starts": 8}
CHANNEL_WORDS = {
    "vdab": "VDAB",
    "werkplekleren": "Leren op het werk",
    "sectorfonds": "Sectorfonds",
    "syntra": "Syntra",
    "cvo": "Volwassenenonderwijs",
    "hoger-onderwijs": "Hoger onderwijs",
    "inburgering": "Taal en inburgering",
    "zelfstudie": "Zelf leren",
    "evc": "Bewijzen wat u kunt",
}


def report_json(report: Any) -> dict[str, Any]:
    """Return any report of this package as plain values, counts included."""
    values = asdict(report)
    if isinstance(report, GapReport):
        values["counts"] = {
            kind: {status: report.count(status, kind) for status in ("have", "near", "learn")}
            for kind in ("hard", "soft")
        }
    return values


def report_html(report: GapReport, routes: RouteReport | None = None) -> str:
    """Return the page: one HTML document without scripts, outside files or addresses."""
    return _template().render(
        report=report,
        routes=routes.routes[:2] if routes and not _fitting(report) else (),
        hard={status: _part(report.of(status)) for status in ("have", "near", "learn")},
        rest={status: _rest(report.of(status), status) for status in ("have", "near", "learn")},
        soft={status: report.of(status, "soft")[: MOST["soft"]] for status in ("have", "learn")},
        starts=_starts(report),
        channels=_channels(report),
        words=demand_words,
        listed=listed,
    )


def _fitting(report: GapReport) -> bool:
    """True when the person's diploma fits what the law asks: then recognition is the way, not another job."""
    return any(line.because == FITTING for line in report.blockers)


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["vacancies"] = vacancies
    return environment.get_template("rapport.html")


def _part(lines: tuple[SkillLine, ...]) -> tuple[SkillLine, ...]:
    return lines[: MOST[lines[0].status]] if lines else ()


def _rest(lines: tuple[SkillLine, ...], status: str) -> int:
    return max(0, len(lines) - MOST[status])


def _starts(report: GapReport) -> list[str]:
    shown = []
    for start in report.starts:
        if start.kind in ("job", "cv-job", "activity") and start.understood:
            same = start.typed.strip().lower() == start.understood.lower()
            shown.append(start.typed if same else f"{start.typed} (wij lazen: {start.understood})")
    return shown[: MOST["starts"]]


def _channels(report: GapReport) -> list[dict[str, Any]]:
    """Ways to learn, the most useful of each kind, with the skills in words."""
    labels = {line.concept_id: line.label for line in report.lines}
    total = len([line for line in report.lines if line.channels])
    found: dict[str, dict[str, Any]] = {}
    for channel in report.channels:
        key = channel.channel_id if channel.kind == "inburgering" else channel.kind
        if key in found:
            continue
        names = [labels[key] for key in channel.skills]
        everything = names and len(names) == total and total > 1
        found[key] = {
            "channel": channel,
            "kind": CHANNEL_WORDS[channel.kind],
            "for": "alles wat u nog leert" if everything else listed(names, 3) if names else "het geheel",
        }
    return list(found.values())[: MOST["channels"]]
