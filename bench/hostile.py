"""Hostile input: ``python bench/hostile.py --rounds 40`` reads bombs, random bytes and damaged samples; prints a table.

Every file must end in one of two ways: a `VaardigError` that says what to do, or rows of which each is a vacancy or a
reject. Anything else (another exception, a row lost or invented, a row that takes too long) is a fault, and the exit
code is 1. Everything is made here from a seed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp.batch import make_extractor
from nlp.ingest import discover, read_batches
from nlp.ingest.model import IngestOptions
from vaardig.base.errors import VaardigError

SAMPLES = Path(__file__).resolve().parent.parent / "corpus_samples" / "formats"
SUFFIXES = (".jsonl", ".csv", ".xml", ".html", ".xlsx", ".parquet", ".docx", ".pdf", ".gz", ".zst", ".txt", ".json")
# A row of 50 MB may take this long; ordinary rows take milliseconds.
SECONDS_A_FILE = 60.0
AD = "Taken\n- Je last met TIG.\nProfiel\n- Je hebt kennis van AutoCAD.\n- Frans is een pluspunt.\n"


@dataclass
class Outcome:
    """What became of one file."""

    name: str
    kind: str
    rows: int = 0
    vacancies: int = 0
    rejects: int = 0
    mentions: int = 0
    seconds: float = 0.0
    fault: str = ""


def one(name: str, path: Path) -> Outcome:
    """Read a file to its end and extract what became a vacancy."""
    outcome = Outcome(name, "read")
    start = time.perf_counter()
    try:
        for source in discover([path]):
            for batch in read_batches(source, IngestOptions(batch_rows=500)):
                outcome.rows += batch.rows_read
                outcome.vacancies += batch.vacancies.height
                outcome.rejects += batch.rejects.height
                tables = make_extractor().extract_frame(batch.vacancies)
                outcome.mentions += tables.mentions.height
                if tables.vacancies.height != batch.vacancies.height:
                    outcome.fault = "extraction lost or invented a vacancy"
    except VaardigError as error:
        outcome.kind = "refused"
        if not str(error).strip():
            outcome.fault = "refused without a message"
    except Exception as error:  # noqa: BLE001 - anything that is not our error is what we look for
        outcome.kind, outcome.fault = "fault", f"{type(error).__name__}: {str(error)[:120]}"
        traceback.print_exc(limit=-3)
    outcome.seconds = time.perf_counter() - start
    if outcome.rows != outcome.vacancies + outcome.rejects:
        outcome.fault = f"{outcome.rows} rows became {outcome.vacancies} vacancies and {outcome.rejects} rejects"
    if outcome.seconds > SECONDS_A_FILE:
        outcome.fault = f"took {outcome.seconds:.0f} s"
    return outcome


def _line(**fields: object) -> str:
    return json.dumps({"id": "1", "title": "Lasser", **fields}) + "\n"


def _zip_bomb(inner: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, b"0" * (300 << 20))
    return buffer.getvalue()


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Name, suffix and content of single hostile files."""
    deep = "<div>" * 100_000 + AD + "</div>" * 100_000
    yield "a row of 50 MB", ".jsonl", _line(text=AD * (50 * 1024 * 1024 // len(AD))).encode()
    yield "200,000 nested tags in a text", ".jsonl", _line(text=deep).encode()
    yield "an unclosed tag of 5 MB", ".jsonl", _line(text="<a " + "x" * (5 << 20)).encode()
    yield "JSON 100,000 levels deep", ".jsonl", (b"[" * 100_000 + b"]" * 100_000 + b"\n" + _line(text=AD).encode())
    yield "a JSON number of a million digits", ".jsonl", b'{"id": ' + b"9" * 1_000_000 + b', "text": "x"}\n'
    yield (
        "a million columns",
        ".csv",
        (",".join(f"k{i}" for i in range(1_000_000)) + "\n" + ",".join("1" * 10)).encode(),
    )
    yield "an unclosed quote", ".csv", b'id,title,text\n1,Lasser,"' + AD.encode() * 20_000
    yield "billion laughs", ".xml", (
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
        + b"]><jobs><job><title>x</title><description>&j;</description></job></jobs>"
    )  # fmt: skip
    yield "an outside entity", ".xml", (
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<jobs><job><title>x</title><description>&x;</description></job></jobs>"
    )  # fmt: skip
    yield "XML 100,000 levels deep", ".xml", b"<jobs>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</jobs>"
    yield "a gzip bomb of 1 GB", ".jsonl.gz", _gzip_zeros(1 << 30)
    yield "a zip bomb as a workbook", ".xlsx", _zip_bomb("xl/worksheets/sheet1.xml")
    yield "a zip bomb as a document", ".docx", _zip_bomb("word/document.xml")
    for name, text in texts().items():
        yield name, ".jsonl", _line(text=text).encode("utf-8", "surrogatepass")


def _gzip_zeros(size: int) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as handle:
        for _ in range(size >> 20):
            handle.write(bytes(1 << 20))
    return buffer.getvalue()


def texts() -> dict[str, str]:
    """Texts that trouble matchers: every one holds a readable ad too."""
    return {
        "right to left": "\u202e" + AD + "\u05e9\u05dc\u05d5\u05dd " * 500,
        "combining characters": "".join(c + "\u0301\u0327" for c in AD) * 20 + AD,
        "zero-width between letters": "\u200b".join(AD) + AD,
        "NUL": AD.replace(" ", " \0"),
        "lone surrogates": AD + "\ud800 \udfff" * 3,
        "growing lower case": "\u0130" * 5_000 + AD,
        "ligatures and full width": "\ufb01\uff34\uff29\uff27" * 500 + AD,
        "one word of a million letters": "lassen" * 170_000 + " " + AD,
        "a million commas": "lassen, " * 125_000 + AD,
        "a million opening brackets": "(" * 1_000_000 + AD,
        "only punctuation": ".,;:!?" * 50_000,
        "the same demand 20,000 times": "Je hebt kennis van AutoCAD. " * 20_000,
        "no spaces": (AD * 500).replace(" ", "").replace("\n", ""),
        "endless coordination": "Je hebt kennis van " + " en ".join(["SAP", "Excel", "lassen"] * 3_000) + ".",
        "spaces": " " * 2_000_000 + AD,
    }


def damaged(rounds: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Random bytes under every suffix, and samples cut, flipped, doubled and spliced."""
    rng = random.Random(seed)
    for number in range(rounds):
        for suffix in SUFFIXES:
            yield f"random bytes {suffix} {number}", suffix, rng.randbytes(rng.choice((0, 1, 17, 999, 20_000)))
    files = sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.name != "README.md")
    for path in files:
        whole = path.read_bytes()
        suffix = "".join(path.suffixes[-2:]) if path.suffix in (".gz", ".zst") else path.suffix
        for number in range(rounds):
            raw = bytearray(whole)
            how = rng.choice(("cut", "flip", "double", "splice"))
            if how == "cut":
                raw = raw[: rng.randrange(len(raw) + 1)]
            elif how == "flip":
                for _ in range(rng.choice((1, 10, 200))):
                    raw[rng.randrange(len(raw))] = rng.randrange(256)
            elif how == "double":
                raw += raw[rng.randrange(len(raw)) :]
            else:
                at = rng.randrange(len(raw))
                raw[at:at] = rng.randbytes(rng.randrange(2_000))
            yield f"{path.name} {how} {number}", suffix, bytes(raw)


def run(rounds: int, seed: int, *, with_bombs: bool) -> list[Outcome]:
    """Outcomes of all files, one after the other."""
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, content in (*(bombs() if with_bombs else ()), *damaged(rounds, seed)):
            path = Path(folder) / f"bron{suffix}"
            path.write_bytes(content)
            outcomes.append(one(name, path))
            path.unlink()
    return outcomes


def main() -> int:
    """Print the table; 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="damaged files per sample and per suffix")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-bombs", action="store_true")
    arguments = parser.parse_args()
    outcomes = run(arguments.rounds, arguments.seed, with_bombs=not arguments.no_bombs)
    for outcome in outcomes:
        if outcome.fault or (outcome.seconds > 1 and not arguments.no_bombs):
            print(f"{outcome.name:45} {outcome.kind:8} {outcome.seconds:7.1f} s  {outcome.fault}")
    tally = Counter(outcome.kind for outcome in outcomes)
    rows = sum(outcome.rows for outcome in outcomes)
    kept = sum(outcome.vacancies for outcome in outcomes)
    print(
        f"{len(outcomes)} files: {tally['read']} read, {tally['refused']} refused with a message, "
        f"{sum(bool(o.fault) for o in outcomes)} faults; {rows:,} rows = {kept:,} vacancies + "
        f"{sum(o.rejects for o in outcomes):,} rejects; slowest {max(o.seconds for o in outcomes):.1f} s"
    )
    return int(any(outcome.fault for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
