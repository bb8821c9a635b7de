"""Make ``gold.jsonl`` from the annotated sources, so that people correct a readable text and never an offset.

    python tests/gold/convert.py            # writes gold.jsonl beside this file

A source file holds vacancies that we wrote and annotated ourselves. One vacancy:

    == id | title | occupation | domain | stem | education level or - | minimum years or -
    <taken>
    Je {voert het onderhoud uit|h|onderhoud uitvoeren} en {werkt {TIG|h} aan|h=|TIG-lassen}.

``<zone>`` opens a zone. ``{quote|kind and level|label}`` marks a span, also inside another span. The kind is one
letter (see ``KINDS``), the level one sign (see ``LEVELS``); without a sign the zone decides: task in *taken*,
essential in *profiel*, context elsewhere. A label that is left out is the quote in lower case.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
KINDS = {
    "h": "hard", "s": "soft", "t": "language", "a": "licence", "d": "education", "x": "experience",
}  # fmt: skip
LEVELS = {
    "!": "essential", "+": "nice", "~": "learnable", "=": "task", "-": "not_required", ".": "context",
}  # fmt: skip
DOMAINS = {
    "et": "engineering_technology", "food": "food", "lsh": "life_sciences_health",
    "srmc": "sustainable_resources_materials_chemistry", "log": "smart_logistics", "geen": "geen",
}  # fmt: skip
ZONE_LEVEL = {"taken": "task", "profiel": "essential"}
ZONES = ("bedrijf", "taken", "profiel", "aanbod", "procedure", "ander")
STEMS = ("hard", "zorg", "licht", "geen")
EDUCATION = ("geen vereist", "secundair", "graduaat", "bachelor", "master", "doctoraat")
SOFT = frozenset(
    """Analyseren;Assertiviteit;Zorgvuldigheid;Coachen;Communiceren;Overtuigen;Samenwerken;Klantgerichtheid;Beslissen
    Inleving;Flexibiliteit;Richting geven;Initiatief;Creativiteit;Betrouwbaarheid;Kritisch denken;Commercieel inzicht
    Plannen en organiseren;Resultaatgerichtheid;Zelfontwikkeling;Diversiteit;Stressbestendigheid;Zelfstandigheid
    Verantwoordelijkheid nemen;Mediawijsheid;Digitaal denken;GEEN""".replace("\n    ", ";").split(";")
)
_ZONE_MARK = re.compile(r"<(\w+)>\s*")
_START_LENGTH = (25, 40, 60)


@dataclass
class _Reading:
    """What has been read of one vacancy so far."""

    text: str = ""
    zone: str = "ander"
    zones: list[tuple[int, str]] = field(default_factory=list)
    spans: list[dict[str, Any]] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)


def _close(reading: _Reading, note: str, where: str) -> None:
    """Record the innermost open span from its note, ``kind and level`` with an optional label."""
    code, _, label = note.partition("|")
    start = reading.opened.pop()
    quote = reading.text[start:]
    kind = KINDS[code[0]]
    level = LEVELS[code[1]] if len(code) > 1 else ZONE_LEVEL.get(reading.zone, "context")
    if kind == "soft" and label not in SOFT:
        raise ValueError(f"{where}: {label!r} is not one of the 26, at {quote!r}")
    if not quote or quote != quote.strip():
        raise ValueError(f"{where}: a span begins or ends with a space, at {quote!r}")
    reading.spans.append(
        {
            "quote": quote, "nth": _occurrences(reading.text[:-1], quote), "type": kind,
            "label": label or quote.lower(), "requirement": level, "start": start, "end": start + len(quote),
        }
    )  # fmt: skip


def _occurrences(text: str, quote: str) -> int:
    """How often ``quote`` begins in ``text``, overlaps counted."""
    return len(re.findall(f"(?={re.escape(quote)})", text))


def _read_body(body: str, where: str) -> _Reading:
    reading, position = _Reading(), 0
    while position < len(body):
        sign = body[position]
        mark = _ZONE_MARK.match(body, position)
        if mark:
            if mark[1] not in ZONES:
                raise ValueError(f"{where}: {mark[1]!r} is not a zone")
            reading.zone = mark[1]
            reading.zones.append((len(reading.text), mark[1]))
            position = mark.end()
        elif sign == "{":
            reading.opened.append(len(reading.text))
            position += 1
        elif sign == "|":
            end = body.index("}", position)
            _close(reading, body[position + 1 : end], where)
            position = end + 1
        else:
            reading.text += sign
            position += 1
    if reading.opened:
        raise ValueError(f"{where}: a span is not closed")
    return reading


def _zone_starts(text: str, zones: list[tuple[int, str]], where: str) -> list[dict[str, str]]:
    """Zones by their first characters, long enough to be found from the zone before."""
    found: list[dict[str, str]] = []
    previous = 0
    for start, name in zones:
        heads = (text[start : start + length].rstrip() for length in _START_LENGTH)
        head = next((head for head in heads if text.find(head, previous) == start), None)
        if head is None:
            raise ValueError(f"{where}: the start of {name} is not unique")
        found.append({"zone": name, "starts_with": head})
        previous = start
    return found


def convert(block: str) -> dict[str, Any]:
    """One vacancy in the annotation guide's format, from its source block.

    Raises
    ------
    ValueError
        When a value is outside the guide, a span is not closed, or the block has no zone at its first character.
    """
    header, _, body = block.partition("\n")
    doc_id, title, occupation, domain, stem, education, years = (part.strip() for part in header.split("|"))
    if stem not in STEMS or education not in (*EDUCATION, "-"):
        raise ValueError(f"{doc_id}: {stem!r} or {education!r} is not in the guide")
    reading = _read_body(body.strip(), doc_id)
    if not reading.zones or reading.zones[0][0] != 0:
        raise ValueError(f"{doc_id}: text before the first zone")
    return {
        "doc_id": doc_id,
        "occupation": occupation,
        "domain": DOMAINS[domain],
        "stem": stem,
        "education_level": None if education == "-" else education,
        "experience_years_min": None if years == "-" else int(years),
        "zones": _zone_starts(reading.text, reading.zones, doc_id),
        "spans": sorted(reading.spans, key=lambda span: (span["start"], -span["end"])),
        "title": title,
        "date": None,
        "text": reading.text,
    }


def convert_all(folder: Path = FOLDER / "source") -> str:
    """Every vacancy of every source file as JSON lines, in the order of the files."""
    blocks = [
        block
        for path in sorted(folder.glob("*.txt"))
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    ]
    return "".join(json.dumps(convert(block), ensure_ascii=False) + "\n" for block in blocks)


if __name__ == "__main__":
    (FOLDER / "gold.jsonl").write_text(convert_all(), encoding="utf-8")
