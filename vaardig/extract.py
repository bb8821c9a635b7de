"""Reading single texts from JSON lines, and scoring the linking benchmark: plain functions behind the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import ConfigError, InputError
from vaardig.base.files import atomic_path

if TYPE_CHECKING:
    from indexes.evaluate import LinkingFigures


def read_lines(source: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file.

    Raises
    ------
    InputError
        The file is absent, not UTF-8, or a line is not a JSON object; the message names the line.
    """
    if not source.is_file():
        raise InputError(f"{source} is not a file", allowed="a JSON Lines file", next_step="check the path")
    with source.open("rb") as handle:
        for number, raw in enumerate(handle, start=1):
            if not raw.strip():
                continue
            try:
                row = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
            except ValueError as error:
                raise InputError(
                    f"{source}, line {number}: {error}",
                    allowed='one JSON object a line, with "id" and "text"',
                    next_step="correct the line, or use 'vaardig build', which sets bad rows apart and goes on",
                ) from None
            if not isinstance(row, dict):
                raise InputError(f"{source}, line {number} is no JSON object", allowed='{"id": …, "text": …}')
            yield row


def extract_lines(source: Path) -> Iterator[dict[str, Any]]:
    """Output rows of DESIGN section 8 for each line, in order; memory does not grow with the file."""
    from nlp.extract import extract_rows

    return extract_rows(read_lines(source))


def json_line(row: dict[str, Any]) -> str:
    """Return one line of JSON, readable, or with escapes where a lone surrogate cannot be written as UTF-8."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def write_extract(source: Path, out: Path) -> int:
    """Write the output rows to ``out``, whole or not at all; returns how many."""
    count = 0
    with atomic_path(out) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as handle:
        for row in extract_lines(source):
            handle.write(json_line(row) + "\n")
            count += 1
    return count


def score_linking(
    queries: Path,
    corpus: Path,
    qrels: Path,
    *,
    kind: str = "occupation",
    encoder: str | None = None,
    concept_mapping: Path | None = None,
    distinct: bool = True,
    run: Path | None = None,
) -> LinkingFigures:
    """Score the linker's own ranking on a benchmark in TREC form; see :func:`indexes.evaluate.evaluate_linking`.

    Raises
    ------
    ConfigError
        The kind is unknown.
    InputError
        A file cannot be read.
    """
    from indexes.encoders import load_encoder
    from indexes.evaluate import evaluate_linking
    from indexes.linker import default_fusion

    if kind not in ("occupation", "skill"):
        raise ConfigError(f"--kind is '{kind}'", allowed="occupation, skill")
    known: Any = kind
    return evaluate_linking(
        queries,
        corpus,
        qrels,
        encoder=load_encoder(encoder),
        fusion=default_fusion(known),
        kind=known,
        concept_mapping=concept_mapping,
        distinct=distinct,
        run=run,
    )
