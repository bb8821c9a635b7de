"""Reading an upload in a process of its own, with a limit on time and memory: whatever it is, the server stays up.

``python -m vaardig.web.intake FILE ROWS CHARACTERS`` prints one JSON object; :func:`read_upload` runs it and cleans up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .faults import Trouble
from .settings import WebSettings

SINGLE = (".txt", ".docx", ".pdf", ".html", ".htm")
MANY = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom", ".parquet")
PACKED = (".gz", ".zst")
_MEMORY = 4 << 30
_FIELDS = ("title", "text", "employer", "location", "sector", "nace", "paritair_comite", "contract")


@dataclass(frozen=True)
class Intake:
    """Vacancies of an upload.

    ``rows`` map columns of a raw vacancy to text, at most ``WebSettings.maximum_rows``; ``rejects`` are pairs of row
    number and reason. ``cut`` is True when the file holds more.
    """

    rows: tuple[dict[str, str], ...]
    rejects: tuple[tuple[int, str], ...]
    cut: bool


def read_upload(raw: bytes, name: str, settings: WebSettings) -> Intake:
    """Read an upload; nothing of it is left behind.

    Parameters
    ----------
    raw
        The file.
    name
        Its name, of which only the ending is used.

    Raises
    ------
    Trouble
        The kind of file is unknown, it holds no vacancy, or it takes too long or too much memory to read.
    """
    suffix = suffix_of(name)
    with tempfile.TemporaryDirectory(prefix="vaardig-") as folder:
        path = Path(folder) / f"bestand{suffix}"
        path.write_bytes(raw)
        limits = (str(settings.maximum_rows), str(settings.maximum_text))
        # -P: the folder that the server was started in is never searched for modules.
        command = [sys.executable, "-P", "-m", "vaardig.web.intake", str(path), *limits]
        environment = os.environ | {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=settings.read_seconds, check=False, cwd=folder, env=environment
            )
        except subprocess.TimeoutExpired:
            raise Trouble(
                "Dit bestand lezen duurt te lang",
                "Wij zijn gestopt, zodat deze computer bruikbaar blijft.",
                "Kies een kleiner bestand, of bewaar het als gewone tekst of csv.",
                status=413,
            ) from None
    return _answer(done.returncode, done.stdout)


def suffix_of(name: str) -> str:
    """Ending of a file name, packing included (``.csv.gz``).

    Raises
    ------
    Trouble
        Files of this kind are not read.
    """
    endings = [ending.lower() for ending in Path(name).suffixes[-2:]]
    packed = endings.pop() if endings and endings[-1] in PACKED else ""
    kind = endings[-1] if endings else ""
    if kind not in (*SINGLE, *MANY) or (packed and kind in SINGLE):
        raise Trouble(
            "Dit soort bestand kunnen wij niet lezen",
            "Wij lezen Word (docx), pdf, html, gewone tekst, Excel, csv en jsonl.",
            "Bewaar het bestand in een van die soorten, of plak de tekst in het vak.",
            status=415,
        )
    return kind + packed


def _answer(code: int, output: bytes) -> Intake:
    try:
        value: Any = json.loads(output) if code == 0 else None
    except ValueError:
        value = None
    if value is None:
        raise Trouble(
            "Dit bestand kunnen wij niet lezen",
            "Het is beschadigd, beveiligd met een wachtwoord, of het is veel groter dan het lijkt.",
            "Open het zelf, bewaar het opnieuw en probeer het nog eens. Of plak de tekst in het vak.",
        )
    rejects = tuple((int(row), str(reason)) for row, reason in value["rejects"])
    if not value["rows"]:
        raise Trouble(
            "In dit bestand vinden wij geen vacature",
            "Er is geen tekst in, of wij vinden de kolom met de tekst niet.",
            "Noem de kolom met de tekst “tekst” en die met de titel “titel”. Is het een scan? Maak er eerst tekst van.",
        )
    return Intake(tuple(value["rows"]), rejects, bool(value["cut"]))


def _limit() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(path: Path, rows: int, characters: int) -> dict[str, Any]:
    from nlp.ingest import IngestOptions, discover, read_batches

    found: list[dict[str, str]] = []
    rejects: list[tuple[int, str]] = []
    cut = False
    for source in discover([path]):
        for batch in read_batches(source, IngestOptions(batch_rows=200, max_characters=characters)):
            for row in batch.vacancies.iter_rows(named=True):
                found.append({name: str(row[name]) for name in _FIELDS if row.get(name)})
            rejects += [(row["row"], row["reason"]) for row in batch.rejects.iter_rows(named=True)]
            if len(found) > rows or len(rejects) > rows:
                cut = True
                break
    return {"rows": found[:rows], "rejects": rejects[:rows], "cut": cut}


def answer_of(path: Path, rows: int, characters: int) -> str | None:
    """What :func:`read_upload` gets back, as JSON; None when the file cannot be read."""
    from vaardig.base.errors import VaardigError

    try:
        return json.dumps(_read(path, rows, characters))
    except (VaardigError, MemoryError, RecursionError):
        return None


def main() -> int:
    """Read FILE; exit code 0 with JSON on standard output, 1 without when it cannot be read."""
    _limit()
    path, rows, characters = sys.argv[1:]
    answer = answer_of(Path(path), int(rows), int(characters))
    sys.stdout.write(answer or "")
    return 0 if answer is not None else 1


if __name__ == "__main__":
    sys.exit(main())
